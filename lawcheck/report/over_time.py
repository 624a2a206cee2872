"""On which days something changed, and what. Pure: the days are judged by a function that is handed in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from lawcheck.facts.claim import Case, Claim, Instance, Items
from lawcheck.finding.evaluate import Result
from lawcheck.finding.finding import Outcome
from lawcheck.model.condition import And, Condition, InForce, Not, Or
from lawcheck.plan.plan import Plan

_NEXT = timedelta(days=1)


@dataclass(frozen=True)
class Day:
    """A day, and what each rule came to on it, by the rule's name and the element's."""

    day: date
    outcomes: tuple[Result, ...]

    @property
    def verdict(self) -> Outcome:
        """The worst outcome."""
        order = list(Outcome)
        return min((outcome for _, _, outcome in self.outcomes), key=order.index, default=Outcome.NOT_IN_FORCE)

    @property
    def by_name(self) -> dict[tuple[str, str], Outcome]:
        """Outcomes by rule and element."""
        return {(rule, element): outcome for rule, element, outcome in self.outcomes}


def days_to_judge(case: Case, claims: Collection[date], plan: Plan, first: date, last: date) -> tuple[date, ...]:
    """The days from `first` to `last` on which something may change, both ends included.

    `claims` are the days on which a claim begins or has ended. To these come the days on which a law does, and the
    dates that the facts name, each with the day after it.
    """
    days = {first, last, *claims}
    for step in plan.steps:
        days.update(_edges(step.window.since, step.window.until))
        days.update(day for condition in _in_force(step.excused) for day in _edges(condition.since, condition.until))
    for claim in _claims(case.facts):
        if isinstance(claim.value, date):
            days.update((claim.value, _after(claim.value)))
    return tuple(sorted(day for day in days if first <= day <= last))


def over_time(days: Sequence[date], judged: Callable[[date], Day]) -> tuple[Day, ...]:
    """The first day, and every day on which something is not as it was the day before.

    Deadlines need not be known beforehand: where two days differ, the day of the change is searched between them.
    """
    known: dict[date, Day] = {}

    def at(day: date) -> Day:
        if day not in known:
            known[day] = judged(day)
        return known[day]

    def between(low: date, high: date) -> Iterator[Day]:
        """The days after `low`, up to `high`, on which something changed, taking it that nothing changes and back."""
        if at(low).outcomes == at(high).outcomes:
            return
        if high - low == _NEXT:
            yield at(high)
            return
        middle = low + (high - low) // 2
        yield from between(low, middle)
        yield from between(middle, high)

    changed = [at(days[0])]
    for low, high in pairwise(days):
        eve = max(high - _NEXT, low)
        changed += [*between(low, eve), *between(eve, high)]
    return tuple(changed)


def _edges(since: date | None, until: date | None) -> Iterator[date]:
    if since:
        yield since
    if until:
        yield _after(until)


def _after(day: date) -> date:
    return day + _NEXT if day < date.max else day


def _in_force(condition: Condition) -> Iterator[InForce]:
    match condition:
        case InForce():
            yield condition
        case And(parts) | Or(parts):
            for part in parts:
                yield from _in_force(part)
        case Not(part):
            yield from _in_force(part)


def _claims(whole: Instance) -> Iterator[Claim]:
    for claims in whole.facts.values():
        for claim in claims:
            yield claim
            yield from _inside(claim)


def _inside(claim: Claim) -> Iterator[Claim]:
    match claim.value:
        case Instance():
            yield from _claims(claim.value)
        case Items(elements):
            for element in elements:
                yield element
                yield from _inside(element)
