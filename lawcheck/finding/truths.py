"""Conditions → functions that tell their truth. The one meaning that judging and explaining share.

Source: language.md, section 3. A condition is turned into a function once and then called for every case; that is
about ten times as fast as walking it each time. Conditions that say the same share one function, whatever rules they
stand in, and a scope remembers what it told there.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TypeAlias, assert_never

from lawcheck.facts.claim import Items
from lawcheck.finding.comparisons import compares, one_of, within
from lawcheck.finding.situation import Scope, list_alternatives
from lawcheck.finding.terms import Tell
from lawcheck.model.condition import (
    Always,
    And,
    Compare,
    Condition,
    FactTerm,
    Holds,
    InForce,
    Not,
    OneOf,
    Or,
    Some,
    Within,
)
from lawcheck.plan.sharing import Sharing
from lawcheck.values import Truth
from lawcheck.values.truth import AND, NOT, OR, choice

# What the truth of a condition is remembered by: its number and its reach (see `Sharing`).
Key: TypeAlias = tuple[int, int]

TRUE, FALSE, DISPUTED, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.DISPUTED, Truth.UNKNOWN


class Truths:
    """The functions made so far, each when first asked for. They live as long as the plan.

    `tells`: by the condition's number. Each works its condition out and remembers the truth in `Scope.told[reach]`;
    whoever asks looks there first, as most conditions are asked more than once. INVARIANT: no truth is 0.
    """

    def __init__(self, sharing: Sharing) -> None:
        self._sharing = sharing  # which keeps its conditions, so that an id stays its own
        self._keys: dict[int, Key] = dict(
            zip(map(id, sharing.conditions), zip(sharing.numbers, sharing.reaches, strict=True), strict=True)
        )
        self._said = dict(zip(sharing.numbers, sharing.conditions, strict=True))
        self.tells: list[Tell] = [partial(self._first, number) for number in range(max(self._said, default=-1) + 1)]

    def key(self, condition: Condition) -> Key:
        """What its truth is remembered by."""
        return self._keys[id(condition)]

    def ask(self, condition: Condition, scope: Scope) -> Truth:
        """Its truth there."""
        number, reach = self._keys[id(condition)]
        return scope.told[reach].get(number) or self.tells[number](scope)

    def of(self, condition: Condition) -> Tell:
        """The function that tells its truth."""
        number, reach = self._keys[id(condition)]
        tells = self.tells
        return lambda scope: scope.told[reach].get(number) or tells[number](scope)

    def _first(self, number: int, scope: Scope) -> Truth:
        """Makes the function, for few of all conditions are ever asked in a case, and tells the truth by it."""
        condition = self._said[number]
        tell = self.tells[number] = self._make(condition, *self.key(condition))
        return tell(scope)

    def _make(self, condition: Condition, number: int, reach: int) -> Tell:
        match condition:
            case And((part,)) | Or((part,)):  # which has the number of its one part
                return self._make(part, number, reach)
            case And(parts):
                return self._junction(parts, number, reach, TRUE, FALSE, AND)
            case Or(parts):
                return self._junction(parts, number, reach, FALSE, TRUE, OR)
            case Holds(fact):
                return _holds(fact, number)
            case Not(part):
                return self._negation(part, number, reach)
            case Compare():
                tell = compares(condition, self.of)
            case OneOf():
                tell = one_of(condition, self.of)
            case Within():
                tell = within(condition, self.of)
            case Some():
                tell = _some(condition.list, self.of(condition.body))
            case Always(truth):
                return lambda _scope: truth
            case InForce(since, until):
                return lambda scope: _lies_in(scope.today, since, until)
            case _:
                assert_never(condition)
        return _remembering(tell, number, reach)

    def _junction(
        self,
        parts: tuple[Condition, ...],
        number: int,
        reach: int,
        whole: Truth,
        settled: Truth,
        table: tuple[tuple[Truth, ...], ...],
    ) -> Tell:
        """`whole`: the truth that needs all parts; `settled`: that which one part brings about."""
        keys, tells = tuple([self._keys[id(part)] for part in parts]), self.tells

        def tell(scope: Scope) -> Truth:
            told = scope.told
            result = whole
            for part, where in keys:
                truth = told[where].get(part) or tells[part](scope)
                if truth is not whole:
                    if truth is settled:
                        result = settled
                        break
                    result = table[result][truth]
            told[reach][number] = result
            return result

        return tell

    def _negation(self, part: Condition, number: int, reach: int) -> Tell:
        (inner, where), tells = self._keys[id(part)], self.tells

        def tell(scope: Scope) -> Truth:
            told = scope.told
            truth = told[reach][number] = NOT[told[where].get(inner) or tells[inner](scope)]
            return truth

        return tell


def _remembering(tell: Tell, number: int, reach: int) -> Tell:
    def remember(scope: Scope) -> Truth:
        truth = scope.told[reach][number] = tell(scope)
        return truth

    return remember


def _holds(fact: FactTerm, number: int) -> Tell:
    level, path, type_ = fact.level, fact.path, fact.type

    def tell(scope: Scope) -> Truth:
        values = scope.levels[level].bound.contents(path, type_)
        if values is None:
            truth = UNKNOWN
        elif len(values) > 1:
            truth = DISPUTED
        else:
            truth = TRUE if values[0] is True else FALSE
        scope.told[level][number] = truth
        return truth

    return tell


def _lies_in(today: date, since: date | None, until: date | None) -> Truth:
    return TRUE if (since is None or since <= today) and (until is None or today <= until) else FALSE


def _some(list_: FactTerm, body: Tell) -> Tell:
    def tell(scope: Scope) -> Truth:
        values = scope.contents(list_)
        if values is None:
            return UNKNOWN
        lists = list_alternatives(values)
        return among(lists[0], scope) if len(lists) == 1 else choice(among(items, scope) for items in lists)

    def among(items: Items, scope: Scope) -> Truth:
        result = UNKNOWN if items.incomplete else FALSE
        for inner in scope.each(list_, items):
            truth = body(inner)
            if truth is TRUE:
                return TRUE
            result = OR[result][truth]
        return result

    return tell
