"""A case in which a mutant comes to something else, found by changing a fact or two of a test that did not notice it.

What is found shows that the mutant is none of the equivalent, and is the test that is missing, but for the outcome: what
the law wants is for people to say. Where nothing is found, the mutant may be equivalent, or the search too short.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, islice
from math import inf

from lawcheck.facts.belief import select
from lawcheck.facts.claim import Claim, Content, Instance, Items
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.model.condition import Constant, FactTerm
from lawcheck.model.ruleset import Ruleset, Window
from lawcheck.model.vocabulary import Choice, Date, DurationType, EntityType, FactType, ListOf, Number, YesNo
from lawcheck.model.walk import conditions_of, exceptions_of, lists_of, pattern, terms_in
from lawcheck.plan.from_model import of_steps
from lawcheck.plan.plan import Plan, Step
from lawcheck.span import Span
from lawcheck.testing.expected import Test
from lawcheck.values import NONE, Duration, shift
from lawcheck.values.value import Value, show

_MOST = 300  # cases tried for one mutant
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Change:
    """A fact to be changed: the names from the top of the case through the lists, and the value it gets.

    `added`: the last list on the way gets another element, like its first but for this fact.
    """

    path: tuple[str, ...]
    value: Value
    added: bool = False

    def __str__(self) -> str:
        said = f"{'.'.join(self.path)}: {show(self.value)}"
        return f"one more, with {said}" if self.added else said


@dataclass(frozen=True)
class Near:
    """A case like that of `test`, with these changes, as of `day`.

    `rule` and `mutant`: what each comes to, for the elements of a `for each` for which they differ.
    """

    test: Test
    day: date
    changes: tuple[Change, ...]
    rule: tuple[Outcome, ...]
    mutant: tuple[Outcome, ...]


def near(
    tests: Sequence[Test], old: Sequence[Step], new: Sequence[Step], changed: Span, ruleset: Ruleset
) -> Near | None:
    """The nearest case found in which the versions of a rule and their mutants differ; None where none was found.

    `changed`: where the rule was changed; the facts that stand nearest are tried first.
    """
    before, after = of_steps(ruleset, tuple(old)), of_steps(ruleset, tuple(new))
    days = _days(old, new)
    if days:
        found = (_differ(test, day, (), before, after) for test in tests for day in days)
        return next(filter(None, found), None)
    asked = _asked((*old, *new), changed)
    cases = ((test, changes) for size in (1, 2) for test in tests for changes in _sets(test, asked, size))
    found = (_differ(test, test.day, changes, before, after) for test, changes in islice(cases, _MOST))
    return next(filter(None, found), None)


def _sets(test: Test, asked: _Asked, size: int) -> Iterator[tuple[Change, ...]]:
    """Changes to be made together: each to a place of its own."""
    for changes in combinations(_changes(test, asked), size):
        if len({(change.path, change.added) for change in changes}) == size:
            yield changes


def _differ(test: Test, day: date, changes: Sequence[Change], before: Plan, after: Plan) -> Near | None:
    facts = test.facts
    for change in changes:
        facts = _with(facts, change.path, change)
    facts = select(facts, day)
    was = {element: outcome for _, element, outcome in outcomes(before, facts, day)}
    now = {element: outcome for _, element, outcome in outcomes(after, facts, day)}
    if was == now:
        return None
    differing = [element for element in {**was, **now} if was.get(element) is not now.get(element)]
    return Near(test, day, tuple(changes), _those(was, differing), _those(now, differing))


def _those(told: Mapping[str, Outcome], elements: Iterable[str]) -> tuple[Outcome, ...]:
    return tuple(dict.fromkeys(told[element] for element in elements if element in told))


def _days(old: Sequence[Step], new: Sequence[Step]) -> list[date]:
    """If times in force differ: the first and last days of all of them, and the days beside them."""
    was, now = _windows(old), _windows(new)
    if was == now:
        return []
    ends = {day for window in (*was, *now) for day in (window.since, window.until) if day}
    return sorted({day + by for day in ends for by in (-_DAY, 0 * _DAY, _DAY)})


def _windows(steps: Iterable[Step]) -> list[Window]:
    rules = [step.rule for step in steps]
    return [rule.window for rule in rules] + [one.window for rule in rules for one in exceptions_of(rule)]


# ── what can be changed, and to what ───────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Asked:
    facts: tuple[tuple[tuple[str, ...], FactType, bool], ...]  # the path, its type, whether a list is on the way
    constants: tuple[Value, ...]


def _asked(steps: Iterable[Step], changed: Span) -> _Asked:
    facts: dict[tuple[str, ...], tuple[FactType, bool]] = {}
    away: dict[tuple[str, ...], float] = {}
    constants: dict[Value, None] = {}
    for step in steps:
        for condition in conditions_of(step.rule):
            for term, lists in terms_in(condition, lists_of(step.rule)):
                if isinstance(term, FactTerm) and term.path:
                    path = pattern(term, lists)
                    facts.setdefault(path, (term.type, bool(lists)))
                    away[path] = min(_away(term.span, changed), away.get(path, inf))
                elif isinstance(term, Constant):
                    constants[term.value] = None
    nearest = sorted(facts, key=away.__getitem__)
    return _Asked(tuple((path, *facts[path]) for path in nearest), tuple(constants))


def _away(place: Span, changed: Span) -> float:
    """How many characters lie between."""
    if place.file != changed.file:
        return inf
    return max(0, changed.start - place.end, place.start - changed.end)


def _changes(test: Test, asked: _Asked) -> Iterator[Change]:
    for path, type_, in_list in asked.facts:
        values = dict.fromkeys(_values(type_, test, asked))
        for value in values:
            yield Change(path, value)
        if in_list:
            for value in values:
                yield Change(path, value, added=True)


def _values(type_: FactType, test: Test, asked: _Asked) -> Iterator[Value]:
    constants = asked.constants
    match type_:
        case YesNo():
            yield from (True, False)
        case Choice():
            yield from type_.names
            yield NONE
        case Date():
            days = {test.day, *_dates_in(test.facts), *(one for one in constants if isinstance(one, date))}
            periods = [one for one in constants if isinstance(one, Duration)]
            days |= {shift(day, by) for day in set(days) for by in periods}
            yield from sorted({day + by for day in days for by in (-_DAY, 0 * _DAY, _DAY)})
            yield NONE
        case DurationType():
            for one in constants:
                if isinstance(one, Duration):
                    yield from (one, Duration(one.months, one.minutes + 60), Duration(one.months, one.minutes - 60))
            yield NONE
        case Number():
            for one in constants:
                if isinstance(one, Decimal):
                    yield from (one, one + 1, one - 1)
            yield NONE
        case EntityType() | ListOf():
            yield NONE
        case _:
            return


def _dates_in(facts: Instance) -> Iterator[date]:
    for claims in facts.facts.values():
        for claim in claims:
            match claim.value:
                case date() as day:
                    yield day
                case Instance() as inner:
                    yield from _dates_in(inner)
                case Items(elements):
                    for element in elements:
                        if isinstance(element.value, Instance):
                            yield from _dates_in(element.value)


# ── changing it ────────────────────────────────────────────────────────────────────────────────────────────


def _with(facts: Instance, path: tuple[str, ...], change: Change) -> Instance:
    """The facts with the change made; what stands on the way is made where it is missing."""
    name, rest = path[0], path[1:]
    there = facts.facts.get(name, ())
    old = there[0].value if len(there) == 1 else None
    new: Content
    if not rest:
        new = change.value
    elif isinstance(old, Items):
        new = _in_list(old, rest, change)
    else:
        new = _with(old if isinstance(old, Instance) else Instance(), rest, change)
    return replace(facts, facts={**facts.facts, name: (Claim(new),)})


def _in_list(items: Items, rest: tuple[str, ...], change: Change) -> Items:
    """The first element changed, or a changed copy of it added."""
    first = items.elements[0].value if items.elements else None
    changed = _with(first if isinstance(first, Instance) else Instance(name="first"), rest, change)
    if change.added:
        return replace(items, elements=(*items.elements, Claim(replace(changed, name="added"))))
    return replace(items, elements=(Claim(changed), *items.elements[1:]))
