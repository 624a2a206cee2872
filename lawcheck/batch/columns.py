"""The first row of a table → what each column tells of: a part of the case's head, or a fact by its path."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from lawcheck.batch.table import Cell, Row
from lawcheck.diagnostics import Diagnostics, Label
from lawcheck.diagnostics.suggest import nearest
from lawcheck.finding.finding import FactPath
from lawcheck.model.vocabulary import Fact, ListOf, Vocabulary
from lawcheck.span import Span

OF_CASE = ("case", "title", "as_of", "jurisdiction", "rulebooks")  # as a case file calls them
OF_SOURCE = ("source", "published", "url", "grade", "at")  # of all that the row says
RESERVED = (*OF_CASE, *OF_SOURCE)
OWN = "#"  # begins the name of a column that is the user's own, and says nothing to us
ANY = "NAME"  # of one of a list's things, in a suggestion


@dataclass(frozen=True, eq=False)
class Column:
    """A column, and the path of the fact that it tells of; a part of the head has none.

    `way`: the fact at each step of the path, None where the step is the name of one of a list's things.
    """

    name: str
    span: Span
    path: FactPath = ()
    way: tuple[Fact | None, ...] = ()

    @property
    def fact(self) -> Fact | None:
        """The fact that it tells of."""
        return self.way[-1] if self.way else None


def columns_of(head: Row, vocabulary: Vocabulary, found: Diagnostics) -> Mapping[int, Column]:
    """The columns that can be read, by their number from 0; those whose name begins with `#` are passed over.

    Errors: `missing-column`, `unknown-column`, `doubled-column`.
    """
    columns: dict[int, Column] = {}
    first: dict[str, Span] = {}
    for number, cell in head.cells.items():
        if cell.text.startswith(OWN):
            continue
        column = _column(cell, vocabulary, found)
        before = first.setdefault(cell.text, cell.span)
        if before is not cell.span:
            message = f"two columns are called `{_short(cell.text)}`"
            others = [Label(before, "the first")]
            found.add("doubled-column", message, cell.span, others=others, help="keep one of them")
        elif column is not None:
            columns[number] = column
    if "case" not in first:
        help = "the first row names the columns, one of them `case`"
        close = nearest("case", [name for name in first if name.isascii()])
        help = f"did you mean `case` by `{close}`?" if close else help
        found.add("missing-column", "no column gives the cases their names", head.start, help=help)
    return columns


def lists_not_named(columns: Collection[Column]) -> tuple[FactPath, ...]:
    """The lists of whose things some columns tell, while none says which things there are."""
    told: dict[FactPath, None] = {}
    for column in columns:
        told.update((column.path[:at], None) for at, fact in enumerate(column.way) if fact is None)
    own = {column.path for column in columns}
    return tuple(path for path in told if path not in own)


def _column(cell: Cell, vocabulary: Vocabulary, found: Diagnostics) -> Column | None:
    name = cell.text
    if name in RESERVED:
        return Column(name, cell.span)
    path = tuple(name.split("."))
    trouble = _Trouble(vocabulary, path)
    known: Mapping[str, Fact] = vocabulary.roots
    fact: Fact | None = None
    way: list[Fact | None] = []
    while len(way) < len(path):
        inside, fact = fact, known.get(path[len(way)])
        if fact is None:
            return trouble.say(cell, found, *trouble.unknown(len(way), known, inside))
        known = vocabulary.facts_of(fact.type)
        way.append(fact)
        if isinstance(fact.type, ListOf) and len(way) < len(path):
            if wrong := trouble.element(len(way), fact, known):
                return trouble.say(cell, found, *wrong)
            way.append(None)
    return Column(name, cell.span, path, tuple(way))


@dataclass(frozen=True)
class _Trouble:
    """Why a column's name is no path of a fact, and which is the nearest that is."""

    vocabulary: Vocabulary
    path: FactPath

    @staticmethod
    def say(cell: Cell, found: Diagnostics, message: str, help: str) -> None:
        """Notes it."""
        found.add("unknown-column", message, cell.span, label="not in the vocabulary", help=help)

    def unknown(self, at: int, known: Mapping[str, Fact], inside: Fact | None) -> tuple[str, str]:
        """A name that no fact has there."""
        part, tail = self.path[at], self.path[-1]
        elsewhere = [way for way, fact in self.vocabulary.walk() if fact.name == tail] if tail not in known else []
        close = nearest(part, [*known, *(RESERVED if inside is None else ())])
        if elsewhere and len(self.path) == 1:
            help = f"did you mean `{self.spelt(elsewhere[0])}`?"
        elif close:
            help = f"did you mean `{'.'.join((*self.path[:at], close, *self.path[at + 1 :]))}`?"
        elif elsewhere:
            help = f"did you mean `{self.spelt(elsewhere[0])}`?"
        elif inside is None:
            help = f"`lawcheck list facts` names those there are; a column of your own begins with `{OWN}`: `#{_short(part)}`"
        else:
            help = f"`lawcheck show {'.'.join(self.vocabulary.pattern(self.path)[:-1])}` lists the facts that it has"
        what = f"`{inside.name}` has no fact" if inside is not None else "the vocabulary has nothing called"
        return f"{what} `{_short(part)}`", help

    def element(self, at: int, fact: Fact, known: Mapping[str, Fact]) -> tuple[str, str] | None:
        """A word behind a list's name that cannot be the name of one of its things."""
        name = self.path[at]
        if name in known:
            named = ".".join((*self.path[:at], ANY, *self.path[at:]))
            message = f"`{fact.name}` is a list, and the column does not say which of them it tells of"
            return message, f"put the name of one behind it: `{named}`"
        if not re.fullmatch(r"[^\W\d][\w-]{0,59}", name):
            return (
                f"`{_short(name)}` cannot be the name of one of `{fact.name}`",
                "write a short name, such as `square`",
            )
        if at + 1 == len(self.path):
            return (
                f"`{name}` is one of `{fact.name}`, and the column does not say what of it",
                f"add a fact of it, such as `{'.'.join(self.path)}.{next(iter(known), 'name')}`; "
                f"that there is one stands in the column `{'.'.join(self.path[:-1])}`",
            )
        return None

    def spelt(self, way: FactPath) -> str:
        """The path of a fact as a column has it, with a name to be filled in behind each list."""
        return ".".join(self._spelt(way))

    def _spelt(self, way: FactPath) -> Iterator[str]:
        for end, name in enumerate(way, 1):
            yield name
            fact = self.vocabulary.fact(way[:end])
            if fact is not None and isinstance(fact.type, ListOf) and end < len(way):
                yield ANY


def _short(text: str) -> str:
    line = " ".join(text.split()).replace("`", "'")
    return line if len(line) <= 60 else f"{line[:59]}…"
