"""The LALR parser made from `grammar.lark`, once in a process."""

from __future__ import annotations

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
    state = parser().parse_interactive(text)
    try:
        state.exhaust_lexer()
    except UnexpectedInput:
        return set()
    return set(state.accepts())  # type: ignore[no-untyped-call]
