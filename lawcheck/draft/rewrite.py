"""Conditions of a draft's articles, moved under one element and read as widely as its open terms allow."""

from __future__ import annotations

from collections.abc import Collection
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
from lawcheck.model.walk import Path, paths_of
from lawcheck.values.truth import Truth


def deeper(condition: Condition, by: int) -> Condition:
    """The same condition where `by` more elements are bound outside it."""
    match condition:
        case Always() | InForce():
            return condition
        case Holds(fact):
            return condition._replace(fact=_fact(fact, by))
        case Compare():
            return condition._replace(left=_term(condition.left, by), right=_term(condition.right, by))
        case OneOf(term, options):
            return condition._replace(term=_term(term, by), options=tuple(_term(option, by) for option in options))
        case Within():
            return condition._replace(
                act=_term(condition.act, by),
                period=_term(condition.period, by),
                start=_term(condition.start, by),
            )
        case Not(part):
            return condition._replace(part=deeper(part, by))
        case And(parts) | Or(parts):
            return condition._replace(parts=tuple(deeper(part, by) for part in parts))
        case Some():
            return condition._replace(
                list=_fact(condition.list, by),
                depth=condition.depth + by,
                body=deeper(condition.body, by),
            )
        case _:
            assert_never(condition)


def _fact(fact: FactTerm, by: int) -> FactTerm:
    return fact if fact.depth is None else fact._replace(depth=fact.depth + by)


def _term(term: Term, by: int) -> Term:
    match term:
        case Constant() | Today():
            return term
        case FactTerm():
            return _fact(term, by)
        case Sum():
            return term._replace(left=_term(term.left, by), right=_term(term.right, by))
        case Count():
            return term._replace(list=_fact(term.list, by), depth=term.depth + by, body=deeper(term.body, by))
        case _:
            assert_never(term)


def widest(condition: Condition, left: Collection[Path], lists: tuple[Path, ...], wanted: bool = True) -> Condition:
    """The condition as somebody reads it who takes each open term as he likes: what is built on one binds nobody.

    `left`: the paths of facts that nobody defines. `lists`: of the elements bound, outermost first. `wanted`: whether
    the reader is served by its being true; under a `not` he is by the opposite.
    """
    match condition:
        case Not(part):
            return condition._replace(part=widest(part, left, lists, not wanted))
        case And(parts) | Or(parts):
            return condition._replace(parts=tuple(widest(part, left, lists, wanted) for part in parts))
        case Some() if condition.list.whole(lists) not in left:
            inner = (*lists[: condition.depth], condition.list.whole(lists))
            return condition._replace(body=widest(condition.body, left, inner, wanted))
        case _:
            open_term = any(path in left for path in paths_of(condition, lists))
            return Always(Truth.TRUE if wanted else Truth.FALSE, condition.span) if open_term else condition
