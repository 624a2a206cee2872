"""What a name can stand for, and where it does."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from lawcheck.span import Span


class Kind(StrEnum):
    """The kinds of things that have names."""

    RULEBOOK = "rulebook"  # vocabularies and drafts too: what can be used
    INSTRUMENT = "instrument"
    ENTITY = "entity"
    LIST = "list"  # the name after `listed as`
    FACT = "fact"
    CHOICE = "choice"
    DEFINITION = "definition"
    VARIABLE = "variable"
    RULE = "rule"
    EXCEPTION = "exception"
    ARTICLE = "article"
    FAMILY = "family"
    SOURCE = "source"  # of a case


@dataclass(frozen=True)
class Symbol:
    """A thing with a name. `key` tells it from all others of its kind: `entity.fact`, a rule's full name."""

    kind: Kind
    key: str
    name: str


class Occurrence(NamedTuple):
    """A place at which a symbol's name stands; `declares` where that is the place that makes it."""

    span: Span
    symbol: Symbol
    declares: bool = False


@dataclass(frozen=True, eq=False)
class Names:
    """All occurrences of some files, by file in the order of their places, and by symbol."""

    by_file: Mapping[str, tuple[Occurrence, ...]] = field(default_factory=dict)
    by_symbol: Mapping[Symbol, tuple[Occurrence, ...]] = field(default_factory=dict)

    @staticmethod
    def of(occurrences: Iterable[Occurrence]) -> Names:
        """Those occurrences, each once."""
        files: dict[str, list[Occurrence]] = {}
        symbols: dict[Symbol, list[Occurrence]] = {}
        for one in sorted(dict.fromkeys(occurrences), key=lambda one: one.span):
            files.setdefault(one.span.file, []).append(one)
            symbols.setdefault(one.symbol, []).append(one)
        return Names(
            {file: tuple(found) for file, found in files.items()},
            {symbol: tuple(found) for symbol, found in symbols.items()},
        )

    def at(self, file: str, offset: int) -> Occurrence | None:
        """The name at that place, or one that ends there."""
        found = self.by_file.get(file, ())
        first = bisect_right(found, offset, key=lambda one: one.span.start)
        near = [one for one in found[max(0, first - 8) : first] if one.span.start <= offset <= one.span.end]
        return max(near, key=lambda one: (one.span.start, one.declares), default=None)

    def declarations(self, symbol: Symbol) -> tuple[Occurrence, ...]:
        """Where it is made; a rule with several versions, in several places."""
        return tuple(one for one in self.by_symbol.get(symbol, ()) if one.declares)

    def symbols_at(self, span: Span) -> tuple[Symbol, ...]:
        """All that the name at a place stands for: in an exception to two rules, the variable of each."""
        return tuple(dict.fromkeys(o.symbol for o in self.by_file.get(span.file, ()) if o.span == span))
