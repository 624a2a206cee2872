"""A condition is false whatever the case.

What rests on it never happens: a rule that never applies, a duty that nobody can meet. Mostly an `and` stands where `or` was
meant, or two limits exclude each other.

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
  applies when assessment.opinion is approved and assessment.opinion is rejected
  requires assessment.done_on is not none
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  applies when assessment.opinion is approved or assessment.opinion is rejected
  requires assessment.done_on is not none
"""


def look(law: Law) -> Iterator[Remark]:
    """Every condition of a clause or definition that cannot be true."""
    for condition, span in conditions(law):
        if not can_be(condition, True):
            yield Remark("this is false whatever the case", span, help="say what was meant, or take it away")
