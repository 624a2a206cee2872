"""The facts of a case as somebody could change them: which can, at what cost, and what keeps the others as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

import z3

from lawcheck.analysis.bounds import Bounds
from lawcheck.analysis.formula import both, negated
from lawcheck.analysis.free import Making, variable
from lawcheck.analysis.given import Given, plain
from lawcheck.analysis.place import Told
from lawcheck.analysis.symbol import NOTHING, Day, Symbol, Texts, compare
from lawcheck.facts.claim import Content, Instance, Items
from lawcheck.finding.finding import FactPath
from lawcheck.model import vocabulary as v
from lawcheck.values import NONE, Duration

# What changing a fact costs, by its path and by the path without elements; None: it stays as it is.
Price: TypeAlias = Callable[[FactPath, tuple[str, ...], v.Fact], int | None]


@dataclass(frozen=True, eq=False)
class Lever:
    """A fact that is known, and may be changed.

    `moved`: where it is. `becomes`: what it is then; None of an entity that there was not, and is then. `cost` is None
    where it cannot be changed; `past`: where it is a date, it is not put into the past.
    """

    path: FactPath
    fact: v.Fact
    said: tuple[Content, ...]
    moved: Any
    becomes: Symbol | None
    cost: int | None
    past: Any


@dataclass
class Changing:
    """Makes the levers of a case while its conditions are read. Unknown facts have none: by the promise of the
    language a violation that stands while they are unknown stands whatever they turn out to be, so that no smallest
    set of changes has one of them in it.
    """

    vocabulary: v.Vocabulary
    day: date
    texts: Texts
    price: Price
    months: frozenset[int]
    levers: dict[FactPath, Lever] = field(default_factory=dict)
    demands: list[Any] = field(default_factory=list)

    def __call__(self, place: Given, fact: v.Fact, said: tuple[Content, ...]) -> Told | None:
        """What the fact may be once changes are made; None where no change of it is thought of."""
        if not said or isinstance(fact.type, v.ListOf) or any(isinstance(value, Instance | Items) for value in said):
            return None
        if isinstance(fact.type, v.EntityType):
            return self._entity(place, fact)
        lever = self._lever(place, fact, said)
        assert lever.becomes is not None
        if len(said) == 1:  # one option: the value itself moves
            return Told(((True, lever.becomes),))
        before = [(negated(lever.moved), plain(fact.type, value, self.texts)) for value in said]  # type: ignore[arg-type]
        return Told((*before, (lever.moved, lever.becomes)), single=False)

    def _entity(self, place: Given, fact: v.Fact) -> Told:
        """An entity that there is not: it may come into being, and then nothing is known of it."""
        path = (*place.path, fact.name)
        if path not in self.levers:
            moved = z3.Bool(f"{'.'.join(path)} comes into being")
            self.levers[path] = Lever(
                path, fact, (NONE,), moved, None, self.price(path, (*place.pattern, fact.name), fact), True
            )
        moved = self.levers[path].moved
        return Told(((negated(moved), NOTHING), (moved, place.inside(fact, Instance()))))

    def _lever(self, place: Given, fact: v.Fact, said: tuple[Content, ...]) -> Lever:
        path = (*place.path, fact.name)
        if path in self.levers:
            return self.levers[path]
        written = {value.months for value in said if isinstance(value, Duration)}
        making = Making(self.vocabulary, Bounds({}, True, self.months | written), self.day, self.texts)
        becomes = variable(".".join(path), fact.type, making)
        self.demands += making.demands
        today = self.day.toordinal()
        if len(said) == 1:
            there = plain(fact.type, said[0], self.texts)  # type: ignore[arg-type]
            assert isinstance(there, Symbol)
            moved = compare("is", becomes, there, self.texts).false
            if isinstance(fact.type, v.DurationType):  # of months and days, whether they are the same can be open
                moved = negated(compare("is", becomes, there, self.texts).true)
        else:
            moved = z3.Bool(f"{'.'.join(path)} is changed")
        past: Any = True
        if isinstance(becomes, Day):
            past = z3.Or(z3.Not(moved), becomes.none, becomes.ordinal >= today)
        cost = self.price(path, (*place.pattern, fact.name), fact)
        if any(isinstance(value, date) and value < self.day for value in said):
            cost = None  # what has happened has happened
        self.levers[path] = Lever(path, fact, said, moved, becomes, cost, past)
        return self.levers[path]


def kept(lever: Lever) -> Any:
    """The demand that it is not changed in a way that nobody can: not at all, or not into the past."""
    if lever.cost is None:
        return z3.Not(lever.moved)
    return lever.past


def prices(levers: Mapping[FactPath, Lever]) -> Iterator[tuple[Any, int]]:
    """Of each fact that can be changed, where it is, and what that costs."""
    return ((lever.moved, lever.cost) for lever in levers.values() if lever.cost is not None)


__all__ = ["Changing", "Lever", "Price", "both", "kept", "prices"]
