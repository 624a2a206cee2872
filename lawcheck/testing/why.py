"""Why a test failed, in facts: the smallest change after which it would pass, and the nearest test that comes to what it expects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lawcheck.facts.as_yaml import said
from lawcheck.facts.belief import select
from lawcheck.facts.claim import Instance, Items
from lawcheck.finding.finding import Outcome
from lawcheck.finding.judged import Judged, Scene, Target, prepare
from lawcheck.finding.truths import Truths
from lawcheck.model.condition import Compare, InForce, Sum, Term, Today, Within
from lawcheck.plan.plan import Plan
from lawcheck.testing.answers import Change, facts_of
from lawcheck.testing.distance import Measure, within
from lawcheck.testing.expected import Test
from lawcheck.testing.nearby import Look, Search, changes_of
from lawcheck.testing.run import Result, outcomes_differ, worst

_MOST_TRIED = 1200  # facts tried for one test; those within three changes are nearly always found in a few hundred
_MOST_CHANGES = 5
_OPEN = (Outcome.UNDETERMINED, Outcome.DISPUTED)


@dataclass(frozen=True)
class Difference:
    """A fact that two tests tell differently: what each says of it; empty where it says nothing."""

    fact: str
    here: str
    there: str


@dataclass(frozen=True)
class Nearest:
    """A test of the same rule that comes to what was expected, and all that it tells differently."""

    test: Test
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Why:
    """`changes`: after which the test would pass, none of them needless; None where none was found. `is_smallest`: fewer
    do not do it, so far as answers were tried. `nearest`: None where no other test comes to what was expected.
    """

    changes: tuple[Change, ...] | None
    is_smallest: bool
    nearest: Nearest | None


def why(result: Result, plan: Plan, others: Iterable[Result]) -> Why:
    """Why a test of a rule came to another outcome than expected. `others`: the results of all tests."""
    test = result.test
    judged = _in_force(test, plan)
    if judged is None or not tuple(outcomes_differ(test, _told(judged, select(test.facts, test.day), test.day))):
        return Why(None, False, None)
    changes, is_smallest = _changes(test, judged, prepare(plan).whys.truths)
    return Why(changes, is_smallest, _nearest(test, judged, others))


def _in_force(test: Test, plan: Plan) -> Judged | None:
    chosen = prepare(plan).chosen(test.day, (), (test.rule,)) if test.rule else ()
    return next((judged for judged, in_force in chosen if in_force), None)


def _told(judged: Judged, facts: Instance, day: date) -> list[tuple[str, Outcome]]:
    return [(target.name, judged.outcome(target)) for target in Scene(facts, day).targets(judged.step.each)]


# ── the smallest change ────────────────────────────────────────────────────────────────────────────────────


def _changes(test: Test, judged: Judged, truths: Truths) -> tuple[tuple[Change, ...] | None, bool]:
    """The changes, and whether they were found before anything larger was looked at."""

    def look(facts: Instance) -> Look:
        targets = Scene(facts, test.day).targets(judged.step.each)
        measures = [(Measure(judged, truths, target), wanted) for target, wanted in _wanted(test, judged, targets)]
        told = [(target.name, judged.outcome(target)) for target in targets]
        return Look(
            sum(measure.to_outcome(wanted) for measure, wanted in measures),
            lambda: not tuple(outcomes_differ(test, told)),
            lambda: (
                change
                for measure, wanted in measures
                for change in changes_of(measure, truths, removing=wanted in _OPEN)
            ),
        )

    start = select(test.facts, test.day)
    for fewest in (True, False):
        search = Search(look, _MOST_TRIED, fewest=fewest)
        found = search.changes(start, _MOST_CHANGES + 1)
        if found is not None:
            return found, fewest
    return None, False


def _wanted(test: Test, judged: Judged, targets: Sequence[Target]) -> Iterator[tuple[Target, Outcome]]:
    """The targets that have to come to something else, and to what."""
    expected = test.expected
    for target in targets:
        wanted = expected.elements.get(target.name, expected.outcome)
        if wanted is None:
            continue
        got = judged.outcome(target)
        if got != wanted and (target.name in expected.elements or worst((got, wanted)) == got or len(targets) == 1):
            yield target, wanted
    outcome = expected.outcome
    if outcome is not None and len(targets) > 1 and worst(judged.outcome(target) for target in targets) != outcome:
        yield from ((target, outcome) for target in targets if worst((judged.outcome(target), outcome)) == outcome)


# ── the nearest test ───────────────────────────────────────────────────────────────────────────────────────


def _nearest(test: Test, judged: Judged, others: Iterable[Result]) -> Nearest | None:
    looked_at, by_day = frozenset(_looked_at(judged)), _asks_for_the_day(judged)
    told = _told(judged, select(test.facts, test.day), test.day)
    differing = [
        (name, wanted)
        for name, got in told
        if (wanted := test.expected.elements.get(name, test.expected.outcome)) is not None and got != wanted
    ]
    found: list[tuple[int, Nearest]] = []
    for other in others:
        if other.test.rule != test.rule or not other.passed or not judged.step.window.holds_on(other.test.day):
            continue
        facts = select(other.test.facts, other.test.day)
        for their_name, outcome in _told(judged, facts, other.test.day):
            for name, wanted in differing:
                if outcome == wanted:
                    here = dict(_facts(select(test.facts, test.day), judged, name, name, looked_at))
                    there = dict(_facts(facts, judged, their_name, name, looked_at))
                    days = (test.day, other.test.day) if by_day else (test.day, test.day)
                    differences = tuple(_differences(here, there, days))
                    found.append((len(differences), Nearest(other.test, differences)))
    return min(found, key=lambda one: one[0])[1] if found else None


def _differences(here: Mapping[str, str], there: Mapping[str, str], days: tuple[date, date]) -> Iterator[Difference]:
    for fact in dict.fromkeys((*here, *there)):
        if here.get(fact, "") != there.get(fact, ""):
            yield Difference(fact, here.get(fact, ""), there.get(fact, ""))
    if days[0] != days[1]:
        yield Difference("as_of", days[0].isoformat(), days[1].isoformat())


def _asks_for_the_day(judged: Judged) -> bool:
    """Whether a rule's outcome can change from one day to the next with the facts as they are."""
    return any(
        isinstance(condition, Within | InForce) or (isinstance(condition, Compare) and _has_today(condition))
        for part in (judged.step.applies, judged.step.excused, *judged.step.required)
        for condition in within(part)
    )


