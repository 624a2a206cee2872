"""How many elements of a list have to be told apart for an answer to hold of lists of any length.

Source: docs/analysis.md, "How many elements". A condition that is asked to be true needs, for each `some` in it that is
asked to be true, one element; what it asks of *all* elements stays so when the others are taken away. An element has
its own inner lists, so that the count is for the list of one element.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, assert_never

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
from lawcheck.model.vocabulary import ListOf
from lawcheck.plan.plan import Step
from lawcheck.values import Duration

Pattern: TypeAlias = tuple[str, ...]
_Asked: TypeAlias = Literal["true", "false", "either"]
_MOST = 6  # elements of one list; beyond this a proof says that it holds up to the bound


@dataclass(frozen=True)
class Bounds:
    """How many elements of each list (by its path without elements, such as `("processings", "databases")`) are told
    apart. `exact`: by the small-model argument more elements cannot change the answer to the questions that the
    bounds were made for; else a proof holds only up to the bound, and whoever shows it has to say so. `months`: the
    numbers of months that the conditions write out.
    """

    of: Mapping[Pattern, int]
    exact: bool
    months: frozenset[int] = frozenset()


def enough(
    true: Iterable[Condition] = (),
    false: Iterable[Condition] = (),
    either: Iterable[Condition] = (),
    *,
    violated: Iterable[Step] = (),
    cleared: Iterable[Step] = (),
    each: Pattern | None = None,
) -> Bounds:
    """Bounds that suffice for asking whether all these can be so in one case.

    Conditions to be `true`, to be `false`, or of which both is asked; steps to be `violated`, or surely not. `each`:
    the list of which one element is bound at depth 0 of the conditions.
    """
    counting = _Counting()
    outer: tuple[_Bound, ...] = (_Bound(each, False),) if each else ()
    if each:
        counting.needed[each] += 1
    demands: list[tuple[Iterable[Condition], _Asked]] = [(true, "true"), (false, "false"), (either, "either")]
    for conditions, asked in demands:
        for condition in conditions:
            counting.condition(condition, asked, outer)
    for step in violated:
        counting.step(step, violated=True)
    for step in cleared:
        counting.step(step, violated=False)
    return counting.bounds()


def widest(bounds: Iterable[Bounds]) -> Bounds:
    """Bounds that suffice for each of several questions asked apart."""
    found: dict[Pattern, int] = {}
    exact = True
    months: frozenset[int] = frozenset()
    for one in bounds:
        exact = exact and one.exact
        for pattern, number in one.of.items():
            found[pattern] = max(number, found.get(pattern, 0))
        months |= one.months
    return Bounds(found, exact, months)


@dataclass(frozen=True)
class _Bound:
    """A variable: the list that its element comes from, the depth of the variable that this list hangs from, and
    whether it stands for every element."""

    pattern: Pattern
    every: bool
    above: int | None = None


_OPPOSITE: Mapping[_Asked, _Asked] = {"true": "false", "false": "true", "either": "either"}


@dataclass
class _Counting:
    needed: Counter[Pattern] = field(default_factory=Counter)
    exact: bool = True
    months: set[int] = field(default_factory=set)
    _seen: set[tuple[int, _Asked, tuple[_Bound, ...]]] = field(default_factory=set)
    _kept: list[Condition] = field(default_factory=list)

    def bounds(self) -> Bounds:
        capped = {pattern: min(number, _MOST) for pattern, number in self.needed.items()}
        return Bounds(capped, self.exact and capped == dict(self.needed), frozenset(self.months))

    def step(self, step: Step, violated: bool) -> None:
        outer: tuple[_Bound, ...] = ()
        if step.each is not None:
            outer = (_Bound(step.each.path, False),)
            self.needed[step.each.path] += 1
        self.condition(step.applies, "true" if violated else "either", outer)
        self.condition(step.excused, "false" if violated else "either", outer)
        for required in step.required:
            self.condition(required, "false" if violated else "either", outer)

    def condition(self, condition: Condition, asked: _Asked, outer: tuple[_Bound, ...]) -> None:
        if (id(condition), asked, outer) in self._seen:
            return  # the same of the same elements needs no others
        self._seen.add((id(condition), asked, outer))
        self._kept.append(condition)
        match condition:
            case Not(part):
                self.condition(part, _OPPOSITE[asked], outer)
            case And(parts) | Or(parts):
                for part in parts:
                    self.condition(part, asked, outer)
            case Some():
                self._list(condition.list, 1 if asked != "false" else 0, outer)
                every = asked != "true"
                self.condition(condition.body, asked, (*outer, self._bound(condition.list, every, outer)))
            case Compare():
                self._compare(condition, asked, outer)
            case OneOf(term, options):
                self._terms((term, *options), outer)
            case Within(act, period, start):
                self._terms((act, period, start), outer)
            case Holds(fact):
                self._terms((fact,), outer)
            case Always() | InForce():
                pass
            case _:
                assert_never(condition)

    def _compare(self, condition: Compare, asked: _Asked, outer: tuple[_Bound, ...]) -> None:
        left, right = condition.left, condition.right
        if isinstance(left, FactTerm) and isinstance(left.type, ListOf):  # `is none`
            return self._list(left, 1 if asked != "true" else 0, outer)
        if isinstance(left, Count) and isinstance(right, Constant):
            return self._counted(left, right, condition, asked, outer)
        return self._terms((left, right), outer)

    def _counted(
        self, count: Count, number: Constant, condition: Compare, asked: _Asked, outer: tuple[_Bound, ...]
    ) -> None:
        """As many elements as it takes to reach the number, or to pass it; to stay below, none is needed."""
        written = int(str(number.value).split(".")[0]) if str(number.value).lstrip("-")[:1].isdigit() else 0
        reach = {"at least": (written + 1, 0), "more than": (written + 1, 0), "is": (written + 1, written + 1)}
        stay = {"at most": (0, written + 1), "less than": (0, written + 1)}
        true, false = (reach | stay)[condition.relation]
        needed = {"true": true, "false": false, "either": max(true, false)}[asked]
        self._list(count.list, max(needed, 0), outer)
        self.condition(count.body, "either", (*outer, self._bound(count.list, True, outer)))

    def _terms(self, terms: Iterable[Term], outer: tuple[_Bound, ...]) -> None:
        for term in terms:
            match term:
                case Sum(left, right):
                    self._terms((left, right), outer)
                case Count():  # set against a number that is not written out: no bound is enough
                    self.exact = False
                    self._list(term.list, 2, outer)
                    self.condition(term.body, "either", (*outer, self._bound(term.list, True, outer)))
                case FactTerm(type=ListOf()):
                    self._list(term, 1, outer)
                case Constant(value):
                    if isinstance(value, Duration):
                        self.months.add(value.months)
                case FactTerm() | Today():
                    pass
                case _:
                    assert_never(term)

    def _list(self, term: FactTerm, number: int, outer: tuple[_Bound, ...]) -> None:
        """Notes that so many elements of the list at `term` are needed, for each element that it stands in."""
        self.needed[self._pattern(term, outer)] += number
        hangs_from: set[int] = set()
        depth = term.depth
        while depth is not None:
            hangs_from.add(depth)
            depth = outer[depth].above
        if number and any(bound.every for depth, bound in enumerate(outer) if depth not in hangs_from):
            self.exact = False  # one for each of the elements of another list: how many there are is not bounded

    def _bound(self, term: FactTerm, every: bool, outer: tuple[_Bound, ...]) -> _Bound:
        return _Bound(self._pattern(term, outer), every, term.depth)

    def _pattern(self, term: FactTerm, outer: tuple[_Bound, ...]) -> Pattern:
        above = outer[term.depth].pattern if term.depth is not None else ()
        return (*above, *term.path)
