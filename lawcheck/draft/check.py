"""A draft against a framework: each requirement is guaranteed, has a loophole, or is not touched.

Every loophole is a deployment that the evaluator says is permitted by the draft and violates the requirement, in as few facts as
possible away from a lawful one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from lawcheck.analysis.solve import Found, NotSettled, Proved
from lawcheck.analysis.witness import Disagreement
from lawcheck.draft.ask import Asking, Question, beginning, conditions
from lawcheck.draft.deployment import Difference, differences
from lawcheck.draft.permission import Permission
from lawcheck.draft.reach import Untouched, out_of_reach, steps
from lawcheck.facts.claim import Instance
from lawcheck.finding.finding import Finding
from lawcheck.model.ruleset import Rule
from lawcheck.model.walk import Path, paths_of
from lawcheck.plan.plan import Step


class Kind(StrEnum):
    """Why there is a loophole."""

    CONTRADICTS = "contradicts"  # nothing that it permits, and to which the rule applies, meets the rule
    OPEN_TERM = "open_term"  # it uses a term that it defines nowhere
    BY_LAW = "by_law"  # it leaves the term to an act of lower rank
    SILENT = "silent"  # it does not ask for what the framework asks for


@dataclass(frozen=True)
class Guaranteed:
    """No deployment that the draft permits violates it. `by`: the fewest articles that see to it.

    `bounded`: proven for lists only as long as were looked at.
    """

    by: tuple[str, ...]
    bounded: bool


@dataclass(frozen=True)
class Loophole:
    """A deployment that the draft permits and the requirement forbids, as the evaluator finds it.

    `differs`: where it is not as the lawful one, as the draft permits that at its nearest. `open`: the terms left undefined that it turns on. `permitted_by`: the
    articles that permit it.
    """

    kind: Kind
    facts: Instance
    differs: tuple[Difference, ...]
    finding: Finding
    permitted_by: tuple[str, ...]
    open: tuple[Path, ...] = ()


@dataclass(frozen=True)
class NotTouched:
    """The draft has no say in it."""

    why: Untouched


@dataclass(frozen=True)
class Unsettled:
    """Nothing is known of it: the time was not enough."""

    seconds: float


Answered: TypeAlias = Guaranteed | Loophole | NotTouched | Unsettled


@dataclass(frozen=True)
class Requirement:
    """A rule of the framework and what the draft makes of it."""

    rule: Rule
    answer: Answered


def check(permission: Permission, rulebooks: Collection[str], question: Question) -> Iterator[Requirement]:
    """Each requirement of the framework that is law on the day, in the order of the rules, with what the draft makes of it."""
    begun = beginning(permission, question)
    for step in steps(question.plan, rulebooks, question.day):
        yield Requirement(step.rule, answer(step, permission, begun))


def answer(step: Step, permission: Permission, question: Question) -> Answered:
    """What the draft makes of one rule. Errors: `Disagreement`, where the evaluator does not bear a loophole out."""
    why = out_of_reach(step, permission, question.plan.ruleset.vocabulary)
    if why is not None:
        return NotTouched(why)
    asked = Asking(permission, step, question)
    match asked.solve(permission.demands, "violated"):
        case NotSettled(seconds):
            return Unsettled(seconds)
        case Found(facts):
            return _loophole(asked, facts)
        case Proved(because, bounded):
            return _kept(asked, because, bounded)


def _kept(asked: Asking, because: tuple[str, ...], bounded: bool) -> Answered:
    """Of a requirement that nothing permitted violates: whether the draft sees to that, or never comes near it."""
    match asked.solve(asked.permission.demands, "in play"):
        case Proved():
            return NotTouched(Untouched.NEVER)
        case NotSettled(seconds):
            return Unsettled(seconds)
        case Found():
            articles = {name for d in asked.permission.demands if d.name in because for name in d.articles}
            order = [article.name for article in asked.permission.draft.articles]
            return Guaranteed(tuple(name for name in order if name in articles), bounded)


def _loophole(asked: Asking, facts: Instance) -> Loophole:
    question, permission, rule = asked.question, asked.permission, asked.step.rule
    finding = question.judge.violates(facts, rule.name)
    if finding is None or not question.judge.permits(permission, facts):
        raise Disagreement(f"{permission.draft.name} and {rule.name}: the evaluator does not bear out a loophole")
    kind, turns_on = _kind(asked)
    differs = tuple(differences(question.start or question.base, facts))
    return Loophole(kind, facts, differs, finding, question.judge.permitting(permission, facts), turns_on)


def _kind(asked: Asking) -> tuple[Kind, tuple[Path, ...]]:
    """Why there is a loophole, and the open terms it turns on."""
    permission = asked.permission
    lists = (asked.step.each.path,) if asked.step.each else ()
    spoken = {path for condition in conditions(asked.step) for path in paths_of(condition, lists)}
    turns_on = tuple(path for path in permission.left if path in spoken)
    if not turns_on and permission.left and isinstance(asked.solve(permission.strict, "violated"), Proved):
        turns_on = tuple(permission.left)
    if isinstance(asked.solve(permission.demands, "met"), Proved):
        return Kind.CONTRADICTS, turns_on
    if turns_on:
        return (Kind.BY_LAW if all(permission.left[path] for path in turns_on) else Kind.OPEN_TERM), turns_on
    return Kind.SILENT, ()
