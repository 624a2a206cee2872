"""Every language has every phrase, and numbers take the right form."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from lawcheck import pipeline
from lawcheck.citation import Pinpoint
from lawcheck.finding.finding import Outcome
from lawcheck.model.ruleset import Force, Severity
from lawcheck.report.days import published_on
from lawcheck.report.page_phrases import PAGE_PHRASES
from lawcheck.report.phrases import COUNTED, MONTHS, PARTIES, PHRASES, counted, not_demonstrated, phrase, pinpoint
from lawcheck.values import Truth


@pytest.mark.parametrize("language", PHRASES)
def test_language_has_every_phrase_with_the_same_blanks(language: str) -> None:
    def blanks(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    english = {key: blanks(text) for key, text in PHRASES["en"].items()}

    assert {key: blanks(text) for key, text in PHRASES[language].items()} == english
    assert COUNTED[language].keys() == COUNTED["en"].keys()
    assert len(MONTHS[language]) == 12


def test_every_outcome_severity_force_and_truth_has_its_words() -> None:
    keys = {*Outcome, *Severity, *Force, *(f"verdict {outcome}" for outcome in Outcome)}
    truths = {t.word if t in (Truth.TRUE, Truth.FALSE) else f"truth {t.word}" for t in Truth}

    assert keys | truths <= PHRASES["en"].keys()


def test_serbian_is_written_in_cyrillic() -> None:
    words = [re.sub(r"\{\w+\}|`[^`]*`", "", text) for text in PHRASES["sr"].values()]

    assert [text for text in words if re.search("[A-Za-z]", text)] == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        *((1, "1 правило"), (2, "2 правила"), (4, "4 правила"), (5, "5 правила"), (11, "11 правила")),
        *((21, "21 правило"), (112, "112 правила")),
    ],
)
def test_serbian_nouns_follow_their_number(number: int, expected: str) -> None:
    assert counted(number, "rule", "sr") == expected


def test_days_in_serbian_have_one_few_and_many() -> None:
    assert [counted(n, "hour", "sr") for n in (1, 3, 5, 12, 72)] == [
        "1 сат",
        "3 сата",
        "5 сати",
        "12 сати",
        "72 сата",
    ]


def test_unknown_language_falls_back_to_english() -> None:
    assert phrase("violated", "xx") == "violated"
    assert counted(2, "day", "xx") == "2 days"


def test_the_page_has_every_phrase_in_every_language() -> None:
    assert PAGE_PHRASES["sr"].keys() == PAGE_PHRASES["en"].keys()


@pytest.mark.parametrize(
    ("text", "english", "serbian"),
    [
        ("2019-11", "November 2019", "новембар 2019."),
        ("2019-11-03", "3 November 2019", "3. новембра 2019."),
        ("2019", "2019", "2019"),
        ("spring 2019", "spring 2019", "spring 2019"),
        ("2019-13", "2019-13", "2019-13"),
    ],
)
def test_a_source_may_have_a_month_or_any_text_as_its_date(text: str, english: str, serbian: str) -> None:
    assert (published_on(text), published_on(text, "sr")) == (english, serbian)


def test_who_has_to_show_it_is_named_in_the_language_of_the_report() -> None:
    assert not_demonstrated("controller") == "not demonstrated by the controller"
    assert not_demonstrated("controller", "sr") == "није доказано (руковалац)"
    assert not_demonstrated("controller", "sr-Latn") == "nije dokazano (rukovalac)"
    assert not_demonstrated("water_board", "sr") == "није доказано (water board)"
    assert not_demonstrated(None, "sr") == "није доказано"


def test_every_party_that_shipped_rules_burden_has_its_word_in_serbian() -> None:
    rules = pipeline.load_rules().ruleset.rules

    assert {rule.burden for rule in rules if rule.burden} <= PARTIES.keys()


@pytest.mark.parametrize(
    ("units", "cited"),
    [
        ([("art", "54"), ("para", "1"), ("point", "2")], "чл. 54. ст. 1. тач. 2"),
        ([("art", "42"), ("para", "2")], "чл. 42. ст. 2"),
        ([("art", "18")], "чл. 18"),
        ([("art", "4"), ("para", "1"), ("point", "b")], "чл. 4. ст. 1. тач. b"),
        ([("art", "7a"), ("para", "1")], "чл. 7a ст. 1"),
        ([("section", "Future"), ("para", "4")], "одељак Future ст. 4"),
        ([], ""),
    ],
)
def test_serbian_citations_have_a_full_stop_after_each_number_but_the_last(
    units: list[tuple[str, str]], cited: str
) -> None:
    assert pinpoint(Pinpoint(tuple(units)), "sr") == cited
