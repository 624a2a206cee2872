"""A case's own texts in Serbian: shown in Serbian letters, and never what a rule decides by."""

from __future__ import annotations

import pytest

from lawcheck import pipeline
from lawcheck.facts.in_serbian import in_language, words_of
from lawcheck.span import InputFile
from tests.letters.letters import RULES

TEXT = """
lawcheck: 1
title: A case
sources: {press: {title: Press, grade: B2}}
sr: {"A case": Предмет, Press: Штампа, police: полиција, "The law": Закон, cameras: камере}
facts:
  controller: {kind: {value: police, source: press}}
  processings:
    - name: cameras
      basis: {claimed: {value: The law, source: press}, form: statute}
"""


def case(text: str = TEXT) -> pipeline.Case:
    return pipeline.case_in(InputFile("case.yaml", text), RULES)


def test_titles_and_texts_are_in_serbian_and_names_of_choices_stay() -> None:
    made = in_language(case(), "sr")
    processing = made.facts.facts["processings"][0].value.elements[0].value

    assert (made.title, made.sources["press"].title) == ("Предмет", "Штампа")
    assert processing.facts["basis"][0].value.facts["claimed"][0].value == "Закон"
    assert made.facts.facts["controller"][0].value.facts["kind"][0].value == "police"
    assert processing.name == "cameras"


@pytest.mark.parametrize(("language", "title"), [("en", "A case"), ("sr", "Предмет"), ("sr-Latn", "Predmet")])
def test_latin_is_made_from_cyrillic_and_english_stays(language: str, title: str) -> None:
    assert in_language(case(), language).title == title
    assert words_of(case(), language).get("cameras", "") == {"en": "", "sr": "камере", "sr-Latn": "kamere"}[language]


def test_words_that_are_no_mapping_are_a_mistake_with_its_place() -> None:
    with pytest.raises(pipeline.Refused) as refused:
        case(TEXT.replace("sr: {", "sr: [").replace("камере}", "камере]"))

    assert refused.value.diagnostics[0].code == "wrong-shape"
