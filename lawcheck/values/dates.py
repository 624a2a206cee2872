"""Dates and durations of the real calendar: months, leap years, and no time zones.

A date is a date. A duration has a part in calendar months and a part in minutes, and the two never turn into each
other: a month has 28 to 31 days, and which, depends on the day it is counted from.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080}
MONTHS = {"month": 1, "year": 12}
_DAY = MINUTES["day"]


@dataclass(frozen=True)
class Duration:
    """So many calendar months and so many minutes; both may be negative."""

    months: int = 0
    minutes: int = 0

    @staticmethod
    def of(amount: int, unit: str) -> Duration:
        """`amount` of a unit of time: minute, hour, day, week, month or year, in the singular or plural."""
        unit = unit.removesuffix("s")
        if unit in MONTHS:
            return Duration(months=amount * MONTHS[unit])
        return Duration(minutes=amount * MINUTES[unit])

    def __add__(self, other: Duration) -> Duration:
        return Duration(self.months + other.months, self.minutes + other.minutes)

    def __neg__(self) -> Duration:
        return Duration(-self.months, -self.minutes)

    def bounds(self) -> tuple[int, int]:
        """The fewest and the most minutes this can last, over every day it could be counted from."""
        if not self.months:
            return self.minutes, self.minutes
        fewest, most = _month_days(abs(self.months))
        if self.months < 0:
            fewest, most = -most, -fewest
        return fewest * _DAY + self.minutes, most * _DAY + self.minutes

    def __str__(self) -> str:
        parts = []
        months, minutes = self.months, self.minutes
        if months and months % 12 == 0:
            parts.append(_amount(months // 12, "year"))
        elif months:
            parts.append(_amount(months, "month"))
        if minutes or not parts:
            unit = next(u for u in ("day", "hour", "minute") if minutes % MINUTES[u] == 0)
            parts.append(_amount(minutes // MINUTES[unit], unit))
        return " and ".join(parts)


def _amount(number: int, unit: str) -> str:
    return f"{number} {unit}" if abs(number) == 1 else f"{number} {unit}s"


@cache
def _cycle() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Of the 4,800 months in which the calendar repeats: the length of each, and the days before it."""
    lengths = tuple(monthrange(2000 + index // 12, index % 12 + 1)[1] for index in range(4800))
    return lengths, tuple(accumulate(lengths, initial=0))


@cache
def _month_days(months: int) -> tuple[int, int]:
    """Fewest and most days from a day to the same day `months` later, that day cut to the month's last."""
    lengths, before = _cycle()
    cycle = before[-1]
    spans: list[int] = []
    for start in range(4800):
        rounds, end = divmod(start + months, 4800)
        between = rounds * cycle + before[end] - before[start]
        cut = max(0, lengths[start] - lengths[end])  # from the month's last day, which the later one may lack
        spans += (between, between - cut)
    return min(spans), max(spans)


def shift(start: date, by: Duration) -> date:
    """The day `by` after `start`: the months first, cut to the month's last day, then the rest.

    Unit: part of a day counts as the whole day (a date has no hours), so 36 hours after Monday is Wednesday.
    The result stays within the calendar that dates have (years 1 to 9999).
    """
    index = start.year * 12 + start.month - 1 + by.months
    year, month = divmod(index, 12)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    moved = date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
    days = -(-by.minutes // _DAY)
    if days > (date.max - moved).days:
        return date.max
    if days < (date.min - moved).days:
        return date.min
    return moved + timedelta(days=days)


def due_on(start: date, period: Duration) -> date:
    """Last day on which an act within `period` of `start` is still in time.

    Unit: calendar days and months, the last day included; 31 January + 1 month is the last day of February.
    Source: language.md, section 5 (`within`).
    """
    return shift(start, period)
