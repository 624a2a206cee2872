"""The time in force of a rule begins before that of its instrument, or ends after it.

A rule is in force at most while the instrument of its first citation is. An earlier date has no effect, and suggests that another
instrument was meant, or that its date is wrong.

Look the dates up; cite first the instrument that carries the rule, or take the clause away.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, clauses
from lawcheck.lint.remark import Level, Remark
from lawcheck.syntax import ast

LEVEL = Level.WARNING

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  in force from 2019-01-01
  requires assessment.opinion is approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  in force from 2021-01-01
  requires assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every beginning before, and every end after, the instrument's."""
    for tree, cites in law.carriers:
        window = law.ruleset.instruments[cites[0].instrument].window
        for clause in clauses(tree, ast.InForce):
            since, until = clause.since, clause.until
            if since and window.since and since.text < window.since.isoformat():
                what, day, span = "from", window.since, since.span
            elif until and window.until and until.text > window.until.isoformat():
                what, day, span = "until", window.until, until.span
            else:
                continue
            yield Remark(
                f"this has no effect: `{cites[0].instrument}` is in force {what} {day}", span, help="take it away"
            )
