"""Comparisons of values: none, ranges, and months against days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawcheck.values import NONE, Duration, Interval, Truth, Value, compare
from lawcheck.values.truth import NOT
from lawcheck.values.value import Relation
from tests.reference.candidates import Counted
from tests.reference.candidates import compare as reference

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
RELATIONS: tuple[Relation, ...] = get_args(Relation)
ORDERINGS: tuple[Relation, ...] = ("at least", "at most", "more than", "less than")


def months(number: int) -> Duration:
    return Duration.of(number, "months")


def days(number: int) -> Duration:
    return Duration.of(number, "days")


def range_(low: int, high: int | None) -> Interval:
    return Interval(Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize("value", [Decimal(1), date(2020, 1, 1), days(3), "red"])
def test_nothing_stands_in_an_order_with_none(value: Value) -> None:
    for relation in ORDERINGS:
        assert F is compare(relation, value, NONE)
        assert F is compare(relation, NONE, value)
        assert F is compare(relation, NONE, NONE)
    assert F is compare("is", value, NONE)
    assert T is compare("is", NONE, NONE)


@pytest.mark.parametrize(("left", "is_", "at_least", "at_most", "more_than", "less_than"), [
    (days(27), F, F, T, F, T),
    (days(28), U, U, T, F, U),
    (days(30), U, U, U, U, U),
    (days(31), U, T, U, U, F),
    (days(32), F, T, F, T, F),
    (months(1), T, T, T, F, F),  # a month is a month, whatever day it is counted from
])  # fmt: skip
def test_days_against_a_month_of_28_to_31_days(
    left: Duration, is_: Truth, at_least: Truth, at_most: Truth, more_than: Truth, less_than: Truth
) -> None:
    found = [compare(relation, left, months(1)) for relation in RELATIONS]
    assert [is_, at_least, at_most, more_than, less_than] == found


@pytest.mark.parametrize(("left", "is_", "at_least", "at_most", "more_than", "less_than"), [
    (range_(2, 2), T, T, T, F, F),
    (range_(0, 1), F, F, T, F, T),
    (range_(0, 2), U, U, T, F, U),
    (range_(1, 3), U, U, U, U, U),
    (range_(2, 3), U, T, U, U, F),
    (range_(3, 3), F, T, F, T, F),
    (range_(0, None), U, U, U, U, U),
    (range_(2, None), U, T, U, U, F),
    (range_(3, None), F, T, F, T, F),
])  # fmt: skip
def test_a_count_that_is_a_range_against_two(
    left: Interval, is_: Truth, at_least: Truth, at_most: Truth, more_than: Truth, less_than: Truth
) -> None:
    found = [compare(relation, left, Decimal(2)) for relation in RELATIONS]
    assert [is_, at_least, at_most, more_than, less_than] == found


def test_a_year_is_twelve_months_and_a_week_seven_days() -> None:
    assert T is compare("is", Duration.of(1, "year"), months(12))
    assert T is compare("is", Duration.of(1, "week"), days(7))
    assert T is compare("is", Duration.of(72, "hours"), days(3))


NUMBERS = st.decimals(-3, 3, places=1)
RANGES = st.tuples(st.integers(0, 3), st.none() | st.integers(0, 3)).map(
    lambda ends: range_(ends[0], None if ends[1] is None else ends[0] + ends[1])
)
PAIRS = st.one_of(
    st.tuples(st.booleans(), st.booleans()),
    st.tuples(*[st.sampled_from(["red", "green"]) | st.just(NONE)] * 2),
    st.tuples(*[st.dates(date(2020, 1, 1), date(2020, 1, 3)) | st.just(NONE)] * 2),
    st.tuples(*[NUMBERS | RANGES | st.just(NONE)] * 2),
    st.tuples(*[st.builds(Duration, st.integers(-2, 2), st.integers(-90, 90).map(lambda d: d * 1440))] * 2),
)


@given(PAIRS, st.sampled_from(RELATIONS))
def test_comparisons_are_those_of_the_reference(pair: tuple[Value, Value], relation: Relation) -> None:
    left, right = pair
    if isinstance(left, bool | str) and relation != "is":
        relation = "is"
    sides = [
        Counted(v.low, Decimal("Infinity") if v.high is None else v.high, True) if isinstance(v, Interval) else v
        for v in pair
    ]
    assert reference(relation, *sides).word == compare(relation, left, right).word


@given(PAIRS)
def test_at_least_is_the_contrary_of_less_than_unless_something_is_none(pair: tuple[Value, Value]) -> None:
    left, right = pair
    if not isinstance(left, bool | str) and NONE not in pair:
        assert compare("at least", left, right) is NOT[compare("less than", left, right)]
        assert compare("at most", left, right) is NOT[compare("more than", left, right)]
        assert compare("at least", left, right) is compare("at most", right, left)
