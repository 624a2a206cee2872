"""What the evaluator says of single conditions, those of drafts among them, which stand in no plan."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date
from typing import Any

from lawcheck.finding.situation import Bound, Scope
from lawcheck.finding.terms import Tell
from lawcheck.finding.truths import Truths
from lawcheck.model.condition import Condition
from lawcheck.plan.sharing import shared
from lawcheck.values.truth import Truth


class Telling:
    """The evaluator's functions of the conditions asked so far."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[Condition, Tell]] = {}
        self.regions: dict[
            Hashable, Any
        ] = {}  # of facts, worked out once for many questions on one day (`regions.py`)

    def truth(self, condition: Condition, case: Bound, elements: Sequence[Bound], day: date) -> Truth:
        """The condition's truth in the case. `elements`: those that its variables are bound to, the outermost first."""
        made = self._made.get(id(condition))
        if made is None:  # the condition is kept, so that its id stays its own
            made = self._made[id(condition)] = condition, Truths(shared([condition])).of(condition)
        scope = Scope(
            case, day
        )  # one of its own, for a scope remembers answers by numbers that only one condition has
        for element in elements:
            scope = scope.within(element)
        return made[1](scope)
