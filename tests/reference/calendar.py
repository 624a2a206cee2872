"""The calendar of section 5: "The calendar is real: months and leap years, and no time zones (a date is a date)." """

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from functools import cache

from lawcheck.values import Duration

MINUTES_OF_A_DAY = 24 * 60


def length_of_month(year: int, month: int) -> int:
    """Its days."""
    if month == 2:
        return 29 if isleap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def months_later(day: date, months: int) -> date:
    """ "31 January + 1 month is the last day of February." """
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    return date(year, month, min(day.day, length_of_month(year, month)))


def later(day: date, by: Duration) -> date:
    """The months first, then the days; part of a day is a day (36 hours after Monday is Wednesday)."""
    moved = months_later(day, by.months)
    days = by.minutes // MINUTES_OF_A_DAY
    if by.minutes % MINUTES_OF_A_DAY:
        days += 1
    return moved + timedelta(days=days)


@cache
def shortest_and_longest(duration: Duration) -> tuple[int, int]:
    """In minutes: tried on the days of 400 years, after which the calendar repeats.

    The 1st stands for all days up to the 28th, which every month has.
    """
    if duration.months == 0:
        return duration.minutes, duration.minutes
    starts = [
        date(year, month, day)
        for year in range(2000, 2400)
        for month in range(1, 13)
        for day in (1, 29, 30, 31)
        if day <= length_of_month(year, month)
    ]
    days = [(months_later(start, duration.months) - start).days for start in starts]
    return (
        min(days) * MINUTES_OF_A_DAY + duration.minutes,
        max(days) * MINUTES_OF_A_DAY + duration.minutes,
    )
