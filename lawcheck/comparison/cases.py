"""Cases judged by both states of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lawcheck.comparison.comparison import CaseChange, OutcomeChange
from lawcheck.facts.belief import select
from lawcheck.facts.claim import Case
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.plan.plan import Plan

_ORDER = {outcome: place for place, outcome in enumerate(Outcome)}


@dataclass(frozen=True)
class ReadCase:
    """A case as each state reads it, or why one of them cannot."""

    name: str
    before: Case | None
    after: Case | None
    trouble: str = ""


def case_changes(cases: Sequence[ReadCase], before: Plan, after: Plan, today: date) -> tuple[CaseChange, ...]:
    """The cases that come out otherwise, or cannot be read by both; each as of its own date, or else today."""
    found = []
    for case in cases:
        if case.before is None or case.after is None:
            found.append(CaseChange(case.name, None, None, (), case.trouble))
            continue
        was, now = _told(case.before, before, today), _told(case.after, after, today)
        changes = tuple(
            OutcomeChange(rule, element, old, new)
            for rule, element in dict.fromkeys([*was, *now])
            if _differ(old := _in(was, rule, element), new := _in(now, rule, element))
        )
        if changes:
            found.append(CaseChange(case.name, _verdict(was.values()), _verdict(now.values()), changes))
    return tuple(found)


def _in(told: Mapping[tuple[str, str], Outcome], rule: str, element: str) -> Outcome | None:
    """What the rule comes to for an element; a rule that is not in force is judged for none of them by name."""
    whole = told.get((rule, ""))
    return told.get((rule, element), whole if whole is Outcome.NOT_IN_FORCE else None)


def _differ(before: Outcome | None, after: Outcome | None) -> bool:
    """Whether it makes a difference. A rule that is only on one side makes none where it does not reach the case."""
    if before is None or after is None:
        return (before or after) not in (Outcome.NOT_APPLICABLE, Outcome.NOT_IN_FORCE)
    return before is not after


def _told(case: Case, plan: Plan, today: date) -> dict[tuple[str, str], Outcome]:
    day = case.as_of or today
    told: dict[tuple[str, str], Outcome] = {}
    books = plan.ruleset.judging(case.rulebooks, case.jurisdiction)
    for rule, element, outcome in outcomes(plan, select(case.facts, day), day, books):
        key = rule, element
        told[key] = min(outcome, told.get(key, outcome), key=_ORDER.__getitem__)
    return told


def _verdict(told: Iterable[Outcome]) -> Outcome | None:
    return min(told, key=_ORDER.__getitem__, default=None)
