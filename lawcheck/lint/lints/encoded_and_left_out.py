"""A provision is said to be left out, and a rule of the same rulebook rests on it.

`outside` tells a reader that nothing here answers for the provision. If a rule rests on it all the same, one of the two is
not true any more.

Take the provision out of `outside`, or narrow it to the paragraphs that really are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.citation import Pinpoint
from lawcheck.diagnostics import Label
from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.WARNING

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4 para 1
  requires assessment.opinion is approved

outside act art 3 to 6 because "penalties"
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4 para 1
  requires assessment.opinion is approved

outside act art 4 para 2, act art 5 to 6 because "penalties"
"""


def look(law: Law) -> Iterator[Remark]:
    """Every stretch of law left out in which the first citation of a rule lies."""
    for outside in law.ruleset.outside:
        for rule in law.ruleset.rules:
            first = rule.cites[0]
            if rule.rulebook != outside.rulebook or first.instrument != outside.instrument:
                continue
            if _lies_in(first.pinpoint, outside.first, outside.last):
                yield Remark(
                    f"`{first}` is said to be left out, and `{rule.name.rpartition('.')[2]}` rests on it",
                    outside.span,
                    others=(Label(first.span, "cited here"),),
                    help="take it out of `outside`, or say which paragraphs are left out",
                )
                break


def _lies_in(place: Pinpoint, first: Pinpoint, last: Pinpoint) -> bool:
    """Whether a place lies from one place to another, each with all below it. A place above both lies in neither."""
    depth = len(first.units)
    if not depth or len(place.units) < depth:
        return False
    here = Pinpoint(place.units[:depth]).order()
    end = last if len(last.units) == depth else first
    return [unit for unit, *_ in here] == [unit for unit, *_ in first.order()] and (
        first.order() <= here <= end.order()
    )
