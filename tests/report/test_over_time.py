"""The days on which something changes are found, also those that nothing names."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lawcheck.finding.finding import Outcome
from lawcheck.report.over_time import Day, over_time

START = date(2020, 1, 1)


@given(st.lists(st.integers(1, 300), min_size=1, max_size=5, unique=True))
def test_a_change_between_two_days_is_found_on_its_day(changes: list[int]) -> None:
    days = sorted(START + timedelta(days=n) for n in changes)

    def judged(day: date) -> Day:
        passed = sum(day >= change for change in days)
        return Day(day, (("r", str(passed), Outcome.VIOLATED),))

    found = over_time([START, START + timedelta(days=400)], judged)

    assert [day.day for day in found] == [START, *days]


def test_days_without_a_change_are_left_out() -> None:
    def judged(day: date) -> Day:
        return Day(day, (("r", "", Outcome.COMPLIANT),))

    assert [day.day for day in over_time([START, date(2021, 1, 1), date(2022, 1, 1)], judged)] == [START]
