"""What a term may stand for: every value that the claims leave possible (sections 2 and 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from lawcheck.facts.claim import REFUSED, Instance, Items
from lawcheck.model.vocabulary import FactType, ListOf, YesNo
from lawcheck.values import NONE, Duration, Value
from tests.reference.calendar import MINUTES_OF_A_DAY, later, shortest_and_longest
from tests.reference.truth import FALSE, UNKNOWN, Truth, both, not_, yes_or_no


@dataclass(frozen=True)
class Counted:
    """ "`count of …` is a range, from the elements that surely count to those that may."

    `missing`: not only sources that differ make it a range, but something that is not known. `due`: the last days of
    deadlines that keep it one.
    """

    surely: Decimal
    at_most: Decimal
    missing: bool
    due: frozenset[date] = frozenset()


Candidate: TypeAlias = Value | Instance | Items | Counted


@dataclass(frozen=True)
class Candidates:
    """The values that may be meant; `missing`: there is no claim, so it may be anything."""

    values: Sequence[Candidate]
    missing: bool = False


def follow(start: Sequence[Candidate], path: tuple[str, ...], type: FactType) -> Candidates:
    """The values at the end of a path, collected over all claims about all that stands along it.

    "No claim: the fact is **unknown**", also where only one of several claims about an entity lacks it. "`refused`:
    it was asked for and not given. For the logic that is unknown."
    """
    here, missing = list(start), False
    for name in path:
        there: list[Candidate] = []
        for entity in here:
            if entity is NONE:
                there.append(NONE)
                continue
            assert isinstance(entity, Instance)
            said = [claim.value for claim in entity.facts.get(name, ()) if claim.value is not REFUSED]
            missing = missing or not said
            there += said
        here = there
    return Candidates([of_none(value, type) if path else value for value in here], missing)


def of_none(value: Candidate, type: FactType) -> Candidate:
    """ "An entity can be `none` as a whole: then each of its facts is `none`, its yes/no facts are false, and its lists
    are empty." """
    if value is NONE and isinstance(type, YesNo):
        return False
    if value is NONE and isinstance(type, ListOf):
        return Items()
    return value


def compare(relation: str, left: Candidate, right: Candidate) -> Truth:
    """Whether one value stands in the relation to another.

    "An ordering or date comparison with `none` is false; `is none` and `is not none` compare."
    """
    if isinstance(left, Items) and right is NONE:  # a list that is none is the empty list
        return FALSE if left.elements else UNKNOWN if left.incomplete else yes_or_no(True)
    if left is NONE or right is NONE:
        return yes_or_no(relation == "is" and left is right)
    if isinstance(left, bool | str):
        return yes_or_no(left == right)
    if isinstance(left, Duration) and left == right:
        return yes_or_no(relation in ("is", "at least", "at most"))
    if relation == "is":
        return both(compare("at least", left, right), compare("at most", left, right))
    if relation == "less than":
        return not_(compare("at least", left, right))
    if relation == "more than":
        return not_(compare("at most", left, right))
    if relation == "at most":
        return compare("at least", right, left)
    assert relation == "at least"
    return at_least(left, right)


def at_least(left: Candidate, right: Candidate) -> Truth:
    """ "True or false only if the whole range says so." A date is a range of one day, a month one of 28 to 31 days."""
    low, high = ends(left)
    other_low, other_high = ends(right)
    if low >= other_high:
        return yes_or_no(True)
    if high < other_low:
        return yes_or_no(False)
    counts = [side for side in (left, right) if isinstance(side, Counted)]
    only_sources_differ = any(is_range(side) for side in counts) and not any(side.missing for side in counts)
    return Truth(True, True, not only_sources_differ, frozenset(day for side in counts for day in side.due))


def is_range(value: Candidate) -> bool:
    """Whether it is a count that is not one number."""
    return isinstance(value, Counted) and value.surely != value.at_most


def ends(value: Candidate) -> tuple[Decimal, Decimal]:
    """The least and the most that it can be."""
    match value:
        case Counted(surely, at_most):
            return surely, at_most
        case Duration():
            shortest, longest = shortest_and_longest(value)
            return Decimal(shortest), Decimal(longest)
        case date():
            return Decimal(value.toordinal()), Decimal(value.toordinal())
        case Decimal():
            return value, value
    raise TypeError(f"{value!r} has no order")


def add(left: Candidate, right: Candidate, minus: bool) -> Candidate:
    """ "`+`, `-` on numbers, dates and durations"; with `none`, none."""
    match left, right:
        case _ if left is NONE or right is NONE:
            return NONE
        case date(), date() if minus:
            return Duration(minutes=(left - right).days * MINUTES_OF_A_DAY)
        case date(), Duration():
            return later(left, Duration(-right.months, -right.minutes) if minus else right)
        case Duration(), date():
            return later(right, left)
        case Duration(), Duration():
            sign = -1 if minus else 1
            return Duration(left.months + sign * right.months, left.minutes + sign * right.minutes)
        case Decimal(), Decimal():
            return left - right if minus else left + right
        case ((Counted() | Decimal()), (Counted() | Decimal())):
            low, high = ends(left)
            other_low, other_high = ends(right)
            counts = [side for side in (left, right) if isinstance(side, Counted)]
            missing = any(side.missing for side in counts)
            due = frozenset(day for side in counts for day in side.due)
            if minus:
                return Counted(low - other_high, high - other_low, missing, due)
            return Counted(low + other_low, high + other_high, missing, due)
    raise TypeError(f"{left!r} and {right!r} do not add")
