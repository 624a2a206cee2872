"""The search for facts near those of a test that do what is wanted: the one that coverage and failed tests share."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import TypeAlias

from lawcheck.facts.claim import Claim, Content, Instance, Items
from lawcheck.finding.truths import Truths
from lawcheck.report.changes import with_fact
from lawcheck.testing.answers import Change, changes_to, removals
from lawcheck.testing.distance import Measure


@dataclass(frozen=True)
class Look:
    """Facts as they are seen: how far they are from what is wanted, whether it is reached, and what could be changed."""

    distance: int
    is_reached: Callable[[], bool]
    changes: Callable[[], Iterable[Change]]


# How far it is with the changes made, how many or how far without, its number among its like, its looks, the facts so
# changed, and the changes.
_Entry: TypeAlias = tuple[int, int, int, Look, Instance, tuple[Change, ...]]


class Search:
    """Looks at facts one after the other, the most promising first; at most `most` in all its searches together.

    `fewest`: first all single changes, then all of two, and so on: what is found first is smallest. Otherwise the nearest
    first, which reaches farther.
    """

    def __init__(self, look: Callable[[Instance], Look], most: int, *, fewest: bool = False) -> None:
        self._look = look
        self._most = most
        self._fewest = fewest
        self.tried = 0

    def look(self, facts: Instance) -> Look:
        """The facts as they are seen."""
        self.tried += 1
        return self._look(facts)

    def changes(self, start: Instance, most: int) -> tuple[Change, ...] | None:
        """The changes, fewer than `most`, after which what is wanted is reached, none of them needless; None if none found."""
        order = count()
        first = self.look(start)
        ahead: list[_Entry] = [(first.distance, first.distance, next(order), first, start, ())]
        seen: set[frozenset[tuple[object, ...]]] = set()
        while ahead and self.tried < self._most:
            _, _, _, look, facts, changes = heapq.heappop(ahead)
            if look.is_reached():
                return self._needed(start, changes)
            if len(changes) + 1 >= most:
                continue
            for change in _once_each(look.changes(), {change.path for change in changes}):
                more = (*changes, change)
                key = frozenset((one.path, repr(one.value)) for one in more)
                if key not in seen:
                    seen.add(key)
                    changed = after(facts, (change,))
                    seen_so = self.look(changed)
                    heapq.heappush(ahead, (*self._rank(seen_so, more), next(order), seen_so, changed, more))
        return None

    def _rank(self, look: Look, changes: tuple[Change, ...]) -> tuple[int, int]:
        return (len(changes), look.distance) if self._fewest else (look.distance + len(changes), look.distance)

    def _needed(self, start: Instance, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        kept = changes
        for change in changes:
            fewer = tuple(one for one in kept if one is not change)
            if self._look(after(start, fewer)).is_reached():
                kept = fewer
        return kept


def changes_of(measure: Measure, truths: Truths, *, removing: bool = False, widely: bool = False) -> Iterator[Change]:
    """The changes to facts by which a measured distance may become smaller; with `removing`, facts left unsaid first.

    Where nothing is left to measure, and what is wanted not reached all the same, `widely` has any change tried.
    """
    if widely and not measure.steps:
        measure.everything()
    if removing:
        for step in measure.steps:
            yield from removals(step.condition, step.scope)
    for step in measure.steps:
        yield from changes_to(step.condition, step.scope, truths)


def _once_each(changes: Iterable[Change], made: set[tuple[str, ...]]) -> Iterator[Change]:
    """Each change once, to facts that were not changed yet, and that somebody could name."""
    told: set[tuple[object, ...]] = set()
    for change in changes:
        key = change.path, repr(change.value)
        if change.path not in made and key not in told and "?" not in change.path:
            told.add(key)
            yield change


def after(facts: Instance, changes: Iterable[Change]) -> Instance:
    """The facts with the changes made."""
    for change in changes:
        facts = _without(facts, change.path) if change.value is None else with_fact(facts, change.path, change.value)
    return facts


def _without(whole: Instance, path: tuple[str, ...]) -> Instance:
    """The facts with nothing said at a path."""
    name, *rest = path
    claims = whole.facts.get(name, ())
    kept = {key: value for key, value in whole.facts.items() if key != name}
    if rest:
        inner = tuple(replace(claim, value=_without_inside(claim.value, tuple(rest))) for claim in claims)
        kept = {**whole.facts, name: inner}
    return replace(whole, facts=kept)


def _without_inside(there: Content, path: tuple[str, ...]) -> Content:
    match there:
        case Instance():
            return _without(there, path)
        case Items(elements):
            return replace(there, elements=tuple(_element(e, n, path) for n, e in enumerate(elements, 1)))
        case _:
            return there


def _element(claim: Claim, number: int, path: tuple[str, ...]) -> Claim:
    name, *rest = path
    there = claim.value
    if isinstance(there, Instance) and rest and name in (there.name, f"#{number}"):
        return replace(claim, value=_without(there, tuple(rest)))
    return claim
