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
from typing import NamedTuple, TypeAlias, assert_never

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

TRUE, FALSE, DISPUTED, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.DISPUTED, Truth.UNKNOWN


class Told(NamedTuple):
    """A condition's function, its number and its reach (see `Sharing`); in `Scope.levels[reach]` its truth is kept."""

    tell: Tell
    number: int
    reach: int


class Truths:
    """The functions made so far, by condition, each when first asked for. They live as long as the plan."""

    def __init__(self, sharing: Sharing) -> None:
        self._sharing = sharing  # which keeps its conditions, so that an id stays its own
        self._numbers = dict(
            zip(map(id, sharing.conditions), zip(sharing.numbers, sharing.reaches, strict=True), strict=True)
        )
        self._told: dict[int, Told] = {}  # by the condition's identity
        self._made: dict[int, Told] = {}  # by its number

    def of(self, condition: Condition) -> Tell:
        """The function that tells its truth."""
        return self.told(condition).tell

    def told(self, condition: Condition) -> Told:
        """The same, with the condition's number and reach."""
        told = self._told.get(id(condition))
        if told is None:
            number, reach = self._numbers[id(condition)]
            told = self._made.get(number)
            if told is None:
                told = self._made[number] = Told(self._remembering(condition, number, reach), number, reach)
            self._told[id(condition)] = told
        return told

    def later(self, condition: Condition, place: Callable[[Told], None]) -> Told:
        """The same for a condition that may never be asked: it is made then, and `place` is told so."""

        def first(scope: Scope) -> Truth:
            told = self.told(condition)
            place(told)
            return told.tell(scope)

        return self._told.get(id(condition)) or Told(first, *self._numbers[id(condition)])

    def _remembering(self, condition: Condition, number: int, reach: int) -> Tell:
        while isinstance(condition, And | Or) and len(condition.parts) == 1:  # which is its one part
            condition = condition.parts[0]
        tell = self._make(condition)
        if isinstance(condition, Not | Always | InForce):  # which are as quick to ask as to remember
            return tell
        return _remembered(tell, number, reach)

    def _make(self, condition: Condition) -> Tell:
        match condition:
            case Always(truth):
                return lambda _scope: truth
            case Holds(fact):
                level, path, type_ = _level(fact), fact.path, fact.type
                return lambda scope: scope.levels[level].bound.holds(path, type_)
            case Compare():
                return _compares(condition, self)
            case OneOf():
                return _one_of(condition, self)
            case Within(act, period, start):
                return _within(look(act, self), look(period, self), look(start, self))
            case InForce(since, until):
                return lambda scope: _lies_in(scope.today, since, until)
            case Not(part):
                told = self.of(part)
                return lambda scope: NOT[told(scope)]
            case And(parts):
                return _junction(self._parts(parts), TRUE, FALSE, AND)
            case Or(parts):
                return _junction(self._parts(parts), FALSE, TRUE, OR)
            case Some():
                return _some(condition.list, self.of(condition.body))
            case _:
                assert_never(condition)

    def _parts(self, parts: tuple[Condition, ...]) -> list[Told]:
        """Their functions; the first part often settles it, and so those of the others are made when asked for."""
        made: list[Told] = []
        for index, part in enumerate(parts):
            made.append(self.later(part, partial(made.__setitem__, index)))
        return made


def _remembered(tell: Tell, number: int, reach: int) -> Tell:
    """Asked by many rules, answered once for each thing it speaks of."""

    def remember(scope: Scope) -> Truth:
        known = scope.levels[reach].known
        truth = known.get(number)
        if truth is None:
            truth = known[number] = tell(scope)
        return truth

    return remember


def _level(term: FactTerm) -> int:
    return 0 if term.depth is None else term.depth + 1


def _lies_in(today: date, since: date | None, until: date | None) -> Truth:
    return TRUE if (since is None or since <= today) and (until is None or today <= until) else FALSE


def _junction(parts: list[Told], empty: Truth, settled: Truth, table: tuple[tuple[Truth, ...], ...]) -> Tell:
    def tell(scope: Scope) -> Truth:
        result, levels = empty, scope.levels
        for part, number, reach in parts:
            truth = levels[reach].known.get(number) or part(scope)  # no truth is 0; this saves most of the calls
            if truth is settled:
                return settled
            if truth is not empty:
                result = table[result][truth]
        return result

    return tell


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
        return choice(among(items, scope) for items in list_alternatives(values))

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
