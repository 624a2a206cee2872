"""The calendar of `values/dates.py` for dates that are not yet known, exactly.

What lies some months after a day depends on the month, and no solver likes to reckon with that. So of such a day only
is said at first how many days off it lies at least and at most. Where a model makes it a day that the calendar does
not, the rule for that month is said as well, and the question is asked again (`corrections`). A proof made on less
knowledge is a proof; and a model is taken only when the calendar agrees with it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import z3

from lawcheck.analysis.formula import Formula, Quantity, at_most, both, choose, either, equal, implies, less, plus
from lawcheck.analysis.symbol import Day, Length, days_of_months
from lawcheck.values import Duration, shift

# Facts that are sought lie in these years, so that no sum of them runs out of the calendar.
FIRST, LAST = date(1000, 1, 1).toordinal(), date(9000, 12, 31).toordinal()
_CALENDAR = date.min.toordinal(), date.max.toordinal()
_DAY = 1440


@dataclass(frozen=True, eq=False)
class _MonthsOn:
    """The day `months` after `start`, of which the solver knows no more than the demands say."""

    start: Quantity
    months: Quantity
    day: Any


class Calendar:
    """Counts on from days. `demands`: what is so of the days reckoned with, in every case."""

    def __init__(self) -> None:
        self.demands: list[Formula] = []
        self._reckoned: dict[tuple[int, int], _MonthsOn] = {}

    def shifted(self, start: Day, by: Length, back: bool) -> Day:
        """The day `by` after `start`, or before it: the months first, cut to the month's last day, then the rest.

        Part of a day counts as the whole; the result stays within the calendar. As `values.shift` has it.
        """
        none = either(start.none, by.none)
        months, minutes = (-by.months, -by.minutes) if back else (by.months, by.minutes)
        if all(isinstance(part, int) for part in (start.ordinal, months, minutes)):
            return Day(shift(date.fromordinal(start.ordinal), Duration(months, minutes)).toordinal(), none)
        days = -(-minutes // _DAY) if isinstance(minutes, int) else (minutes + (_DAY - 1)) / _DAY
        if by.among == {0}:
            return Day(_within_calendar(plus(start.ordinal, days)), none)
        among = frozenset(-m for m in by.among) if back else by.among
        return Day(_within_calendar(plus(self._months_on(start.ordinal, months, among), days)), none)

    def _months_on(self, start: Quantity, months: Quantity, among: frozenset[int]) -> Any:
        key = _key(start), _key(months)
        if key not in self._reckoned:
            made = _MonthsOn(start, months, z3.FreshInt("day"))
            self._reckoned[key] = made
            fewest, most = days_of_months(months, among)
            sane = both(at_most(FIRST, start), at_most(start, LAST))  # where months cannot run out of the calendar
            off = made.day - start
            self.demands.append(implies(sane, both(at_most(fewest, off), at_most(off, most))))
        return self._reckoned[key].day

    def corrections(self, model: Any) -> Iterator[Formula]:
        """What the model gets wrong of the calendar, rightly; nothing where it gets nothing wrong."""
        for one in self._reckoned.values():
            start, months, day = (_value(model, part) for part in (one.start, one.months, one.day))
            if not _CALENDAR[0] <= start <= _CALENDAR[1]:
                continue  # of a fact that is `none`
            if shift(date.fromordinal(start), Duration(months=months)).toordinal() == day:
                continue
            yield from _rule_of_month(one, date.fromordinal(start), months)


def _rule_of_month(one: _MonthsOn, start: date, months: int) -> Iterator[Formula]:
    """Of all days of that month: so many days on; and from the day that the later month lacks, its last day."""
    first = start.replace(day=1)
    there = shift(first, Duration(months=months))
    length, length_there = monthrange(first.year, first.month)[1], monthrange(there.year, there.month)[1]
    last_kept = first.toordinal() + min(length, length_there) - 1
    last = first.toordinal() + length - 1
    off = there.toordinal() - first.toordinal()
    same = equal(one.months, months)
    kept = both(same, at_most(first.toordinal(), one.start), at_most(one.start, last_kept))
    cut = both(same, less(last_kept, one.start), at_most(one.start, last))
    yield implies(kept, equal(one.day, plus(one.start, off)))
    yield implies(cut, equal(one.day, last_kept + off))


def _key(quantity: Quantity) -> int:
    return quantity if isinstance(quantity, int) else -1 - int(quantity.get_id())


def _value(model: Any, quantity: Quantity) -> int:
    return quantity if isinstance(quantity, int) else int(model.eval(quantity, model_completion=True).as_long())


def _within_calendar(ordinal: Quantity) -> Quantity:
    first, last = _CALENDAR
    return choose(less(ordinal, first), first, choose(less(last, ordinal), last, ordinal))
