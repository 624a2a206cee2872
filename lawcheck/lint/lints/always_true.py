"""A condition is true whatever the case.

It decides nothing. Mostly an `or` stands where `and` was meant, or the sign of a comparison is turned round.

Say what was meant, or take the condition away.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, conditions
from lawcheck.lint.remark import Level, Remark
from lawcheck.lint.worlds import can_be

LEVEL = Level.ERROR

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  applies when assessment.opinion is not approved or assessment.opinion is not rejected
  requires assessment.opinion is approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  applies when assessment.opinion is not approved and assessment.opinion is not rejected
  requires assessment.done_on is not none
"""


def look(law: Law) -> Iterator[Remark]:
    """Every condition of a clause or definition that cannot be false."""
    for condition, span in conditions(law):
        if not can_be(condition, False):
            yield Remark("this is true whatever the case", span, help="say what was meant, or take it away")
