"""A rule has more than eight duties.

A violation then says little, for so much could be meant; and the severity is that of the gravest part.

Make several rules of it, one for each thing that the law demands.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, clauses
from lawcheck.lint.remark import Level, Remark
from lawcheck.syntax import ast

LEVEL = Level.HINT

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.done_on on or after 2010-01-01
  requires assessment.done_on on or after 2011-01-01
  requires assessment.done_on on or after 2012-01-01
  requires assessment.done_on on or after 2013-01-01
  requires assessment.done_on on or after 2014-01-01
  requires assessment.done_on on or after 2015-01-01
  requires assessment.done_on on or after 2016-01-01
  requires assessment.done_on on or after 2017-01-01
  requires assessment.done_on on or after 2018-01-01
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.done_on on or after 2010-01-01
  requires assessment.done_on on or after 2011-01-01
  requires assessment.done_on on or after 2012-01-01
  requires assessment.done_on on or after 2013-01-01
  requires assessment.done_on on or after 2014-01-01
  requires assessment.done_on on or after 2015-01-01
  requires assessment.done_on on or after 2016-01-01
  requires assessment.done_on on or after 2017-01-01
"""


_MOST_DUTIES = 8


def look(law: Law) -> Iterator[Remark]:
    """Every rule with more duties than that."""
    for text in law.rules:
        number = len(list(clauses(text.tree, ast.Duty)))
        if number > _MOST_DUTIES:
            yield Remark(
                f"`{text.tree.name.text}` has {number} duties", text.tree.name.span, help="make several rules of it"
            )
