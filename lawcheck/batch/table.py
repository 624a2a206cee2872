"""The text of a table → cells with their places. What separates them is found out; nothing is known of their meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lawcheck.diagnostics import Diagnostics
from lawcheck.span import InputFile, Span

MOST_ROWS = 20_000
MOST_COLUMNS = 1_000
SEPARATORS = (",", ";", "\t")  # the second is what a spreadsheet writes where the comma is for decimals
_SAID = re.compile(r"sep=([,;\t])[^\S\n]*(?:\n|\Z)", re.IGNORECASE)  # a line for Excel, above all others


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, without the blanks around it, and where; never nothing."""

    text: str
    span: Span


@dataclass(frozen=True)
class Row:
    """The cells of a row that are not empty, by the number of their column from 0; where the row starts."""

    cells: Mapping[int, Cell]
    start: Span


@dataclass(frozen=True)
class Table:
    """The names of the columns, and the rows below them that hold anything.

    `file` is the text that all spans speak of: the lines of old Macintosh files are ended as others are.
    """

    file: InputFile
    separator: str
    head: Row
    rows: tuple[Row, ...]


def read_table(given: InputFile, found: Diagnostics) -> Table:
    """The table in a text.

    Errors: `no-rows`, `broken-quotes`, `table-too-large`. A row with broken quotation marks is left out.
    """
    text = given.text if "\n" in given.text else given.text.replace("\r", "\n")
    file = InputFile(given.name, text)
    said = _SAID.match(text)
    start = said.end() if said else 0
    separator = said[1] if said else _separator(text, start)
    rows: list[Row] = []
    for row in _rows(file, start, separator, found):
        if not row.cells:
            continue
        if len(rows) > MOST_ROWS or max(row.cells) >= MOST_COLUMNS:
            what = "rows" if len(rows) > MOST_ROWS else "columns"
            found.add("table-too-large", f"the table has too many {what}", row.start, help="split it")
            del rows[1:]
            break
        rows.append(row)
    if len(rows) < 2 and not found:
        what = "the table has no row below its first" if rows else "the table is empty"
        found.add("no-rows", what, Span(file.name, start, start), help="add a row for each case")
    head, *below = rows or [Row({}, Span(file.name, start, start))]
    return Table(file, separator, head, tuple(below))


def _separator(text: str, start: int) -> str:
    """The sign that stands most often between the names of the columns."""
    first = re.match(r'(?:[^"\n]|"[^"]*+")*', text[start:])
    names = re.sub(r'"[^"]*"', "", first[0] if first else "")
    return max(SEPARATORS, key=names.count)


def _rows(file: InputFile, at: int, separator: str, found: Diagnostics) -> Iterator[Row]:
    text, sign = file.text, re.escape(separator)
    # Possessive, so that a quotation mark that is never closed costs one look through the text.
    cell = re.compile(rf'[^\S\r\n\t]*"([^"]*+(?:""[^"]*+)*+)"[^\S\r\n\t]*(?=[{sign}\r\n]|\Z)|([^{sign}\r\n]*)')
    end = re.compile(r"\r?\n|\r|\Z")
    is_first = True
    while at < len(text):
        cells: dict[int, Cell] = {}
        start, place, is_whole = at, 0, True
        while (match := cell.match(text, at)) is not None:
            quoted, bare = match.groups()
            if bare is not None and bare.lstrip().startswith('"'):
                is_whole = False
                if not _broken(file, match, found):
                    return
            raw = bare if quoted is None else quoted.replace('""', '"')
            if raw and (told := raw.strip()):
                cells[place] = Cell(told, _place(file, match))
            at = match.end()
            if text[at : at + 1] != separator:
                break
            at, place = at + 1, place + 1
        ended = end.match(text, at)
        at = ended.end() if ended else at
        if is_whole:
            yield Row(cells, Span(file.name, start, start))
        elif is_first:
            return  # without the names of the columns nothing below can be read
        is_first = is_first and not cells


def _place(file: InputFile, match: re.Match[str]) -> Span:
    """Where the cell's text stands, without blanks and quotation marks."""
    start, end = match.span(1 if match[1] is not None else 2)
    told = file.text[start:end]
    return Span(file.name, start + len(told) - len(told.lstrip()), end - len(told) + len(told.rstrip()))


def _broken(file: InputFile, match: re.Match[str], found: Diagnostics) -> bool:
    """Notes that quotation marks do not match; False where the text cannot be told into cells from here on."""
    first = file.text.index('"', match.start())
    closed = file.text.find('"', first + 1)
    help = "write a quotation mark inside a cell twice, and one at its end"
    if closed < 0:
        message = "the quotation mark opens a cell that never ends"
        found.add("broken-quotes", message, Span(file.name, first, first + 1), help=help)
        return False
    message = "the cell goes on after its closing quotation mark"
    found.add("broken-quotes", message, Span(file.name, closed, closed + 1), help=help)
    return True
