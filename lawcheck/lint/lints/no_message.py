"""A duty has no message.

The report can then only say that the condition is not met, in the words of the rule language.

Write after it what is wrong when it is broken: `else "There is no opinion."`
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
  requires assessment.opinion is approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
    else "There is no approval."
"""


def look(law: Law) -> Iterator[Remark]:
    """Every duty without one."""
    for text in law.rules:
        for duty in clauses(text.tree, ast.Duty):
            if not duty.message:
                yield Remark(
                    "this duty has no message", duty.span, help='write what is wrong when it is broken: `else "…"`'
                )
