"""Terms → functions that find their values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeAlias, assert_never

from lawcheck.facts.claim import Content, Items
from lawcheck.finding.situation import Scope, list_alternatives
from lawcheck.model.condition import Condition, Constant, Count, FactTerm, Sum, Term, Today
from lawcheck.model.vocabulary import EntityType, ListOf
from lawcheck.values import NONE, Duration, Interval, Truth, Value, shift

Tell: TypeAlias = Callable[[Scope], Truth]
TellOf: TypeAlias = Callable[[Condition], Tell]
# The values that may be meant; None where something is missing.
Look: TypeAlias = Callable[[Scope], tuple[Value, ...] | None]


def look(term: Term, of: TellOf) -> Look:
    """The function that finds the values of a term. `of`: that which tells the truth of a condition."""
    match term:
        case Constant(value):
            fixed = (value,)
            return lambda _scope: fixed
        case FactTerm():
            if isinstance(term.type, EntityType | ListOf):
                return lambda scope: _existence(scope.contents(term))
            return _plain_values(term)
        case Today():
            return lambda scope: (scope.today,)
        case Sum(left, right, minus):
            return _sum(look(left, of), look(right, of), minus)
        case Count():
            return _count(term, of(term.body))
        case _:
            assert_never(term)


def _plain_values(term: FactTerm) -> Look:
    level, path, type_ = term.level, term.path, term.type
    return lambda scope: scope.levels[level].bound.contents(path, type_)  # type: ignore[return-value]


def _existence(found: tuple[Content, ...] | None) -> tuple[Value, ...] | None:
    """Entities and lists are compared with `none` only: what exists counts as yes, an empty list as `none`."""
    if found is None:
        return None
    if any(isinstance(value, Items) and value.incomplete and not value.elements for value in found):
        return None  # there may be some, and there may be none
    there = (value is not NONE and not (isinstance(value, Items) and not value.elements) for value in found)
    return tuple({exists or NONE: None for exists in there})


def _sum(left: Look, right: Look, minus: bool) -> Look:
    def found(scope: Scope) -> tuple[Value, ...] | None:
        first, second = left(scope), right(scope)
        if first is None or second is None:
            return None
        return tuple({add(a, b, minus): None for a in first for b in second})

    return found


def add(left: Value, right: Value, minus: bool) -> Value:
    """`left` plus or minus `right`; `none` where either is `none`."""
    match left, right:
        case date(), date():
            return Duration(minutes=(left - right).days * 24 * 60)
        case date(), Duration():
            return shift(left, -right if minus else right)
        case Duration(), Duration():
            return left + (-right if minus else right)
        case ((Decimal() | Interval()), (Decimal() | Interval())):
            return _add_ranges(left, right, minus)
        case _:
            return NONE


def _add_ranges(left: Decimal | Interval, right: Decimal | Interval, minus: bool) -> Decimal | Interval:
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return left - right if minus else left + right
    a = left if isinstance(left, Interval) else Interval(left, left, disputed=True)
    b = right if isinstance(right, Interval) else Interval(right, right, disputed=True)
    disputed = a.disputed and b.disputed
    if not minus:
        high = None if a.high is None or b.high is None else a.high + b.high
        return Interval(a.low + b.low, high, disputed)
    if b.high is None:
        return Interval(Decimal("-Infinity"), None, disputed)
    return Interval(a.low - b.high, None if a.high is None else a.high - b.low, disputed)


def _count(term: Count, body: Tell) -> Look:
    def found(scope: Scope) -> tuple[Value, ...] | None:
        values = scope.contents(term.list)
        if values is None:
            return None
        return tuple(counted(items, scope) for items in list_alternatives(values))

    def counted(items: Items, scope: Scope) -> Value:
        surely = disputed = unknown = 0
        for inner in scope.each(term.list, items):
            truth = body(inner)
            surely += truth is Truth.TRUE
            disputed += truth is Truth.DISPUTED
            unknown += truth is Truth.UNKNOWN
        low = Decimal(surely)
        if items.incomplete:
            return Interval(low, None)
        return Interval(low, low + disputed + unknown, disputed=unknown == 0)

    return found
