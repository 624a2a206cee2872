"""Sentences that people read, in English and in the languages they are translated to."""

from __future__ import annotations

import re
from typing import NamedTuple

from lawcheck.script import to_latin
from lawcheck.span import Span

ENGLISH, SERBIAN, SERBIAN_LATIN = "en", "sr", "sr-Latn"
LANGUAGES = (ENGLISH, SERBIAN, SERBIAN_LATIN)  # that reports are written in
TRANSLATIONS = (SERBIAN,)  # that rules are translated into; English stands first, and Latin is made
_HARMFUL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def harmless(text: str) -> str:
    """The text with a space for all that could steer a terminal, turn the direction of writing or break XML.

    Line feeds stay.
    """
    return _HARMFUL.sub(" ", text)


class Text(NamedTuple):
    """A sentence in English with its translations, by language code (`sr` is Serbian, written in Cyrillic)."""

    english: str = ""
    translations: tuple[tuple[str, str], ...] = ()
    span: Span = Span("", 0, 0)

    def in_language(self, language: str) -> str:
        """The sentence in that language, one of `LANGUAGES`; in English where nobody translated it."""
        if language == SERBIAN_LATIN:
            return to_latin(self.in_language(SERBIAN))
        return dict(self.translations).get(language, self.english)

    def __bool__(self) -> bool:
        return bool(self.english)
