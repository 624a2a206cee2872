"""Whoever violates a rule violates another one too.

The rule then adds nothing but its own citation and words. That is mostly meant, as where two laws ask for the same; sometimes a copy was left.
Asked with `--deep`, and proven by a solver.

If the other rule is the copy, take it away. If both are meant, put them into one family, of whose rules this is not said; or say so
above the rule, with the reason: `# lawcheck: ignore[implied-rule with eu.led.a] …`.
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
    """Every rule of which each violation is one of another rule, that no family has beside it."""
    for flaw, text in flawed(law, "implied"):
        if law.ruleset.in_one_family(*flaw.rules):
            continue
        yield Remark(
            f"whoever violates `{text.tree.name.text}` violates `{flaw.rules[1]}` too{bound(flaw)}",
            text.tree.name.span,
            help=CASE,
            rules=flaw.rules[1:],
        )
