"""Why a condition has its truth: the tree of what settled it, and nothing else.

A false `and` rests on one false part, the one with the strongest evidence; a true one on all of its parts; an open one
on those that are open. `or` is the dual, and so are quantifiers over their elements.

Truths are those that the functions of `truths` told; a scope remembers the reasons as it does them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from operator import itemgetter
from typing import assert_never

from lawcheck.facts.claim import Grade
from lawcheck.finding.finding import NEEDS_NONE, OPEN, UNGRADED, Evidence, Reason
from lawcheck.finding.situation import Scope, list_alternatives
from lawcheck.finding.terms import look
from lawcheck.finding.truths import Truths
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

TRUE, FALSE, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
# Of all eight fields in their order: a judgement makes thousands, and this takes a third of the time.
reason_of = partial(tuple.__new__, Reason)


class Whys:
    """All conditions that were explained, or are about to be: rules share their definitions, and so the reasons."""

    def __init__(self, truths: Truths) -> None:
        self.truths = truths
        # By the condition's identity; each keeps its condition, so that it stays its own.
        self._made: dict[int, Why] = {}

    def of(self, condition: Condition) -> Why:
        """What explains that condition."""
        made = self._made.get(id(condition))
        if made is None:
            made = self._made[id(condition)] = self._make(condition)
        return made

    def _make(self, condition: Condition) -> Why:
        match condition:
            case And(parts):
                return _Junction(condition, self, parts, TRUE)
            case Holds(fact):
                return _Fact(condition, self, fact)
            case Not(part):
                return _Negation(condition, self, part)
            case Or(parts):
                return _Junction(condition, self, parts, FALSE)
            case Compare(_, FactTerm() as fact, Constant()):
                return _Fact(condition, self, fact)
            case Compare(_, left, right):
                return _Comparison(condition, self, (left, right))
            case OneOf(term, options):
                return _Comparison(condition, self, (term, *options))
            case Some():
                return _Some(condition, self, condition)
            case Within():
                return _Deadline(condition, self, condition)
            case Always() | InForce():
                return Why(condition, self)
            case _:
                assert_never(condition)


class Why:
    """Explains one condition, once in each scope. By itself it is one that looks at no facts."""

    __slots__ = ("condition", "number", "reach", "tells", "whys")

    def __init__(self, condition: Condition, whys: Whys) -> None:
        self.condition = condition
        self.whys = whys
        self.tells = whys.truths.tells
        self.number, self.reach = whys.truths.key(condition)

    def in_scope(self, scope: Scope) -> Reason:
        """The truth of the condition there, with what settled it."""
        reach = self.reach
        reasons = scope.reasons[reach]
        reason = reasons.get(self)
        if reason is None:
            truth = scope.told[reach].get(self.number) or self.tells[self.number](scope)
            reason = reasons[self] = self._reason(truth, scope)
        return reason

    def _reason(self, truth: Truth, scope: Scope) -> Reason:
        return Reason(self.condition, truth)


class _Fact(Why):
    """Of one fact, and nothing else."""

    __slots__ = ("level", "path")

    def __init__(self, condition: Condition, whys: Whys, fact: FactTerm) -> None:
        super().__init__(condition, whys)
        self.level = fact.level
        self.path = fact.path

    def _reason(self, truth: Truth, scope: Scope) -> Reason:
        evidence = scope.levels[self.level].bound.evidence(self.path)
        return reason_of((self.condition, truth, (), (evidence,), "", "", None, evidence[3]))


class _Negation(Why):
    __slots__ = ("part",)

    def __init__(self, condition: Condition, whys: Whys, part: Condition) -> None:
        super().__init__(condition, whys)
        self.part = whys.of(part)

    def _reason(self, truth: Truth, scope: Scope) -> Reason:
        inner = self.part.in_scope(scope)
        return reason_of((self.condition, truth, (inner,), (), "", "", None, inner[7]))


class _Junction(Why):
    """Of the parts that settle it. `whole` is the truth that needs all of them."""

    __slots__ = ("_made", "parts", "whole")

    def __init__(self, condition: Condition, whys: Whys, parts: tuple[Condition, ...], whole: Truth) -> None:
        super().__init__(condition, whys)
        self.parts = parts
        self.whole = whole
        self._made: list[Why] = []

    def _reason(self, truth: Truth, scope: Scope) -> Reason:
        made = self._made
        if not made:  # when first asked for, as few junctions decide
            made = self._made = [self.whys.of(part) for part in self.parts]
        children: list[Reason] = []
        if truth is self.whole:
            for why in made:
                children.append(why.in_scope(scope))  # noqa: PERF401 - faster so for two or three
        else:
            told, tells, is_open = scope.told, self.tells, truth in OPEN
            for why in made:
                part = told[why.reach].get(why.number) or tells[why.number](scope)
                if part is truth or (is_open and part in OPEN):
                    children.append(why.in_scope(scope))
            if not is_open and len(children) > 1:
                children = [min(children, key=_weakness)]
        weakest = children[0][7] if len(children) == 1 else max(map(_weakness, children), default=NEEDS_NONE)
        return reason_of((self.condition, truth, tuple(children), (), "", "", None, weakest))


class _Comparison(Why):
    """Of the facts that are compared, and the elements that are counted."""

    __slots__ = ("counts", "facts")

    def __init__(self, condition: Condition, whys: Whys, terms: tuple[Term, ...]) -> None:
        super().__init__(condition, whys)
        facts = {(fact.depth, fact.path): fact for term in terms for fact in _facts_of(term)}
        self.facts = tuple(facts.values())
        self.counts = tuple((count.list, whys.of(count.body)) for term in terms for count in _counts_of(term))

    def _reason(self, truth: Truth, scope: Scope) -> Reason:
        children = [
            _named(body, inner)
            for list_, body in self.counts
            for items in list_alternatives(scope.contents(list_))
            for inner in scope.each(list_, items)
        ]
        evidence = [scope.evidence(fact) for fact in self.facts]
        return _leaf(self.condition, truth, tuple(evidence), tuple(children))


class _Deadline(_Comparison):
    """With the last day of one that still runs."""

    __slots__ = ("periods", "starts")

    def __init__(self, condition: Condition, whys: Whys, within: Within) -> None:
        super().__init__(condition, whys, (within.act, within.period, within.start))
        self.periods, self.starts = look(within.period, whys.truths.of), look(within.start, whys.truths.of)

    def _reason(self, truth: Truth, scope: Scope) -> Reason:
        reason = super()._reason(truth, scope)
        if truth is not UNKNOWN:
            return reason
        days = [
            due_on(day, length)
            for day in self.starts(scope) or ()
            for length in self.periods(scope) or ()
            if isinstance(day, date) and isinstance(length, Duration)
        ]
        return reason._replace(due_on=min((day for day in days if day >= scope.today), default=None))


class _Some(Why):
    """Of the elements that settle it."""

    __slots__ = ("body", "list")

    def __init__(self, condition: Condition, whys: Whys, some: Some) -> None:
        super().__init__(condition, whys)
        self.list = some.list
        self.body = whys.of(some.body)

    def _reason(self, truth: Truth, scope: Scope) -> Reason:
        whole = scope.evidence(self.list)
        lists = list_alternatives(scope.contents(self.list))
        reasons = [_named(self.body, inner) for items in lists for inner in scope.each(self.list, items)]
        if truth is TRUE and len(lists) == 1:  # that the element is there is claimed too
            reasons = [min((r for r in reasons if r.truth is TRUE), key=_weakness)]
        elif truth in OPEN:
            reasons = [r for r in reasons if r.truth in OPEN or len(lists) > 1]
        return _leaf(self.condition, truth, (whole,), tuple(reasons))


def _leaf(condition: Condition, truth: Truth, evidence: tuple[Evidence, ...], children: tuple[Reason, ...]) -> Reason:
    weakest = NEEDS_NONE
    for fact in evidence:
        if fact[3] > weakest:
            weakest = fact[3]
    for child in children:
        if child[7] > weakest:
            weakest = child[7]
    return reason_of((condition, truth, children, evidence, "", "", None, weakest))


_weakness = itemgetter(7)


def _named(body: Why, element: Scope) -> Reason:
    """What is so of a list's element, with its name."""
    told = body.in_scope(element)
    return reason_of((*told[:5], element.bound.path[-1], *told[6:]))


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
