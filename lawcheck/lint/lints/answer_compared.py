"""A yes/no fact is compared with `yes` or `no`.

`p.covert is yes` is `p.covert`, and `p.covert is no` is `not p.covert`: the fact is a condition already.

Write the fact alone, or `not` before it. `--fix` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, inside
from lawcheck.lint.remark import Edit, Level, Remark
from lawcheck.syntax import ast

LEVEL = Level.HINT

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  applies when assessment.done_on is not none
  requires assessment.approved is yes
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  applies when assessment.done_on is not none
  requires assessment.approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every such comparison."""
    for _, tree in law.written:
        for one in inside(tree):
            match one:
                case ast.Comparison("is", ast.Path() as fact, ast.Value(kind="yes" | "no" as answer), negated):
                    written = (
                        law.source(fact.span) if (answer == "yes") is not negated else f"not {law.source(fact.span)}"
                    )
                    fix = (Edit(one.span, written),) if "#" not in law.source(one.span) else ()
                    yield Remark(f"`{answer}` need not be written", one.span, help=f"write `{written}`", fix=fix)
                case _:
                    continue
