"""Answers to one fact that are worth trying: those between which a rule can tell a difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias, assert_never

from lawcheck.facts.claim import Claim, Content, Instance, Items, Refusal
from lawcheck.finding.finding import FactPath
from lawcheck.finding.situation import Scope
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
from lawcheck.model.vocabulary import (
    Choice,
    Date,
    DurationType,
    EntityType,
    ListOf,
    Number,
    TextType,
    YesNo,
)
from lawcheck.values import NONE, Duration, Value, shift, show
from lawcheck.values.dates import MINUTES

Leaf: TypeAlias = Holds | Compare | OneOf | Within | Some
NEW = "new"  # what an element is called that is put into a list
_DAY = Duration(minutes=MINUTES["day"])
_MOST = 12  # dates tried of one fact


@dataclass(frozen=True)
class Change:
    """A fact said otherwise: the path to it, and the value; None where nothing is said any more."""

    path: FactPath
    value: Content | None


def changes_to(leaf: Condition, scope: Scope, truths: Truths) -> Iterator[Change]:
    """The changes to facts that a condition looks at directly."""
    terms = tuple(facts_of(leaf))
    near = _Near.of(leaf, terms, scope, truths)
    for term in terms:
        base = scope.base(term)
        for value in _answers(term, near, base.contents(term.path, term.type)):
            yield Change((*base.path, *term.path), value)


def in_words(change: Change) -> str:
    """A change as it reads in a sentence."""
    return f"{'.'.join(change.path)}: {_value(change.value)}"


def _value(value: Content | None) -> str:
    match value:
        case None:
            return "not known"
        case Refusal():
            return "refused"
        case Instance():
            return "there is one"
        case Items(elements):
            return f"{len(elements)} of them" if elements else "none of them"
        case _:
            return show(value)


def removals(leaf: Condition, scope: Scope) -> Iterator[Change]:
    """The changes by which nothing is said any more of the facts that a condition looks at directly."""
    for term in facts_of(leaf):
        base = scope.base(term)
        if term.path and base.contents(term.path, term.type) is not None:
            yield Change((*base.path, *term.path), None)


def facts_of(part: Condition | Term) -> Iterator[FactTerm]:
    """The facts, or lists of them, that a condition or term looks at directly; not those in conditions within it."""
    match part:
        case FactTerm():
            yield part
        case Holds(fact):
            yield fact
        case Compare(_, left, right) | Sum(left, right):
            yield from (*facts_of(left), *facts_of(right))
        case OneOf(term, options):
            for each in (term, *options):
                yield from facts_of(each)
        case Within(act, period, start):
            for each in (act, period, start):
                yield from facts_of(each)
        case Some(list_) | Count(list_):
            yield list_
        case Constant() | Today() | Always() | InForce() | Not() | And() | Or():
            return
        case _:
            assert_never(part)


@dataclass(frozen=True)
class _Near:
    """The values that stand in a condition, and those claimed of the facts that it compares."""

    values: tuple[Value, ...]
    today: date

    @staticmethod
    def of(leaf: Condition, terms: Sequence[FactTerm], scope: Scope, truths: Truths) -> _Near:
        claimed = [
            value
            for term in terms
            if isinstance(term.type, Date | DurationType | Number)
            for value in look(term, truths.of)(scope) or ()
        ]
        return _Near(tuple(dict.fromkeys((*_constants(leaf), *claimed))), scope.today)

    def texts(self) -> list[str]:
        return [value for value in self.values if isinstance(value, str)]

    def numbers(self) -> Iterator[Decimal]:
        for number in (value for value in self.values if isinstance(value, Decimal)):
            yield from (n for n in (number, number + 1, number - 1) if n >= 0)

    def lengths(self) -> Iterator[Duration]:
        for length in (value for value in self.values if isinstance(value, Duration)):
            yield from (length, length + _DAY)
            if length.minutes > _DAY.minutes:
                yield length + -_DAY

    def days(self) -> Iterator[date]:
        said = [value for value in self.values if isinstance(value, date)]
        periods = [value for value in self.values if isinstance(value, Duration)]
        named = [*said, self.today]
        ends = [day for length in periods for start in named for day in (shift(start, length), shift(start, -length))]
        for step in (0, 1, -1):
            yield from (day + timedelta(days=step) for day in (*said, *ends, self.today))


def _constants(part: Condition | Term) -> Iterator[Value]:
    match part:
        case Constant(value):
            yield value
        case Compare(_, left, right) | Sum(left, right):
            yield from (*_constants(left), *_constants(right))
        case OneOf(term, options):
            for each in (term, *options):
                yield from _constants(each)
        case Within(act, period, start):
            for each in (act, period, start):
                yield from _constants(each)
        case _:
            return


def _answers(term: FactTerm, near: _Near, now: tuple[Content, ...] | None) -> Iterator[Content]:
    """Other answers than the one that stands there."""
    return (value for value in _each_once(_of_type(term, near, now)) if now != (value,))


def _each_once(values: Iterable[Content]) -> Iterator[Content]:
    seen: list[Content] = []
    for value in values:
        if value not in seen:
            seen.append(value)
            yield value


def _of_type(term: FactTerm, near: _Near, now: tuple[Content, ...] | None) -> Iterator[Content]:
    match term.type:
        case YesNo():
            yield from (True, False)
        case Choice(options):
            yield from near.texts()
            yield from [name for name, _ in options if name not in near.texts()][:2]
            yield NONE
        case Number():
            yield from near.numbers()
            yield from (Decimal(1), NONE)
        case DurationType():
            yield from near.lengths()
            yield from (_DAY, NONE)
        case Date():
            yield from list(dict.fromkeys(near.days()))[:_MOST]
            yield NONE
        case TextType():
            yield from near.texts()
            yield from ("a text", NONE)
        case EntityType():
            yield from (Instance(), NONE)
        case ListOf():
            there = now[0] if now and isinstance(now[0], Items) else Items()
            taken = {claim.value.name for claim in there.elements if isinstance(claim.value, Instance)}
            if NEW not in taken:
                yield Items((*there.elements, Claim(Instance(name=NEW))))
            yield NONE
        case _:
            assert_never(term.type)
