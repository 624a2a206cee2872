"""A rule rests on what only a human can judge, and does not say how the law is read.

Whether something is proportionate is decided by whoever answers. The rule should say what its author takes the law to mean, so
that a reader can disagree.

Write `reading "…"`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, saying
from lawcheck.lint.remark import Level, Remark
from lawcheck.lint.uses import facts_of_rule

LEVEL = Level.OFF

BAD = """
rule proportionate "Filming is in proportion to its aim"
  cites act art 4
  for each c in cameras
  requires c.proportionate
"""

GOOD = """
rule proportionate "Filming is in proportion to its aim"
  cites act art 4
  reading "Filming is read as in proportion if nothing milder would do."
  for each c in cameras
  requires c.proportionate
"""


def look(law: Law) -> Iterator[Remark]:
    """Every rule without a reading one of whose facts is `judged`."""
    judged = {fact.name.text for entity in law.entities for fact in entity.facts if fact.judged is not None}
    for text in law.rules:
        if saying(text.tree, "reading") is not None:
            continue
        for fact in facts_of_rule(text.rule):
            if fact.path and fact.path[-1] in judged:
                yield Remark(
                    f"`{text.tree.name.text}` rests on the judgment whether `{fact.name}`, and has no reading",
                    text.tree.name.span,
                    help="say how the law is read",
                )
                break
