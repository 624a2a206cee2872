"""The LALR parser made from `grammar.lark`, once in a process."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from lark import Lark
from lark.exceptions import UnexpectedInput


@cache
def parser() -> Lark:
    """The parser; building it takes some 70 ms."""
    grammar = files("lawcheck.syntax").joinpath("grammar.lark").read_text("utf-8")
    return Lark(grammar, parser="lalr", propagate_positions=True, maybe_placeholders=False)


def accepted_after(text: str) -> set[str]:
    """The terminals that could follow this text; none where it cannot be read itself."""
    return read_so_far(text)[1]


def read_so_far(text: str) -> tuple[tuple[tuple[str, str], ...], set[str]]:
    """What the text is made of, each word with its terminal before it, and the terminals that could follow; nothing
    where it cannot be read itself."""
    state = parser().parse_interactive(text)
    try:
        tokens = tuple((token.type, str(token)) for token in state.exhaust_lexer())
    except UnexpectedInput:
        return (), set()
    return tokens, set(state.accepts())  # type: ignore[no-untyped-call]


_SPELT = re.compile(r"\(?([a-z/|?]+)\)?\\b")  # `severity\b`, `(hours?|days?)\b`


@cache
def words() -> Mapping[str, tuple[str, ...]]:
    """The words of the language by terminal, in every form in which they are written; all else is left out."""
    found: dict[str, tuple[str, ...]] = {}
    for terminal in parser().terminals:
        spelt = _SPELT.match(terminal.pattern.value.replace("\\/", "/"))
        if spelt:
            forms = [
                form
                for part in spelt[1].split("|")
                for form in (part.replace("?", ""), part[:-2])[: 1 + ("?" in part)]
            ]
            found[terminal.name] = tuple(forms)
    return found
