"""What a changed fact may be, the other changes being as they are: not one value but all that will do.

From the value that z3 happened to find, the nearest values on either side with which some rule is violated are looked
for; what lies between will do. So the ends come from what the rules compare with, and nowhere else. What the solver
does not settle in its time is not said to do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

import z3

from lawcheck.analysis.changing import Lever
from lawcheck.analysis.symbol import Amount, Choice, Day, Flag, Length, Symbol, Texts, compare, constant
from lawcheck.facts.claim import Content
from lawcheck.finding.finding import FactPath
from lawcheck.values import NONE, Duration, Value

Check: TypeAlias = Callable[[Any], Any]  # what a solver, or an optimizer, answers in the time that is left


@dataclass(frozen=True)
class Room:
    """Values that will do: from `low` to `high` (both included; None is no end; `open_…`: the end itself excluded), or
    one of `others`, which are names or `none`.
    """

    low: Value | None = None
    high: Value | None = None
    open_low: bool = False
    open_high: bool = False
    others: tuple[Value, ...] = ()


def rooms(
    moved: Sequence[Lever],
    started: Mapping[FactPath, Value],
    bad: Any,
    solver: Any,
    day: date,
    texts: Texts,
    check: Check,
) -> dict[FactPath, tuple[Value, Room]]:
    """For each changed fact the value nearest to what it is now, and its room, with the others as they then are."""
    values = dict(started)
    found: dict[FactPath, tuple[Value, Room]] = {}
    levers = [lever for lever in moved if lever.becomes is not None]
    beings = [lever.moved for lever in moved if lever.is_asked]
    for last in (False, True):  # a second round: the first has brought the other values near
        for lever in levers:
            solver.push()
            solver.add(beings)
            solver.add([_is(other, values[other.path], texts) for other in levers if other is not lever])
            room = _Looking(lever, bad, solver, day, texts, check).room(values[lever.path])
            solver.pop()
            values[lever.path] = _nearest(lever, values[lever.path], room, day)
            if last:
                found[lever.path] = values[lever.path], room
    return found


def _is(lever: Lever, value: Value, texts: Texts) -> Any:
    """The fact has this very value."""
    symbol = lever.becomes
    assert symbol is not None
    if isinstance(symbol, Length) and isinstance(value, Duration):
        return z3.And(z3.Not(symbol.none), symbol.months == value.months, symbol.minutes == value.minutes)
    return compare("is", symbol, constant(value), texts).true


@dataclass(frozen=True)
class _Looking:
    lever: Lever
    bad: Any
    solver: Any
    day: date
    texts: Texts
    check: Check

    def room(self, value: Value) -> Room:
        """All values that will do around this one."""
        symbol = self.lever.becomes
        others = tuple(other for other in self._others(symbol) if self._will_do(other))
        match symbol, value:
            case Day(ordinal), date():
                low, high = self._whole(ordinal, value.toordinal(), symbol)
                first = self.day.toordinal()
                low = first if low is None or low < first else low
                return Room(date.fromordinal(low), date.fromordinal(high) if high else None, others=others)
            case Length(_, minutes), Duration(months=0):
                low, high = self._whole(minutes, value.minutes, symbol, symbol.months == 0)
                ends = [None if end is None else Duration(minutes=end) for end in (low or None, high)]
                return Room(ends[0], ends[1], others=others)
            case Amount(number), Decimal():
                return self._fractional(number, value, symbol, others)
            case Length() | Day() | Amount(), _ if value is not NONE:
                return Room(value, value, others=others)
            case _:
                return Room(others=others)

    def _others(self, symbol: Symbol | None) -> tuple[Value, ...]:
        match symbol:
            case Flag():
                return (True, False)
            case Choice(names):
                return (*names, NONE)
            case _:
                return (NONE,)

    def _will_do(self, value: Value) -> bool:
        if value in self.lever.said:
            return False
        self.solver.push()
        self.solver.add(_is(self.lever, value, self.texts), self.bad)
        answer = self.check(self.solver)
        self.solver.pop()
        return bool(answer == z3.unsat)

    def _whole(self, quantity: Any, value: int, symbol: Day | Length, *demands: Any) -> tuple[int | None, int | None]:
        """The least and the greatest whole number that will do, on from `value`; None where there is no end."""
        demands = (*demands, z3.Not(symbol.none), self.bad)
        above = self._first_bad(
            lambda n: [*demands, quantity > value, quantity <= n], value, up=True, quantity=quantity
        )
        below = self._first_bad(
            lambda n: [*demands, quantity < value, quantity >= n], value, up=False, quantity=quantity
        )
        return None if below is None else below + 1, None if above is None else above - 1

    def _first_bad(self, within: Any, value: int, *, up: bool, quantity: Any) -> int | None:
        """The bad value nearest to `value` on one side, by halving: the calendar has its say at each step."""
        far = self._bad_value(within(10**9 if up else -(10**9)), quantity, value + 1 if up else value - 1)
        if far is None:
            return None
        good, bad = value, far
        while abs(bad - good) > 1:
            middle = (good + bad) // 2
            nearer = self._bad_value(within(middle), quantity, middle)
            if nearer is None:
                good = middle
            else:
                bad = nearer
        return bad

    def _bad_value(self, demands: Sequence[Any], quantity: Any, unsettled: int) -> int | None:
        """One that meets the demands; None where there is none. `unsettled`, which is then taken for one, where time ran out."""
        self.solver.push()
        self.solver.add(demands)
        answer = self.check(self.solver)
        found = None if answer == z3.unsat else unsettled
        if answer == z3.sat:
            found = int(self.solver.model().eval(quantity, model_completion=True).as_long())
        self.solver.pop()
        return found

    def _fractional(self, number: Any, value: Decimal, symbol: Amount, others: tuple[Value, ...]) -> Room:
        """Of a number, which need not be whole: the ends are numbers that the rules compare with."""
        low, open_low = self._end(number, value, symbol, up=False)
        high, open_high = self._end(number, value, symbol, up=True)
        return Room(low, high, open_low, open_high, others)

    def _end(self, number: Any, value: Decimal, symbol: Amount, *, up: bool) -> tuple[Decimal | None, bool]:
        start = z3.RealVal(str(value))
        optimizer = z3.Optimize()
        optimizer.add(self.solver.assertions())
        optimizer.add(z3.Not(symbol.none), self.bad, number > start if up else number < start)
        goal = optimizer.minimize(number) if up else optimizer.maximize(number)
        answer = self.check(optimizer)
        if answer != z3.sat:
            return (None if answer == z3.unsat else value), False
        ends = optimizer.lower_values(goal) if up else optimizer.upper_values(goal)
        fraction = Fraction(str(ends[1]))
        end = Decimal(fraction.numerator) / Decimal(fraction.denominator)
        return end, Fraction(str(ends[2])) == 0  # reached itself: then it will not do


def _nearest(lever: Lever, value: Value, room: Room, day: date) -> Value:
    """Of the values that will do, the one nearest to what the fact is now."""
    now = _place(lever.said[0]) if lever.said else None
    low, high = (None if end is None else _place(end) for end in (room.low, room.high))
    if now is None:
        return room.low if isinstance(room.low, date) and room.low >= day else value
    if high is not None and room.high is not None and not room.open_high and now > high:
        return room.high
    if low is not None and room.low is not None and not room.open_low and now < low:
        return room.low
    return value


def _place(value: Content) -> Decimal | None:
    """Where a value lies among those of its kind; None of what has no order."""
    match value:
        case date():
            return Decimal(value.toordinal())
        case Duration():
            return Decimal(value.bounds()[0])
        case Decimal():
            return value
        case _:
            return None
