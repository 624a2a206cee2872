"""A condition speaks of more than a dozen facts.

Nobody can keep that in mind, and nobody can test it.

Give parts of it a name with `define`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark
from lawcheck.syntax import ast

LEVEL = Level.HINT

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.done_on on or after 2010-01-01
      or assessment.done_on on or after 2011-01-01
      or assessment.done_on on or after 2012-01-01
      or assessment.done_on on or after 2013-01-01
      or assessment.done_on on or after 2014-01-01
      or assessment.done_on on or after 2015-01-01
      or assessment.done_on on or after 2016-01-01
      or assessment.done_on on or after 2017-01-01
      or assessment.done_on on or after 2018-01-01
      or assessment.done_on on or after 2019-01-01
      or assessment.done_on on or after 2020-01-01
      or assessment.done_on on or after 2021-01-01
      or assessment.done_on on or after 2022-01-01
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.done_on on or after 2010-01-01
      or assessment.done_on on or after 2011-01-01
      or assessment.done_on on or after 2012-01-01
      or assessment.done_on on or after 2013-01-01
      or assessment.done_on on or after 2014-01-01
      or assessment.done_on on or after 2015-01-01
      or assessment.done_on on or after 2016-01-01
      or assessment.done_on on or after 2017-01-01
      or assessment.done_on on or after 2018-01-01
      or assessment.done_on on or after 2019-01-01
      or assessment.done_on on or after 2020-01-01
      or assessment.done_on on or after 2021-01-01
"""


_MOST_TESTS = 12


def look(law: Law) -> Iterator[Remark]:
    """Every condition of more tests than that."""
    for _, tree in law.written:
        number = len(list(_tests(tree)))
        if number > _MOST_TESTS:
            yield Remark(
                f"this condition makes {number} tests", tree.span, help="give parts of it a name with `define`"
            )


def _tests(tree: ast.Expr) -> Iterator[ast.Expr]:
    match tree:
        case ast.Junction(_, several):
            for part in several:
                yield from _tests(part)
        case ast.Not(part):
            yield from _tests(part)
        case ast.Quantified(where=where, has=has):
            yield from _tests(has)
            if where:
                yield from _tests(where)
        case _:
            yield tree
