"""A rule judged again with one question answered the other way: what would it come to?

There is no second evaluator here. A scope remembers what was answered in it; a question is turned round by putting
another answer into a fresh scope before the rule is asked, by the very functions that judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from lawcheck.facts.claim import Instance
from lawcheck.finding.finding import Outcome
from lawcheck.finding.judged import Judged, Scene, Target, possible
from lawcheck.finding.situation import Bound, Scope
from lawcheck.finding.truths import Tell
from lawcheck.values import Truth
from lawcheck.values.truth import NOT

# A question by its number in the plan, and the elements that its variables stand for.
Spot: TypeAlias = tuple[int, tuple[Bound, ...]]


@dataclass(frozen=True)
class Decided:
    """A question that decided: what it came to, and what the rule came to with it."""

    number: int
    truth: Truth
    outcomes: frozenset[Outcome]


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
        """What the rule can come to for this target, and what every question that was asked came to."""
        fresh = self._fresh(target)
        outcomes = possible(*self.judged.told(fresh))
        return outcomes, {
            (number, _elements(scope)): truth
            for scope in fresh.scope.levels[0].asked()
            for number, truth in scope.known.items()
        }

    def otherwise(self, target: Target, spot: Spot, truth: Truth) -> frozenset[Outcome]:
        """What the rule could come to if the question came out as `truth`, all others as they are."""
        number, elements = spot
        fresh = self._fresh(target)
        scope = fresh.scope.levels[0]
        for element in elements:
            scope = scope.within(element)
        scope.known[number] = truth
        return possible(*self.judged.told(fresh))

    def decided(self, target: Target, wanted: Set[tuple[int, Truth]], times: Mapping[int, Tell]) -> Iterator[Decided]:
        """The questions that decide here, of those that are wanted with the answer that they have.

        `times`: the functions of those that ask for the day alone, by number; their answers no scope remembers.
        """
        outcomes, seen = self.seen(target)
        days: dict[Spot, Truth] = {(number, ()): tell(target.scope) for number, tell in times.items()}
        for spot, truth in (*seen.items(), *days.items()):
            if (spot[0], truth) in wanted and outcomes.isdisjoint(self.otherwise(target, spot, NOT[truth])):
                yield Decided(spot[0], truth, outcomes)

    def _fresh(self, target: Target) -> Target:
        """The same target in scopes that remember nothing yet."""
        scope = Scope(self.root, self.today)
        for element in _elements(target.scope):
            scope = scope.within(element)
        return Target(scope, target.name, target.exists)


def _elements(scope: Scope) -> tuple[Bound, ...]:
    return tuple(level.bound for level in scope.levels[1:])
