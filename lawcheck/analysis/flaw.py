"""A flaw of rules as rules, and how all questions about them are asked: in how much time, of which cases."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import reduce
from typing import TypeAlias

from lawcheck.analysis.bounds import Bounds
from lawcheck.analysis.budget import Budget
from lawcheck.analysis.solve import Answer, Asking, Proved
from lawcheck.analysis.world import Element, Proposition, World
from lawcheck.facts.claim import Instance
from lawcheck.model.ruleset import Window
from lawcheck.plan.plan import Plan, Step

_FOR_ONE = 10.0  # seconds for one question


class Kind(StrEnum):
    """What is wrong."""

    CLASH = "clash"  # whoever one rule applies to violates one of several: no case meets them all
    NEVER_APPLIES = "never_applies"  # the conditions for its applying exclude one another
    NEVER_VIOLATED = "never_violated"  # what it asks for is so wherever it applies
    SWALLOWED = "swallowed"  # wherever it applies, an exception takes it away
    IDLE_EXCEPTION = "idle_exception"  # an exception that takes away no case in which the rule applies
    IMPLIED = "implied"  # whoever violates it violates another rule as well
    GAP = "gap"  # days between two versions on which neither is law
    NOT_SETTLED = "not_settled"  # a question on which time ran out


@dataclass(frozen=True)
class Flaw:
    """One flaw. `rules`: full names, that which it is about first, then those it clashes with or is implied by.

    `parts`: where conditions of one rule clash, which ones. `case`: facts that show it, as of `day`; None where the flaw
    is that there is no such case. `bounded`: proven only of lists as long as were tried. `days`: of a gap. `through`: it
    is proven of every day of it; else of `day` alone.
    """

    kind: Kind
    rules: tuple[str, ...]
    day: date
    parts: tuple[str, ...] = ()
    case: Instance | None = None
    bounded: bool = False
    days: tuple[date, date] | None = None
    through: Window | None = None


Named: TypeAlias = Mapping[str, Collection[tuple[str, ...]]]


@dataclass(frozen=True)
class Inquiry:
    """What is asked about rules of a plan, most of it as of one day, in so much time."""

    plan: Plan
    day: date
    budget: Budget

    def world(self, bounds: Bounds, window: Window) -> World:
        """All cases on the days of the window."""
        vocabulary = self.plan.ruleset.vocabulary
        if window.since is not None and window.since == window.until:
            return World(vocabulary, window.since, bounds)
        day = self.day if window.holds_on(self.day) else window.since or window.until or self.day
        return World(vocabulary, day, bounds, days=window)

    def solve(self, world: World, demands: Mapping[str, Proposition]) -> Answer:
        """A case that meets the demands, or why there is none, in a part of the time."""
        return Asking(world).answer(demands, budget=self.part())

    def through(self, steps: Sequence[Step], bounds: Bounds, ask: Callable[[World], Answer]) -> Window | None:
        """The days on which all these rules are law, where what is asked is proven of all of them; else None."""
        window = reduce(Window.within, [step.window for step in steps])
        return window if isinstance(ask(self.world(bounds, window)), Proved) else None

    def part(self) -> Budget:
        """The time for one question."""
        return self.budget.part(_FOR_ONE)


def demands(world: World, step: Step, element: Sequence[Element]) -> dict[str, Proposition]:
    """That the rule applies to the element, is not excused, and is not met."""
    return {
        "applies": world.holds(step.applies, *element),
        "not excused": world.fails(step.excused, *element),
        "not met": Proposition.any(world.fails(part, *element) for part in step.required),
    }


def list_of(step: Step) -> tuple[str, ...] | None:
    """What its `for each` runs over, if it has one."""
    return step.each.path if step.each else None
