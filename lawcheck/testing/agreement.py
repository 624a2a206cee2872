"""The judge held against what authorities and courts decided of the same facts, requirement by requirement.

How it is measured. Of a decision, the findings that count are those of the rules of its family (or of the rules it
names), of the thing it speaks of, on the day it was made. They come to *violated* if one of them is; else to
*satisfied* if one is met or exempt and none is in dispute; else they are open. What was *not decided* does not count, nor what was *set aside* on review: that is no answer which stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lawcheck.facts.belief import select
from lawcheck.facts.claim import Case
from lawcheck.finding.evaluate import Result, outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.plan.plan import Plan
from lawcheck.testing.decided import Decision

_MET = (Outcome.COMPLIANT, Outcome.EXEMPT)
_OPEN = (Outcome.UNDETERMINED, Outcome.DISPUTED)


class Agreement(StrEnum):
    """How the judge's answer stands to the decision."""

    AGREED = "agreed"
    CONTRADICTED = "contradicted"  # violated where it was satisfied, or the reverse
    MISSED = "missed"  # no rule of the family reaches the case
    UNDETERMINED = "undetermined"
    NOT_DECIDED = "not_decided"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True)
class Compared:
    """A decision, and what the judge makes of it. `findings` are those that count."""

    case: str
    decision: Decision
    agreement: Agreement
    findings: tuple[Result, ...]

    @property
    def key(self) -> str:
        """What it is known by in the record: case, family, thing and place among its like."""
        return f"{self.case}/{self.decision.family}/{self.decision.element}".rstrip("/")


def compare(case: Case, decisions: Iterable[Decision], plan: Plan) -> tuple[Compared, ...]:
    """Each decision against the judge."""
    families = plan.ruleset.families
    books = plan.ruleset.judging(case.rulebooks, case.jurisdiction)
    compared = []
    for decision in decisions:
        day = decision.day or case.as_of
        if day is None:
            continue  # `decided` asks for one of them
        names = frozenset(decision.rules or families[decision.family].rules)
        told = outcomes(plan, select(case.facts, day), day, books, names)
        counting = tuple(r for r in told if not decision.element or r[1] in ("", decision.element))
        compared.append(Compared(case.name, decision, _agreement(decision, counting), counting))
    return tuple(compared)


def _agreement(decision: Decision, findings: Sequence[Result]) -> Agreement:
    if decision.outcome == "not_decided":
        return Agreement.NOT_DECIDED
    if decision.set_aside is not None:
        return Agreement.SET_ASIDE
    came_to = {outcome for _, _, outcome in findings}
    if Outcome.VIOLATED in came_to:
        return Agreement.AGREED if decision.outcome == "violated" else Agreement.CONTRADICTED
    if decision.outcome == "satisfied":
        if Outcome.DISPUTED in came_to:
            return Agreement.UNDETERMINED
        if came_to.intersection(_MET):
            return Agreement.AGREED
    elif came_to.intersection(_OPEN):
        return Agreement.UNDETERMINED
    elif came_to.intersection(_MET):
        return Agreement.CONTRADICTED
    return Agreement.UNDETERMINED if came_to.intersection(_OPEN) else Agreement.MISSED


def tally(compared: Iterable[Compared]) -> Counter[Agreement]:
    """How many there are of each."""
    return Counter(one.agreement for one in compared)


def record(compared: Iterable[Compared]) -> dict[str, list[str]]:
    """What is kept of an agreement: by key, how each decision stood, in the order of the file."""
    kept: dict[str, list[str]] = {}
    for one in compared:
        kept.setdefault(one.key, []).append(one.agreement.value)
    return kept


def worse(before: dict[str, list[str]], now: dict[str, list[str]]) -> tuple[str, ...]:
    """The keys under which less is agreed with, or more contradicted, than was recorded; also those that are gone."""
    fallen = []
    for key, old in before.items():
        new = now.get(key, [])
        if new.count("agreed") < old.count("agreed") or new.count("contradicted") > old.count("contradicted"):
            fallen.append(key)
    fresh = (key for key, new in now.items() if key not in before and "contradicted" in new)
    return (*fallen, *fresh)
