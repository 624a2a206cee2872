"""A rule judged again with one condition the other way: what would it come to?

There is no second evaluator here. A scope remembers what was answered in it; a condition is turned round by putting
another answer into a fresh scope before the rule is asked, by the very functions that judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from lawcheck.facts.claim import Instance
from lawcheck.finding.finding import Outcome
from lawcheck.finding.judged import Judged, Scene, Target, possible
from lawcheck.finding.situation import Bound, Scope
from lawcheck.testing.coverage.places import Kind, Place, Version
from lawcheck.values import Truth
from lawcheck.values.truth import NOT

# A condition by its number, and the elements that its variables stand for.
Spot: TypeAlias = tuple[int, tuple[Bound, ...]]


@dataclass(frozen=True)
class Decided:
    """A condition that decided: what it came to, and what the rule came to with it.

    `surely`: with the condition the other way it could not have come to the same; else it only need not have.
    """

    number: int
    truth: Truth
    outcomes: frozenset[Outcome]
    surely: bool

    def shows(self, place: Place) -> bool:
        """Whether that is enough for a place: an exception has only to be what the rule is exempt by."""
        return self.surely or (place.kind is Kind.EXCEPTION and len(self.outcomes) == 1)


class Watcher:
    """One version of a rule, judged by the facts of one day."""

    def __init__(self, judged: Judged, facts: Instance, today: date) -> None:
        self.judged = judged
        self.today = today
        scene = Scene(facts, today)
        self.root = scene.whole.bound
        self.targets = scene.targets(judged.step.each)

    def outcome(self, target: Target) -> Outcome:
        """What the rule comes to for this target."""
        return self.judged.outcome(target)

    def seen(self, target: Target) -> tuple[frozenset[Outcome], dict[Spot, Truth]]:
        """What the rule can come to for this target, and what every condition that was asked came to."""
        fresh = self._fresh(target)
        outcomes = possible(*self.judged.told(fresh))
        return outcomes, {
            (number, _elements(scope)): truth
            for scope in fresh.scope.levels[0].asked()
            for number, truth in scope.known.items()
        }

    def otherwise(self, target: Target, spots: Iterable[Spot], truth: Truth) -> frozenset[Outcome]:
        """What the rule could come to if these came out as `truth`, and all others as they are."""
        fresh = self._fresh(target)
        for number, elements in spots:
            scope = fresh.scope.levels[0]
            for element in elements:
                scope = scope.within(element)
            scope.known[number] = truth
        return possible(*self.judged.told(fresh))

    def decided(self, target: Target, version: Version, wanted: Set[tuple[int, Truth]]) -> Iterator[Decided]:
        """The conditions that decide here, surely or not, of those that are wanted with the truth that they have.

        One decides by itself, or together with those that ask the same: they never differ.
        """
        outcomes, seen = self.seen(target)
        # What asks for the day alone no scope remembers.
        seen |= {(number, ()): tell(target.scope) for number, tell in version.times.items()}
        done: set[Spot] = set()
        for (one, elements), truth in seen.items():
            alike = version.alike.get(one, ())  # some of them may not have been asked before it was settled
            missing = [n for n in alike if (n, truth) in wanted and (n, elements) not in done]
            done |= {(number, elements) for number in missing}
            if not missing:
                continue
            together = self.otherwise(target, [(number, elements) for number in alike], NOT[truth])
            for number in missing:
                ways = [together]
                if len(alike) > 1 and not outcomes.isdisjoint(together):
                    ways.append(self.otherwise(target, ((number, elements),), NOT[truth]))
                if any(way != outcomes for way in ways):
                    yield Decided(number, truth, outcomes, any(outcomes.isdisjoint(way) for way in ways))

    def _fresh(self, target: Target) -> Target:
        """The same target in scopes that remember nothing yet."""
        scope = Scope(self.root, self.today)
        for element in _elements(target.scope):
            scope = scope.within(element)
        return Target(scope, target.name, target.exists)


def _elements(scope: Scope) -> tuple[Bound, ...]:
    return tuple(level.bound for level in scope.levels[1:])
