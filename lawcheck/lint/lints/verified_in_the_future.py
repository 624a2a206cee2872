"""A citation is said to have been held against the text of the law on a day that has not come yet.

That is a slip of the pen, and readers would rely on it.

Write the day on which it was done.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, clauses
from lawcheck.lint.remark import Level, Remark
from lawcheck.syntax import ast

LEVEL = Level.ERROR

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  verified 2062-01-31
  requires assessment.opinion is approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  verified 2026-01-31
  requires assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every such day, of rules and exceptions."""
    for tree, _ in law.carriers:
        for clause in clauses(tree, ast.Verified):
            if clause.on.text > law.today.isoformat():
                yield Remark(f"{clause.on.text} has not come yet", clause.on.span, help="write the day it was done")
