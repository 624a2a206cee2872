"""Claims, their sources and grades, and the tree of facts that they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Final, TypeAlias

from lawcheck.span import Span
from lawcheck.values import Value


class Refusal(Enum):
    """The type of `refused`: it was asked for and not given. For the logic that is unknown."""

    REFUSED = "refused"


REFUSED: Final = Refusal.REFUSED


@dataclass(frozen=True)
class Grade:
    """How good a claim is: the reliability of its source (A to F) and the credibility of what it says (1 to 6).

    Source: the scale at the end of Knezevic (2023), with the letter written first.
    """

    source: str
    information: int

    def __str__(self) -> str:
        return f"{self.source}{self.information}"

    def at_least(self, floor: Grade) -> bool:
        """Whether neither mark is worse than the floor's."""
        return self.source <= floor.source and self.information <= floor.information

    @cached_property
    def weakness(self) -> tuple[int, int, str]:
        """Sorts grades from the strongest to the weakest: by the worse mark, then both together, then the source's."""
        letter = ord(self.source) - ord("A") + 1
        return max(letter, self.information), letter + self.information, self.source


@dataclass(frozen=True)
class Source:
    """Who said it."""

    name: str
    title: str = ""
    published: str = ""
    url: str = ""
    grade: Grade | None = None


@dataclass(frozen=True)
class Instance:
    """An entity of the case: the claims about each of its facts, by the fact's name. `name`: of a list's element."""

    facts: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    name: str = ""
    span: Span = Span("", 0, 0)


@dataclass(frozen=True)
class Items:
    """A list: each element is a claim (that it belongs there) whose value is an `Instance`.

    `incomplete`: there may be more than these.
    """

    elements: tuple[Claim, ...] = ()
    incomplete: bool = False


Content: TypeAlias = Value | Refusal | Instance | Items


@dataclass(frozen=True)
class Claim:
    """A value said of a fact: who said it, where, how good that is, and on which days it holds (both included).

    A bare value has no source, unless it stands inside a claim: then that claim's. `grade` is the claim's own or else
    its source's. `unknown` makes no claim at all.
    """

    value: Content
    source: str | None = None
    at: str = ""
    grade: Grade | None = None
    since: date | None = None
    until: date | None = None
    span: Span = Span("", 0, 0)


@dataclass(frozen=True)
class Case:
    """A case file, read and checked against the vocabulary; claims of every day and every source are in it.

    `digest` is the hash of the file, for the receipt. `jurisdiction` is the state or union whose law binds in it, by
    its code (`RS`, `FR`, `EU`); empty where the file does not say. `serbian` has the case's own texts, and names of
    its elements, in Serbian.
    """

    name: str
    title: str
    as_of: date | None
    rulebooks: tuple[str, ...]
    sources: Mapping[str, Source]
    facts: Instance
    file: str
    digest: str = ""
    jurisdiction: str = ""
    serbian: Mapping[str, str] = field(default_factory=dict)


def claims_at(facts: Instance, path: tuple[str, ...]) -> tuple[Claim, ...]:
    """The claims at a path, of every day; none where nothing leads there."""
    name, *rest = path
    claims = facts.facts.get(name, ())
    if not rest:
        return claims
    for claim in claims:
        match claim.value:
            case Instance():
                return claims_at(claim.value, tuple(rest))
            case Items(elements):
                for number, element in enumerate(elements, 1):
                    there = element.value
                    if isinstance(there, Instance) and rest[0] == (there.name or f"#{number}"):
                        return claims_at(there, tuple(rest[1:])) if rest[1:] else ()
    return ()
