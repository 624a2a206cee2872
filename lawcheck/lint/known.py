"""What surely is known where a condition is true or false."""

from __future__ import annotations

from functools import reduce
from typing import TypeAlias

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

Path: TypeAlias = tuple[int | None, tuple[str, ...]]


def known_if(condition: Condition, truth: bool) -> frozenset[Path]:
    """The facts without which it could not be so: of facts joined by `and` all, of alternatives those in each."""
    match condition:
        case Not(part):
            return known_if(part, not truth)
        case And(parts) | Or(parts):
            each = [known_if(part, truth) for part in parts]
            together = isinstance(condition, And) is truth
            if not each:
                return frozenset()
            return frozenset().union(*each) if together else reduce(frozenset.__and__, each)
        case Holds(fact):
            return frozenset([path_of(fact)])
        case Compare(_, left, right):
            return _in(left) | _in(right)
        case OneOf(term, options):
            return _in(term).union(*(_in(option) for option in options))
        case Within(act, period, start):
            return _in(act) | _in(period) | _in(start)
        case Some(list_, _, _, _):
            return frozenset([path_of(list_)])
        case Always() | InForce():
            return frozenset()


def path_of(fact: FactTerm) -> Path:
    """Where the fact stands."""
    return fact.depth, fact.path


def _in(term: Term) -> frozenset[Path]:
    match term:
        case FactTerm():
            return frozenset([path_of(term)])
        case Sum(left, right):
            return _in(left) | _in(right)
        case Constant() | Today() | Count():
            return frozenset()
