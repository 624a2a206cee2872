"""A part of a row of `and` or `or` makes no difference to it.

In `a is at least 3 and a is at least 2` the second part follows from the first. It may be a slip of the sign or the number; it
may also stand there for the reader. (Where sources differ, it can still turn *disputed* into *not known*.)

Take it away, or write what was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, conditions
from lawcheck.lint.remark import Level, Remark
from lawcheck.lint.uses import facts_in
from lawcheck.lint.worlds import can_be, never
from lawcheck.model.condition import And, Condition, Not, Or, Some
from lawcheck.plan.meaning import of_condition, of_term
from lawcheck.span import Span

LEVEL = Level.HINT

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires count of c in cameras where c.public at most 3 and count of c in cameras where c.public at most 5
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires count of c in cameras where c.public at most 3 and assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every part of a row as written that the others decide."""
    for condition, span in conditions(law):
        for row in _rows(condition, span):
            yield from _without_effect(row)


def _rows(condition: Condition, span: Span) -> Iterator[And | Or]:
    """The rows written inside a span; not those of definitions used there, which are looked at on their own."""
    match condition:
        case And(parts) | Or(parts):
            if (
                condition.span.file == span.file
                and span.start <= condition.span.start
                and condition.span.end <= span.end
            ):
                yield condition
                for part in parts:
                    yield from _rows(part, span)
        case Not(part):
            yield from _rows(part, span)
        case Some(_, _, _, body):
            yield from _rows(body, span)
        case _:
            return


def _without_effect(row: And | Or) -> Iterator[Remark]:
    keys = [of_condition(part) for part in row.parts]
    facts = [frozenset(of_term(fact) for fact in facts_in(part)) for part in row.parts]
    for number, part in enumerate(row.parts):
        others = tuple(other for i, other in enumerate(row.parts) if i != number)
        if not facts[number] & frozenset().union(*facts[:number], *facts[number + 1 :]):
            continue  # what speaks of other facts decides nothing here
        if keys.count(keys[number]) > 1 or not can_be(part, True) or not can_be(part, False):
            continue  # said by other lints
        if isinstance(row, And):
            idle = not never(*others) and never(*others, Not(part, part.span))
        else:
            idle = can_be(Or(others, row.span), False) and never(part, Not(Or(others, row.span), row.span))
        if idle:
            yield Remark("this makes no difference beside the other parts", part.span, help="take it away")
            return  # of two that mean the same only one may go
