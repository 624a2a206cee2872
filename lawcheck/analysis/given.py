"""The facts of a case as it is given: known, unknown or disputed; or changed, or found out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from lawcheck.analysis.place import Listing, Thing, Told
from lawcheck.analysis.symbol import NOTHING, Choice, Texts, Words, constant
from lawcheck.facts.claim import REFUSED, Claim, Content, Instance, Items
from lawcheck.finding.finding import FactPath
from lawcheck.model import vocabulary as v
from lawcheck.values import NONE, Value

# What a fact is after a change, or once more is known; None where it is what the claims say. Asked with the fact and what
# is said of it, nothing where it is unknown.
Change: TypeAlias = Callable[["Given", v.Fact, tuple[Content, ...]], Told | None]


def _no_change(_place: Given, _fact: v.Fact, _said: tuple[Content, ...]) -> None:
    return None


@dataclass(frozen=True, eq=False)
class Reading:
    """What reading the facts of a case needs to know."""

    vocabulary: v.Vocabulary
    texts: Texts
    change: Change = _no_change


class Given:
    """An entity of a case."""

    def __init__(self, reading: Reading, instance: Instance, path: FactPath, pattern: tuple[str, ...]) -> None:
        self.path = path
        self.pattern = pattern
        self.reading = reading
        self._instance = instance
        self._told: dict[str, Told] = {}

    def told(self, name: str) -> Told:
        """What the claims say of the fact of that name; after a change, whatever it was changed to."""
        if name not in self._told:
            fact = self._facts[name]
            claims = self._instance.facts.get(name, ())
            said = tuple(dict.fromkeys(_Same(claim.value) for claim in claims if claim.value is not REFUSED))
            values = tuple(one.value for one in said)
            self._told[name] = self.reading.change(self, fact, values) or self.unchanged(fact, values)
        return self._told[name]

    def found(self, content: Callable[[Told], Content]) -> Instance:
        """The entity with every fact that was asked for as `content` has it."""
        asked = {name: (Claim(content(told)),) for name, told in self._told.items() if told.options}
        return replace(self._instance, facts={**self._instance.facts, **asked})

    def unchanged(self, fact: v.Fact, values: tuple[Content, ...]) -> Told:
        """What the claims say."""
        options = tuple((True, self._thing(fact, value)) for value in values)
        return Told(options, missing=not values, single=len(values) < 2)

    def inside(self, fact: v.Fact, instance: Instance) -> Given:
        """The entity at a fact."""
        return Given(self.reading, instance, (*self.path, fact.name), (*self.pattern, fact.name))

    @property
    def _facts(self) -> Mapping[str, v.Fact]:
        if not self.pattern:
            return self.reading.vocabulary.roots
        fact = self.reading.vocabulary.fact(self.pattern)
        return self.reading.vocabulary.facts_of(fact.type) if fact else {}

    def _thing(self, fact: v.Fact, value: Content) -> Thing:
        match value:
            case Instance():
                return self.inside(fact, value)
            case Items():
                return Listing(tuple(self._elements(fact, value)), value.incomplete)
            case _:
                return plain(fact.type, value, self.reading.texts)  # type: ignore[arg-type]

    def _elements(self, fact: v.Fact, items: Items) -> Iterator[tuple[bool, Given]]:
        for number, claim in enumerate(items.elements, 1):
            if isinstance(claim.value, Instance):
                path = (*self.path, fact.name, claim.value.name or f"#{number}")
                yield True, Given(self.reading, claim.value, path, (*self.pattern, fact.name))


@dataclass(frozen=True)
class _Same:
    """A value that a claim makes, by what it says: two claims of one thing count once, two of entities apart."""

    value: Content

    def __hash__(self) -> int:
        return hash(self.value) if isinstance(self.value, str | bool) else hash(type(self.value))


def plain(type: v.FactType, value: Value, texts: Texts) -> Thing:
    """A value of a fact of that type."""
    if value is NONE:
        return NOTHING
    if isinstance(value, str):
        return Choice({value: True}) if isinstance(type, v.Choice) else Words(texts.number(value))
    return constant(value)
