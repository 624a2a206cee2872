"""What no test can ever show of a place, proven by the solver; whoever imports this needs it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lawcheck.analysis.deciding import Deciding
from lawcheck.testing.coverage.coverage import Folding
from lawcheck.testing.coverage.places import Kind, Place, Version
from lawcheck.values import Truth

_WHY = {
    Kind.CONDITION: "no case lets it decide so, which a solver has proven",
    Kind.CLAUSE: "no case comes to that, which a solver has proven",
    Kind.EXCEPTION: "no case to which the rule applies is so, which a solver has proven",
}


class Proven:
    """An `Impossible` for these places; of others nothing is known. `seconds`: for each question."""

    def __init__(self, folding: Folding, places: Iterable[Place], today: date, seconds: float) -> None:
        self._folding = folding
        self._today = today
        self._seconds = seconds
        self._using: dict[Place, list[Version]] = {place: [] for place in places}
        for version in folding.versions:
            for place in version.places:
                if place in self._using:
                    self._using[place].append(version)

    def __call__(self, place: Place, truth: Truth) -> str | None:
        """Why no test of any rule that the place takes part in can show it so; None where one can, or may."""
        versions = self._using.get(place, ())
        proven = bool(versions) and all(self._never(version, place, truth) for version in versions)
        return _WHY[place.kind] if proven else None

    def _never(self, version: Version, place: Place, truth: Truth) -> bool:
        asking = Deciding(version.step, self._folding.ruleset.vocabulary, self._today, self._seconds)
        if place in version.clauses:
            return asking.never_clause(version.clauses.index(place), truth is Truth.TRUE)
        answers = [answer for answer, ways in version.asked.items() if (place, truth) in ways]
        return bool(answers) and all(self._never_so(asking, version, place, *answer) for answer in answers)

    def _never_so(self, asking: Deciding, version: Version, place: Place, number: int, truth: Truth) -> bool:
        condition = version.conditions[number]
        if place.kind is Kind.EXCEPTION:
            return asking.never_reached(condition, truth is Truth.TRUE)
        alike = [version.conditions[other] for other in version.alike[number]]
        reach = self._folding.truths.key(condition)[1]
        return asking.never_decides(condition, alike, truth is Truth.TRUE, reach)
