"""Two drafts: what each permits that the other does not, and of which requirement one is better."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from lawcheck.analysis.solve import Found
from lawcheck.analysis.witness import Disagreement
from lawcheck.draft.ask import Asking, Question, supposing
from lawcheck.draft.check import Answered, Guaranteed, Loophole, NotTouched, Requirement, Unsettled
from lawcheck.draft.deployment import Difference, differences
from lawcheck.draft.permission import Permission
from lawcheck.facts.claim import Instance
from lawcheck.model.condition import Not
from lawcheck.model.ruleset import Rule


class Change(StrEnum):
    """What a requirement comes to in the second draft as against the first."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    BOTH = "loophole in both"
    OPEN = "not settled"


@dataclass(frozen=True)
class Wider:
    """A deployment that one draft permits and the other does not. `article`: of the other, whose clause it fails."""

    article: str
    clause: str
    facts: Instance
    differs: tuple[Difference, ...]
    permitted_by: tuple[str, ...]


@dataclass(frozen=True)
class Changed:
    """A requirement in both drafts."""

    rule: Rule
    change: Change
    before: Answered
    after: Answered


def wider(permission: Permission, other: Permission, question: Question) -> Iterator[Wider]:
    """For each demand of the other draft, the nearest deployment that the first permits and that fails it, if there is one.

    `question` is one that begins with a deployment the first draft permits. Errors: `Disagreement`.
    """
    for demand in other.demands:
        step = supposing(permission, question, Not(demand.condition, other.draft.span))
        answer = Asking(permission, step, question).solve(permission.demands, "in play")
        if isinstance(answer, Found):
            if question.judge.permits(other, answer.facts) or not question.judge.permits(permission, answer.facts):
                raise Disagreement(
                    f"{permission.draft.name} and {other.draft.name}: the evaluator does not tell them apart"
                )
            differs = tuple(differences(question.base, answer.facts))
            ways = question.judge.permitting(permission, answer.facts)
            yield Wider(demand.articles[0], demand.name, answer.facts, differs, ways)


def changes(before: Iterable[Requirement], after: Iterable[Requirement]) -> Iterator[Changed]:
    """Each requirement that both were held against."""
    old = {requirement.rule.name: requirement.answer for requirement in before}
    for requirement in after:
        if requirement.rule.name in old:
            was, now = old[requirement.rule.name], requirement.answer
            yield Changed(requirement.rule, _change(was, now), was, now)


def _change(was: Answered, now: Answered) -> Change:
    match was, now:
        case (Unsettled(), _) | (_, Unsettled()):
            return Change.OPEN
        case (Loophole(), Loophole()):
            return Change.BOTH
        case (Loophole(), Guaranteed() | NotTouched()):
            return Change.BETTER
        case (Guaranteed() | NotTouched(), Loophole()):
            return Change.WORSE
        case _:
            return Change.SAME
