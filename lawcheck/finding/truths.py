"""Conditions → functions that tell their truth. The one meaning that judging and explaining share.

Source: language.md, section 3. A condition is turned into a function once and then called for every case; that is
about ten times as fast as walking it each time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeAlias, assert_never

from lawcheck.facts.claim import Content, Items
from lawcheck.finding.situation import Elements, Situation, bind, contents, list_alternatives
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
from lawcheck.values import NONE, Duration, Interval, Nothing, Truth, Value, compare, due_on, shift
from lawcheck.values.truth import AND, NOT, OR, choice, some

Tell: TypeAlias = Callable[[Situation, Elements], Truth]
# The values that may be meant; None where something is missing.
Look: TypeAlias = Callable[[Situation, Elements], tuple[Value, ...] | None]

TRUE, FALSE, DISPUTED, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.DISPUTED, Truth.UNKNOWN


class Truths:
    """The functions made so far, by condition. They live as long as the plan they are made for."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[Condition, Tell]] = {}

    def of(self, condition: Condition) -> Tell:
        """The function that tells its truth."""
        made = self._made.get(id(condition))
        if made is None:
            made = (condition, self._make(condition))  # the condition is kept, so that its id stays its own
            self._made[id(condition)] = made
        return made[1]

    def _make(self, condition: Condition) -> Tell:
        match condition:
            case Always(truth):
                return lambda _situation, _elements: truth
            case Holds(fact):
                return _holds(fact)
            case Compare():
                return _compares(condition, self)
            case OneOf():
                return _one_of(condition, self)
            case Within(act, period, start):
                return _within(look(act, self), look(period, self), look(start, self))
            case InForce(since, until):
                return lambda situation, _elements: _lies_in(situation.today, since, until)
            case Not(part):
                told = self.of(part)
                return lambda situation, elements: NOT[told(situation, elements)]
            case And((body,), name=name) if name:
                return _definition(id(body), self.of(body))
            case And(parts):
                return _junction(tuple(self.of(part) for part in parts), TRUE, FALSE, AND)
            case Or(parts):
                return _junction(tuple(self.of(part) for part in parts), FALSE, TRUE, OR)
            case Some():
                return _some(condition.list, self.of(condition.body))
            case _:
                assert_never(condition)


def _lies_in(today: date, since: date | None, until: date | None) -> Truth:
    return TRUE if (since is None or since <= today) and (until is None or today <= until) else FALSE


def _definition(key: int, body: Tell) -> Tell:
    """Asked by many rules, answered once for each thing it speaks of."""

    def tell(situation: Situation, elements: Elements) -> Truth:
        known = situation.known.get((key, elements))
        if known is None:
            known = situation.known[key, elements] = body(situation, elements)
        return known

    return tell


def _junction(parts: tuple[Tell, ...], empty: Truth, settled: Truth, table: tuple[tuple[Truth, ...], ...]) -> Tell:
    def tell(situation: Situation, elements: Elements) -> Truth:
        result = empty
        for part in parts:
            truth = part(situation, elements)
            if truth is settled:
                return settled
            if truth is not empty:
                result = table[result][truth]
        return result

    return tell


def _holds(fact: FactTerm) -> Tell:
    depth, path, type_ = fact.depth, fact.path, fact.type
    if depth is None:
        return lambda situation, _elements: situation.root.holds(path, type_)
    return lambda _situation, elements: elements[depth].holds(path, type_)


def _compares(condition: Compare, truths: Truths) -> Tell:
    left, right, relation = look(condition.left, truths), look(condition.right, truths), condition.relation
    if (
        relation == "is"
        and isinstance(condition.right, Constant)
        and isinstance(condition.right.value, str | Nothing)
    ):
        return _is(left, condition.right.value)

    def tell(situation: Situation, elements: Elements) -> Truth:
        first, second = left(situation, elements), right(situation, elements)
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

    def tell(situation: Situation, elements: Elements) -> Truth:
        values = left(situation, elements)
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

    def is_any(value: Value, situation: Situation, elements: Elements) -> Truth:
        return some(
            UNKNOWN
            if (said := option(situation, elements)) is None
            else choice(compare("is", value, o) for o in said)
            for option in options
        )

    def tell(situation: Situation, elements: Elements) -> Truth:
        values = left(situation, elements)
        if values is None:
            return UNKNOWN
        return choice(is_any(value, situation, elements) for value in values)

    return tell


