"""An exception has no title.

A report says by its title why a rule does not hold: “Exempt: it started before the law applied”. Without one it can only give
the name.

Write it in quotes after the rules that it names.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.HINT

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved

exception under_an_order to opinion_given
  cites act art 5
  when court_order.issued_on is not none
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved

exception under_an_order to opinion_given "A court has ordered it"
  cites act art 5
  when court_order.issued_on is not none
"""


def look(law: Law) -> Iterator[Remark]:
    """Every exception without a title."""
    for text in law.exceptions:
        if not text.tree.title:
            yield Remark(f"the exception `{text.tree.name.text}` has no title", text.tree.name.span)
