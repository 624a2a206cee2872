"""A table is the same however a spreadsheet saved it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawcheck.batch.table import SEPARATORS, Table, read_table
from lawcheck.diagnostics import Diagnostics
from lawcheck.files import read_table as text_of
from lawcheck.span import InputFile

PLAIN = 'case,title,at\nniš,"Cameras, ""smart"" ones","two\nlines"\n,,\nvranje,,page 2\n'
CELLS = [["case", "title", "at"], ["niš", 'Cameras, "smart" ones', "two\nlines"], ["vranje", "page 2"]]


def told(table: Table) -> list[list[str]]:
    """What stands in the cells that are not empty."""
    return [[cell.text for cell in row.cells.values()] for row in (table.head, *table.rows)]


def table_in(text: str) -> Table:
    found = Diagnostics()
    table = read_table(InputFile("t.csv", text), found)
    assert not found, found.sorted()
    return table


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le with a mark", "utf-16-be with a mark"]
)
def test_every_dialect_gives_the_same_cells(separator: str, ending: str, encoding: str, tmp_path: Path) -> None:
    title = f'Cameras{separator} "smart" ones'
    quoted = title.replace('"', '""')
    text = f'case{separator}title{separator}at\nniš{separator}"{quoted}"{separator}\n'
    mark = "\ufeff" if encoding.endswith("mark") else ""
    path = tmp_path / "t.csv"
    path.write_bytes((mark + text.replace("\n", ending)).encode(encoding.partition(" ")[0]))
    found = Diagnostics()

    table = read_table(text_of(path, found), found)

    assert not found
    assert table.separator == separator
    assert told(table) == [["case", "title", "at"], ["niš", title]]


def test_cells_know_their_places() -> None:
    table = table_in(PLAIN)

    assert told(table) == CELLS
    places = [table.file.position(cell.span.start) for cell in table.rows[0].cells.values()]
    assert places == [(2, 1), (2, 6), (2, 32)]
    assert table.file.position(table.rows[1].start.start)[0] == 5


def test_a_line_for_excel_names_the_separator() -> None:
    table = table_in("sep=;\ncase;title\nnis;a, b, c\n")

    assert told(table) == [["case", "title"], ["nis", "a, b, c"]]
    assert table.file.position(table.rows[0].start.start)[0] == 3


def test_a_table_of_one_column_is_one() -> None:
    assert told(table_in("case\nnis\n")) == [["case"], ["nis"]]


def test_blanks_around_cells_and_rows_without_cells_say_nothing() -> None:
    assert told(table_in('\n case , title \n\n ,\t\n nis , "Niš" \n,,,\n')) == [["case", "title"], ["nis", "Niš"]]


@given(st.text(alphabet="a,;\t\"\r\n 'š=", max_size=60))
def test_any_text_is_a_table_or_told_what_is_wrong(text: str) -> None:
    found = Diagnostics()

    table = read_table(InputFile("t.csv", text), found)

    assert found or table.rows
    for row in (table.head, *table.rows):
        for cell in row.cells.values():
            assert cell.text
            written = cell.span.text_in(table.file)
            assert cell.text in (written, written.replace('""', '"').strip())