def _has_today(condition: Compare) -> bool:
    sides: list[Term] = [condition.left, condition.right]
    sides += [side for whole in sides if isinstance(whole, Sum) for side in (whole.left, whole.right)]
    return any(isinstance(side, Today) for side in sides)


def _looked_at(judged: Judged) -> Iterator[tuple[str, ...]]:
    """The facts that a rule looks at, by their paths; of a list, the list."""
    step = judged.step
    around = step.each.path if step.each else ()
    for part in (step.applies, step.excused, *step.required):
        for condition in within(part):
            for fact in facts_of(condition):
                if fact.depth is None:
                    yield fact.path
                elif fact.depth == 0 and step.each is not None:
                    yield (*around, *fact.path)


def _facts(
    facts: Instance, judged: Judged, name: str, called: str, looked_at: frozenset[tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    """What is said of the facts that the rule looks at, of one only of the things that it is judged for.

    `called`: what that is to be called, so that two can be compared.
    """
    each = judged.step.each
    around = each.path if each else ()

    def below(instance: Instance, path: tuple[str, ...], shown: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        for key, claims in instance.facts.items():
            here, there = (*path, key), (*shown, key)
            value = claims[0].value if len(claims) == 1 else None
            if here == around and isinstance(value, Items):
                for number, element in enumerate(value.elements, 1):
                    own = element.value
                    if isinstance(own, Instance) and name in (own.name, f"#{number}"):
                        yield from below(own, here, (*there, called))
            elif any(one[: len(here)] == here or here[: len(one)] == one for one in looked_at):
                if isinstance(value, Instance) and value.facts:
                    yield from below(value, here, there)
                else:
                    yield ".".join(there), said(claims)

    return below(facts, (), ())
