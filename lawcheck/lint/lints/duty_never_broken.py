"""A duty is met wherever its rule applies.

The other duties of the rule may be broken, and this one cannot be: `applies when` has decided it.

Take the duty away, or let the rule apply more widely.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, clauses
from lawcheck.lint.remark import Level, Remark
from lawcheck.lint.worlds import can_be, never
from lawcheck.model.condition import Not
from lawcheck.syntax import ast

LEVEL = Level.WARNING

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  applies when assessment.done_on is not none
  requires assessment.done_on is not none
  requires assessment.opinion is approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  applies when assessment.done_on is not none
  requires assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every duty of several that `applies when` implies."""
    for text in law.rules:
        rule = text.rule
        if len(rule.clauses) == 1:
            continue  # then the whole rule cannot be violated
        for duty, clause in zip(clauses(text.tree, ast.Duty), rule.clauses, strict=True):
            if not can_be(clause.required, False):
                continue  # true by itself, which is another remark
            if never(*rule.applies, Not(clause.required, clause.span)):
                yield Remark("this duty is met wherever the rule applies", duty.condition.span, help="take it away")
