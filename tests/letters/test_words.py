"""Every refusal and every word is there in both languages, and takes the same values."""

from __future__ import annotations

from string import Formatter

import pytest

from lawcheck.letters.replies import TEXTS
from lawcheck.letters.words import REFUSALS, WORDS, published, refusal


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


PAIRS = [
    *WORDS.items(),
    *((f"{key}: {n}", pair) for key, pairs in REFUSALS.items() for n, pair in enumerate(zip(*pairs, strict=True))),
    *((f"{key}: {n}", pair) for key, pairs in TEXTS.items() for n, pair in enumerate(zip(*pairs, strict=True))),
]


@pytest.mark.parametrize(("key", "pair"), PAIRS)
def test_both_languages_say_it_with_the_same_values(key: str, pair: tuple[str, str]) -> None:
    english, serbian = pair
    assert bool(english) == bool(serbian)
    assert values(english) == values(serbian)
    assert not english or english != serbian or key == "reply"


def test_latin_is_made_of_the_words_and_never_of_the_values() -> None:
    told = refusal("no draft", "sr-Latn"), refusal("request day unknown", "sr-Latn", where="предмет")

    assert str(told[0]).startswith("predmet nije o nacrtu zakona")
    assert told[1].help == "videti `предмет.made_on`"


def test_a_serbian_date_brings_no_full_stop_before_another_mark() -> None:
    told = refusal("appeal late", "sr", day="27. октобра 2026.", days="15")

    assert told.reason == "рок за жалбу истекао је 27. октобра 2026: 15 дана после одбијања"


@pytest.mark.parametrize(
    ("text", "english", "serbian"),
    [
        ("2020-12", "December 2020", "децембра 2020."),
        ("2020", "2020", "2020."),
        ("2020-13", "2020-13", "2020-13"),
        ("spring", "spring", "spring"),
        ("", "", ""),
    ],
)
def test_a_month_and_a_year_are_written_out(text: str, english: str, serbian: str) -> None:
    assert (published(text, "en"), published(text, "sr")) == (english, serbian)
