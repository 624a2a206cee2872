"""How long the solver may still think. It tells itself how long it took, so that nothing here reads a clock."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import z3

from lawcheck.analysis.calendar import Calendar


class Budget:
    """Seconds of solving that are left; what a part of it takes, the whole has less. Turning rules into formulas and
    judging cases take time of their own, which grows with their size and is not counted.
    """

    def __init__(self, seconds: float, whole: Budget | None = None) -> None:
        self.left = seconds
        self._whole = whole

    def part(self, seconds: float) -> Budget:
        """At most so much of it."""
        return Budget(min(seconds, self.left), self)

    def check(self, solver: Any, calendars: Collection[Calendar], *assumed: Any) -> Any:
        """The solver's answer once the calendars agree with it; `unknown` where nothing is left."""
        while self.left > 0:
            solver.set("timeout", max(1, int(self.left * 1000)))
            answer = solver.check(*assumed)
            self._take(_seconds(solver))
            model = solver.model() if answer == z3.sat else None
            wrong = [rule for one in calendars for rule in one.corrections(model)] if model is not None else []
            if not wrong:
                return answer
            solver.add(wrong)
        return z3.unknown

    def _take(self, seconds: float) -> None:
        self.left -= seconds
        if self._whole is not None:
            self._whole._take(seconds)


def _seconds(solver: Any) -> float:
    """How long the last check took; hardly any, where it does not say."""
    told = solver.statistics()
    return float(told.get_key_value("time")) if "time" in told.keys() else 0.0  # noqa: SIM118 - it is no mapping
