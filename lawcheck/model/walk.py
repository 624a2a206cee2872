"""Walks over resolved rules: their conditions, and the facts, constants and definitions in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, assert_never

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
from lawcheck.model.ruleset import ExceptionRule, Rule

Path: TypeAlias = tuple[str, ...]  # of a fact, from the top of a case, through lists
Lists: TypeAlias = tuple[FactTerm, ...]  # what the variables at each depth run over, outermost first


def conditions_of(rule: Rule) -> Iterator[Condition]:
    """All conditions of a rule and of the exceptions to it."""
    yield from rule.applies
    yield from (clause.required for clause in rule.clauses)
    yield from rule.exempt
    yield from (exception.when for exception in exceptions_of(rule))


def lists_of(rule: Rule) -> Lists:
    """What the variable of its `for each` runs over, if it has one."""
    return (rule.each.list,) if rule.each else ()


def exceptions_of(of: Rule | ExceptionRule) -> Iterator[ExceptionRule]:
    """The exceptions to a rule, with those to them."""
    for exception in of.exceptions:
        yield exception
        yield from exceptions_of(exception)


def names_in(condition: Condition) -> Iterator[str]:
    """The full names of the definitions that a condition spells out."""
    match condition:
        case And(parts, _, name):
            if name:
                yield name
            for part in parts:
                yield from names_in(part)
        case Or(parts):
            for part in parts:
                yield from names_in(part)
        case Not(part):
            yield from names_in(part)
        case Some(_, _, _, body):
            yield from names_in(body)
        case Compare(_, left, right):
            for term in (left, right):
                if isinstance(term, Count):
                    yield from names_in(term.body)
        case _:
            return


def terms_in(condition: Condition, lists: Lists) -> Iterator[tuple[Term, Lists]]:
    """Every fact, constant and `today` in a condition, lists included, each with the lists around it."""
    match condition:
        case Holds(fact):
            yield fact, lists
        case Compare(_, left, right):
            yield from _leaves(left, lists)
            yield from _leaves(right, lists)
        case OneOf(term, options):
            for one in (term, *options):
                yield from _leaves(one, lists)
        case Within(act, period, start):
            for one in (act, period, start):
                yield from _leaves(one, lists)
        case Not(part):
            yield from terms_in(part, lists)
        case And(parts) | Or(parts):
            for part in parts:
                yield from terms_in(part, lists)
        case Some(list_, _, _, body):
            yield list_, lists
            yield from terms_in(body, (*lists, list_))
        case Always() | InForce():
            return
        case _:
            assert_never(condition)


def _leaves(term: Term, lists: Lists) -> Iterator[tuple[Term, Lists]]:
    match term:
        case FactTerm() | Constant() | Today():
            yield term, lists
        case Sum(left, right):
            yield from _leaves(left, lists)
            yield from _leaves(right, lists)
        case Count(list_, _, body):
            yield list_, lists
            yield from terms_in(body, (*lists, list_))
        case _:
            assert_never(term)


def paths_of(part: Condition | Term, lists: tuple[Path, ...]) -> Iterator[Path]:
    """The facts that a condition asks for. `lists` holds, by depth, the path of the list that each variable runs over."""
    match part:
        case FactTerm():
            whole = part.whole(lists)
            if whole not in lists:  # a variable by itself is no fact of its own
                yield whole
        case Constant() | Today() | Always() | InForce():
            return
        case Holds(fact):
            yield from paths_of(fact, lists)
        case Compare(_, left, right) | Sum(left, right):
            yield from paths_of(left, lists)
            yield from paths_of(right, lists)
        case OneOf(term, options):
            for each in (term, *options):
                yield from paths_of(each, lists)
        case Within(act, period, start):
            for each in (act, period, start):
                yield from paths_of(each, lists)
        case Not(inner):
            yield from paths_of(inner, lists)
        case And(parts) | Or(parts):
            for inner in parts:
                yield from paths_of(inner, lists)
        case Some() | Count():
            whole = part.list.whole(lists)
            yield whole
            yield from paths_of(part.body, (*lists[: part.depth], whole))
        case _:
            assert_never(part)


def pattern(fact: FactTerm, lists: Lists) -> tuple[str, ...]:
    """The names from the top of a case to a fact, through the lists: `processings`, `dpia`, `opinion`."""
    if fact.depth is None:
        return fact.path
    return (*pattern(lists[fact.depth], lists[: fact.depth]), *fact.path)
