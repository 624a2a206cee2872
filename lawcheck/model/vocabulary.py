"""What can be known: entities, their facts, the type of each and the question that asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from lawcheck.span import Span
from lawcheck.text import Text as Text


@dataclass(frozen=True)
class YesNo:
    """Answered yes or no; never `none`."""


@dataclass(frozen=True)
class Number:
    """A decimal number."""


@dataclass(frozen=True)
class Date:
    """A calendar date."""


@dataclass(frozen=True)
class DurationType:
    """A length of time."""


@dataclass(frozen=True)
class TextType:
    """Free text."""


@dataclass(frozen=True)
class Choice:
    """One of a closed set of names, each with a label."""

    options: tuple[tuple[str, Text], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names, in the order they are declared."""
        return tuple(name for name, _ in self.options)


@dataclass(frozen=True)
class EntityType:
    """One entity of this name, with facts of its own."""

    entity: str


@dataclass(frozen=True)
class ListOf:
    """Any number of entities of this name."""

    entity: str


FactType: TypeAlias = YesNo | Number | Date | DurationType | TextType | Choice | EntityType | ListOf

_NAMED: Mapping[type, str] = {
    YesNo: "a yes/no answer",
    Number: "a number",
    Date: "a date",
    DurationType: "a duration",
    TextType: "a text",
    Choice: "a choice",
    EntityType: "a thing with facts of its own",
    ListOf: "a list",
}


def type_in_words(type: FactType) -> str:
    """The type as mistakes speak of it."""
    return _NAMED[type.__class__]


@dataclass(frozen=True)
class Fact:
    """One thing that can be known of an entity.

    `fixed`: nobody can change it any more. `judged`: only a human can answer it; the text names what to weigh.
    """

    name: str
    type: FactType
    question: Text
    fixed: bool
    judged: Text | None
    span: Span


@dataclass(frozen=True)
class Entity:
    """A thing with facts. `listed_as`: the name of the list of them at the top of a case.

    `textual`: it tells of an act as a text, and of how that came about; no deployment has such facts.
    """

    name: str
    title: Text
    facts: Mapping[str, Fact]
    listed_as: str | None
    span: Span
    textual: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """All entities that the rules know, and how a case is laid out.

    INVARIANT: `roots` holds what stands at the top of a case: each entity that no fact refers to under its own name,
    and each list under the name after `listed as`.
    """

    entities: Mapping[str, Entity] = field(default_factory=dict)
    roots: Mapping[str, Fact] = field(default_factory=dict)

    def facts_of(self, type: FactType) -> Mapping[str, Fact]:
        """The facts of an entity or of a list's elements; none of any other type."""
        match type:
            case EntityType(entity) | ListOf(entity):
                return self.entities[entity].facts if entity in self.entities else {}
            case _:
                return {}

    def fact(self, path: tuple[str, ...]) -> Fact | None:
        """The fact at a path of names from the top of a case (`processings.dpia.opinion`); None where there is none."""
        facts, found = self.roots, None
        for name in path:
            found = facts.get(name)
            if found is None:
                return None
            facts = self.facts_of(found.type)
        return found

    def pattern(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """The path of a fact in a case without the elements of the lists that it leads through."""
        pattern: tuple[str, ...] = ()
        is_element = False
        for name in path:
            if not is_element:
                pattern = (*pattern, name)
            fact = self.fact(pattern)
            is_element = not is_element and fact is not None and isinstance(fact.type, ListOf)
        return pattern

    def walk(self) -> Iterator[tuple[tuple[str, ...], Fact]]:
        """Every path and its fact, outermost first, in the order of the declarations."""

        def below(prefix: tuple[str, ...], facts: Mapping[str, Fact]) -> Iterator[tuple[tuple[str, ...], Fact]]:
            for name, fact in facts.items():
                yield (*prefix, name), fact
                yield from below((*prefix, name), self.facts_of(fact.type))

        yield from below((), self.roots)
