"""Why a condition has its truth: the tree of what settled it, and nothing else.

A false `and` rests on one false part, the one with the strongest evidence; a true one on all of its parts; an open one
on those that are open. `or` is the dual, and so are quantifiers over their elements.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias, assert_never

from lawcheck.facts.claim import REFUSED, Content, Grade
from lawcheck.finding.finding import Evidence, Reason
from lawcheck.finding.situation import (
    Elements,
    Situation,
    bind,
    contents,
    evidence,
    is_structure,
    list_alternatives,
)
from lawcheck.finding.truths import Truths, look
from lawcheck.model.condition import (
    Always,
    And,
    Compare,
    Condition,
    Constant,
    Count,
    FactTerm,
    Holds,
    InForce,
    Not,
    OneOf,
    Or,
    Some,
    Sum,
    Term,
    Today,
    Within,
)
from lawcheck.values import Duration, Truth, due_on

_Weakness: TypeAlias = tuple[int, int, str]
# How weak the evidence is: nothing needed, then the grades, then claims that nobody graded.
_NEEDS_NONE = (0, 0, "")
_UNGRADED = (99, 99, "")


def _weakest(fact: Evidence) -> _Weakness:
    """How weak the fact is: of claims that agree, the best one counts; where they differ, the worst of those."""
    best: list[tuple[Content, _Weakness]] = []
    for claim in fact.claims:
        if claim.value is REFUSED or is_structure(claim):
            continue
        own = claim.grade.weakness if claim.grade else _UNGRADED
        for place, (value, known) in enumerate(best):
            if value == claim.value:
                best[place] = value, min(own, known)
                break
        else:
            best.append((claim.value, own))
    return max((weakness for _, weakness in best), default=_NEEDS_NONE)


class Explainer:
    """Explains conditions in one situation."""

    def __init__(self, truths: Truths, situation: Situation) -> None:
        self.truths = truths
        self.situation = situation
        self._known: dict[tuple[int, Elements], Truth] = {}
        self._reasons: dict[tuple[int, Elements], Reason] = {}
        self._weakness: dict[int, tuple[Reason, _Weakness]] = {}  # with its reason, so that an id stays its own

    def truth(self, condition: Condition, elements: Elements) -> Truth:
        """Its truth."""
        if isinstance(condition, Holds | Compare | OneOf):
            return self.truths.of(condition)(self.situation, elements)  # as quick as remembering it
        key = id(condition), elements  # the plan keeps its conditions, so an id stays its own
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self.truths.of(condition)(self.situation, elements)
        return known

    def reason(self, condition: Condition, elements: Elements) -> Reason:
        """Its truth with what settled it. Rules share their definitions, and so the reasons."""
        key = id(condition), elements
        known = self._reasons.get(key)
        if known is None:
            known = self._reasons[key] = self._reason(condition, elements)
        return known

    def grade(self, reasons: Iterable[Reason]) -> Grade | None:
        """The grade of the weakest claim that they rest on; None where that has none, or none is needed."""
        key = max((self.weakness(reason) for reason in reasons), default=_NEEDS_NONE)
        if key in (_NEEDS_NONE, _UNGRADED):
            return None
        letter = ord(key[2]) - ord("A") + 1
        return Grade(key[2], key[1] - letter)

    def weakness(self, reason: Reason) -> _Weakness:
        """A key of the weakest claim that the reason rests on; the smaller, the stronger."""
        known = self._weakness.get(id(reason))
        if known is None:
            weakest = _NEEDS_NONE
            for fact in reason.evidence:
                weakest = max(weakest, _weakest(fact))
            for child in reason.children:
                weakest = max(weakest, self.weakness(child))
            known = self._weakness[id(reason)] = reason, weakest
        return known[1]

    def _reason(self, condition: Condition, elements: Elements) -> Reason:
        truth = self.truth(condition, elements)
        match condition:  # the commonest first
            case Holds():
                return Reason(condition, truth, evidence=(evidence(condition.fact, self.situation, elements),))
            case And():
                return Reason(condition, truth, self._deciding(condition.parts, elements, truth, Truth.TRUE))
            case Not():
                return Reason(condition, truth, (self.reason(condition.part, elements),))
            case OneOf():
                return self._leaf(condition, truth, (condition.term, *condition.options), elements)
            case Compare():
                return self._leaf(condition, truth, (condition.left, condition.right), elements)
            case Or():
                return Reason(condition, truth, self._deciding(condition.parts, elements, truth, Truth.FALSE))
            case Some():
                return self._some(condition, elements, truth)
            case Within(act, period, start):
                due = self._due(period, start, elements) if truth is Truth.UNKNOWN else None
                return self._leaf(condition, truth, (act, period, start), elements, due)
            case Always() | InForce():
                return Reason(condition, truth)
            case _:
                assert_never(condition)

    def _deciding(
        self, parts: tuple[Condition, ...], elements: Elements, truth: Truth, whole: Truth
    ) -> tuple[Reason, ...]:
        """The parts that settle it. `whole` is the truth that needs all of them."""
        if truth is whole:
            return tuple(self.reason(part, elements) for part in parts)
        told = [(part, self.truth(part, elements)) for part in parts]
        if truth.is_open:
            return tuple(self.reason(part, elements) for part, own in told if own.is_open)
        return (min((self.reason(part, elements) for part, own in told if own is truth), key=self.weakness),)

    def _some(self, condition: Some, elements: Elements, truth: Truth) -> Reason:
        values = contents(condition.list, self.situation, elements)
        whole = evidence(condition.list, self.situation, elements)
        lists = list_alternatives(values)
        reasons = [
            self._named(condition.body, (*elements, element))
            for items in lists
            for element in bind(condition.list, items, self.situation, elements)
        ]
        if truth is Truth.TRUE and len(lists) == 1:
            found = min((r for r in reasons if r.truth is Truth.TRUE), key=self.weakness)
            return Reason(condition, truth, (found,), (whole,))  # that the element is there is claimed too
        if truth.is_open:
            reasons = [r for r in reasons if r.truth.is_open or len(lists) > 1]
        return Reason(condition, truth, tuple(reasons), (whole,))

    def _named(self, body: Condition, elements: Elements) -> Reason:
        told = self.reason(body, elements)
        name = elements[-1].path[-1]
        return Reason(told.condition, told.truth, told.children, told.evidence, told.role, name, told.due_on)

    def _leaf(
        self,
        condition: Condition,
        truth: Truth,
        terms: Iterable[Term],
        elements: Elements,
        due: date | None = None,
    ) -> Reason:
        facts: list[Evidence] = []
        children: list[Reason] = []
        for term in terms:
            self._gather(term, elements, facts, children)
        return Reason(
            condition, truth, tuple(children), tuple({fact.path: fact for fact in facts}.values()), due_on=due
        )

    def _gather(self, term: Term, elements: Elements, facts: list[Evidence], children: list[Reason]) -> None:
        match term:
            case FactTerm():
                facts.append(evidence(term, self.situation, elements))
            case Sum(left, right):
                self._gather(left, elements, facts, children)
                self._gather(right, elements, facts, children)
            case Count():
                facts.append(evidence(term.list, self.situation, elements))
                for items in list_alternatives(contents(term.list, self.situation, elements)):
                    for element in bind(term.list, items, self.situation, elements):
                        children.append(self._named(term.body, (*elements, element)))  # noqa: PERF401
            case Constant() | Today():
                pass
            case _:
                assert_never(term)

    def _due(self, period: Term, start: Term, elements: Elements) -> date | None:
        """The last day of a period that still runs; the first of them where sources differ."""
        periods = look(period, self.truths)(self.situation, elements) or ()
        starts = look(start, self.truths)(self.situation, elements) or ()
        days = [
            due_on(day, length)
            for day in starts
            for length in periods
            if isinstance(day, date) and isinstance(length, Duration)
        ]
        return min((day for day in days if day >= self.situation.today), default=None)
