"""The facts of complete cases that nobody has written yet: each is a variable that comes into being when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import assert_never

import z3

from lawcheck.analysis.bounds import Bounds
from lawcheck.analysis.calendar import FIRST, LAST
from lawcheck.analysis.formula import Formula, both, either, implies, negated, some
from lawcheck.analysis.place import Listing, Thing, Told
from lawcheck.analysis.symbol import (
    NOTHING,
    Amount,
    Choice,
    Day,
    Flag,
    Length,
    Symbol,
    Texts,
    Words,
)
from lawcheck.model import vocabulary as v

# Lengths of time are sought among whole minutes, among these numbers of months, and among those that a rule writes out
# (docs/analysis.md, "Durations").
MONTHS = frozenset((*range(14), 18, 24, 36, 48, 60, 84, 96, 120, 240))


@dataclass
class Making:
    """What making facts needs to know, and what it adds to: `demands` are so in every case of the world.

    `overstepped`: a list was asked for of which the bounds say nothing, so that proofs hold only of one element.
    `open_too`: facts may be unknown as well, plain ones disputed between two values, and lists not known to the end.
    `renamed`: facts that have other variables than in another world that shares all the rest with this one.
    """

    vocabulary: v.Vocabulary
    bounds: Bounds
    day: date
    texts: Texts
    demands: list[Formula] = field(default_factory=list)
    overstepped: bool = False
    renamed: frozenset[tuple[str, ...]] = frozenset()
    open_too: bool = False

    def name(self, path: tuple[str, ...]) -> str:
        """What the variable of a fact is called."""
        return ".".join(path) + ("′" if path in self.renamed else "")

    @property
    def months(self) -> frozenset[int]:
        """The numbers of months that a duration may have."""
        return MONTHS | self.bounds.months


class Free:
    """An entity of which anything may be so. `facts`: those that it has. `first`: number of its lists' first element."""

    def __init__(
        self,
        making: Making,
        path: tuple[str, ...],
        pattern: tuple[str, ...],
        facts: Mapping[str, v.Fact],
        first: int = 1,
    ) -> None:
        self._first = first
        self.path = path
        self.pattern = pattern
        self.facts = facts
        self._making = making
        self._told: dict[str, Told] = {}

    def told(self, name: str) -> Told:
        """What is said of the fact of that name: one value, whichever it be."""
        if name not in self._told:
            fact = self.facts[name]
            match fact.type:
                case v.EntityType():
                    none = z3.Bool(f"{self._name(name)} is none")
                    inner = Free(self._making, (*self.path, name), (*self.pattern, name), self._below(fact))
                    options = (negated(none), inner), (none, NOTHING)
                    self._told[name] = Told(options, self._missing(name))
                case v.ListOf():
                    elements = tuple(self._listed(fact))
                    self._told[name] = Told(tuple(self._lists(name, elements)), self._missing(name))
                case _:
                    self._told[name] = self._plain(name, fact)
        return self._told[name]

    def _plain(self, name: str, fact: v.Fact) -> Told:
        value = variable(self._name(name), fact.type, self._making)
        if not self._making.open_too:
            return Told(((True, value),))
        other = variable(f"{self._name(name)}, by another source", fact.type, self._making)
        disputed = z3.Bool(f"{self._name(name)} is disputed")
        return Told(((True, value), (disputed, other)), self._missing(name), single=False)

    def _missing(self, name: str) -> Formula:
        return z3.Bool(f"{self._name(name)} is unknown") if self._making.open_too else False

    def _lists(self, name: str, elements: tuple[tuple[Formula, Free], ...]) -> Iterator[tuple[Formula, Listing]]:
        if not self._making.open_too:
            yield True, Listing(elements)
            return
        there_may_be_more = z3.Bool(f"{self._name(name)} may have more")
        yield negated(there_may_be_more), Listing(elements)
        yield there_may_be_more, Listing(elements, incomplete=True)

    def asked(self) -> Iterator[tuple[str, Told]]:
        """The facts that came into being, with their names, in the order of the vocabulary."""
        return ((name, self._told[name]) for name in self.facts if name in self._told)

    def _name(self, name: str) -> str:
        return self._making.name((*self.path, name))

    def _below(self, fact: v.Fact) -> Mapping[str, v.Fact]:
        return self._making.vocabulary.facts_of(fact.type)

    def _listed(self, fact: v.Fact) -> Iterator[tuple[Formula, Free]]:
        pattern = (*self.pattern, fact.name)
        if pattern not in self._making.bounds.of:
            self._making.overstepped = True
        before: Formula = True
        for number in range(self._first, self._first + self._making.bounds.of.get(pattern, 1)):
            path = (*self.path, fact.name, f"#{number}")
            present = z3.Bool(f"{self._name(fact.name)}.#{number} is there")
            self._making.demands.append(implies(present, before))  # which comes first makes no difference
            before = present
            yield present, Free(self._making, path, pattern, self._below(fact))


def variable(name: str, type: v.FactType, making: Making) -> Symbol:
    """A fact of that type that may have any value of it."""
    if isinstance(type, v.YesNo):
        return Flag(z3.Bool(name))
    none = z3.Bool(f"{name} is none")
    match type:
        case v.Choice():
            names = {option: z3.Bool(f"{name} is {option}") for option in type.names}
            making.demands.append(some((none, *names.values())))
            for a, b in combinations((none, *names.values()), 2):
                making.demands.append(either(negated(a), negated(b)))
            return Choice(names, none)
        case v.Date():
            day = z3.Int(name)
            making.demands += [day >= FIRST, day <= LAST]
            return Day(day, none)
        case v.DurationType():
            months, minutes = z3.Int(f"{name}, months"), z3.Int(f"{name}, minutes")
            among = making.months
            making.demands += [minutes >= 0, some(both(months == m, *((minutes == 0,) if m else ())) for m in among)]
            return Length(months, minutes, among, none)
        case v.Number():
            number = z3.Real(name)
            return Amount(number, number, none)
        case v.TextType():
            text = z3.Int(name)
            making.demands.append(text >= 0)
            return Words(text, none)
        case v.EntityType() | v.ListOf() | v.YesNo():
            raise TypeError(f"{name} is no plain fact")
        case _:
            assert_never(type)


__all__ = ["MONTHS", "Free", "Making", "Thing", "variable"]
