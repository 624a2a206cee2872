"""A citation was last held against the text of the law more than two years ago.

Laws are changed, and articles renumbered. What was right then may not be so now.

Compare again, and write the new day after `verified`. A rule that is no longer in force is left alone.
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
  verified 2023-05-01
  requires assessment.opinion is approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  verified 2026-01-31
  requires assessment.opinion is approved
"""


_YEARS = 2


def look(law: Law) -> Iterator[Remark]:
    """Every such day of a rule that is in force today."""
    for text in law.rules:
        on = text.rule.verified
        if on is None or not text.rule.window.holds_on(law.today):
            continue
        if (law.today.year - on.year, law.today.month, law.today.day) > (_YEARS, on.month, on.day):
            span = next(clauses(text.tree, ast.Verified)).span
            yield Remark(f"this was last held against the text of the law on {on}", span, help="compare again")
