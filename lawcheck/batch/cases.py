"""A row of a table → the tree that a case file has, and by the reading of case files the `Case` in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lawcheck.batch.columns import OF_CASE, Column, columns_of
from lawcheck.batch.facts import facts_of, mapping
from lawcheck.batch.names import source_name, stem
from lawcheck.batch.table import Cell, Row, Table
from lawcheck.batch.together import upon
from lawcheck.diagnostics import Diagnostic, Diagnostics, Label
from lawcheck.facts import tree
from lawcheck.facts.claim import Case
from lawcheck.facts.from_case import FORMAT, from_case
from lawcheck.interview.answer import as_written
from lawcheck.model.ruleset import Ruleset
from lawcheck.model.vocabulary import Date
from lawcheck.span import Span

_MOST_WRONG = 1_000  # rows; a hundred mistakes are shown
_MOST_PLACES = 4


@dataclass(frozen=True)
class RowCase:
    """The case of a row, and the line of the table that it starts in; `stem` is what its file is called."""

    case: Case
    line: int
    stem: str


def cases_of(table: Table, ruleset: Ruleset, base: Case | None, found: Diagnostics) -> tuple[RowCase, ...]:
    """The cases of all rows, in their order; not to be used where anything was found wrong.

    Errors: those of `columns.py`; `too-many-cells`, `nameless-row`, `doubled-row`; those of `facts.py` and `from_case.py`.
    """
    columns = columns_of(table.head, ruleset.vocabulary, found)
    reading = _Reading(table, ruleset, columns, base)
    mistakes = Diagnostics()
    for row in table.rows:
        reading.row(row, mistakes)
        if reading.read - len(reading.cases) > _MOST_WRONG:
            break
    found.extend(_together(mistakes.sorted()))
    return tuple(reading.cases)


def _together(mistakes: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Those that say the very same of many rows as one, which names the first places: a wrong word stands in a whole column."""
    alike: dict[tuple[str, str, str], list[Diagnostic]] = {}
    for mistake in mistakes:
        if mistake.others:
            yield mistake
        else:
            alike.setdefault((mistake.code, mistake.message, mistake.help), []).append(mistake)
    for first, *more in alike.values():
        if more:
            label = f"here, and in {len(more):,} other place{'' if len(more) == 1 else 's'}"
            places = [Label(mistake.span) for mistake in more[:_MOST_PLACES]]
            yield replace(first, label=label, others=tuple(places))
        else:
            yield first


