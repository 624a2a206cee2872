"""Conditions without quantifiers: each list written out to so many elements, each comparison with the facts it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, assert_never

from lawcheck.draft.as_law import law_text
from lawcheck.model.condition import (
    Always,
    And,
    Compare,
    Condition,
    Constant,
    Count,
    FactTerm,
    Holds,
    InForce,
    Not,
    OneOf,
    Or,
    Some,
    Sum,
    Term,
    Today,
    Within,
)
from lawcheck.model.vocabulary import ListOf
from lawcheck.model.walk import Path

Key: TypeAlias = tuple[str | int, ...]  # ("processings", 0, "dpia", "opinion"): a fact of a case
Atom: TypeAlias = Holds | Compare | OneOf | Within


@dataclass(frozen=True)
class Leaf:
    """A comparison, and the elements that its variables are bound to, outermost first. `name`: what it says, in words."""

    name: str
    atom: Atom
    elements: tuple[Key, ...]
    facts: tuple[FactTerm, ...]

    def keys(self) -> tuple[Key, ...]:
        """The facts that it asks for."""
        return tuple(dict.fromkeys(key_of(fact, self.elements) for fact in self.facts))


@dataclass(frozen=True)
class There:
    """The element is in its list."""

    element: Key


@dataclass(frozen=True)
class All:
    """Every part is so; so is `All(())`."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True)
class Any_:
    """Some part is so."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True)
class No:
    """The part is not so."""

    part: Formula


Formula: TypeAlias = "Leaf | There | All | Any_ | No | Always | InForce"


class NotGround(Exception):
    """It counts, or compares a list: only the solver can tell."""


def key_of(fact: FactTerm, elements: tuple[Key, ...]) -> Key:
    """The fact's key in a case."""
    return fact.path if fact.depth is None else (*elements[fact.depth], *fact.path)


def pattern(key: Key) -> Path:
    """The key without the numbers of elements."""
    return tuple(part for part in key if isinstance(part, str))


@dataclass
class Ground:
    """Writes conditions out. `bounds`: how many elements of each list there may be, by its path; one if not said."""

    bounds: Mapping[Path, int]
    leaves: dict[tuple[str, tuple[Key, ...]], Leaf] = field(default_factory=dict)
    elements: dict[Key, None] = field(default_factory=dict)
    lists: dict[Key, None] = field(default_factory=dict)

    def of(self, condition: Condition, elements: tuple[Key, ...]) -> Formula:
        """The condition written out. Errors: `NotGround`."""
        match condition:
            case Always() | InForce():
                return condition
            case Not(part):
                return No(self.of(part, elements))
            case And(parts):
                return All(tuple(self.of(part, elements) for part in parts))
            case Or(parts):
                return Any_(tuple(self.of(part, elements) for part in parts))
            case Some():
                ways = []
                place = key_of(condition.list, elements)
                self.lists[place] = None
                for number in range(self.bounds.get(pattern(place), 1)):
                    element = (*place, number)
                    self.elements[element] = None
                    inside = self.of(condition.body, (*elements[: condition.depth], element))
                    ways.append(All((There(element), inside)))
                return Any_(tuple(ways))
            case _:
                return self._leaf(condition, elements)

    def _leaf(self, atom: Atom, elements: tuple[Key, ...]) -> Leaf:
        key = law_text(atom, [f"e{number}" for number in range(len(elements))]), elements
        if key not in self.leaves:
            self.leaves[key] = Leaf(key[0], atom, elements, tuple(_facts(atom)))
        return self.leaves[key]


def _facts(part: Atom | Term) -> Iterator[FactTerm]:
    match part:
        case FactTerm():
            if isinstance(part.type, ListOf):
                raise NotGround
            yield part
        case Holds(fact):
            yield fact
        case Compare(_, left, right) | Sum(left, right):
            yield from _facts(left)
            yield from _facts(right)
        case OneOf(term, options):
            for each in (term, *options):
                yield from _facts(each)
        case Within(act, period, start):
            for each in (act, period, start):
                yield from _facts(each)
        case Constant() | Today():
            return
        case Count():
            raise NotGround
        case _:
            assert_never(part)
