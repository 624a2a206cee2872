"""Tests and cases → what they show: a fold over evaluations through the one plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeAlias

from lawcheck.facts.belief import select
from lawcheck.facts.claim import Case, Instance
from lawcheck.finding.finding import Outcome
from lawcheck.finding.judged import Judged, Target
from lawcheck.finding.terms import look
from lawcheck.finding.truths import Truths
from lawcheck.model.condition import Within
from lawcheck.model.ruleset import Ruleset, is_among
from lawcheck.plan.plan import Plan
from lawcheck.span import Span
from lawcheck.testing.coverage.apart import Apart
from lawcheck.testing.coverage.places import Place, Version, deadlines, versions_of
from lawcheck.testing.coverage.watched import Watcher
from lawcheck.testing.expected import Test
from lawcheck.values import NONE, Duration, Truth, due_on

# Why a place cannot come out so and decide, whatever the facts; None where nothing is known against it.
Impossible: TypeAlias = Callable[[Place, Truth], str | None]


@dataclass(frozen=True)
class By:
    """What shows something: a test or a case, by its name and place, and what the rule came to there."""

    name: str
    span: Span
    outcomes: frozenset[Outcome]


@dataclass(frozen=True)
class Shown:
    """A place, and what shows it true, and false; None where nothing does. `impossible`: why nothing ever can."""

    place: Place
    true: By | None
    false: By | None
    impossible: Mapping[Truth, str] = field(default_factory=dict)

    @property
    def is_shown(self) -> bool:
        """Both ways, so far as that is possible."""
        return not self.missing

    @property
    def missing(self) -> tuple[Truth, ...]:
        """The ways in which it is not shown, and can be."""
        ways = ((Truth.TRUE, self.true), (Truth.FALSE, self.false))
        return tuple(truth for truth, by in ways if by is None and truth not in self.impossible)


@dataclass(frozen=True)
class VersionShown:
    """A version of a rule with the tests of it, what shows each outcome, and its places."""

    version: Version
    tests: tuple[Test, ...]
    outcomes: Mapping[Outcome, By | None]
    places: tuple[Shown, ...]
    reached: bool

    @property
    def missing_outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes in which no test shows the rule."""
        return tuple(outcome for outcome, by in self.outcomes.items() if by is None)


@dataclass(frozen=True)
class Deadline:
    """A deadline, and what shows its last day and the day after."""

    owner: str
    span: Span
    last_day: By | None
    day_after: By | None


@dataclass(frozen=True)
class Coverage:
    """All of it, in the order of the rules. `places`: each condition once, wherever it takes part."""

    versions: tuple[VersionShown, ...]
    places: tuple[Shown, ...]
    deadlines: tuple[Deadline, ...]
    tests: int
    cases: int

    @property
    def source(self) -> str:
        """What it was made from, in words."""
        tests = f"{self.tests:,} {'test' if self.tests == 1 else 'tests'}"
        cases = f" and {self.cases:,} {'case' if self.cases == 1 else 'cases'}" if self.cases else ""
        return f"{tests} of rules in force{cases}"


@dataclass
class _Notes:
    """What has been shown so far; filled while the fold goes on, and read when it is done."""

    ways: dict[tuple[Place, Truth], list[By]] = field(default_factory=dict)
    outcomes: dict[tuple[Span, Outcome], By] = field(default_factory=dict)
    days: dict[tuple[Span, bool], By] = field(default_factory=dict)
    reached: set[Span] = field(default_factory=set)


