"""The test that is missing: facts in which a place decides, found near the facts of a test that there is."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import TypeAlias

from lawcheck.facts.belief import select
from lawcheck.facts.claim import Instance, Items
from lawcheck.finding.finding import Outcome
from lawcheck.finding.judged import Judged, Target
from lawcheck.finding.situation import Situation
from lawcheck.model.condition import InForce
from lawcheck.report.changes import with_fact
from lawcheck.testing.answers import Change, changes_to
from lawcheck.testing.coverage.coverage import Coverage, Folding, Shown, VersionShown
from lawcheck.testing.coverage.distance import Measure
from lawcheck.testing.coverage.places import Place, Version, parts_of
from lawcheck.testing.coverage.questions import within
from lawcheck.testing.coverage.watched import Watcher
from lawcheck.testing.expected import Test
from lawcheck.values import Truth

_MOST_STARTS = 4
_MOST_TRIED = (
    600  # facts tried for one place in one version; of a hundred that are found, ninety-nine take half of it
)
_MOST_VERSIONS = 3
_SETTLED = (Outcome.VIOLATED, Outcome.COMPLIANT, Outcome.EXEMPT, Outcome.NOT_APPLICABLE)


@dataclass(frozen=True)
class MissingTest:
    """Facts of a day in which a place comes out as `truth` and decides, and what the judge says to them.

    `element` is the thing it is judged for; `start` the test from which the facts differ by `changes`. What is expected is
    for a human to say.
    """

    place: Place
    truth: Truth
    rule: str
    day: date
    facts: Instance
    start: Test
    changes: tuple[Change, ...]
    element: str
    outcome: Outcome


@dataclass(frozen=True)
class NotFound:
    """A place that nothing was found for, and how many facts were tried: to be written by hand, or impossible."""

    place: Place
    truth: Truth
    tried: int


def missing_tests(coverage: Coverage, folding: Folding) -> Iterator[MissingTest | NotFound]:
    """A test for everything that is not shown, in the order of the places.

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
            found = _search(shown, truth, using[shown.place], folding)
            if isinstance(found, MissingTest):
                done |= folding.shows(found.rule, found.facts, found.day)
            yield found


def _search(shown: Shown, truth: Truth, using: Iterable[VersionShown], folding: Folding) -> MissingTest | NotFound:
    place = shown.place
    owners = sorted(using, key=lambda one: (one.version.step.rule.name != place.owner, -len(one.tests)))
    tried = 0
    best: MissingTest | None = None
    for version in owners[:_MOST_VERSIONS]:
        search = _Search(version.version, place, truth, folding)
        found = search.nearest(version.tests)
        tried += search.tried
        if found is not None and (best is None or len(found.changes) < len(best.changes)):
            best = found
        if best is not None and len(best.changes) <= 2:
            break
    return best or NotFound(place, truth, tried)


@dataclass(frozen=True)
class _Look:
    """Facts as they are seen for one target: how far they are from what is wanted, and what could be changed."""

    distance: int
    measure: Measure
    watcher: Watcher
    target: Target


# How far it is with the changes made and without, its number among its like, how it looks, and the facts so changed.
_Entry: TypeAlias = tuple[int, int, int, _Look, Instance, tuple[Change, ...]]


