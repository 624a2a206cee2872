"""Conditions → functions that tell their truth. The one meaning that judging and explaining share.

Source: language.md, section 3. A condition is turned into a function once and then called for every case; that is
about ten times as fast as walking it each time. Conditions that say the same share one function, whatever rules they
stand in, and a scope remembers what it told there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TypeAlias, assert_never

from lawcheck.facts.claim import Content, Items
from lawcheck.finding.situation import Scope, list_alternatives
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
from lawcheck.model.vocabulary import EntityType, ListOf
from lawcheck.plan.sharing import Sharing
from lawcheck.values import NONE, Duration, Interval, Nothing, Truth, Value, compare, due_on, shift
from lawcheck.values.truth import AND, NOT, OR, choice, some

Tell: TypeAlias = Callable[[Scope], Truth]
# The values that may be meant; None where something is missing.
Look: TypeAlias = Callable[[Scope], tuple[Value, ...] | None]
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
                tell = _compares(condition, self)
            case OneOf():
                tell = _one_of(condition, self)
            case Within(act, period, start):
                tell = _within(look(act, self), look(period, self), look(start, self))
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
    level, path, type_ = _level(fact), fact.path, fact.type

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


def _level(term: FactTerm) -> int:
    return 0 if term.depth is None else term.depth + 1


def _lies_in(today: date, since: date | None, until: date | None) -> Truth:
    return TRUE if (since is None or since <= today) and (until is None or today <= until) else FALSE


def _compares(condition: Compare, truths: Truths) -> Tell:
    left, right, relation = look(condition.left, truths), look(condition.right, truths), condition.relation
    if (
        relation == "is"
        and isinstance(condition.right, Constant)
        and isinstance(condition.right.value, str | Nothing)
    ):
        return _is(left, condition.right.value)

    def tell(scope: Scope) -> Truth:
        first, second = left(scope), right(scope)
        if first is None or second is None:
            # whatever the other side comes to, an ordering with `none` is false
            said = first or second
            settled = relation != "is" and said is not None and all(value is NONE for value in said)
            return FALSE if settled else UNKNOWN
        if len(first) == 1 == len(second):
            return compare(relation, first[0], second[0])
        return choice(compare(relation, a, b) for a in first for b in second)

    return tell


def _is(left: Look, constant: str | Nothing) -> Tell:
    """The commonest comparison, with a choice, a text or `none`; the general one says the same."""

    def tell(scope: Scope) -> Truth:
        values = left(scope)
        if values is None:
            return UNKNOWN
        if len(values) == 1:
            return TRUE if values[0] == constant else FALSE
        return DISPUTED if constant in values else FALSE

    return tell


def _one_of(condition: OneOf, truths: Truths) -> Tell:
    left = look(condition.term, truths)
    names = {option.value for option in condition.options if isinstance(option, Constant)}
    if len(names) == len(condition.options) and all(isinstance(name, str) for name in names):
        return _is_among(left, names)
    options = tuple(look(option, truths) for option in condition.options)

    def is_any(value: Value, scope: Scope) -> Truth:
        return some(
            UNKNOWN if (said := option(scope)) is None else choice(compare("is", value, o) for o in said)
            for option in options
        )

    def tell(scope: Scope) -> Truth:
        values = left(scope)
        if values is None:
            return UNKNOWN
        return choice(is_any(value, scope) for value in values)

    return tell


def _is_among(left: Look, names: set[Value]) -> Tell:
    """The commonest list of options, that of names of choices; the general one says the same."""

    def tell(scope: Scope) -> Truth:
        values = left(scope)
        if values is None:
            return UNKNOWN
        those = sum(value in names for value in values)
        return FALSE if not those else TRUE if those == len(values) else DISPUTED

    return tell


def _within(act: Look, period: Look, start: Look) -> Tell:
    def tell(scope: Scope) -> Truth:
        starts, periods = start(scope), period(scope)
        if starts is None or periods is None:
            return UNKNOWN
        acts = act(scope)
        return choice(within(a, p, s, scope.today) for s in starts for p in periods for a in (acts or (None,)))

    return tell


def within(act: Value | None, period: Value, start: Value, today: date) -> Truth:
    """Whether `act` falls within `period` of `start`; None is an act of which nothing is known."""
    if not isinstance(start, date) or not isinstance(period, Duration):
        return FALSE  # nothing to run from, or no period: an ordering with `none` is false
    last = due_on(start, period)
    if isinstance(act, date):
        return TRUE if start <= act <= last else FALSE
    if act is NONE and today > last:
        return FALSE
    return UNKNOWN


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


# ── terms ──────────────────────────────────────────────────────────────────────────────────────────────────


def look(term: Term, truths: Truths) -> Look:
    """The function that finds the values of a term."""
    match term:
        case Constant(value):
            fixed = (value,)
            return lambda _scope: fixed
        case FactTerm():
            if isinstance(term.type, EntityType | ListOf):
                return lambda scope: _existence(scope.contents(term))
            return _plain_values(term)
        case Today():
            return lambda scope: (scope.today,)
        case Sum(left, right, minus):
            return _sum(look(left, truths), look(right, truths), minus)
        case Count():
            return _count(term, truths.of(term.body))
        case _:
            assert_never(term)


def _plain_values(term: FactTerm) -> Look:
    level, path, type_ = _level(term), term.path, term.type
    return lambda scope: scope.levels[level].bound.contents(path, type_)  # type: ignore[return-value]


def _existence(found: tuple[Content, ...] | None) -> tuple[Value, ...] | None:
    """Entities and lists are compared with `none` only: what exists counts as yes, an empty list as `none`."""
    if found is None:
        return None
    if any(isinstance(value, Items) and value.incomplete and not value.elements for value in found):
        return None  # there may be some, and there may be none
    there = (value is not NONE and not (isinstance(value, Items) and not value.elements) for value in found)
    return tuple({exists or NONE: None for exists in there})


def _sum(left: Look, right: Look, minus: bool) -> Look:
    def found(scope: Scope) -> tuple[Value, ...] | None:
        first, second = left(scope), right(scope)
        if first is None or second is None:
            return None
        return tuple({add(a, b, minus): None for a in first for b in second})

    return found


def add(left: Value, right: Value, minus: bool) -> Value:
    """`left` plus or minus `right`; `none` where either is `none`."""
    match left, right:
        case date(), date():
            return Duration(minutes=(left - right).days * 24 * 60)
        case date(), Duration():
            return shift(left, -right if minus else right)
        case Duration(), Duration():
            return left + (-right if minus else right)
        case ((Decimal() | Interval()), (Decimal() | Interval())):
            return _add_ranges(left, right, minus)
        case _:
            return NONE


def _add_ranges(left: Decimal | Interval, right: Decimal | Interval, minus: bool) -> Decimal | Interval:
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return left - right if minus else left + right
    a = left if isinstance(left, Interval) else Interval(left, left, disputed=True)
    b = right if isinstance(right, Interval) else Interval(right, right, disputed=True)
    disputed = a.disputed and b.disputed
    if not minus:
        high = None if a.high is None or b.high is None else a.high + b.high
        return Interval(a.low + b.low, high, disputed)
    if b.high is None:
        return Interval(Decimal("-Infinity"), None, disputed)
    return Interval(a.low - b.high, None if a.high is None else a.high - b.low, disputed)


def _count(term: Count, body: Tell) -> Look:
    def found(scope: Scope) -> tuple[Value, ...] | None:
        values = scope.contents(term.list)
        if values is None:
            return None
        return tuple(counted(items, scope) for items in list_alternatives(values))

    def counted(items: Items, scope: Scope) -> Value:
        surely = disputed = unknown = 0
        for inner in scope.each(term.list, items):
            truth = body(inner)
            surely += truth is TRUE
            disputed += truth is DISPUTED
            unknown += truth is UNKNOWN
        low = Decimal(surely)
        if items.incomplete:
            return Interval(low, None)
        return Interval(low, low + disputed + unknown, disputed=unknown == 0)

    return found
