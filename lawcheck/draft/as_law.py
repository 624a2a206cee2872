"""Conditions → the rule language, as an article of a draft writes them; what is settled on the day is left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import assert_never

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
from lawcheck.model.vocabulary import Date, FactType, TextType
from lawcheck.span import Span
from lawcheck.values.truth import Truth
from lawcheck.values.value import show

_NOWHERE = Span("", 0, 0)
_ORDER = {"less than": "before", "more than": "after", "at most": "on or before", "at least": "on or after"}
_OR, _AND, _NOT, _TEST = range(4)  # how tightly a condition holds together


def simplified(condition: Condition, day: date) -> Condition:
    """The condition as it is on that day, with nothing in it that is true or false whatever the case, and flat."""
    match condition:
        case InForce(since, until):
            holds = (since is None or since <= day) and (until is None or day <= until)
            return Always(Truth.TRUE if holds else Truth.FALSE, condition.span)
        case Not(part):
            inner = simplified(part, day)
            match inner:
                case Always(truth):
                    return Always(Truth.FALSE if truth is Truth.TRUE else Truth.TRUE, condition.span)
                case Not(innermost):
                    return innermost
                case _:
                    return Not(inner, condition.span)
        case And(parts):
            return _joined(And, parts, Truth.TRUE, day, condition.span)
        case Or(parts):
            return _joined(Or, parts, Truth.FALSE, day, condition.span)
        case Some():
            body = simplified(condition.body, day)
            if body == Always(Truth.FALSE, body.span):
                return Always(Truth.FALSE, condition.span)
            return Some(condition.list, condition.variable, condition.depth, body, condition.span)
        case _:
            return condition


def _joined(
    kind: type[And] | type[Or], parts: tuple[Condition, ...], idle: Truth, day: date, span: Span
) -> Condition:
    kept: list[Condition] = []
    for part in parts:
        plain = simplified(part, day)
        if isinstance(plain, Always):
            if plain.truth is not idle:
                return plain
        elif isinstance(plain, kind):
            kept += plain.parts
        else:
            kept.append(plain)
    unlike = {same_as(part): part for part in kept}
    if len(unlike) == 1:
        return next(iter(unlike.values()))
    if not unlike:
        return Always(Truth.TRUE if idle is Truth.TRUE else Truth.FALSE, span)
    return kind(tuple(unlike.values()), span)


def same_as(condition: Condition) -> str:
    """What two conditions share that say the same in the same words."""
    return law_text(condition, ("p", "x", "y", "z", "u", "v", "w"))


def law_text(condition: Condition, variables: Sequence[str]) -> str:
    """The condition in the words of the rule language. `variables`: names for the elements bound, outermost first."""
    return _text(condition, tuple(variables), _OR)


def _text(condition: Condition, names: tuple[str, ...], at_least: int) -> str:
    words, strength = _words(condition, names)
    return words if strength >= at_least else f"({words})"


def _words(condition: Condition, names: tuple[str, ...]) -> tuple[str, int]:
    match condition:
        case Always(truth):  # the language has no word for it
            return ("today is today" if truth is Truth.TRUE else "today before today"), _TEST
        case InForce(since, until):
            days = [f"today on or after {since}"] * (since is not None) + [f"today on or before {until}"] * (
                until is not None
            )
            return " and ".join(days), _AND
        case Holds(fact):
            return _name(fact, names), _TEST
        case Compare():
            return _comparison(condition, names, False), _TEST
        case OneOf():
            return _one_of(condition, names, False), _TEST
        case Within(act, period, start):
            return f"{_term(act, names)} within {_term(period, names)} of {_term(start, names)}", _TEST
        case Not(Compare(relation="is") as inner):
            return _comparison(inner, names, True), _TEST
        case Not(OneOf() as inner):
            return _one_of(inner, names, True), _TEST
        case Not(Some() as inner):
            return _quantified(inner, names, True), _OR
        case Not(part):
            return f"not {_text(part, names, _TEST)}", _NOT
        case And(parts):
            return (
                (" and ".join(_text(part, names, _NOT) for part in parts), _AND)
                if len(parts) > 1
                else (_words(parts[0], names) if parts else ("today is today", _TEST))
            )
        case Or(parts):
            return (
                (" or ".join(_text(part, names, _AND) for part in parts), _OR)
                if len(parts) > 1
                else (_words(parts[0], names) if parts else ("today before today", _TEST))
            )
        case Some():
            return _quantified(condition, names, False), _OR
        case _:
            assert_never(condition)


def _quantified(some: Some, names: tuple[str, ...], no: bool) -> str:
    variable = _fresh(some.variable, names[: some.depth])
    inner = (*names[: some.depth], variable)
    where = _name(some.list, names)
    if no:
        match some.body:
            case And(parts) if len(parts) > 1 and isinstance(parts[-1], Not):
                held = " and ".join(_text(part, inner, _NOT) for part in parts[:-1])
                return f"every {variable} in {where} where {held} has {_text(parts[-1].part, inner, _OR)}"
            case Not(part):
                return f"every {variable} in {where} has {_text(part, inner, _OR)}"
    return f"{'no' if no else 'some'} {variable} in {where} has {_text(some.body, inner, _OR)}"


def _fresh(name: str, taken: Sequence[str]) -> str:
    while name in taken:
        name += "_2"
    return name


def _comparison(condition: Compare, names: tuple[str, ...], negated: bool) -> str:
    left, right, relation = condition.left, condition.right, condition.relation
    word: str = relation
    if relation == "is":
        word = "is not" if negated else "is"
    elif _is_date(left) or _is_date(right):
        word = _ORDER[relation]
    types = _type(left) or _type(right)
    return f"{_term(left, names, types)} {word} {_term(right, names, types)}"


def _one_of(condition: OneOf, names: tuple[str, ...], negated: bool) -> str:
    type_ = _type(condition.term)
    options = ", ".join(_term(option, names, type_) for option in condition.options)
    return f"{_term(condition.term, names)} is {'not ' * negated}one of {options}"


def _type(term: Term) -> FactType | None:
    return term.type if isinstance(term, FactTerm) else None


def _is_date(term: Term) -> bool:
    match term:
        case FactTerm():
            return isinstance(term.type, Date)
        case Constant(value):
            return isinstance(value, date)
        case Today():
            return True
        case Sum(left, right, minus):
            return _is_date(left) != (minus and _is_date(right))
        case _:
            return False


def _term(term: Term, names: tuple[str, ...], type: FactType | None = None) -> str:
    match term:
        case Constant(value):
            quoted = isinstance(value, str) and isinstance(type, TextType)
            return '"' + str(value).replace('"', '\\"') + '"' if quoted else show(value)
        case FactTerm():
            return _name(term, names)
        case Today():
            return "today"
        case Sum(left, right, minus):
            inner = _term(right, names)
            return f"{_term(left, names)} {'-' if minus else '+'} {f'({inner})' if isinstance(right, Sum) else inner}"
        case Count():
            variable = _fresh("x", names[: term.depth])
            body = _text(term.body, (*names[: term.depth], variable), _TEST)
            return f"count of {variable} in {_name(term.list, names)} where {body}"
        case _:
            assert_never(term)


def _name(fact: FactTerm, names: tuple[str, ...]) -> str:
    return ".".join(fact.path if fact.depth is None else (names[fact.depth], *fact.path))
