"""How far facts are from what is wanted of a rule: how many conditions still come out wrongly, and which.

Only a guide for searching. What the facts come to in the end, the judge says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lawcheck.finding.finding import Outcome
from lawcheck.finding.judged import Judged, Target
from lawcheck.finding.situation import Scope, list_alternatives
from lawcheck.finding.truths import Truths
from lawcheck.model.condition import And, Compare, Condition, Count, FactTerm, Not, OneOf, Or, Some, Sum, Term, Within
from lawcheck.values import Truth
from lawcheck.values.truth import NOT

TRUE, FALSE = Truth.TRUE, Truth.FALSE
_FAR = 1000


@dataclass(frozen=True)
class Step:
    """Something to be changed: a condition that comes out wrongly, and where it is asked."""

    condition: Condition
    scope: Scope


class Measure:
    """Measures one distance, for one version of a rule and one target; then `steps` holds what could be changed."""

    def __init__(self, judged: Judged, truths: Truths, target: Target) -> None:
        self.step = judged.step
        self.truths = truths
        self.target = target
        self.scope = target.scope
        self.steps: list[Step] = []
        self._questions: Mapping[int, int] = {}

    def to_outcome(self, wanted: Outcome) -> int:
        """How far it is from an outcome."""
        step, scope = self.step, self.scope
        if wanted is Outcome.NOT_APPLICABLE:
            return self._to(step.applies, scope, FALSE)
        if not self._exists():
            return _FAR
        match wanted:
            case Outcome.VIOLATED:
                broken = [self._to(duty, scope, FALSE) for duty in step.required]
                return self._in_play() + min(broken, default=_FAR)
            case Outcome.COMPLIANT:
                return self._in_play() + sum(self._to(duty, scope, TRUE) for duty in step.required)
            case Outcome.EXEMPT:
                return self._to(step.applies, scope, TRUE) + self._to(step.excused, scope, TRUE)
            case _:
                self.everything()
                return 1

    def everything(self) -> None:
        """Takes every condition of the rule for one that could be changed."""
        for part in (self.step.applies, self.step.excused, *self.step.required):
            self._all_in(part, self.scope)

    def to_deciding(self, number: int, wanted: Truth, questions: Mapping[int, int]) -> int:
        """How far it is from a condition, by its number, coming out as `wanted` and deciding.

        `questions`: by the numbers of conditions, those of what they ask.
        """
        self._questions = questions
        if not self._exists():
            return _FAR
        scope, step = self.scope, self.step
        ways = []
        applies = self._lonely(step.applies, scope, number, wanted)
        if applies is not None:
            ways.append(applies)
        excused = self._lonely(step.excused, scope, number, wanted)
        if excused is not None:
            ways.append(excused + self._to(step.applies, scope, TRUE))
        for duty in step.required:
            one = self._lonely(duty, scope, number, wanted)
            if one is not None:
                ways.append(one + self._in_play() + self._beside(step.required, duty, scope, number, TRUE))
        return min(ways, default=_FAR)

    def to_clause(self, duty: Condition, wanted: Truth) -> int:
        """How far it is from a duty that is broken, or met as all others are, where the rule is in play."""
        if not self._exists():
            return _FAR
        duties = (duty,) if wanted is FALSE else self.step.required
        return self._in_play() + sum(self._to(one, self.scope, wanted) for one in duties)

    def _exists(self) -> bool:
        """Whether there is what the rule is judged of; where there is not, that is the step to take."""
        each, span = self.step.each, self.step.rule.span
        if self.target.exists is not TRUE and each is not None:
            self.steps.append(Step(Some(each, "", 0, And((), span), span), self.scope.levels[0]))
        return self.target.exists is TRUE

    def _in_play(self) -> int:
        return self._to(self.step.applies, self.scope, TRUE) + self._to(self.step.excused, self.scope, FALSE)

    def _beside(self, parts: tuple[Condition, ...], one: Condition, scope: Scope, number: int, wanted: Truth) -> int:
        """How far all other parts are from what is wanted of them; those that ask the same question move with it."""
        others = (part for part in parts if part is not one and not self._asks(part, number))
        return sum(self._to(other, scope, wanted) for other in others)

    def _asks(self, condition: Condition, number: int) -> bool:
        question = self._questions[number]
        return any(self._questions.get(self.truths.key(part)[0]) == question for part in within(condition))

    def _lonely(self, condition: Condition, scope: Scope, number: int, wanted: Truth) -> int | None:
        """How far it is from what is wanted with nothing beside it in the way; None where it is not in there."""
        if self.truths.key(condition)[0] == number:
            return self._to(condition, scope, wanted)
        match condition:
            case Not(part):
                return self._lonely(part, scope, number, wanted)
            case And(parts) | Or(parts):
                empty = TRUE if isinstance(condition, And) else FALSE
                for part in parts:
                    inner = self._lonely(part, scope, number, wanted)
                    if inner is not None:
                        return inner + self._beside(parts, part, scope, number, empty)
                return None
            case Some(list_, _, _, body):
                return self._lonely_element(condition, list_, body, scope, number, wanted)
            case Compare() | OneOf() | Within():
                for count in counts_in(condition):
                    found = self._lonely_element(condition, count.list, count.body, scope, number, wanted)
                    if found is not None:
                        return found
                return None
            case _:
                return None

    def _lonely_element(
        self, whole: Condition, list_: FactTerm, body: Condition, scope: Scope, number: int, wanted: Truth
    ) -> int | None:
        if not any(self.truths.key(part)[0] == number for part in within(body)):
            return None
        there = _elements(list_, scope)
        if not there:
            self.steps.append(Step(whole, scope))
            return 3  # an element, and what it takes to have it count
        told = [self._lonely(body, inner, number, wanted) or 0 for inner in there]
        nearest = min(range(len(told)), key=told.__getitem__)
        if not isinstance(whole, Some):
            return told[nearest]
        others = (inner for place, inner in enumerate(there) if place != nearest)
        return told[nearest] + sum(self._to(body, inner, FALSE) for inner in others)

    def _to(self, condition: Condition, scope: Scope, wanted: Truth) -> int:
        """How many conditions have to change for this one to come out as wanted."""
        if self.truths.of(condition)(scope) is wanted:
            return 0
        match condition:
            case Not(part):
                return self._to(part, scope, NOT[wanted])
            case And(parts) | Or(parts) if parts:
                costs = [self._to(part, scope, wanted) for part in parts]
                needs_all = (wanted is TRUE) is isinstance(condition, And)
                return sum(costs) if needs_all else min(costs)
            case Some(list_, _, _, body):
                self.steps.append(Step(condition, scope))
                costs = [self._to(body, inner, wanted) for inner in _elements(list_, scope)]
                return min(costs, default=2) if wanted is TRUE else sum(costs) or 1
            case _:
                self._all_in(condition, scope)
                return 1

    def _all_in(self, condition: Condition, scope: Scope) -> None:
        """Takes every condition in it for one that could be changed, those about elements for each of them."""
        match condition:
            case Not(part):
                self._all_in(part, scope)
            case And(parts) | Or(parts):
                for part in parts:
                    self._all_in(part, scope)
            case Some(list_, _, _, body):
                self.steps.append(Step(condition, scope))
                for inner in _elements(list_, scope):
                    self._all_in(body, inner)
            case _:
                self.steps.append(Step(condition, scope))
                for count in counts_in(condition):
                    self._all_in(Some(count.list, "", 0, count.body, count.span), scope)


def _elements(list_: FactTerm, scope: Scope) -> list[Scope]:
    return [inner for items in list_alternatives(scope.contents(list_)) for inner in scope.each(list_, items)]


def counts_in(part: Condition | Term) -> Iterator[Count]:
    """The counts that a condition or term compares."""
    match part:
        case Count():
            yield part
        case Compare(_, left, right) | Sum(left, right):
            yield from (*counts_in(left), *counts_in(right))
        case OneOf(term, options):
            for each in (term, *options):
                yield from counts_in(each)
        case Within(act, period, start):
            for each in (act, period, start):
                yield from counts_in(each)
        case _:
            return


def within(condition: Condition) -> Iterator[Condition]:
    """The condition, and all conditions in it, those in counts too."""
    yield condition
    match condition:
        case Not(part):
            yield from within(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from within(part)
        case Some(_, _, _, body):
            yield from within(body)
        case _:
            for count in counts_in(condition):
                yield from within(count.body)
