"""Which conditions of a plan put the same question to the facts, wherever they are written.

Where a rule asks the same twice, the two answers are never different; so they are turned round together.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
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

# What does not make a question another: where it stands, and how variables and definitions are called.
_ASIDE = frozenset(("span", "name", "variable", "type"))


@dataclass
class Questions:
    """Numbers of questions; two conditions have the same number if they ask the same."""

    _numbers: dict[Hashable, int] = field(default_factory=dict)
    _known: dict[int, tuple[Condition, int, tuple[int, ...]]] = field(default_factory=dict)

    def number(self, condition: Condition) -> int:
        """The number of what it asks; from now on the condition is known."""
        known = self._known.get(id(condition))
        if known is None:
            number = self._numbers.setdefault(_asked(condition), len(self._numbers))
            # the condition is kept, so that its id stays its own
            known = self._known[id(condition)] = condition, number, tuple(sorted(depths(condition)))
        return known[1]

    def known(self, condition: Condition) -> tuple[int, tuple[int, ...]] | None:
        """Its number, and the depths of the variables that it speaks of; None of one that nobody asked the number of."""
        known = self._known.get(id(condition))
        return None if known is None else known[1:]

    def is_in(self, condition: Condition, number: int) -> bool:
        """Whether a condition asks this somewhere within."""
        return any(
            (known := self._known.get(id(part))) is not None and known[1] == number for part in within(condition)
        )


def _asked(part: object) -> Hashable:
    if isinstance(part, tuple):
        return tuple(_asked(one) for one in part)
    if is_dataclass(part):
        told = (getattr(part, one.name) for one in fields(part) if one.name not in _ASIDE)
        return type(part).__name__, *(_asked(one) for one in told)
    return type(part).__name__, part  # True and 1 are not the same


def depths(condition: Condition) -> set[int]:
    """The depths of the variables that it speaks of and that are bound outside it."""
    inside = list(_parts(condition))
    own = min((part.depth for part in inside if isinstance(part, Some | Count)), default=None)
    told = {part.depth for part in inside if isinstance(part, FactTerm) and part.depth is not None}
    return {depth for depth in told if own is None or depth < own}


def within(condition: Condition) -> Iterator[Condition]:
    """The condition, and all conditions in it, those in counts too."""
    return (part for part in _parts(condition) if not isinstance(part, Constant | FactTerm | Today | Sum | Count))


def _parts(part: Condition | Term) -> Iterator[Condition | Term]:
    """The condition or term, and all in it."""
    yield part
    for inner in _directly_in(part):
        yield from _parts(inner)


def _directly_in(part: Condition | Term) -> tuple[Condition | Term, ...]:
    match part:
        case Constant() | FactTerm() | Today() | Always() | InForce():
            return ()
        case Holds(fact):
            return (fact,)
        case Compare(_, left, right) | Sum(left, right):
            return (left, right)
        case OneOf(term, options):
            return (term, *options)
        case Within(act, period, start):
            return (act, period, start)
        case Not(inner):
            return (inner,)
        case And(parts) | Or(parts):
            return parts
        case Some(list_, _, _, body) | Count(list_, _, body):
            return (list_, body)
        case _:
            assert_never(part)