class _Reading:
    """Reads one row after the other, and knows the names that were given."""

    def __init__(self, table: Table, ruleset: Ruleset, columns: Mapping[int, Column], base: Case | None) -> None:
        self.table, self.ruleset, self.base = table, ruleset, base
        self.has_names = any(column.name == "case" for column in columns.values())
        self.heads = {number: column.name for number, column in columns.items() if column.fact is None}
        self.facts = {number: column for number, column in columns.items() if column.fact is not None}
        self.named: dict[str, Span] = {}
        self.cases: list[RowCase] = []
        self.read = 0

    def row(self, row: Row, found: Diagnostics) -> None:
        """Takes a row, or notes what is wrong with it."""
        self.read += 1
        own = Diagnostics()
        if self._is_longer(row, found):
            return  # its cells have moved, and what they seem to say is of other columns
        self._check_nameless(row, own)
        head = {name: row.cells[number] for number, name in self.heads.items() if number in row.cells}
        name = self._name(row, head.get("case"), own) if self.has_names else ""
        told = {column: row.cells[number] for number, column in self.facts.items() if number in row.cells}
        root = self._tree(row, head, told, own)
        case, wrong = from_case(
            self.table.file, self.ruleset.vocabulary, self.ruleset.rulebooks, (root, own.sorted())
        )
        found.extend(wrong)
        if case is not None:
            line = self.table.file.position(row.start.start)[0]
            self.cases.append(RowCase(self._whole(case), line, name))

    def _is_longer(self, row: Row, found: Diagnostics) -> bool:
        beyond = [cell for number, cell in row.cells.items() if number > max(self.table.head.cells)]
        if beyond:
            help = "put quotation marks around a cell that holds the sign which separates the cells"
            found.add("too-many-cells", "the row is longer than the first", beyond[0].span, help=help)
        return bool(beyond)

    def _check_nameless(self, row: Row, found: Diagnostics) -> None:
        for number, cell in row.cells.items():
            if number not in self.table.head.cells:
                help = "give the column a name, or empty its cells"
                found.add("too-many-cells", "the column of this cell has no name", cell.span, help=help)

    def _name(self, row: Row, cell: Cell | None, found: Diagnostics) -> str:
        """What the row's file is called."""
        if cell is None:
            help = "give it a name in the column `case`, or empty all its cells"
            found.add("nameless-row", "the row has no name", row.start, help=help)
            return ""
        name = stem(cell.text)
        if not name:
            help = "a name has letters or digits, at most a hundred"
            found.add("nameless-row", "this cannot be the name of a case", cell.span, help=help)
        elif name in self.named:
            others = [Label(self.named[name], "the first")]
            help = "give each row a name of its own"
            found.add("doubled-row", "two rows have one name", cell.span, others=others, help=help)
        self.named.setdefault(name, cell.span)
        return name

    def _tree(self, row: Row, head: Mapping[str, Cell], told: Mapping[Column, Cell], found: Diagnostics) -> tree.Node:
        """The row as the tree of a case file."""
        here = row.start
        parts: dict[str, tree.Node] = {"lawcheck": tree.Scalar(str(FORMAT), False, here)}
        parts |= {key: _text(head[key]) for key in OF_CASE if key in head}
        if "as_of" in head:
            parts["as_of"] = tree.Scalar(as_written(Date(), head["as_of"].text), True, head["as_of"].span)
        if "rulebooks" in head:
            parts["rulebooks"] = _names(head["rulebooks"])
        about: dict[str, tree.Node] = {}
        if "source" in head or "published" in head or "url" in head:
            name, described = self._source(head, here)
            parts["sources"] = mapping({name: described}, here)
            about["source"] = tree.Scalar(name, True, head["source"].span if "source" in head else here)
        if "grade" in head and ("source" not in about or self._is_known(head)):
            about["grade"] = _text(head["grade"])
        if "at" in head:
            about["at"] = _text(head["at"])
        parts["facts"] = facts_of(told, self.ruleset.vocabulary, self.base, about, here, found)
        return mapping(parts, here)

    def _is_known(self, head: Mapping[str, Cell]) -> bool:
        """Whether the row names a source that the case for all rows describes."""
        return self.base is not None and "source" in head and head["source"].text in self.base.sources

    def _source(self, head: Mapping[str, Cell], here: Span) -> tuple[str, tree.Node]:
        """The source of what the row says, by its short name."""
        if self.base is not None and self._is_known(head):
            name = head["source"].text
            grade = self.base.sources[name].grade
            return name, mapping({"grade": tree.Scalar(str(grade), True, here)} if grade else {}, here)
        title = head.get("source")
        taken: Collection[str] = self.base.sources if self.base else ()
        parts = {"title": _text(title)} if title else {}
        parts |= {key: _text(head[key]) for key in ("published", "url", "grade") if key in head}
        return source_name(title.text if title else "", taken), mapping(parts, here)

    def _whole(self, case: Case) -> Case:
        return case if self.base is None else upon(self.base, case)


def _text(cell: Cell) -> tree.Scalar:
    return tree.Scalar(cell.text, True, cell.span)


def _names(cell: Cell) -> tree.Sequence:
    """Names with commas, semicolons or blanks between them."""
    names = cell.text.replace(",", " ").replace(";", " ").split()
    return tree.Sequence(tuple(tree.Scalar(name, True, cell.span) for name in names), cell.span)
