"""Sentences that people read, in English and in the languages they are translated to."""

from __future__ import annotations

from dataclasses import dataclass

from lawcheck.span import Span


@dataclass(frozen=True)
class Text:
    """A sentence in English with its translations, by language code (`sr` is Serbian in Cyrillic)."""

    english: str = ""
    translations: tuple[tuple[str, str], ...] = ()
    span: Span = Span("", 0, 0)

    def in_language(self, language: str) -> str:
        """The sentence in that language, in English where nobody translated it."""
        return dict(self.translations).get(language, self.english)

    def __bool__(self) -> bool:
        return bool(self.english)
