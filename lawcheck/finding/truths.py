"""Conditions → functions that tell their truth. The one meaning that judging and explaining share.

Source: language.md, section 3. A condition is turned into a function once and then called for every case; that is
about ten times as fast as walking it each time. Conditions that say the same have one function between them, whatever
rules they stand in, and a scope remembers what it told there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from decimal import Decimal
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
from lawcheck.values import NONE, Duration, Interval, Nothing, Truth, Value, compare, due_on, shift
from lawcheck.values.truth import AND, NOT, OR, choice, some

Tell: TypeAlias = Callable[[Scope], Truth]
# The values that may be meant; None where something is missing.
Look: TypeAlias = Callable[[Scope], tuple[Value, ...] | None]

TRUE, FALSE, DISPUTED, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.DISPUTED, Truth.UNKNOWN


class Told(NamedTuple):
    """A condition's function, and what is known of it beforehand.

    `number`: of the condition, the same for all that say the same. `reach`: how many variables, from the outermost,
    it can speak of; so `Scope.levels[reach]` is where its truth is remembered.
    """

    tell: Tell
    number: int
    reach: int


class Truths:
    """The functions made so far, by condition. They live as long as the plan they are made for."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[Condition, Told]] = {}
        self._alike: dict[Hashable, Told] = {}

    def of(self, condition: Condition) -> Tell:
        """The function that tells its truth."""
        return self.told(condition).tell

    def told(self, condition: Condition) -> Told:
        """The same, with the condition's number and reach."""
        made = self._made.get(id(condition))
        if made is None:
            made = (condition, self._shared(condition))  # the condition is kept, so that its id stays its own
            self._made[id(condition)] = made
        return made[1]

    def _shared(self, condition: Condition) -> Told:
        if isinstance(condition, And | Or) and len(condition.parts) == 1:
            return self.told(condition.parts[0])
        content, reach = self._content(condition)
        told = self._alike.get(content)
        if told is None:
            number, tell = len(self._alike), self._make(condition)
            if not isinstance(condition, Not | Always | InForce):  # which are as quick to ask as to remember
                tell = _remembered(tell, number, reach)
            told = self._alike[content] = Told(tell, number, reach)
        return told

    def _content(self, condition: Condition) -> tuple[Hashable, int]:
        """What the condition says, without where and in which words it stands; and its reach."""
        match condition:
            case Always(truth):
                return ("always", truth), 0
            case Holds(fact):
                return ("holds", *self._terms(fact)[0]), self._terms(fact)[1]
            case Compare(relation, left, right):
                terms, reach = self._terms(left, right)
                return ("compare", relation, terms), reach
            case OneOf(term, options):
                terms, reach = self._terms(term, *options)
                return ("one of", terms), reach
            case Within(act, period, start):
                terms, reach = self._terms(act, period, start)
                return ("within", terms), reach
            case InForce(since, until):
                return ("in force", since, until), 0
            case Not(part):
                told = self.told(part)
                return ("not", told.number), told.reach
            case And(parts) | Or(parts):
                inner = [self.told(part) for part in parts]
                numbers = tuple(told.number for told in inner)
                return (type(condition), numbers), max((told.reach for told in inner), default=0)
            case Some(list_, _, depth, body):
                return self._over("some", list_, depth, body)
            case _:
                assert_never(condition)

    def _over(self, kind: str, list_: FactTerm, depth: int, body: Condition) -> tuple[tuple[Hashable, ...], int]:
        """Of what goes through a list: the variable that it binds itself does not count for its reach."""
        told = self.told(body)
        (fact,), reach = self._terms(list_)
        return (kind, fact, depth, told.number), max(reach, min(told.reach, depth))

    def _terms(self, *terms: Term) -> tuple[tuple[Hashable, ...], int]:
        """The contents of terms, and how far the furthest reaches."""
        contents: list[Hashable] = []
        furthest = 0
        for term in terms:
            reach = 0
            match term:
                case Constant(value):
                    contents.append((type(value), value))
                case FactTerm(depth, path):
                    reach = 0 if depth is None else depth + 1
                    contents.append((depth, path))
                case Today():
                    contents.append("today")
                case Sum(left, right, minus):
                    inner, reach = self._terms(left, right)
                    contents.append(("sum", minus, inner))
                case Count(list_, depth, body):
                    content, reach = self._over("count", list_, depth, body)
                    contents.append(content)
                case _:
                    assert_never(term)
            furthest = max(furthest, reach)
        return tuple(contents), furthest

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
                return _junction(tuple(self.told(part) for part in parts), TRUE, FALSE, AND)
            case Or(parts):
                return _junction(tuple(self.told(part) for part in parts), FALSE, TRUE, OR)
            case Some():
                return _some(condition.list, self.of(condition.body))
            case _:
                assert_never(condition)


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


def _junction(parts: tuple[Told, ...], empty: Truth, settled: Truth, table: tuple[tuple[Truth, ...], ...]) -> Tell:
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
