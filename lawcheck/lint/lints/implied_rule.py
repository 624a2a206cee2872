"""Whoever violates a rule violates another one too.

The rule then adds nothing but its own citation and words. That is mostly meant, as where two laws ask for the same; sometimes a copy was left.
Asked with `--deep`, and proven by a solver.

If the other rule is the copy, take it away; if both are meant, silence the remark, or put them into one family.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.flawed import CASE, bound, flawed
from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.HINT

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.approved

rule whole "The assessment is whole"
  cites act art 5
  requires assessment.approved and assessment.done_on is not none
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.approved

rule whole "The assessment is whole"
  cites act art 5
  requires assessment.done_on is not none
"""


def look(law: Law) -> Iterator[Remark]:
    """Every rule of which each violation is one of another rule."""
    for flaw, text in flawed(law, "implied"):
        yield Remark(
            f"whoever violates `{text.tree.name.text}` violates `{flaw.rules[1]}` too{bound(flaw)}",
            text.tree.name.span,
            help=CASE,
        )