class _Search:
    """The search for one place in one version: from its tests, the nearest first, by the changes that bring it nearer."""

    def __init__(self, version: Version, place: Place, truth: Truth, folding: Folding) -> None:
        self.version = version
        self.place = place
        self.truth = truth
        self.folding = folding
        self.judged: Judged = folding.judged(version)
        self.numbers = tuple(number for number, places in version.asked.items() if place in places)
        self.duty = next(
            (duty for one, duty in zip(version.clauses, version.step.required, strict=True) if one == place), None
        )
        self.tried = 0

    def nearest(self, tests: Iterable[Test]) -> MissingTest | None:
        """The test with the fewest changes from one that there is."""
        starts: list[tuple[int, int, Test, date, Instance]] = []
        for test in tests:
            for day in self._days(test):
                for facts in self._alone(select(test.facts, day)):
                    starts.append((self._look(facts, day).distance, len(starts), test, day, facts))
        starts.sort(key=lambda start: start[:2])
        best: MissingTest | None = None
        for _, _, test, day, facts in starts[:_MOST_STARTS]:
            found = self._from(test, facts, day, len(best.changes) if best else 99)
            if found is not None and (best is None or len(found.changes) < len(best.changes)):
                best = found
            if best is not None and len(best.changes) <= 1:
                break
        return best

    def _days(self, test: Test) -> Iterator[date]:
        """The day of the test; and where the place is that something is law, the days on which that begins and ends."""
        days = [test.day]
        for part in parts_of(self.version.step):
            for one in within(part):
                known = self.folding.questions.known(one)
                if isinstance(one, InForce) and known is not None and known[0] in self.numbers:
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

    def _look(self, facts: Instance, day: date) -> _Look:
        """The facts seen for the target that is nearest."""
        self.tried += 1
        watcher = Watcher(self.judged, facts, day)
        situation = Situation(watcher.root, day)
        told: list[_Look] = []
        for target in watcher.targets:
            measure = Measure(self.judged, self.folding.watching, situation, target)
            if self.duty is not None:
                told.append(_Look(measure.to_clause(self.duty, self.truth), measure, watcher, target))
            for number in self.numbers:
                measure = Measure(self.judged, self.folding.watching, situation, target)
                told.append(_Look(measure.to_deciding(number, self.truth), measure, watcher, target))
        return min(told, key=lambda look: look.distance)

    def _from(self, test: Test, facts: Instance, day: date, most: int) -> MissingTest | None:
        order = count()
        look = self._look(facts, day)
        ahead: list[_Entry] = [(look.distance, look.distance, next(order), look, facts, ())]
        seen: set[frozenset[tuple[object, ...]]] = set()
        while ahead and self.tried < _MOST_TRIED:
            _, _, _, look, state, changes = heapq.heappop(ahead)
            if self._is_shown(look.watcher, look.target):
                return self._found(test, day, *self._fewest(facts, day, changes))
            if len(changes) + 1 >= most:
                continue
            for change in self._moves(look.measure, changes):
                more = (*changes, change)
                key = frozenset((one.path, repr(one.value)) for one in more)
                if key not in seen:
                    seen.add(key)
                    changed = with_fact(state, change.path, change.value)
                    next_look = self._look(changed, day)
                    rank = next_look.distance + len(more), next_look.distance
                    heapq.heappush(ahead, (*rank, next(order), next_look, changed, more))
        return None

    def _moves(self, measure: Measure, changes: tuple[Change, ...]) -> Iterator[Change]:
        """The changes that may bring it nearer; what was changed once stays."""
        fixed = {change.path for change in changes}
        told: set[tuple[object, ...]] = set()
        for step in measure.steps:
            for change in changes_to(step.condition, measure.situation, step.elements, self.folding.watching):
                key = change.path, repr(change.value)
                if change.path not in fixed and key not in told and "?" not in change.path:
                    told.add(key)
                    yield change

    def _is_shown(self, watcher: Watcher, target: Target) -> bool:
        """Whether the place comes out as wanted and decides, and the outcome is settled."""
        outcome = watcher.outcome(target)
        if outcome not in _SETTLED:
            return False
        clauses = self.folding.clauses(self.version, watcher, target, outcome)
        if self.duty is not None:
            return (self.place, self.truth) in clauses
        return any(watcher.decided(target, ((number, self.truth) for number in self.numbers)))

    def _fewest(
        self, start: Instance, day: date, changes: tuple[Change, ...]
    ) -> tuple[Instance, tuple[Change, ...], Target]:
        """Without the changes that turn out not to be needed."""
        kept = changes
        for change in changes:
            fewer = tuple(one for one in kept if one is not change)
            if self._shown_in(_changed(start, fewer), day) is not None:
                kept = fewer
        facts = _changed(start, kept)
        target = self._shown_in(facts, day)
        assert target is not None  # all of the changes show it, and so do those that were kept
        return facts, kept, target

    def _shown_in(self, facts: Instance, day: date) -> Target | None:
        watcher = Watcher(self.judged, facts, day)
        return next((target for target in watcher.targets if self._is_shown(watcher, target)), None)

    def _found(
        self, test: Test, day: date, facts: Instance, changes: tuple[Change, ...], target: Target
    ) -> MissingTest:
        outcome = Watcher(self.judged, facts, day).outcome(target)
        return MissingTest(
            self.place, self.truth, self.version.step.rule.name, day, facts, test, changes, target.name, outcome
        )


def _changed(facts: Instance, changes: Iterable[Change]) -> Instance:
    for change in changes:
        facts = with_fact(facts, change.path, change.value)
    return facts
