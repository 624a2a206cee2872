"""A rule judged while its places are watched: what each came to, and what the rule would come to if one were the other way.

There is no second evaluator here: the functions are those of `finding/truths.py`, each watched one wrapped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from lawcheck.facts.claim import Instance
from lawcheck.finding.finding import Outcome
from lawcheck.finding.judged import Judged, Scene, Target, possible
from lawcheck.finding.situation import Bound, Elements, Situation
from lawcheck.finding.truths import Tell, Truths
from lawcheck.model.condition import Condition
from lawcheck.testing.coverage.questions import Questions
from lawcheck.values import Truth
from lawcheck.values.truth import NOT

# A question by its number, and the elements that it is asked of.
Spot: TypeAlias = tuple[int, Elements]


@dataclass(frozen=True)
class Watched(Situation):
    """A situation in which one spot may be made to come out as `truth`; `seen` notes what every watched one came to."""

    forced: Spot | None = None
    truth: Truth = Truth.UNKNOWN
    seen: dict[Spot, Truth] = field(default_factory=dict, repr=False, compare=False)


class Watching(Truths):
    """The functions of conditions, those of known questions wrapped so that a `Watched` situation learns of them."""

    def __init__(self, questions: Questions) -> None:
        super().__init__()
        self.questions = questions

    def _make(self, condition: Condition) -> Tell:
        tell = super()._make(condition)
        known = self.questions.known(condition)
        if known is None:
            return tell
        number, depths = known

        def told(situation: Situation, elements: Elements) -> Truth:
            if not isinstance(situation, Watched):
                return tell(situation, elements)
            spot = number, tuple([elements[depth] for depth in depths])
            if situation.forced == spot:
                return situation.truth
            truth = situation.seen[spot] = tell(situation, elements)
            return truth

        return told


@dataclass(frozen=True)
class Decided:
    """A question that decided: what it came to, and what the rule came to with it."""

    number: int
    truth: Truth
    outcomes: frozenset[Outcome]


class Watcher:
    """One version of a rule, judged in one situation."""

    def __init__(self, judged: Judged, facts: Instance, today: date) -> None:
        self.judged = judged
        self.root = Bound(facts)
        self.today = today
        self.targets = Scene(Situation(self.root, today)).targets(judged.step.each)

    def outcome(self, target: Target) -> Outcome:
        """What the rule comes to for this target."""
        return self.judged.outcome(Situation(self.root, self.today), target)

    def truth(self, tell: Tell, target: Target) -> Truth:
        """What a condition comes to for this target."""
        return tell(Situation(self.root, self.today), target.elements)

    def seen(self, target: Target) -> tuple[frozenset[Outcome], dict[Spot, Truth]]:
        """What the rule can come to for this target, and what each watched spot that was asked came to."""
        situation = Watched(self.root, self.today)
        return possible(*self.judged.told(situation, target)), situation.seen

    def otherwise(self, target: Target, spot: Spot, truth: Truth) -> frozenset[Outcome]:
        """What the rule could come to if the spot came out as `truth`, all other conditions as they are."""
        return possible(*self.judged.told(Watched(self.root, self.today, spot, truth), target))

    def decided(self, target: Target, wanted: Iterable[tuple[int, Truth]]) -> Iterator[Decided]:
        """The spots that decide here, of those that are wanted with the truth that they have."""
        outcomes, seen = self.seen(target)
        asked = frozenset(wanted)
        for spot, truth in seen.items():
            if (spot[0], truth) in asked and outcomes.isdisjoint(self.otherwise(target, spot, NOT[truth])):
                yield Decided(spot[0], truth, outcomes)
