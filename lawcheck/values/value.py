"""The closed union of values that a fact can have, and how two of them compare.

`NONE` is a value: it is known that there is none, or that it did not happen. Not knowing is no value at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final, Literal, TypeAlias

from lawcheck.values.dates import Duration
from lawcheck.values.truth import Truth


class Nothing(Enum):
    """The type of `none`."""

    NONE = "none"


NONE: Final = Nothing.NONE


@dataclass(frozen=True)
class Interval:
    """A number from `low` to `high`, both included; no upper end where `high` is None.

    `disputed`: nothing is missing, and only the sources differ on where in it the number lies.
    """

    low: Decimal
    high: Decimal | None
    disputed: bool = False


# A choice and a text are both `str`; the resolved types keep them apart. A yes/no answer is `bool`.
Value: TypeAlias = bool | Decimal | date | Duration | str | Nothing | Interval
Relation: TypeAlias = Literal["is", "at least", "at most", "more than", "less than"]

_INFINITE = Decimal("Infinity")


def compare(relation: Relation, left: Value, right: Value) -> Truth:
    """Whether `left` stands in `relation` to `right`.

    An ordering with `none` is false. Two durations in months and in days, or a count that is a range, can overlap:
    then the answer is open, since it depends on the day counted from, or on what is not known of the list.
    Dates use the same relations: *before* is `less than`, *on or before* is `at most`.
    """
    if left is NONE or right is NONE:
        return Truth.TRUE if relation == "is" and left is right else Truth.FALSE
    if isinstance(left, bool | str):
        return Truth.TRUE if left == right else Truth.FALSE
    if isinstance(left, Duration) and left == right:  # 1 month is 1 month, whatever day it is counted from
        return Truth.TRUE if relation in ("is", "at least", "at most") else Truth.FALSE
    truth = _between(relation, _bounds(left), _bounds(right))
    if truth is Truth.UNKNOWN and _only_disputed(left) and _only_disputed(right):
        return Truth.DISPUTED
    return truth


def _only_disputed(value: Value) -> bool:
    return value.disputed if isinstance(value, Interval) else not isinstance(value, Duration)


def _bounds(value: Value) -> tuple[Decimal, Decimal]:
    match value:
        case Interval(low, high, _):
            return low, _INFINITE if high is None else high
        case Duration():
            low_minutes, high_minutes = value.bounds()
            return Decimal(low_minutes), Decimal(high_minutes)
        case date():
            return Decimal(value.toordinal()), Decimal(value.toordinal())
        case Decimal():
            return value, value
    raise TypeError(f"{value!r} has no order")  # resolved types never let this happen


def _between(relation: Relation, left: tuple[Decimal, Decimal], right: tuple[Decimal, Decimal]) -> Truth:
    (a, b), (c, d) = left, right
    match relation:
        case "is":
            surely, surely_not = a == b == c == d, b < c or d < a
        case "at least":
            surely, surely_not = a >= d, b < c
        case "more than":
            surely, surely_not = a > d, b <= c
        case "at most":
            surely, surely_not = b <= c, a > d
        case "less than":
            surely, surely_not = b < c, a >= d
    return Truth.TRUE if surely else Truth.FALSE if surely_not else Truth.UNKNOWN


def show(value: Value) -> str:
    """The value as it is written in a case file."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Nothing():
            return "none"
        case date():
            return value.isoformat()
        case Interval(low, high, _):
            return f"{low} or more" if high is None else str(low) if low == high else f"{low} to {high}"
        case Decimal():
            return format(value.normalize(), "f")
        case _:
            return str(value)
