"""`-k`: which tests are asked for."""

from __future__ import annotations

import pytest

from lawcheck.testing.keyword import KeywordError, keyword

TEXTS = ("the last day of the deadline", "rs.zzpl.answered_in_time", "rules/rs/zzpl/art_21_requests_test.yaml")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("deadline", True),
        ("DEADLINE and zzpl", True),
        ("deadline and not zzpl", False),
        ("police or art_21", True),
        ("not police and deadline", True),
        ("not (police or deadline)", False),
        ("police and day or deadline", True),  # `and` binds tighter
        ("'last day'", True),
        ('"day last"', False),
        ("'not'", False),  # in quotes it is a word like any other
    ],
)
def test_words_are_looked_for_in_sentence_rule_and_file(asked: str, expected: bool) -> None:
    assert keyword(asked)(TEXTS) is expected


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("", "it says nothing"),
        ("a and", "a word is missing at the end"),
        ("or a", "a word is missing before `or`"),
        ("(a", "a bracket is not closed"),
        ("a b", "`and` or `or` is missing before `b`"),
        ("'a", "a quotation mark is not closed"),
    ],
)
def test_what_cannot_be_read_is_said(asked: str, why: str) -> None:
    with pytest.raises(KeywordError) as wrong:
        keyword(asked)

    assert str(wrong.value) == why
