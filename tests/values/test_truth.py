"""The tables of language.md, section 3, cell by cell. Written out: a loop over a formula would only restate the code."""

from __future__ import annotations

import itertools

import pytest

from lawcheck.values.truth import AND, NOT, OR, Truth, choice, every, some
from tests.reference import truth as reference

T, F, D, U = Truth.TRUE, Truth.FALSE, Truth.DISPUTED, Truth.UNKNOWN

AND_CELLS = [
    (T, T, T),
    (T, F, F),
    (T, D, D),
    (T, U, U),
    (F, T, F),
    (F, F, F),
    (F, D, F),
    (F, U, F),
    (D, T, D),
    (D, F, F),
    (D, D, D),
    (D, U, U),
    (U, T, U),
    (U, F, F),
    (U, D, U),
    (U, U, U),
]
OR_CELLS = [
    (T, T, T),
    (T, F, T),
    (T, D, T),
    (T, U, T),
    (F, T, T),
    (F, F, F),
    (F, D, D),
    (F, U, U),
    (D, T, T),
    (D, F, D),
    (D, D, D),
    (D, U, U),
    (U, T, T),
    (U, F, U),
    (U, D, U),
    (U, U, U),
]
NOT_CELLS = [(T, F), (F, T), (D, D), (U, U)]
CHOICE_CELLS = [
    (T, T, T),
    (T, F, D),
    (T, D, D),
    (T, U, U),
    (F, F, F),
    (F, D, D),
    (F, U, U),
    (D, D, D),
    (D, U, U),
    (U, U, U),
]
OF_REFERENCE = {
    T: reference.TRUE,
    F: reference.FALSE,
    D: reference.DISPUTED,
    U: reference.UNKNOWN,
}


@pytest.mark.parametrize(("truth", "can_be_true", "can_be_false", "missing"), [
    (T, 1, 0, 0),
    (F, 0, 1, 0),
    (D, 1, 1, 0),
    (U, 1, 1, 1),
])  # fmt: skip
def test_a_truth_is_its_three_bits(truth: Truth, can_be_true: int, can_be_false: int, missing: int) -> None:
    assert (can_be_true, can_be_false, missing) == (truth & 1, truth >> 1 & 1, truth >> 2)


@pytest.mark.parametrize(("a", "b", "expected"), AND_CELLS)
def test_and(a: Truth, b: Truth, expected: Truth) -> None:
    assert expected is AND[a][b]
    assert expected is every([a, b])
    assert OF_REFERENCE[expected] == reference.both(OF_REFERENCE[a], OF_REFERENCE[b])


@pytest.mark.parametrize(("a", "b", "expected"), OR_CELLS)
def test_or(a: Truth, b: Truth, expected: Truth) -> None:
    assert expected is OR[a][b]
    assert expected is some([a, b])
    assert OF_REFERENCE[expected] == reference.either(OF_REFERENCE[a], OF_REFERENCE[b])


@pytest.mark.parametrize(("a", "expected"), NOT_CELLS)
def test_not(a: Truth, expected: Truth) -> None:
    assert expected is NOT[a]
    assert OF_REFERENCE[expected] == reference.not_(OF_REFERENCE[a])


@pytest.mark.parametrize(("a", "b", "expected"), CHOICE_CELLS)
def test_choice_is_open_where_the_alternatives_differ(a: Truth, b: Truth, expected: Truth) -> None:
    assert expected is choice([a, b])
    assert expected is choice([b, a])
    assert OF_REFERENCE[expected] == reference.choice([OF_REFERENCE[a], OF_REFERENCE[b]])


def test_unknown_and_disputed_is_not_false_as_it_would_be_in_belnaps_logic() -> None:
    assert AND[U][D] is U


def test_every_of_nothing_is_true_and_some_of_nothing_is_false() -> None:
    assert every([]) is T
    assert some([]) is F


def test_and_and_or_do_not_depend_on_order_or_grouping() -> None:
    for a, b, c in itertools.product([T, F, D, U], repeat=3):
        assert AND[a][b] is AND[b][a]
        assert OR[a][b] is OR[b][a]
        assert AND[AND[a][b]][c] is AND[a][AND[b][c]]
        assert OR[OR[a][b]][c] is OR[a][OR[b][c]]
