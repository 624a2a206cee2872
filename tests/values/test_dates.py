"""Dates and durations against the calendar of the standard library, day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawcheck.values import Duration, due_on, shift
from tests.reference.calendar import later, shortest_and_longest

DAY = 1440
DAYS = st.dates(date(1904, 1, 1), date(2096, 12, 31))
DURATIONS = st.builds(Duration, months=st.integers(-60, 60), minutes=st.integers(-100_000, 100_000))


@pytest.mark.parametrize(("start", "amount", "unit", "expected"), [
    ("2021-01-31", 1, "month", "2021-02-28"),
    ("2020-01-31", 1, "month", "2020-02-29"),
    ("1900-01-31", 1, "month", "1900-02-28"),  # no leap year
    ("2000-01-31", 1, "month", "2000-02-29"),  # a leap year
    ("2020-02-29", 1, "year", "2021-02-28"),
    ("2020-02-29", 4, "years", "2024-02-29"),
    ("2020-02-29", 12, "months", "2021-02-28"),
    ("2020-03-31", 1, "month", "2020-04-30"),
    ("2020-12-31", 2, "months", "2021-02-28"),
    ("2020-11-30", 3, "months", "2021-02-28"),
    ("2020-01-30", 1, "month", "2020-02-29"),
    ("2020-02-28", 1, "day", "2020-02-29"),
    ("2021-02-28", 1, "day", "2021-03-01"),
    ("2020-12-24", 2, "weeks", "2021-01-07"),
    ("2020-06-01", 15, "days", "2020-06-16"),
    ("2020-06-01", 0, "days", "2020-06-01"),
    ("2020-06-01", 24, "hours", "2020-06-02"),
    ("2020-06-01", 36, "hours", "2020-06-03"),  # part of a day is a day
    ("2020-06-01", 72, "hours", "2020-06-04"),
    ("2020-06-01", 1, "minute", "2020-06-02"),
    ("2020-03-31", -1, "month", "2020-02-29"),
    ("2020-03-01", -1, "day", "2020-02-29"),
    ("2020-01-15", -2, "months", "2019-11-15"),
])  # fmt: skip
def test_the_last_day_of_a_period(start: str, amount: int, unit: str, expected: str) -> None:
    assert date.fromisoformat(expected) == due_on(date.fromisoformat(start), Duration.of(amount, unit))


def test_months_are_counted_before_days() -> None:
    assert date(2021, 3, 1) == shift(date(2021, 1, 31), Duration(months=1, minutes=DAY))


def test_months_in_steps_are_not_months_at_once() -> None:
    month = Duration.of(1, "month")
    assert date(2021, 3, 28) == shift(shift(date(2021, 1, 31), month), month)
    assert date(2021, 3, 31) == shift(date(2021, 1, 31), Duration.of(2, "months"))


def test_a_date_stays_within_the_calendar() -> None:
    assert date.max == shift(date(9999, 12, 1), Duration.of(1, "month"))
    assert date.min == shift(date(1, 1, 31), Duration.of(-1, "month"))
    assert date.max == shift(date(9999, 12, 31), Duration.of(1, "hour"))
    assert date.min == shift(date(1, 1, 1), Duration.of(-3, "days"))


@given(DAYS, DURATIONS)
def test_shift_is_the_calendar_counted_month_by_month(start: date, by: Duration) -> None:
    assert later(start, by) == shift(start, by)


@given(DAYS, DAYS, st.integers(0, 30))
def test_a_later_start_is_never_due_earlier(one: date, other: date, months: int) -> None:
    period = Duration(months=months)
    assert due_on(min(one, other), period) <= due_on(max(one, other), period)


@pytest.mark.parametrize(("months", "fewest", "most"), [
    (1, 28, 31),
    (2, 59, 62),
    (3, 89, 92),
    (6, 181, 184),
    (11, 334, 337),
    (12, 365, 366),
    (24, 730, 731),
    (48, 1460, 1461),  # 1460 around 1900, which was no leap year
    (-1, -31, -28),
])  # fmt: skip
def test_the_days_that_months_can_have(months: int, fewest: int, most: int) -> None:
    assert (fewest * DAY, most * DAY) == Duration(months=months).bounds()


@pytest.mark.parametrize("months", [1, 2, 5, 12, 13])
def test_bounds_are_those_of_every_single_day_of_the_calendars_cycle(months: int) -> None:
    days = set()
    day, end = date(2000, 1, 1), date(2400, 1, 1)
    while day < end:
        days.add((shift(day, Duration(months=months)) - day).days)
        day += timedelta(days=1)
    assert (min(days) * DAY, max(days) * DAY) == Duration(months=months).bounds()


@pytest.mark.parametrize("months", [*range(-26, 27), 36, 48, 60, 119, 120, 1200])
def test_bounds_are_those_of_the_first_and_last_days_of_every_month(months: int) -> None:
    duration = Duration(months=months, minutes=90)
    assert shortest_and_longest(duration) == duration.bounds()


@given(DURATIONS, DAYS)
def test_no_day_lies_outside_the_bounds(duration: Duration, start: date) -> None:
    fewest, most = duration.bounds()
    minutes = (shift(start, Duration(months=duration.months)) - start).days * DAY + duration.minutes
    assert fewest <= minutes <= most


@pytest.mark.parametrize(("duration", "expected"), [
    (Duration.of(1, "day"), "1 day"),
    (Duration.of(2, "weeks"), "14 days"),
    (Duration.of(72, "hours"), "3 days"),
    (Duration.of(36, "hours"), "36 hours"),
    (Duration.of(90, "minutes"), "90 minutes"),
    (Duration.of(6, "months"), "6 months"),
    (Duration.of(2, "years"), "2 years"),
    (Duration.of(18, "months"), "18 months"),
    (Duration(), "0 days"),
    (Duration(months=1, minutes=DAY), "1 month and 1 day"),
])  # fmt: skip
def test_durations_are_written_in_the_largest_unit_that_fits(duration: Duration, expected: str) -> None:
    assert expected == str(duration)