def _is_among(left: Look, names: set[Value]) -> Tell:
    """The commonest list of options, that of names of choices; the general one says the same."""

    def tell(situation: Situation, elements: Elements) -> Truth:
        values = left(situation, elements)
        if values is None:
            return UNKNOWN
        those = sum(value in names for value in values)
        return FALSE if not those else TRUE if those == len(values) else DISPUTED

    return tell


def _within(act: Look, period: Look, start: Look) -> Tell:
    def tell(situation: Situation, elements: Elements) -> Truth:
        starts, periods = start(situation, elements), period(situation, elements)
        if starts is None or periods is None:
            return UNKNOWN
        acts = act(situation, elements)
        return choice(within(a, p, s, situation.today) for s in starts for p in periods for a in (acts or (None,)))

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
    def tell(situation: Situation, elements: Elements) -> Truth:
        values = contents(list_, situation, elements)
        if values is None:
            return UNKNOWN
        return choice(among(items, situation, elements) for items in list_alternatives(values))

    def among(items: Items, situation: Situation, elements: Elements) -> Truth:
        result = UNKNOWN if items.incomplete else FALSE
        for element in bind(list_, items, situation, elements):
            truth = body(situation, (*elements, element))
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
            return lambda _situation, _elements: fixed
        case FactTerm():
            if isinstance(term.type, EntityType | ListOf):
                return lambda situation, elements: _existence(contents(term, situation, elements))
            return _plain_values(term)
        case Today():
            return lambda situation, _elements: (situation.today,)
        case Sum(left, right, minus):
            return _sum(look(left, truths), look(right, truths), minus)
        case Count():
            return _count(term, truths.of(term.body))
        case _:
            assert_never(term)


def _plain_values(term: FactTerm) -> Look:
    depth, path, type_ = term.depth, term.path, term.type
    if depth is None:
        return lambda situation, _elements: situation.root.contents(path, type_)  # type: ignore[return-value]
    return lambda _situation, elements: elements[depth].contents(path, type_)  # type: ignore[return-value]


def _existence(found: tuple[Content, ...] | None) -> tuple[Value, ...] | None:
    """Entities and lists are compared with `none` only: what exists counts as yes, an empty list as `none`."""
    if found is None:
        return None
    if any(isinstance(value, Items) and value.incomplete and not value.elements for value in found):
        return None  # there may be some, and there may be none
    there = (value is not NONE and not (isinstance(value, Items) and not value.elements) for value in found)
    return tuple({exists or NONE: None for exists in there})


def _sum(left: Look, right: Look, minus: bool) -> Look:
    def found(situation: Situation, elements: Elements) -> tuple[Value, ...] | None:
        first, second = left(situation, elements), right(situation, elements)
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
    def found(situation: Situation, elements: Elements) -> tuple[Value, ...] | None:
        values = contents(term.list, situation, elements)
        if values is None:
            return None
        return tuple(counted(items, situation, elements) for items in list_alternatives(values))

    def counted(items: Items, situation: Situation, elements: Elements) -> Value:
        surely = disputed = unknown = 0
        for element in bind(term.list, items, situation, elements):
            truth = body(situation, (*elements, element))
            surely += truth is TRUE
            disputed += truth is DISPUTED
            unknown += truth is UNKNOWN
        low = Decimal(surely)
        if items.incomplete:
            return Interval(low, None)
        return Interval(low, low + disputed + unknown, disputed=unknown == 0)

    return found
