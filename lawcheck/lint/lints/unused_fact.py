"""A fact that no rule, definition, draft or message reads.

People are asked for it, and nothing comes of their answer. Free texts are left alone: they are there for the reader.

Write the rule that needs it, or take it away.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark
from lawcheck.lint.uses import read_facts

LEVEL = Level.HINT

BAD = """
vocabulary other "Another vocabulary"

entity tower "A tower"
  height: number "How high is it?"
"""

GOOD = """
vocabulary other "Another vocabulary"

entity tower "A tower"
  height: number "How high is it?"

rulebook towers "Towers"
  use other

rule low "Towers are low"
  cites act art 4
  requires tower.height at most 30
"""


def look(law: Law) -> Iterator[Remark]:
    """Every such fact that is not a free text, a name or another entity."""
    read = read_facts(law)
    for entity in law.entities:
        for fact in entity.facts:
            if fact.type.kind not in ("text", "entity") and (entity.name.text, fact.name.text) not in read:
                yield Remark(f"nothing reads the fact `{entity.name.text}.{fact.name.text}`", fact.name.span)
