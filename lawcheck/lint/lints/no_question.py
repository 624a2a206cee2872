"""A fact has no question.

Nobody can be asked for it: the interview, the case file and the reports show its bare name.

Write the question in quotes after the type.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.WARNING

BAD = """
vocabulary other "Another vocabulary"

entity tower "A tower"
  height: number
"""

GOOD = """
vocabulary other "Another vocabulary"

entity tower "A tower"
  height: number "How high is it?"
"""


def look(law: Law) -> Iterator[Remark]:
    """Every fact without one."""
    for entity in law.entities:
        for fact in entity.facts:
            if not fact.question:
                yield Remark(f"the fact `{entity.name.text}.{fact.name.text}` has no question", fact.name.span)
