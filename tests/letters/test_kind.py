"""What `letter.yaml` says of a letter, and what is said of one that is wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lawcheck import pipeline
from lawcheck.letters.kind import kind, kinds
from lawcheck.letters.letter import Refused
from tests.letters.letters import LETTERS, letter, templates


def test_every_letter_that_comes_with_lawcheck_says_what_it_is_in_both_languages() -> None:
    found = kinds(templates())

    assert tuple(found) == LETTERS
    assert all(one.titled("en") and one.titled("sr") and one.titled("sr-Latn") for one in found.values())


def test_no_template_names_a_law_or_a_period_itself() -> None:
    for name, text in templates().items():
        if name.endswith(".j2"):
            assert "Gazette" not in text
            assert "Службени гласник" not in text
            assert not any(
                word in text for word in ("article 1", "article 8", "члан 1", "члан 8", "чл. ", " 15 ", " 30 ")
            )


@pytest.mark.parametrize("language", ["en", "sr"])
def test_a_letter_names_the_same_gazettes_as_the_rulebooks(language: str) -> None:
    laws = pipeline.load_rules().ruleset.instruments
    named = [cited for one in kinds(templates()).values() for cited in one.cites.values()]
    with_gazette = [
        cited for cited in named if "87/2018" in cited.texts[language] or "120/2004" in cited.texts[language]
    ]

    assert {cited.law for cited in with_gazette} == {"zzpl", "zdsipz"}
    assert all(laws[cited.law].published.in_language(language) in cited.texts[language] for cited in with_gazette)


def test_every_law_of_the_rulebooks_says_in_serbian_where_it_was_published() -> None:
    laws = pipeline.load_rules().ruleset.instruments.values()

    assert [law.name for law in laws if law.published and not dict(law.published.translations).get("sr")] == []


def test_a_folder_without_a_description_is_a_letter_of_ones_own() -> None:
    assert kind("mine", None).fits == "violation"


def test_periods_are_days() -> None:
    made = kind("mine", "periods: {answer: 15 days, urgent: 48 hours}")

    assert (made.period("answer"), made.period("urgent")) == (timedelta(15), timedelta(2))
    assert made.numbers() == {"answer": "15", "urgent": "48"}
    with pytest.raises(Refused, match="has no period `appeal`"):
        made.period("appeal")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- a", "line 1: keys and what stands under them"),
        ("fits: violation\ncolour: red", "line 2: `colour` says nothing of a letter"),
        ("title: {en: A}", "line 1: what readers see is written in `en` and in `sr`"),
        ("\nannex: maybe", "line 2: `maybe` is neither `yes` nor `no`"),
        ("pages: none", "`none` is no number of pages"),
        ("periods: {a: soon}", "`soon` is no period"),
        ("cites: {a: {law: zzpl, en: A}}", "a provision has `law`, `en` and `sr`"),
        ("cites: {a: {law: zzpl, en: A, sr: Б, at: 1}}", "a provision has `law`, `en` and `sr`"),
        ("fits: [a]", "one text belongs here"),
        ('fits: "a', "letter.yaml, line 1"),
    ],
)
def test_a_wrong_description_is_refused_with_its_line(text: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        kind("mine", text)


def test_a_letter_that_fits_nothing_is_refused() -> None:
    texts = {**templates(), "complaint/letter.yaml": "fits: everything"}
    with pytest.raises(Refused, match="no letter fits `everything`"):
        letter("complaint", texts=texts)


def test_a_letter_that_cites_a_law_not_in_force_is_refused() -> None:
    cites = "cites: {a: {law: led, en: A, sr: Б}}"
    with pytest.raises(Refused, match="rests on `led`"):
        letter("complaint", texts={**templates(), "complaint/letter.yaml": cites})
