"""Every phrase on repairs is there in both languages, and takes the same values, but for what only one has to count."""

from __future__ import annotations

from string import Formatter

import pytest

from lawcheck.analysis.repair_phrases import PHRASES, say

COUNTED = {"findings", "changes", "number"}  # English counts nouns; Serbian names the number alone


@pytest.mark.parametrize("key", PHRASES)
def test_both_languages_say_it_with_the_same_values(key: str) -> None:
    english, serbian = ({name for _, name, _, _ in Formatter().parse(text) if name} for text in PHRASES[key])

    assert english - COUNTED == serbian - COUNTED


def test_latin_is_made_of_the_phrase_and_never_of_what_stands_in_it() -> None:
    assert say("else", "sr-Latn", rules="закон") == "Inače povređeno: закон"
