"""Which conditions of a plan say the same, so that each is asked once: worked out when rules are compiled.

Rules use the same definitions and spell out the same tests; of the shipped rules' conditions less than half differ.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Sharing:
    """Of each condition its number, the same for all that say the same, and its reach.

    The reach is how many variables, counted from the outermost, it can speak of: 0 is the case alone. The three stand
    in the same order; conditions are meant by their identity.
    """

    conditions: tuple[Condition, ...]
    numbers: tuple[int, ...]
    reaches: bytes


def shared(conditions: Iterable[Condition]) -> Sharing:
    """The sharing of these conditions and of all within them."""
    numbering = _Numbering()
    for condition in conditions:
        numbering.of(condition)
    found = numbering.found.values()
    return Sharing(
        tuple(condition for condition, _, _ in found),
        tuple(number for _, number, _ in found),
        bytes(reach for _, _, reach in found),
    )


class _Numbering:
    def __init__(self) -> None:
        self.found: dict[int, tuple[Condition, int, int]] = {}  # by identity
        self._numbers: dict[Hashable, int] = {}

    def of(self, condition: Condition) -> tuple[int, int]:
        """Its number and its reach."""
        known = self.found.get(id(condition))
        if known is None:
            content, reach = self._content(condition)
            # an `and` or `or` of one part is numbered as that part
            number = content if isinstance(content, int) else self._numbers.setdefault(content, len(self._numbers))
            known = self.found[id(condition)] = condition, number, reach
        return known[1:]

    def _content(self, condition: Condition) -> tuple[Hashable, int]:
        """What the condition says, without where and in which words it stands; and its reach."""
        match condition:
            case Always(truth):
                return ("always", truth), 0
            case Holds(fact):
                return self._of("holds", fact)
            case Compare(relation, left, right):
                return self._of(relation, left, right)
            case OneOf(term, options):
                return self._of("one of", term, *options)
            case Within(act, period, start):
                return self._of("within", act, period, start)
            case InForce(since, until):
                return ("in force", since, until), 0
            case Not(part):
                number, reach = self.of(part)
                return ("not", number), reach
            case And((part,)) | Or((part,)):
                return self.of(part)
            case And(parts) | Or(parts):
                inner = [self.of(part) for part in parts]
                reach = max((reach for _, reach in inner), default=0)
                return (type(condition).__name__, *(number for number, _ in inner)), reach
            case Some(list_, _, depth, body):
                return self._over("some", list_, depth, body)
            case _:
                assert_never(condition)

    def _over(self, kind: str, list_: FactTerm, depth: int, body: Condition) -> tuple[tuple[Hashable, ...], int]:
        """Of what goes through a list: the variable that it binds itself does not count for its reach."""
        number, within = self.of(body)
        fact, reach = self._term(list_)
        return (kind, fact, depth, number), max(reach, min(within, depth))

    def _of(self, kind: str, *terms: Term) -> tuple[tuple[Hashable, ...], int]:
        told = [self._term(term) for term in terms]
        return (kind, *(content for content, _ in told)), max(reach for _, reach in told)

    def _term(self, term: Term) -> tuple[Hashable, int]:
        match term:
            case Constant(value):
                return (type(value).__name__, value), 0
            case FactTerm(depth, path):
                return (depth, path), term.level
            case Today():
                return "today", 0
            case Sum(left, right, minus):
                return self._of("minus" if minus else "plus", left, right)
            case Count(list_, depth, body):
                return self._over("count", list_, depth, body)
            case _:
                assert_never(term)
