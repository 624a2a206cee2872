"""What kind of thing each name in a file is, so that an editor can give it a colour."""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lsp.positions import Change, Encoding, length, to_position
from lawcheck.lsp.symbols import Kind, Names
from lawcheck.span import InputFile

# In the order in which the protocol numbers them; the words are its own.
TOKENS = ("namespace", "class", "property", "enumMember", "function", "variable", "type", "decorator")
MODIFIERS = ("declaration",)
_TOKEN: dict[Kind, str] = {
    Kind.RULEBOOK: "namespace",
    Kind.INSTRUMENT: "type",
    Kind.ENTITY: "class",
    Kind.LIST: "class",
    Kind.FACT: "property",
    Kind.CHOICE: "enumMember",
    Kind.DEFINITION: "function",
    Kind.VARIABLE: "variable",
    Kind.RULE: "function",
    Kind.EXCEPTION: "function",
    Kind.ARTICLE: "function",
    Kind.FAMILY: "decorator",
    Kind.SOURCE: "variable",
}


def coloured(names: Names, read: InputFile, now: InputFile, encoding: Encoding) -> list[int]:
    """Five numbers for each name of a file: lines down and columns on from the one before, length, kind, modifiers.

    `read` is the text in which the names were found, `now` the one to be coloured, which may be a change ahead.
    Source: Language Server Protocol 3.17, Semantic Tokens.
    """
    numbers: list[int] = []
    last_line = last_column = 0
    for line, column, size, kind, declares in _tokens(names, read, now, encoding):
        down = line - last_line
        numbers += [down, column - last_column if down == 0 else column, size, kind, int(declares)]
        last_line, last_column = line, column
    return numbers


def _tokens(
    names: Names, read: InputFile, now: InputFile, encoding: Encoding
) -> Iterator[tuple[int, int, int, int, bool]]:
    end = -1
    change = Change.between(read.text, now.text)
    for span, symbol, declares in names.by_file.get(read.name, ()):
        place = change.moved(span)
        if place is not None and place.start >= end:
            end = place.end
            line, column = to_position(now, place.start, encoding)
            text = now.text[place.start : place.end]
            yield line, column, length(text, encoding), TOKENS.index(_TOKEN[symbol.kind]), declares
