"""Values that stand for many: what a fact may be in the cases of a world, and how two of them compare.

The same comparisons as `values.compare`, with formulas for answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from typing import TypeAlias, assert_never

from lawcheck.analysis.formula import (
    Formula,
    Quantity,
    Rails,
    at_most,
    both,
    choose,
    either,
    equal,
    exactly,
    less,
    minus,
    negated,
    plus,
    some,
)
from lawcheck.values import Duration, Nothing, Value
from lawcheck.values.value import Relation

_DAY = 1440


@dataclass(frozen=True, eq=False)
class Flag:
    """A yes/no answer: where it is yes."""

    yes: Formula
    none: Formula = False


@dataclass(frozen=True, eq=False)
class Choice:
    """One of the names: for each, where it is that one."""

    names: Mapping[str, Formula]
    none: Formula = False


@dataclass(frozen=True, eq=False)
class Words:
    """A text, of which only matters which others it is the same as: a number for each."""

    number: Quantity
    none: Formula = False


@dataclass(frozen=True, eq=False)
class Name:
    """A choice or a text that a rule writes out."""

    word: str
    none: Formula = False


@dataclass(frozen=True, eq=False)
class Day:
    """A date, by its ordinal."""

    ordinal: Quantity
    none: Formula = False


@dataclass(frozen=True, eq=False)
class Length:
    """A duration. `among`: all the numbers of months that it can have."""

    months: Quantity
    minutes: Quantity
    among: frozenset[int]
    none: Formula = False


@dataclass(frozen=True, eq=False)
class Amount:
    """A number from `low` to `high`, which are the same but for counts; None is no end."""

    low: Quantity | None
    high: Quantity | None
    none: Formula = False


@dataclass(frozen=True, eq=False)
class Existence:
    """An entity or a list, of which only can be asked whether it is `none`."""

    none: Formula


Symbol: TypeAlias = Flag | Choice | Words | Name | Day | Length | Amount | Existence
NOTHING = Existence(True)


def constant(value: Value) -> Symbol:
    """A value that stands for itself."""
    match value:
        case Nothing():
            return NOTHING
        case bool():
            return Flag(value)
        case str():
            return Name(value)
        case date():
            return Day(value.toordinal())
        case Duration(months, minutes):
            return Length(months, minutes, frozenset({months}))
        case Decimal():
            exact = Fraction(value)
            return Amount(exact, exact)
        case _:
            raise TypeError(f"{value!r} is no value of a fact")


def parts_of(symbol: Symbol) -> tuple[Formula | Quantity, ...]:
    """The variables that make up a value."""
    match symbol:
        case Flag(yes):
            return (yes,)
        case Choice(names, none):
            return (*names.values(), none)
        case Words(number, none) | Amount(low=number, none=none):
            return (number, none)
        case Day(ordinal, none):
            return (ordinal, none)
        case Length(months, minutes, _, none):
            return (months, minutes, none)
        case Name() | Existence():
            return ()
        case _:
            assert_never(symbol)


def absent_where(symbol: Symbol, gone: Formula) -> Symbol:
    """The same, and `none` where `gone`; a yes/no answer is then no."""
    if gone is False:
        return symbol
    if isinstance(symbol, Flag):
        return Flag(both(symbol.yes, negated(gone)))
    return replace(symbol, none=either(symbol.none, gone))


class Texts:
    """The numbers that stand for the texts written in rules and cases; others have higher ones."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        """The number of a text."""
        return self._numbers.setdefault(text, len(self._numbers))

    def text(self, number: int) -> str:
        """The text of a number; some other text where none has it."""
        known = {n: text for text, n in self._numbers.items()}
        return known.get(number, f"another text, {number}")


def compare(relation: Relation, left: Symbol, right: Symbol, texts: Texts) -> Rails:
    """Where `left` surely stands in `relation` to `right`, and where it surely does not."""
    there = both(negated(left.none), negated(right.none))
    told = _payload(relation, left, right, texts) if there is not False else Rails(False, False)
    if relation == "is":
        neither = both(left.none, right.none)
        one = both(either(left.none, right.none), negated(neither))
        return Rails(either(neither, both(there, told.true)), either(one, both(there, told.false)))
    return Rails(both(there, told.true), either(left.none, right.none, told.false))


def _payload(relation: Relation, left: Symbol, right: Symbol, texts: Texts) -> Rails:
    match left, right:
        case Flag(), Flag():
            return exactly(either(both(left.yes, right.yes), both(negated(left.yes), negated(right.yes))))
        case (Name(a), Name(b)):
            return exactly(a == b)
        case (Choice(names), Name(word)) | (Name(word), Choice(names)):
            return exactly(names.get(word, False))
        case Choice(names), Choice(others):
            return exactly(some(both(names[name], others[name]) for name in names if name in others))
        case (Words(number), Name(word)) | (Name(word), Words(number)):
            return exactly(equal(number, texts.number(word)))
        case Words(number), Words(other):
            return exactly(equal(number, other))
        case Day(a), Day(b):
            return _ordered(relation, (a, a), (b, b))
        case Length(), Length():
            return _lengths(relation, left, right)
        case Amount(), Amount():
            return _ordered(relation, (left.low, left.high), (right.low, right.high))
        case _:  # an entity or a list, of which only `is none` is asked
            return exactly(False)


def _lengths(relation: Relation, left: Length, right: Length) -> Rails:
    told = _ordered(relation, bounds(left), bounds(right))
    if left.among == right.among == {0}:
        return told
    alike = both(equal(left.months, right.months), equal(left.minutes, right.minutes))
    reflexive = relation in ("is", "at least", "at most")  # 1 month is 1 month, whatever day it is counted from
    return Rails(
        either(both(alike, reflexive), both(negated(alike), told.true)),
        either(both(alike, not reflexive), both(negated(alike), told.false)),
    )


def bounds(length: Length) -> tuple[Quantity, Quantity]:
    """The fewest and the most minutes that it can last."""
    if length.among == {0}:
        return length.minutes, length.minutes
    fewest, most = (_times_a_day(days) for days in days_of_months(length.months, length.among))
    return plus(fewest, length.minutes), plus(most, length.minutes)


def _times_a_day(days: Quantity) -> Quantity:
    return days * _DAY


def days_of_months(months: Quantity, among: frozenset[int]) -> tuple[Quantity, Quantity]:
    """The fewest and the most days that so many months have; `among`: the numbers of months that it can be."""
    known = {number: tuple(part // _DAY for part in Duration(months=number).bounds()) for number in sorted(among)}
    if isinstance(months, int):
        return known[months][0], known[months][1]
    *others, last = known
    fewest, most = (
        reduce(lambda rest, n: choose(equal(months, n), known[n][end], rest), others, known[last][end])
        for end in (0, 1)
    )
    return fewest, most


def _ordered(
    relation: Relation,
    left: tuple[Quantity | None, Quantity | None],
    right: tuple[Quantity | None, Quantity | None],
) -> Rails:
    (a, b), (c, d) = left, right
    if a is b and c is d:  # each is one number
        match relation:
            case "is":
                return exactly(equal(a, c))
            case "at least":
                return exactly(at_most(c, a))
            case "at most":
                return exactly(at_most(a, c))
            case "more than":
                return exactly(less(c, a))
            case "less than":
                return exactly(less(a, c))
    match relation:
        case "is":
            return Rails(both(_at_most(b, c), _at_most(d, a)), either(_less(b, c), _less(d, a)))
        case "at least":
            return Rails(_at_most(d, a), _less(b, c))
        case "more than":
            return Rails(_less(d, a), _at_most(b, c))
        case "at most":
            return Rails(_at_most(b, c), _less(d, a))
        case "less than":
            return Rails(_less(b, c), _at_most(d, a))
    assert_never(relation)


def _at_most(a: Quantity | None, b: Quantity | None) -> Formula:
    """Of ends of ranges; None is an end that there is not, so that nothing is sure of it."""
    return False if a is None or b is None else at_most(a, b)


def _less(a: Quantity | None, b: Quantity | None) -> Formula:
    return False if a is None or b is None else less(a, b)


def add(left: Symbol, right: Symbol, subtract: bool) -> Symbol:
    """`left` plus or minus `right`, but for a date and a duration (`calendar.shifted`)."""
    none = either(left.none, right.none)
    match left, right:
        case Day(a), Day(b):
            days = minus(a, b)
            return Length(0, days * _DAY, frozenset({0}), none)
        case Length(), Length():
            combine = minus if subtract else plus
            among = frozenset(a - b if subtract else a + b for a in left.among for b in right.among)
            return Length(combine(left.months, right.months), combine(left.minutes, right.minutes), among, none)
        case Amount(), Amount():
            return _add_amounts(left, right, subtract, none)
        case _:
            return NOTHING


def _add_amounts(left: Amount, right: Amount, subtract: bool, none: Formula) -> Amount:
    if left.low is left.high and right.low is right.high:
        total = minus(left.low, right.low) if subtract else plus(left.low, right.low)
        return Amount(total, total, none)
    combine = minus if subtract else plus
    low, high = (right.high, right.low) if subtract else (right.low, right.high)
    return Amount(
        None if left.low is None or low is None else combine(left.low, low),
        None if left.high is None or high is None else combine(left.high, high),
        none,
    )
