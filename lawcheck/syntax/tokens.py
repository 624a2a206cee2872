"""A rule file as the words that stand in it, comments among them: what the formatter lays out anew."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lark import Token as LarkToken
from lark.exceptions import UnexpectedInput

from lawcheck.diagnostics import Diagnostic
from lawcheck.span import InputFile
from lawcheck.syntax import ast
from lawcheck.syntax.grammar import parser
from lawcheck.syntax.parse import finish, parse

COMMENT = "COMMENT"
_COMMENT = re.compile(r"#[^\n]*")


@dataclass(frozen=True)
class Token:
    """A word of the grammar, or a comment: its kind is the terminal's name there, its text what stands in the file."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Written:
    """A file that could be read: its tree, and its words and comments in their order."""

    tree: ast.File
    tokens: tuple[Token, ...]


def read_tokens(file: InputFile) -> Written | tuple[Diagnostic, ...]:
    """The file's words and its tree, of one reading; or else every mistake in it."""
    state = parser().parse_interactive(file.text)
    try:
        words = list(state.iter_parse())
        tree = state.feed_eof(words[-1] if words else None)  # type: ignore[no-untyped-call]
    except UnexpectedInput:
        return parse(file)[1]
    parsed, wrong = finish(tree, file)
    return wrong or Written(parsed, tuple(_with_comments(words, file.text)))


def _with_comments(words: list[LarkToken], text: str) -> list[Token]:
    """Between two words stand only blanks and comments, so that every `#` there begins one."""
    found: list[Token] = []
    last = 0
    for word in words:
        start = word.start_pos or 0
        found += _comments(text, last, start)
        found.append(Token(word.type, str(word), start))
        last = start + len(word)
    return found + _comments(text, last, len(text))


def _comments(text: str, start: int, end: int) -> list[Token]:
    if text.find("#", start, end) < 0:
        return []
    return [Token(COMMENT, one[0].rstrip(), one.start()) for one in _COMMENT.finditer(text, start, end)]
