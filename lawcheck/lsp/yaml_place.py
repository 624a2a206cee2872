"""Where in a case or test file the pointer stands, told from a text that may be wrong or half written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class YamlPlace:
    """`path`: the keys that lead there, from the top; lists add none. `key`: the one whose value is to be written;
    None where a key is. `beside`: the keys that stand in the same mapping already. `is_element`: behind a dash, where
    a value can be written as well as a key."""

    path: tuple[str, ...]
    key: str | None
    beside: frozenset[str] = frozenset()
    is_element: bool = False


def yaml_place(text: str) -> YamlPlace | None:
    """The place at the end of `text`; None where no word can begin, as in a comment or behind a value."""
    return _Scanner(text).place()


@dataclass
class _Level:
    """A mapping or list that is open: how it began, and in which column its keys or dashes stand, unless in brackets."""

    began: Literal["block", "dash", "[", "{"]
    column: int = 0
    key: str | None = None
    keys: set[str] = field(default_factory=set)

    @property
    def in_brackets(self) -> bool:
        return self.began in ("[", "{")


_TOKEN = re.compile(
    r"""(?P<line>\n)|(?P<blank>[ \t]+)|(?P<comment>(?<![^\s])\#[^\n]*)
    |(?P<dash>-(?=\s|$))
    |(?P<key>(?:"[^"\n]*"|'[^'\n]*'|[^\s\-\[\]{},:"'\#][^\n,\[\]{}:]*?)[ \t]*:(?=\s|$))
    |(?P<string>"(?:\\.|[^"\\])*"|'(?:''|[^'])*')
    |(?P<sign>[\[\]{},])|(?P<text>[^\s,\[\]{}]+)""",
    re.VERBOSE,
)


class _Scanner:
    """Follows a text from its start; a word may begin where `at` is not `nowhere`."""

    def __init__(self, text: str) -> None:
        self.levels = [_Level("block")]
        self.at: Literal["line", "key", "value", "nowhere"] = "line"
        self.column = 0
        for token in _TOKEN.finditer(text):
            kind = token.lastgroup or ""
            if kind == "comment" and token.end() == len(text):
                self.at = "nowhere"
                return
            self._take(kind, token[0])
            self.column = 0 if kind == "line" else self.column + len(token[0])

    def _take(self, kind: str, word: str) -> None:
        top = self.levels[-1]
        match kind:
            case "line" if not top.in_brackets:
                self.at = "line"
            case "line" | "blank" | "comment":
                pass
            case "dash" if self.at == "line" or (self.at == "key" and top.began == "dash"):
                self._dash()
            case "key":
                self._key(word.rstrip(" \t:").strip("\"'").rstrip())
            case "sign":
                self._sign(word)
            case _:
                self.at = "nowhere"

    def _close(self, column: int) -> None:
        """What stands further in than a column has ended."""
        while len(self.levels) > 1 and not self.levels[-1].in_brackets and self.levels[-1].column > column:
            self.levels.pop()

    def _dash(self) -> None:
        self._close(self.column)
        if self.levels[-1].began == "dash" and self.levels[-1].column == self.column:
            self.levels.pop()
        self.levels.append(_Level("dash", self.column))
        self.at = "key"

    def _indent(self) -> None:
        """A word in a column: it belongs to the mapping whose keys stand there, or begins one."""
        self._close(self.column)
        top = self.levels[-1]
        if top.began == "dash" and top.column == self.column:
            self.levels.pop()
        elif not top.in_brackets and (top.column < self.column):
            self.levels.append(_Level("block", self.column))

    def _key(self, name: str) -> None:
        if not self.levels[-1].in_brackets and self.at in ("line", "key"):
            self._indent()
        top = self.levels[-1]
        top.key = name
        top.keys.add(name)
        self.at = "value"

    def _sign(self, sign: str) -> None:
        top = self.levels[-1]
        if sign in "[{":
            self.levels.append(_Level("[" if sign == "[" else "{"))
            self.at = "value" if sign == "[" else "key"
        elif sign == "," and top.in_brackets:
            top.key = None
            self.at = "value" if top.began == "[" else "key"
        else:
            if sign in "]}" and top.in_brackets:
                self.levels.pop()
            self.at = "nowhere"

    def place(self) -> YamlPlace | None:
        """Where the text ends."""
        if self.at == "nowhere":
            return None
        is_element = self.at == "key" and self.levels[-1].began == "dash"
        if self.at in ("line", "key") and not self.levels[-1].in_brackets:
            self._indent()
        inner = self.levels[-1]
        above = tuple(level.key for level in self.levels[:-1] if level.key is not None)
        if self.at == "value" and inner.key is None:
            return YamlPlace(above[:-1], above[-1] if above else None)
        if self.at == "value":
            return YamlPlace(above, inner.key)
        return YamlPlace(above, None, frozenset(inner.keys), is_element)
