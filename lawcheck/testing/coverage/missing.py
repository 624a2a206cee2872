"""The test that is missing: facts in which a place decides, found near the facts of a test that there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from lawcheck.facts.belief import select
from lawcheck.facts.claim import Instance, Items
from lawcheck.finding.finding import Outcome
from lawcheck.finding.judged import Judged, Target
from lawcheck.model.condition import InForce
from lawcheck.report.changes import with_fact
from lawcheck.testing.answers import Change
from lawcheck.testing.coverage.coverage import Coverage, Folding, Shown, VersionShown
from lawcheck.testing.coverage.places import Place, Version, parts_of
from lawcheck.testing.coverage.watched import Watcher
from lawcheck.testing.distance import Measure, within
from lawcheck.testing.expected import Test
from lawcheck.testing.nearby import Look, Search, after, changes_of
from lawcheck.values import Truth

_MOST_STARTS = 4
# Facts tried for one place; of a hundred places for which a test is found, ninety-nine take half of it.
_MOST_TRIED = 600
_MOST_WIDELY = 150  # of them, where every change is tried because none is known to lead nearer
_MOST_VERSIONS = 3
_SETTLED = (Outcome.VIOLATED, Outcome.COMPLIANT, Outcome.EXEMPT, Outcome.NOT_APPLICABLE)


@dataclass(frozen=True)
class MissingTest:
    """Facts of a day in which a place comes out as `truth` and decides, and what the judge says to them.

    `element` is the thing it is judged for; `start` the test from which the facts differ by `changes`, or None: no test of the
    rule passes, and they begin with nothing known. What is expected is for a human to say.
    """

    place: Place
    truth: Truth
    rule: str
    day: date
    facts: Instance
    start: Test | None
    changes: tuple[Change, ...]
    element: str
    outcome: Outcome


@dataclass(frozen=True)
class NotFound:
    """A place that nothing was found for, and how many facts were tried: to be written by hand, or impossible.

    `has_tests`: some test of a rule that it is in passes.
    """

    place: Place
    truth: Truth
    tried: int
    has_tests: bool


def missing_tests(coverage: Coverage, folding: Folding, today: date) -> Iterator[MissingTest | NotFound]:
    """A test for everything that is not shown, in the order of the places.

    For a rule of which no test passes, the search begins with nothing known, today or on the first day of its version.
    A test that was found often shows more than one place; for what it shows beside, none is searched for.
    """
    everywhere = folding.coverage()
    using: dict[Place, list[VersionShown]] = {}
    for version in everywhere.versions:
        for place in version.version.places:
            using.setdefault(place, []).append(version)
    done: set[tuple[Place, Truth]] = set()
    for shown in coverage.places:
        for truth in shown.missing:
            if (shown.place, truth) in done:
                continue
            found = _search(shown, truth, using[shown.place], folding, today)
            if isinstance(found, MissingTest):
                done |= folding.shows(found.rule, found.facts, found.day)
            yield found


def _search(
    shown: Shown, truth: Truth, using: Iterable[VersionShown], folding: Folding, today: date
) -> MissingTest | NotFound:
    place = shown.place
    owners = sorted(using, key=lambda one: (one.version.step.rule.name != place.owner, -len(one.tests)))
    tried = 0
    best: MissingTest | None = None
    for version in owners[:_MOST_VERSIONS]:
        search = _Search(version.version, place, truth, folding, _MOST_TRIED - tried)
        found = search.nearest(version.tests, today)
        tried += search.tried
        if found is not None and (best is None or len(found.changes) < len(best.changes)):
            best = found
        if best is not None and len(best.changes) <= 2:
            break
    return best or NotFound(place, truth, tried, any(version.tests for version in owners))


class _Search:
    """The search for one place in one version, from its tests, the nearest first."""

    def __init__(self, version: Version, place: Place, truth: Truth, folding: Folding, most: int) -> None:
        self.version = version
        self.place = place
        self.truth = truth
        self.folding = folding
        self.judged: Judged = folding.judged(version)
        self.answers = frozenset(answer for answer, ways in version.asked.items() if (place, truth) in ways)
        self.duty = next(
            (duty for one, duty in zip(version.clauses, version.step.required, strict=True) if one == place), None
        )
        self.most = most
        self.tried = 0

    def nearest(self, tests: Iterable[Test], today: date) -> MissingTest | None:
        """The test with the fewest changes from one that there is; where there is none, from nothing known."""
        given = [
            (test, day, facts)
            for test in tests
            for day in self._days(test.day)
            for facts in self._alone(select(test.facts, day))
        ]
        nothing = [(None, day, Instance()) for day in self._days(self._day_of(today))]
        starts = [
            (self._look(facts, day).distance, place, test, day, facts)
            for place, (test, day, facts) in enumerate(given or nothing)
        ]
        starts.sort(key=lambda start: start[:2])
        nearest = starts[:_MOST_STARTS]
        return self._best(nearest, self.most, False) or self._best(nearest, min(self.most, _MOST_WIDELY), True)

    def _day_of(self, today: date) -> date:
        """Today, or a day on which the version is law."""
        window = self.version.step.window
        return today if window.holds_on(today) else window.since or window.until or today

    def _best(
        self, starts: Iterable[tuple[int, int, Test | None, date, Instance]], most: int, widely: bool
    ) -> MissingTest | None:
        best: MissingTest | None = None
        tried = 0
        for _, _, test, day, facts in starts:
            search = Search(partial(self._look, day=day, widely=widely), most - tried)
            changes = search.changes(facts, len(best.changes) if best else most)
            tried += search.tried
            if changes is not None:
                best = self._found(test, day, facts, changes)
            if best is not None and len(best.changes) <= 1:
                break
        self.tried += tried
        return best

    def _days(self, first: date) -> Iterator[date]:
        """That day; and where the place is that something is law, the days on which that begins and ends."""
        days, numbers = [first], {number for number, _ in self.answers}
        for part in parts_of(self.version.step):
            for one in within(part):
                if isinstance(one, InForce) and self.folding.truths.key(one)[0] in numbers:
                    days += [one.since, one.since - timedelta(days=1)] if one.since else []
                    days += [one.until, one.until + timedelta(days=1)] if one.until else []
        return (day for day in dict.fromkeys(days) if self.version.step.window.holds_on(day))

    def _alone(self, facts: Instance) -> Iterator[Instance]:
        """The facts with one only of the things that the rule is judged for."""
        each = self.judged.step.each
        claims = facts.facts.get(each.path[0], ()) if each is not None and len(each.path) == 1 else ()
        there = claims[0].value if len(claims) == 1 else None
        if each is None or not isinstance(there, Items) or len(there.elements) < 2:
            yield facts
            return
        for element in there.elements:
            yield with_fact(facts, each.path, Items((element,), there.incomplete))

    def _look(self, facts: Instance, day: date, widely: bool = False) -> Look:
        """The facts seen for the target that is nearest."""
        watcher = Watcher(self.judged, facts, day)
        told: list[tuple[int, Measure, Target]] = []
        for target in watcher.targets:
            if self.duty is not None:
                measure = Measure(self.judged, self.folding.truths, target)
                told.append((measure.to_clause(self.duty, self.truth), measure, target))
            for answer in self.answers:
                measure = Measure(self.judged, self.folding.truths, target)
                told.append((measure.to_deciding(*answer, self.folding.apart.questions), measure, target))
        distance, measure, target = min(told, key=lambda one: one[0])
        return Look(
            distance,
            lambda: self._is_shown(watcher, target),
            lambda: changes_of(measure, self.folding.truths, widely=widely),
        )

    def _is_shown(self, watcher: Watcher, target: Target) -> bool:
        """Whether the place comes out as wanted and decides, and the outcome is settled."""
        outcome = watcher.outcome(target)
        if outcome not in _SETTLED:
            return False
        if self.duty is not None:
            return (self.place, self.truth) in self.folding.clauses(self.version, target, outcome)
        return any(one.shows(self.place) for one in watcher.decided(target, self.version, self.answers))

    def _found(self, test: Test | None, day: date, start: Instance, changes: tuple[Change, ...]) -> MissingTest:
        facts = after(start, changes)
        watcher = Watcher(self.judged, facts, day)
        target = next(target for target in watcher.targets if self._is_shown(watcher, target))
        name, outcome = self.version.step.rule.name, watcher.outcome(target)
        return MissingTest(self.place, self.truth, name, day, facts, test, changes, target.name, outcome)
