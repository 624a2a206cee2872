"""Coverage → figures: how many of how many, by rulebook and over all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lawcheck.model.ruleset import Ruleset
from lawcheck.testing.coverage.coverage import Coverage, Shown
from lawcheck.testing.coverage.places import Kind


class Measure(StrEnum):
    """What is counted, in the order of the columns.

    A rule, and a version of it, counts when a test tells its outcome; an outcome when a test shows the version come to it; a
    clause when it is met and broken; an exception when it exempts and when it does not; a condition when tests have it decide
    both ways; a deadline when they show its last day and the day after.
    """

    RULES = "rules"
    VERSIONS = "versions"
    OUTCOMES = "outcomes"
    CLAUSES = "clauses"
    EXCEPTIONS = "exceptions"
    CONDITIONS = "conditions"
    DEADLINES = "deadlines"


@dataclass(frozen=True)
class Figure:
    """So many of so many. `impossible`: ways that nothing can show, which are not asked for."""

    shown: int
    total: int
    impossible: int = 0

    def __add__(self, other: Figure) -> Figure:
        return Figure(self.shown + other.shown, self.total + other.total, self.impossible + other.impossible)

    def reaches(self, percent: int) -> bool:
        """Whether it is at least that many of a hundred, by the fraction itself; of nothing, all is shown."""
        return self.shown * 100 >= percent * self.total

    def __str__(self) -> str:
        return f"{self.shown:,} of {self.total:,}".replace(",", "\N{NO-BREAK SPACE}")


Figures = Mapping[Measure, Figure]
_NONE = Figure(0, 0)


def figures(coverage: Coverage) -> dict[Measure, Figure]:
    """Over all that the coverage holds."""
    names = {version.version.step.rule.name: False for version in coverage.versions}
    for version in coverage.versions:
        names[version.version.step.rule.name] |= version.reached
    outcomes = [by for version in coverage.versions for by in version.outcomes.values()]
    of = {kind: [shown for shown in coverage.places if shown.place.kind is kind] for kind in Kind}
    return {
        Measure.RULES: Figure(sum(names.values()), len(names)),
        Measure.VERSIONS: Figure(sum(v.reached for v in coverage.versions), len(coverage.versions)),
        Measure.OUTCOMES: Figure(sum(by is not None for by in outcomes), len(outcomes)),
        Measure.CLAUSES: _figure(of[Kind.CLAUSE]),
        Measure.EXCEPTIONS: _figure(of[Kind.EXCEPTION]),
        Measure.CONDITIONS: _figure(of[Kind.CONDITION]),
        Measure.DEADLINES: Figure(
            sum(d.last_day is not None and d.day_after is not None for d in coverage.deadlines),
            len(coverage.deadlines),
        ),
    }


def _figure(places: Collection[Shown]) -> Figure:
    impossible = sum(len(shown.impossible) for shown in places)
    return Figure(sum(shown.is_shown for shown in places), len(places), impossible)


def by_rulebook(coverage: Coverage, ruleset: Ruleset) -> dict[str, Coverage]:
    """The coverage of each rulebook: its rules, and what is written in it. Exceptions count where the rule is that they defeat."""
    books: dict[str, Coverage] = {}
    names = {rule.span: rule.rulebook for rule in ruleset.rules}
    for book in dict.fromkeys((*ruleset.rulebooks, *(_book(p.place.owner) for p in coverage.places))):
        versions = tuple(v for v in coverage.versions if v.version.step.rule.rulebook == book)
        places = tuple(
            shown
            for shown in coverage.places
            if (names[shown.place.rule] if shown.place.rule else _book(shown.place.owner)) == book
        )
        days = tuple(deadline for deadline in coverage.deadlines if _book(deadline.owner) == book)
        if versions or places:
            tests = sum(len(version.tests) for version in versions)
            books[book] = Coverage(versions, places, days, tests, coverage.cases)
    return books


def _book(owner: str) -> str:
    return owner.rpartition(".")[0]


def narrowed(coverage: Coverage, rules: Collection[str], files: Iterable[str]) -> Coverage:
    """The coverage of the rules of these names, and of what else is written in these files."""
    versions = tuple(v for v in coverage.versions if v.version.step.rule.name in rules)
    own = {v.version.step.rule.span for v in versions}
    written = frozenset(files)
    all_rules = {v.version.step.rule.name for v in coverage.versions}

    def is_meant(shown: Shown) -> bool:
        place = shown.place
        if place.rule is not None:
            return place.rule in own
        return place.owner in rules if place.owner in all_rules else place.span.file in written

    places = tuple(shown for shown in coverage.places if is_meant(shown))
    spans = {shown.place.span for shown in places}
    days = tuple(deadline for deadline in coverage.deadlines if deadline.span in spans)
    return Coverage(versions, places, days, sum(len(v.tests) for v in versions), coverage.cases)
