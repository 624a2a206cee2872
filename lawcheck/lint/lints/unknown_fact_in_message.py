"""A message names a fact that can be unknown when the message is said.

The rule can be broken without the fact being known; the report then says in its place that it is not known. That may be
meant, and often another sentence would do without it.

Require first that the fact is known, or leave it out of the message.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.known import known_if, path_of
from lawcheck.lint.law import Law, clauses
from lawcheck.lint.remark import Level, Remark
from lawcheck.syntax import ast

LEVEL = Level.OFF

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
    else "The assessment of {assessment.done_on} is not approved."
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  applies when assessment.done_on is not none
  requires assessment.opinion is approved
    else "The assessment of {assessment.done_on} is not approved."
"""


def look(law: Law) -> Iterator[Remark]:
    """Every fact of a message without which the duty could be broken all the same."""
    for text in law.rules:
        known = frozenset().union(*(known_if(condition, True) for condition in text.rule.applies))
        for duty, clause in zip(clauses(text.tree, ast.Duty), text.rule.clauses, strict=True):
            broken = known | known_if(clause.required, False)
            for fact in clause.mentions:
                if path_of(fact) not in broken:
                    yield Remark(
                        f"`{fact.name}` can be unknown when this is said",
                        duty.message.span,
                        help="let the rule apply only where it is known, or leave it out of the message",
                    )
