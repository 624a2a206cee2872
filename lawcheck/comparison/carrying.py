"""A case that only one of two vocabularies can read, carried over into the words of the other.

What only one vocabulary knows cannot matter to the rules of the other, and a fact that was renamed is known to both. Only a
fact of another type stands in the way.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from lawcheck.comparison.comparison import FactChange
from lawcheck.comparison.renaming import Renamed
from lawcheck.facts.claim import Case, Claim, Content, Instance, Items
from lawcheck.model.vocabulary import Vocabulary


def carried(case: Case, words: Vocabulary, to: Renamed, changes: Collection[FactChange]) -> Case | None:
    """The case in the words of the other side; None where it says something of a fact that has another type there.

    `words`: those it was read by. `to`: how its facts are called on the other side, where otherwise.
    """
    retyped = {name for change in changes if change.kind == "retyped" for name in (change.name, change.to)}
    if any(fact in retyped for fact in _told(case.facts, None, words)):
        return None
    return replace(case, facts=_instance(case.facts, (), to))


def turned(to: Renamed) -> Renamed:
    """The names the other way round."""
    return {new: old for old, new in to.items()}


def _told(facts: Instance, entity: str | None, words: Vocabulary) -> Iterator[str]:
    """Every fact of which something is said, by entity and name."""
    known = words.roots if entity is None else words.entities[entity].facts
    for name, claims in facts.facts.items():
        if name not in known:
            continue
        yield f"{entity}.{name}"
        below = getattr(known[name].type, "entity", None)
        for inner in (inner for claim in claims for inner in _inside(claim.value)):
            yield from _told(inner, below, words)


def _inside(value: Content) -> Iterator[Instance]:
    match value:
        case Instance():
            yield value
        case Items(elements):
            yield from (element.value for element in elements if isinstance(element.value, Instance))
        case _:
            return


def _instance(facts: Instance, path: tuple[str, ...], to: Renamed) -> Instance:
    named: Mapping[str, tuple[Claim, ...]] = {
        to.get((*path, name), (name,))[-1]: tuple(_claim(claim, (*path, name), to) for claim in claims)
        for name, claims in facts.facts.items()
    }
    return replace(facts, facts=named)


def _claim(claim: Claim, path: tuple[str, ...], to: Renamed) -> Claim:
    match claim.value:
        case Instance() as inner:
            return replace(claim, value=_instance(inner, path, to))
        case Items(elements) as items:
            inside = tuple(_claim(element, path, to) for element in elements)
            return replace(claim, value=replace(items, elements=inside))
        case _:
            return claim
