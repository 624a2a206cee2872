"""Why a condition has its truth: the tree of what settled it, and nothing else.

A false `and` rests on one false part, the one with the strongest evidence; a true one on all of its parts; an open one
on those that are open. `or` is the dual, and so are quantifiers over their elements.

As with truth, a condition is turned into a function once, and a scope remembers what it said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import TypeAlias, assert_never

from lawcheck.facts.claim import Grade
from lawcheck.finding.finding import NEEDS_NONE, UNGRADED, Evidence, Reason, Weakness
from lawcheck.finding.situation import Scope, list_alternatives
from lawcheck.finding.truths import Tell, Truths, look
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

Why: TypeAlias = Callable[[Scope], Reason]

TRUE, FALSE = Truth.TRUE, Truth.FALSE
OPEN = (Truth.UNKNOWN, Truth.DISPUTED)


class Whys:
    """The functions that explain, by condition, each made when first asked for."""

    def __init__(self, truths: Truths) -> None:
        self.truths = truths
        self._made: dict[int, tuple[Condition, Why]] = {}

    def of(self, condition: Condition) -> Why:
        """The function that tells its truth with what settled it. Rules share their definitions, and so the reasons."""
        made = self._made.get(id(condition))
        if made is None:
            why = _remembered(self._make(condition), len(self._made), self.truths.told(condition).reach)
            made = self._made[id(condition)] = (condition, why)  # kept, so that its id stays its own
        return made[1]

    def _make(self, condition: Condition) -> Why:
        tell = self.truths.of(condition)
        match condition:
            case Holds(fact):
                return lambda scope: _leaf(condition, tell(scope), (scope.evidence(fact),))
            case And(parts):
                return self._junction(condition, parts, TRUE)
            case Or(parts):
                return self._junction(condition, parts, FALSE)
            case Not(part):
                inner = self.of(part)
                return lambda scope: _node(condition, tell(scope), (inner(scope),))
            case Compare(_, left, right):
                return self._facts(condition, tell, (left, right))
            case OneOf(term, options):
                return self._facts(condition, tell, (term, *options))
            case Within(_, period, start):
                return self._deadline(condition, tell, period, start)
            case Some():
                return self._some(condition, tell)
            case Always() | InForce():
                return lambda scope: Reason(condition, tell(scope))
            case _:
                assert_never(condition)

    def _junction(self, condition: Condition, parts: tuple[Condition, ...], whole: Truth) -> Why:
        """The parts that settle it. `whole` is the truth that needs all of them."""
        tell = self.truths.of(condition)
        inner = [self.truths.told(part) for part in parts]
        whys = self._later(parts)

        def why(scope: Scope) -> Reason:
            truth, levels = tell(scope), scope.levels
            if truth is whole:
                return _node(condition, truth, tuple([why(scope) for why in whys]))
            wanted = OPEN if truth in OPEN else (truth,)
            told = [
                why(scope)
                for (tell, number, reach), why in zip(inner, whys, strict=True)
                if (levels[reach].known.get(number) or tell(scope)) in wanted
            ]
            if wanted is not OPEN and len(told) > 1:
                told = [min(told, key=_weakness)]
            return _node(condition, truth, tuple(told))

        return why

    def _later(self, parts: tuple[Condition, ...]) -> list[Why]:
        """Their functions, each made when first asked for, for few of them decide."""
        made: list[Why] = []

        def first(index: int, scope: Scope) -> Reason:
            why = made[index] = self.of(parts[index])
            return why(scope)

        made.extend(partial(first, index) for index in range(len(parts)))
        return made

    def _some(self, condition: Some, tell: Tell) -> Why:
        list_, body = condition.list, self.of(condition.body)

        def why(scope: Scope) -> Reason:
            truth = tell(scope)
            whole = scope.evidence(list_)
            lists = list_alternatives(scope.contents(list_))
            reasons = [_named(body, inner) for items in lists for inner in scope.each(list_, items)]
            if truth is TRUE and len(lists) == 1:  # that the element is there is claimed too
                reasons = [min((r for r in reasons if r.truth is TRUE), key=_weakness)]
            elif truth.is_open:
                reasons = [r for r in reasons if r.truth.is_open or len(lists) > 1]
            return _leaf(condition, truth, (whole,), tuple(reasons))

        return why

    def _facts(self, condition: Condition, tell: Tell, terms: tuple[Term, ...]) -> Why:
        """A comparison: with the facts that it compares, and the elements that it counts."""
        facts = {(fact.depth, fact.path): fact for term in terms for fact in _facts_of(term)}
        counts = tuple((count.list, self.of(count.body)) for term in terms for count in _counts_of(term))
        if len(facts) == 1 and not counts:
            (only,) = facts.values()
            return lambda scope: _leaf(condition, tell(scope), (scope.evidence(only),))

        def why(scope: Scope) -> Reason:
            children = (
                _named(body, inner)
                for list_, body in counts
                for items in list_alternatives(scope.contents(list_))
                for inner in scope.each(list_, items)
            )
            evidence = tuple(scope.evidence(fact) for fact in facts.values())
            return _leaf(condition, tell(scope), evidence, tuple(children))

        return why

    def _deadline(self, condition: Within, tell: Tell, period: Term, start: Term) -> Why:
        facts = self._facts(condition, tell, (condition.act, period, start))
        periods, starts = look(period, self.truths), look(start, self.truths)

        def why(scope: Scope) -> Reason:
            reason = facts(scope)
            if reason.truth is not Truth.UNKNOWN:
                return reason
            days = [
                due_on(day, length)
                for day in starts(scope) or ()
                for length in periods(scope) or ()
                if isinstance(day, date) and isinstance(length, Duration)
            ]
            return reason._replace(due_on=min((day for day in days if day >= scope.today), default=None))

        return why


def _remembered(why: Why, number: int, reach: int) -> Why:
    def remember(scope: Scope) -> Reason:
        reasons = scope.levels[reach].reasons
        reason = reasons.get(number)
        if reason is None:
            reason = reasons[number] = why(scope)
        return reason

    return remember


def _leaf(
    condition: Condition, truth: Truth, evidence: tuple[Evidence, ...], children: tuple[Reason, ...] = ()
) -> Reason:
    weakest = NEEDS_NONE
    for fact in evidence:
        if fact.weakness > weakest:
            weakest = fact.weakness
    for child in children:
        if child.weakness > weakest:
            weakest = child.weakness
    return Reason(condition, truth, children, evidence, weakness=weakest)


def _node(condition: Condition, truth: Truth, children: tuple[Reason, ...]) -> Reason:
    weakest = NEEDS_NONE
    for child in children:
        if child.weakness > weakest:
            weakest = child.weakness
    return Reason(condition, truth, children, weakness=weakest)


def _weakness(reason: Reason) -> Weakness:
    return reason.weakness


def _named(body: Why, element: Scope) -> Reason:
    """What is so of a list's element, with its name."""
    return body(element)._replace(element=element.bound.path[-1])


def _facts_of(term: Term) -> Iterator[FactTerm]:
    match term:
        case FactTerm():
            yield term
        case Sum(left, right):
            yield from _facts_of(left)
            yield from _facts_of(right)
        case Count(list_):
            yield list_
        case Constant() | Today():
            pass
        case _:
            assert_never(term)


def _counts_of(term: Term) -> Iterator[Count]:
    match term:
        case Count():
            yield term
        case Sum(left, right):
            yield from _counts_of(left)
            yield from _counts_of(right)


def grade_of(reasons: Iterable[Reason]) -> Grade | None:
    """The grade of the weakest claim that they rest on; None where that has none, or none is needed."""
    weakest = max((reason.weakness for reason in reasons), default=NEEDS_NONE)
    if weakest in (NEEDS_NONE, UNGRADED):
        return None
    letter = ord(weakest[2]) - ord("A") + 1
    return Grade(weakest[2], weakest[1] - letter)
