"""How far facts are from having a place decide: how many conditions still come out wrongly, and which.

Only a guide for the search. Whether a place decides in the end, the judge says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lawcheck.finding.judged import Judged, Target
from lawcheck.finding.situation import Elements, Situation, bind, contents, list_alternatives
from lawcheck.model.condition import And, Compare, Condition, Count, FactTerm, Not, OneOf, Or, Some, Sum, Term, Within
from lawcheck.testing.coverage.questions import within
from lawcheck.testing.coverage.watched import Watching
from lawcheck.values import Truth
from lawcheck.values.truth import NOT

TRUE, FALSE = Truth.TRUE, Truth.FALSE
_FAR = 1000


@dataclass(frozen=True)
class Step:
    """Something to be changed: a condition that comes out wrongly, for the elements that its variables stand for."""

    condition: Condition
    elements: Elements


class Measure:
    """Measures distances in one situation, for one version of a rule and one target."""

    def __init__(self, judged: Judged, watching: Watching, situation: Situation, target: Target) -> None:
        self.step = judged.step
        self.watching = watching
        self.questions = watching.questions
        self.situation = situation
        self.target = target
        self.steps: list[Step] = []

    def to_deciding(self, number: int, wanted: Truth) -> int:
        """How far it is from a question being answered as `wanted` and deciding; `steps` holds what is to be changed."""
        self.steps = []
        if not self._exists():
            return _FAR
        elements, step = self.target.elements, self.step
        ways = []
        applies = self._lonely(step.applies, elements, number, wanted)
        if applies is not None:
            ways.append(applies)
        excused = self._lonely(step.excused, elements, number, wanted)
        if excused is not None:
            ways.append(excused + self._to(step.applies, elements, TRUE))
        for duty in step.required:
            one = self._lonely(duty, elements, number, wanted)
            if one is not None:
                ways.append(one + self._in_play() + self._beside(step.required, duty, elements, number, TRUE))
        return min(ways, default=_FAR)

    def to_clause(self, duty: Condition, wanted: Truth) -> int:
        """How far it is from a duty that is broken, or met as all others are, where the rule is in play."""
        self.steps = []
        if not self._exists():
            return _FAR
        duties = (duty,) if wanted is FALSE else self.step.required
        return self._in_play() + sum(self._to(one, self.target.elements, wanted) for one in duties)

    def _exists(self) -> bool:
        """Whether there is what the rule is judged of; where there is not, that is the step to take."""
        each, span = self.step.each, self.step.rule.span
        if self.target.exists is not TRUE and each is not None:
            self.steps.append(Step(Some(each, "", 0, And((), span), span), ()))
        return self.target.exists is TRUE

    def _in_play(self) -> int:
        elements = self.target.elements
        return self._to(self.step.applies, elements, TRUE) + self._to(self.step.excused, elements, FALSE)

    def _beside(
        self, parts: tuple[Condition, ...], one: Condition, elements: Elements, number: int, wanted: Truth
    ) -> int:
        """How far all other parts are from what is wanted of them; those that ask the same question move with it."""
        others = (part for part in parts if part is not one and not self.questions.is_in(part, number))
        return sum(self._to(other, elements, wanted) for other in others)

    def _lonely(self, condition: Condition, elements: Elements, number: int, wanted: Truth) -> int | None:
        """How far the question is from its answer, with nothing beside it in the way; None where it is not in there."""
        known = self.questions.known(condition)
        if known is not None and known[0] == number:
            return self._to(condition, elements, wanted)
        match condition:
            case Not(part):
                return self._lonely(part, elements, number, wanted)
            case And(parts) | Or(parts):
                empty = TRUE if isinstance(condition, And) else FALSE
                for part in parts:
                    inner = self._lonely(part, elements, number, wanted)
                    if inner is not None:
                        return inner + self._beside(parts, part, elements, number, empty)
                return None
            case Some(list_, _, _, body):
                return self._lonely_element(condition, list_, body, elements, number, wanted)
            case Compare() | OneOf() | Within():
                for count in _counts(condition):
                    found = self._lonely_element(condition, count.list, count.body, elements, number, wanted)
                    if found is not None:
                        return found
                return None
            case _:
                return None

    def _lonely_element(
        self, whole: Condition, list_: FactTerm, body: Condition, elements: Elements, number: int, wanted: Truth
    ) -> int | None:
        if not self.questions.is_in(body, number):
            return None
        there = self._elements(list_, elements)
        if not there:
            self.steps.append(Step(whole, elements))
            return 3  # an element, and what it takes to have it count
        told = [self._lonely(body, inner, number, wanted) or 0 for inner in there]
        nearest = min(range(len(told)), key=told.__getitem__)
        others = (inner for place, inner in enumerate(there) if place != nearest)
        if isinstance(whole, Some):
            return told[nearest] + sum(self._to(body, inner, FALSE) for inner in others)
        return told[nearest]

    def _elements(self, list_: FactTerm, elements: Elements) -> list[Elements]:
        values = contents(list_, self.situation, elements)
        return [
            (*elements, element)
            for items in list_alternatives(values)
            for element in bind(list_, items, self.situation, elements)
        ]

    def _to(self, condition: Condition, elements: Elements, wanted: Truth) -> int:
        """How many conditions have to change for this one to come out as wanted."""
        if self.watching.of(condition)(self.situation, elements) is wanted:
            return 0
        match condition:
            case Not(part):
                return self._to(part, elements, NOT[wanted])
            case And(parts) | Or(parts) if parts:
                costs = [self._to(part, elements, wanted) for part in parts]
                needs_all = (wanted is TRUE) is isinstance(condition, And)
                return sum(costs) if needs_all else min(costs)
            case Some(list_, _, _, body):
                self.steps.append(Step(condition, elements))
                costs = [self._to(body, inner, wanted) for inner in self._elements(list_, elements)]
                if wanted is TRUE:
                    return min(costs, default=2)
                return sum(costs) or 1
            case Compare() | OneOf() | Within():
                self.steps.append(Step(condition, elements))
                for count in _counts(condition):
                    self.steps.append(Step(Some(count.list, "", 0, count.body, count.span), elements))
                    for inner in self._elements(count.list, elements):
                        self.steps.extend(Step(part, inner) for part in within(count.body))
                return 1
            case _:
                self.steps.append(Step(condition, elements))
                return 1


def _counts(part: Condition | Term) -> Iterator[Count]:
    match part:
        case Count():
            yield part
        case Compare(_, left, right) | Sum(left, right):
            yield from (*_counts(left), *_counts(right))
        case OneOf(term, options):
            for each in (term, *options):
                yield from _counts(each)
        case Within(act, period, start):
            for each in (act, period, start):
                yield from _counts(each)
        case _:
            return