class Folding:
    """Takes in tests and cases, one after the other; `coverage` says what they show together."""

    def __init__(self, plan: Plan) -> None:
        self.ruleset: Ruleset = plan.ruleset
        self.apart = Apart.of(plan)
        self.truths = self.apart.truths
        self.versions = versions_of(plan, self.apart)
        self.deadlines = deadlines(plan, self.truths)
        self._judged = {v.step.rule.span: Judged(v.step, self.truths) for v in self.versions}
        self._spans = {v.step.rule.span: {place.span for place in v.places} for v in self.versions}
        self._by_name: dict[str, list[Version]] = {}
        for version in self.versions:
            self._by_name.setdefault(version.step.rule.name, []).append(version)
        self._notes = _Notes()
        self._whole: set[Place] = set()  # what is shown both ways
        self._tests: dict[Span, list[Test]] = {}
        self._cases = 0

    def test(self, test: Test) -> None:
        """Takes in a test that passed. One of a case's verdict tells of no single rule, and shows nothing."""
        version = self._in_force(test.rule, test.day) if test.rule else None
        if version is None:
            return
        self._tests.setdefault(version.step.rule.span, []).append(test)
        told = test.expected
        watcher = self.watcher(version, select(test.facts, test.day), test.day)
        for target in watcher.targets:
            outcome = told.elements.get(target.name, told.outcome)
            if outcome is not None and watcher.outcome(target) == outcome:
                self._fold(version, watcher, target, outcome, By(test.title, test.span, frozenset()))

    def case(self, case: Case, today: date) -> None:
        """Takes in what the rules come to in a case: nobody has said what that should be, but it is gone through."""
        self._cases += 1
        day = case.as_of or today
        facts = select(case.facts, day)
        by = By(case.name, Span(case.file, 0, 0), frozenset())
        books = self.ruleset.judging(case.rulebooks, case.jurisdiction)
        for version in self.versions:
            rule = version.step.rule
            if (not books or is_among(rule.rulebook, books)) and rule.window.holds_on(day):
                watcher = self.watcher(version, facts, day)
                for target in watcher.targets:
                    self._fold(version, watcher, target, watcher.outcome(target), by)

    def watcher(self, version: Version, facts: Instance, day: date) -> Watcher:
        """The version, judged by these facts of the day."""
        return Watcher(self._judged[version.step.rule.span], facts, day)

    def judged(self, version: Version) -> Judged:
        """The version with its watched functions."""
        return self._judged[version.step.rule.span]

    def shows(self, rule: str, facts: Instance, day: date) -> set[tuple[Place, Truth]]:
        """What a test of the rule by these facts would show of places."""
        version = self._in_force(rule, day)
        if version is None:
            return set()
        watcher = self.watcher(version, facts, day)
        shown = {
            way
            for target in watcher.targets
            for one in watcher.decided(target, version, version.asked.keys())
            for way in version.asked[one.number, one.truth]
            if one.shows(way[0])
        }
        for target in watcher.targets:
            shown |= set(self.clauses(version, target, watcher.outcome(target)))
        return shown

    def clauses(self, version: Version, target: Target, outcome: Outcome) -> Iterator[tuple[Place, Truth]]:
        """The clauses that are met where the rule is, and that are broken where it is violated."""
        if outcome is Outcome.COMPLIANT:
            yield from ((place, Truth.TRUE) for place in version.clauses)
        elif outcome is Outcome.VIOLATED:
            for place, required in zip(version.clauses, version.step.required, strict=True):
                if self.truths.of(required)(target.scope) is Truth.FALSE:
                    yield place, Truth.FALSE

    def coverage(self, impossible: Impossible | None = None) -> Coverage:
        """What has been shown."""
        shown: dict[Place, Shown] = {}
        for place in dict.fromkeys(place for version in self.versions for place in version.places):
            true, false = self._pair(place)
            cannot = _cannot(place, true, false, impossible) if impossible else {}
            shown[place] = Shown(place, true, false, cannot)
        notes = self._notes
        versions = tuple(
            VersionShown(
                version,
                tuple(self._tests.get(version.step.rule.span, ())),
                {outcome: notes.outcomes.get((version.step.rule.span, outcome)) for outcome in version.outcomes},
                tuple(shown[place] for place in version.places),
                version.step.rule.span in notes.reached,
            )
            for version in self.versions
        )
        days = tuple(
            Deadline(owner, span, notes.days.get((span, False)), notes.days.get((span, True)))
            for span, (_, owner) in self.deadlines.items()
        )
        tests = sum(len(tests) for tests in self._tests.values())
        return Coverage(versions, tuple(shown.values()), days, tests, self._cases)

    def _in_force(self, name: str, day: date) -> Version | None:
        return next((v for v in self._by_name.get(name, ()) if v.step.window.holds_on(day)), None)

    def _fold(self, version: Version, watcher: Watcher, target: Target, outcome: Outcome, by: By) -> None:
        notes, rule = self._notes, version.step.rule
        notes.reached.add(rule.span)
        notes.outcomes.setdefault((rule.span, outcome), by)
        for place, truth in self.clauses(version, target, outcome):
            self._note(place, truth, frozenset((outcome,)), by)
        wanted = self._wanted(version)
        for one in watcher.decided(target, version, wanted) if wanted else ():
            for place, truth in version.asked[one.number, one.truth]:
                if one.shows(place):
                    self._note(place, truth, one.outcomes, by)
        for span, (conditions, _) in self.deadlines.items():
            if span in self._spans[rule.span]:
                for condition in conditions:
                    for is_after in _days(condition, self.truths, target):
                        notes.days.setdefault((span, is_after), by)

    def _wanted(self, version: Version) -> set[tuple[int, Truth]]:
        """The answers that would show something of its places that is not shown yet."""
        open_ = {place for place in version.places if place not in self._whole}
        return {answer for answer, ways in version.asked.items() if any(place in open_ for place, _ in ways)}

    def _note(self, place: Place, truth: Truth, outcomes: frozenset[Outcome], by: By) -> None:
        told = self._notes.ways.setdefault((place, truth), [])
        if all(one.outcomes != outcomes for one in told):
            told.append(By(by.name, by.span, outcomes))
            if None not in self._pair(place):
                self._whole.add(place)

    def _pair(self, place: Place) -> tuple[By | None, By | None]:
        """What shows the place true, and false: two that come to different outcomes."""
        ways = self._notes.ways
        true, false = ways.get((place, Truth.TRUE), []), ways.get((place, Truth.FALSE), [])
        pairs = ((t, f) for t in true for f in false if t.outcomes.isdisjoint(f.outcomes))
        return next(pairs, (true[0] if true else None, false[0] if false and not true else None))


def _cannot(place: Place, true: By | None, false: By | None, impossible: Impossible) -> dict[Truth, str]:
    ways = ((Truth.TRUE, true), (Truth.FALSE, false))
    told = ((truth, impossible(place, truth)) for truth, by in ways if by is None)
    return {truth: why for truth, why in told if why is not None}


def _days(condition: Within, truths: Truths, target: Target) -> Iterator[bool]:
    """Whether the act falls on the deadline's last day (False), or on the day after (True).

    What has not been done by the day after is out of time as well.
    """
    scope = target.scope
    starts, acts, periods = (
        look(term, truths.of)(scope) or () for term in (condition.start, condition.act, condition.period)
    )
    said = [scope.today if act is NONE else act for act in acts]
    for start in starts:
        for period in periods:
            if isinstance(start, date) and isinstance(period, Duration):
                last = due_on(start, period)
                days = [day for day in said if isinstance(day, date)]
                yield from (day > last for day in days if day in (last, last + timedelta(days=1)))
