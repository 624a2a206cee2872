"""Colours for rule files in what is written with Pygments: Sphinx, MkDocs, and many others. Known there as `lawcheck`.

The words come from the grammar. Pygments is imported here alone, by whoever asks for colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import ClassVar

from pygments.lexer import RegexLexer, bygroups
from pygments.token import (
    Comment,
    Keyword,
    Literal,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Whitespace,
    _TokenType,
)

from lawcheck.syntax.grammar import words
from lawcheck.syntax.mistakes import CLAUSES, STATEMENTS

_TYPES = frozenset(["YES_NO", "NUMBER_T", "DATE_T", "DURATION_T", "TEXT_T", "LIST", "ONE"])
_CONSTANTS = frozenset(["YES", "NO", "NONE", "TODAY"])
_UNITS = frozenset(["UNIT", "UNIT_OF_TIME"])


@cache
def _kinds() -> dict[str, _TokenType]:
    """What kind of word each word of the language is."""
    kinds: dict[str, _TokenType] = {}
    for terminal, forms in words().items():
        if terminal in STATEMENTS:
            kind = Keyword.Declaration
        elif terminal in CLAUSES:
            kind = Keyword
        elif terminal in _TYPES:
            kind = Keyword.Type
        elif terminal in _CONSTANTS:
            kind = Keyword.Constant
        elif terminal in _UNITS:
            kind = Keyword.Pseudo
        else:
            kind = Operator.Word
        for form in forms:
            kinds.setdefault(form, kind)
    return kinds


class LawLexer(RegexLexer):
    """Rule files (`.law`). A word is a name after a dot and before a colon, as in the language itself."""

    name = "lawcheck rules"
    aliases: ClassVar[list[str]] = ["lawcheck", "law"]
    filenames: ClassVar[list[str]] = ["*.law"]
    mimetypes: ClassVar[list[str]] = ["text/x-lawcheck"]

    tokens: ClassVar = {
        "root": [
            (r"#[^\n]*", Comment.Single),
            (r'"', String, "text"),
            (r"\d{4}-\d{2}-\d{2}\b", Literal.Date),
            (r"\d+(\.\d+)?[a-z]?\b", Number),
            (r"yes/no\b", Keyword.Type),
            (r"(\.)([^\W\d]\w*)", bygroups(Punctuation, Name.Attribute)),  # type: ignore[no-untyped-call]
            (r"[^\W\d]\w*(?=[ \t]*:)", Name.Attribute),
            (r'[a-z]{2}(?=\s*")', Keyword.Namespace),
            (r"[^\W\d]\w*", Name),
            (r"[:.,()+\-]", Punctuation),
            (r"\s+", Whitespace),
        ],
        "text": [
            (r"\\.", String.Escape),
            (r'\{[^{}"\n]*\}', String.Interpol),
            (r'"', String, "#pop"),
            (r'[^"\\{\n]+|\{', String),
            (r"\n", Whitespace, "#pop"),
        ],
    }

    def get_tokens_unprocessed(
        self, text: str, stack: Iterable[str] = ("root",)
    ) -> Iterator[tuple[int, _TokenType, str]]:
        """Each stretch of the text with its place and kind."""
        kinds = _kinds()
        for place, kind, word in super().get_tokens_unprocessed(text, stack):
            yield place, kinds.get(word, kind) if kind is Name or kind is Keyword.Namespace else kind, word
