"""Whether a condition can be true, and whether it can be false, whatever the case.

Each fact is tried with the few values that matter: every choice, and for numbers, dates and durations a value below, at
and above each one that the condition compares it with. What compares two facts, speaks of the things in a list or of
a deadline is taken as a question of its own that can come out either way. So more is held to be possible than is, and
whoever says *this can never be* on the strength of it is right.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
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
    Term,
    Within,
)
from lawcheck.model.vocabulary import Choice, Date, DurationType, Number, YesNo
from lawcheck.plan.meaning import of_condition, of_term
from lawcheck.span import Span
from lawcheck.values.dates import Duration
from lawcheck.values.truth import Truth
from lawcheck.values.value import NONE, Relation, Value, compare

_MOST_STEPS = 3_000
_OTHER = "\0any other text"
_LITTLE = Decimal("0.000001")
_SOME: dict[type, Value] = {Number: Decimal(0), Date: date(2000, 1, 1), DurationType: Duration(minutes=1)}

Key: TypeAlias = Hashable
World: TypeAlias = dict[Key, object]


def can_be(condition: Condition, truth: bool) -> bool:
    """Whether it can come out so. True as well where that would take too long to find out."""
    search = _Search(condition)
    return search.finds(truth, {})


def together(*conditions: Condition) -> Condition:
    """All of them as one condition."""
    return And(conditions, conditions[0].span if conditions else Span("", 0, 0))


def never(*conditions: Condition) -> bool:
    """Whether they can never all be true together."""
    return not can_be(together(*conditions), True)


class _Search:
    """Tries worlds, one fact after the other, as long as the condition is still open."""

    def __init__(self, condition: Condition) -> None:
        self._condition = condition
        self._values: dict[Key, dict[object, None]] = {}
        self._keys: dict[int, Key] = {}
        self._steps = 0
        self._collect(condition)

    def finds(self, truth: bool, world: World) -> bool:
        """Whether some world that agrees with this one makes the condition so."""
        self._steps += 1
        if self._steps > _MOST_STEPS:
            return True
        open_: list[Key] = []
        answer = self._truth(self._condition, world, open_)
        if answer is not None:
            return answer is truth
        return any(self.finds(truth, {**world, open_[0]: value}) for value in self._values[open_[0]])

    # ── what can be asked ──

    def _collect(self, condition: Condition) -> None:
        match condition:
            case And(parts) | Or(parts):
                for part in parts:
                    self._collect(part)
            case Not(part):
                self._collect(part)
            case Holds(fact):
                self._may_be(condition, fact, (True, False))
            case Compare(_, left, Constant(value)) if isinstance(left, FactTerm) or value is not NONE:
                self._may_be(condition, left, _around(value))
            case Compare(_, left, right):
                self._keys[id(condition)] = key = ("order", of_term(left), of_term(right))
                self._values.setdefault(key, dict.fromkeys(("before", "same", "after", "none")))
            case OneOf(term, options):
                if all(isinstance(option, Constant) for option in options):
                    values = [v for o in options if isinstance(o, Constant) for v in _around(o.value)]
                    self._may_be(condition, term, values)
                else:
                    self._either(condition)
            case Always():
                return
            case Within() | InForce() | Some():
                self._either(condition)

    def _may_be(self, condition: Condition, term: Term, values: Iterable[object]) -> None:
        self._keys[id(condition)] = key = of_term(term)
        known = self._values.setdefault(key, {})
        match term:
            case FactTerm(type=YesNo()):
                known.update({True: None, False: None})
            case FactTerm(type=Choice() as choice):
                known.update(dict.fromkeys((*choice.names, NONE)))
            case FactTerm(type=type_):
                known.update(dict.fromkeys((*values, _SOME.get(type(type_), _OTHER))))
            case Count():
                known.update(dict.fromkeys(v for v in values if isinstance(v, Decimal) and v >= 0))
            case _:
                known.update(dict.fromkeys(values))

    def _either(self, condition: Condition) -> None:
        self._keys[id(condition)] = key = of_condition(condition)
        self._values.setdefault(key, {True: None, False: None})

    # ── what it comes to ──

    def _truth(self, condition: Condition, world: World, open_: list[Key]) -> bool | None:
        match condition:
            case Always(truth):
                return truth is Truth.TRUE
            case Not(part):
                inner = self._truth(part, world, open_)
                return None if inner is None else not inner
            case And(parts):
                return self._joined(parts, False, world, open_)
            case Or(parts):
                return self._joined(parts, True, world, open_)
            case Compare(relation, left, Constant(value)) if isinstance(left, FactTerm) or value is not NONE:
                return self._compared(condition, relation, (value,), world, open_)
            case OneOf(_, options) if all(isinstance(option, Constant) for option in options):
                values = [option.value for option in options if isinstance(option, Constant)]
                return self._compared(condition, "is", values, world, open_)
            case Compare(relation, _, _):
                found = self._asked(condition, world, open_)
                return None if found is None else found in _SATISFIED_BY[relation]
            case _:
                found = self._asked(condition, world, open_)
                return None if found is None else found is True

    def _joined(self, parts: Sequence[Condition], settles: bool, world: World, open_: list[Key]) -> bool | None:
        answer: bool | None = not settles
        for part in parts:
            one = self._truth(part, world, open_)
            if one is settles:
                return settles
            if one is None:
                answer = None
        return answer

    def _compared(
        self, condition: Condition, relation: Relation, values: Sequence[Value], world: World, open_: list[Key]
    ) -> bool | None:
        found = self._asked(condition, world, open_)
        if found is None:
            return None
        left: Value = found  # type: ignore[assignment]
        truths = [compare(relation, left, value) for value in values]
        if Truth.TRUE in truths or all(truth is Truth.FALSE for truth in truths):
            return Truth.TRUE in truths
        either = ("open", of_condition(condition))  # such as months against days: it depends on the day counted from
        self._values.setdefault(either, {True: None, False: None})
        if either not in world:
            open_.append(either)
            return None
        return world[either] is True

    def _asked(self, condition: Condition, world: World, open_: list[Key]) -> object | None:
        key = self._keys[id(condition)]
        if key not in world:
            open_.append(key)
            return None
        return world[key]


_SATISFIED_BY: dict[Relation, tuple[str, ...]] = {
    "is": ("same",),
    "at least": ("same", "after"),
    "more than": ("after",),
    "at most": ("same", "before"),
    "less than": ("before",),
}


def _around(value: Value) -> list[object]:
    """Values below, at and above it, and none."""
    near: list[object] = [NONE, value]
    match value:
        case Decimal():
            near += [value - 1, value - _LITTLE, value + _LITTLE, value + 1]
        case date():
            near += [value + timedelta(days) for days in (-1, 1) if value.toordinal() + days > 0]
        case Duration(months, minutes):
            near += [Duration(months, minutes - 1), Duration(months, minutes + 1)]
        case bool():
            near = [True, False]
        case str():
            near.append(_OTHER)
    return near
