"""What is asked for with `-k`: words joined by `and`, `or`, `not` and brackets, as in pytest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

# Whether the texts of a test (its sentence, its rule, its file) are asked for.
Keyword: TypeAlias = Callable[[Iterable[str]], bool]

_TOKEN = re.compile(r"""\s*(?:(?P<sign>[()])|"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<word>[^\s()"']+))""")


class KeywordError(ValueError):
    """The expression cannot be read; the message says why."""


def keyword(text: str) -> Keyword:
    """The test of texts that the expression makes.

    A word is found anywhere in any of the texts, capital or small; one with spaces stands in quotes.
    Errors: `KeywordError`.
    """
    reading = _Reading(text)
    told = reading.either()
    reading.end()
    return lambda texts: told("\n".join(texts).casefold())


_Told: TypeAlias = Callable[[str], bool]


class _Reading:
    """Reads an expression from left to right: `not` binds tightest, then `and`, then `or`."""

    def __init__(self, text: str) -> None:
        self.tokens: list[tuple[str, bool]] = []  # with whether it stood in quotes
        at = 0
        while text[at:].strip():
            match = _TOKEN.match(text, at)
            if match is None:
                raise KeywordError("a quotation mark is not closed")
            quoted = match["double"] if match["double"] is not None else match["single"]
            self.tokens.append((quoted, True) if quoted is not None else (match["sign"] or match["word"], False))
            at = match.end()
        if not self.tokens:
            raise KeywordError("it says nothing")

    def either(self) -> _Told:
        parts = [self._both()]
        while self._takes("or"):
            parts.append(self._both())
        return lambda text: any(part(text) for part in parts)

    def _both(self) -> _Told:
        parts = [self._one()]
        while self._takes("and"):
            parts.append(self._one())
        return lambda text: all(part(text) for part in parts)

    def _one(self) -> _Told:
        if self._takes("not"):
            part = self._one()
            return lambda text: not part(text)
        if self._takes("("):
            inner = self.either()
            if not self._takes(")"):
                raise KeywordError("a bracket is not closed")
            return inner
        if not self.tokens or self.tokens[0] in (("and", False), ("or", False), (")", False)):
            raise KeywordError(
                f"a word is missing {f'before `{self.tokens[0][0]}`' if self.tokens else 'at the end'}"
            )
        word = self.tokens.pop(0)[0].casefold()
        return lambda text: word in text

    def _takes(self, word: str) -> bool:
        if self.tokens and self.tokens[0] == (word, False):
            self.tokens.pop(0)
            return True
        return False

    def end(self) -> None:
        """Errors: `KeywordError` where anything is left."""
        if self.tokens:
            raise KeywordError(f"`and` or `or` is missing before `{self.tokens[0][0]}`")
