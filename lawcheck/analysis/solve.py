"""Is there a case that meets all demands? One that shows it, or a proof that there is none."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import z3

from lawcheck.analysis.budget import Budget
from lawcheck.analysis.distance import differences
from lawcheck.analysis.formula import Formula
from lawcheck.analysis.reading import facts_of, tidy
from lawcheck.analysis.world import Proposition, World
from lawcheck.facts.claim import Instance

_PATIENCE = 1.0  # seconds, for values that people would write
_BEFORE_ANEW = 0.5  # seconds before a new solver begins


@dataclass(frozen=True)
class Found:
    """A case that meets every demand. `facts`: what was asked for, and nothing else, each with one claim without a
    source; `day`: that it is judged as of; `distance`: how many facts differ from those of the case it was to be near, or None where there was none.
    """

    facts: Instance
    distance: int | None = None
    day: date | None = None


@dataclass(frozen=True)
class Proved:
    """No case meets them. `because`: names of demands that already clash and of which none can be left out.

    `bounded`: proven only of lists as long as the world's bounds allow.
    """

    because: tuple[str, ...]
    bounded: bool


@dataclass(frozen=True)
class NotSettled:
    """Neither within the time."""

    seconds: float


Answer: TypeAlias = Found | Proved | NotSettled


def solve(
    world: World,
    demands: Mapping[str, Proposition],
    *,
    near: Instance | None = None,
    given: Collection[str] = (),
    seconds: float = 10.0,
) -> Answer:
    """A case that meets all demands, or why there is none.

    `near`: of all such cases, one that differs from this one in the fewest facts (of those it says anything of); where
    time runs out while looking for a nearer one, the nearest found. `given`: demands that `because` need not name,
    since the question supposes them.
    """
    return Asking(world).answer(demands, near=near, given=given, budget=Budget(seconds))


class Asking:
    """A solver that knows what is so in every case of a world, for several questions about it."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._solver = z3.Solver()
        self._told = 0
        self._names: dict[int, tuple[Any, str]] = {}

    def answer(
        self,
        demands: Mapping[str, Proposition],
        *,
        near: Instance | None = None,
        given: Collection[str] = (),
        budget: Budget,
        show: bool = True,
    ) -> Answer:
        """See `solve`. Without `show` only whether there is a case is asked: a `Found` has no facts then."""
        seconds = budget.left
        self._learn()
        named = {name: self._literal(demand.formula) for name, demand in demands.items()}
        assumed = list(named.values())
        found = self._check(assumed, budget)
        if found == z3.unsat:
            return self._proved(named, given, budget)
        if found != z3.sat:
            return NotSettled(seconds)
        if not show:
            return Found(Instance())
        model, distance = self._solver.model(), None
        day = self._world.today
        if not isinstance(day, int):
            on_it = self._literal(day == self._world.day.toordinal())
            if self._check([*assumed, on_it], budget.part(_PATIENCE)) == z3.sat:
                assumed, model = [*assumed, on_it], self._solver.model()
        orderly = self._literal(tidy(self._world.root, self._world.day))
        if self._check([*assumed, orderly], budget.part(_PATIENCE)) == z3.sat:
            assumed, model = [*assumed, orderly], self._solver.model()
        if near is not None:
            model, distance = self._nearest(assumed, near, model, budget)
        facts = facts_of(self._world.root, model, self._world.making.texts)
        as_of = day if isinstance(day, int) else model.eval(day, model_completion=True).as_long()
        return Found(facts, distance, date.fromordinal(as_of))

    def _learn(self) -> None:
        """Tells the solver what has become known of every case since it was asked last."""
        demands = self._world.demands
        self._solver.add(demands[self._told :])
        self._told = len(demands)

    def _literal(self, formula: Formula) -> Any:
        """A variable that demands the formula where it is so."""
        if isinstance(formula, bool):
            return z3.BoolVal(formula)
        key = formula.get_id()
        if key not in self._names:
            literal = z3.FreshBool("demand")
            self._solver.add(z3.Implies(literal, formula))
            self._names[key] = formula, literal
        return self._names[key][1]

    def _check(self, assumed: Sequence[Any], budget: Budget) -> Any:
        """The solver's answer; `unknown` where no time is left.

        What it learnt from earlier questions can lead it astray for minutes in one that a new solver answers at once. So
        where it takes long, a new one begins, with twice the time.
        """
        patience = _BEFORE_ANEW
        while True:
            part = budget.part(patience)
            answer = part.check(self._solver, (self._world.calendar,), *assumed)
            has_given_up = part.left > patience / 2  # before its time was over: a new one would do the same
            if answer != z3.unknown or has_given_up or budget.left <= 0:
                return answer
            patience *= 2
            known, self._solver = self._solver.assertions(), z3.Solver()
            self._solver.add(known)

    # ── why not ────────────────────────────────────────────────────────────────────────────────────────────

    def _proved(self, named: Mapping[str, Any], given: Collection[str], budget: Budget) -> Proved:
        """The demands that clash, made fewer one by one; where time runs out, as few as were found."""
        core = {literal.get_id() for literal in self._solver.unsat_core()}
        false = [name for name, literal in named.items() if z3.is_false(literal)]
        if false:
            return Proved((false[0],), self._bounded())
        needed = [name for name, literal in named.items() if literal.get_id() in core or name in given]
        for name in [name for name in needed if name not in given]:
            fewer = [named[other] for other in needed if other != name]
            if self._check(fewer, budget) == z3.unsat:
                needed.remove(name)
        return Proved(tuple(name for name in needed if name not in given), self._bounded())

    def _bounded(self) -> bool:
        return not self._world.bounds.exact or self._world.making.overstepped

    # ── as near as can be ──────────────────────────────────────────────────────────────────────────────────

    def _nearest(self, assumed: Sequence[Any], near: Instance, model: Any, budget: Budget) -> tuple[Any, int]:
        """Fewer and fewer differences, until no case has fewer or time runs out."""
        apart = differences(self._world.root, near, self._world.making.texts)
        self._learn()
        while True:
            distance = sum(z3.is_true(model.eval(one, model_completion=True)) for one in apart)
            if distance == 0:
                return model, 0
            closer = z3.FreshBool("closer")
            self._solver.add(z3.Implies(closer, z3.PbLe([(one, 1) for one in apart], distance - 1)))
            found = self._check([*assumed, closer], budget)
            if found == z3.sat:
                model = self._solver.model()
            self._solver.add(z3.Not(closer))
            if found != z3.sat:
                return model, distance
