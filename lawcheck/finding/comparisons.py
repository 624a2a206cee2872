"""Comparisons → functions that tell their truth, of all the values that their terms may have."""

from __future__ import annotations

from datetime import date

from lawcheck.finding.situation import Scope
from lawcheck.finding.terms import Look, Tell, TellOf, look
from lawcheck.model.condition import Compare, Constant, OneOf, Within
from lawcheck.values import NONE, Duration, Nothing, Truth, Value, compare, due_on
from lawcheck.values.truth import choice, some

TRUE, FALSE, DISPUTED, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.DISPUTED, Truth.UNKNOWN


def compares(condition: Compare, of: TellOf) -> Tell:
    """Whether one term stands in the relation to the other."""
    left, right, relation = look(condition.left, of), look(condition.right, of), condition.relation
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


def one_of(condition: OneOf, of: TellOf) -> Tell:
    """Whether a term is one of the options."""
    left = look(condition.term, of)
    names = {option.value for option in condition.options if isinstance(option, Constant)}
    if len(names) == len(condition.options) and all(isinstance(name, str) for name in names):
        return _is_among(left, names)
    options = tuple(look(option, of) for option in condition.options)

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


def within(condition: Within, of: TellOf) -> Tell:
    """Whether an act falls within a period."""
    act, period, start = look(condition.act, of), look(condition.period, of), look(condition.start, of)

    def tell(scope: Scope) -> Truth:
        starts, periods = start(scope), period(scope)
        if starts is None or periods is None:
            return UNKNOWN
        acts = act(scope)
        return choice(is_within(a, p, s, scope.today) for s in starts for p in periods for a in (acts or (None,)))

    return tell


def is_within(act: Value | None, period: Value, start: Value, today: date) -> Truth:
    """Whether `act` falls within `period` of `start`; None is an act of which nothing is known."""
    if not isinstance(start, date) or not isinstance(period, Duration):
        return FALSE  # nothing to run from, or no period: an ordering with `none` is false
    last = due_on(start, period)
    if isinstance(act, date):
        return TRUE if start <= act <= last else FALSE
    if act is NONE and today > last:
        return FALSE
    return UNKNOWN
