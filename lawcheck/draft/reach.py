"""Which rules of a framework speak of deployments that a draft can permit, and why the others do not."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum

from lawcheck.draft.permission import Permission
from lawcheck.model.ruleset import is_among
from lawcheck.model.vocabulary import EntityType, ListOf, Vocabulary
from lawcheck.plan.plan import Plan, Step
from lawcheck.report.needs import needs


class Untouched(StrEnum):
    """Why a requirement is not touched by a draft."""

    TEXT = "it speaks of the draft as a text, or of how it came about: check it as a case"
    ELSEWHERE = "it does not speak of what the draft permits"
    NEVER = "the draft permits nothing to which it can apply"


def steps(plan: Plan, rulebooks: Collection[str], day: date) -> Iterable[Step]:
    """The rule versions of the framework that are law on that day; all rulebooks if none is named."""
    for step in plan.steps:
        if (not rulebooks or is_among(step.rule.rulebook, rulebooks)) and step.window.holds_on(day):
            yield step


def out_of_reach(step: Step, permission: Permission, vocabulary: Vocabulary) -> Untouched | None:
    """Why no deployment can show the rule met or broken; None where one can.

    A rule is in reach where its `for each` runs over the list that the draft permits of, or where it has none and asks for
    something of that list. Rules on other lists speak of single events, such as a request, that no draft permits.
    """
    asked = needs(step.rule)
    if any(_is_textual(path[0], vocabulary) for path in asked):
        return Untouched.TEXT
    if step.each is not None:
        return None if step.each.path == permission.list else Untouched.ELSEWHERE
    subjects = {permission.list[0]} if permission.list else set(_single(permission))
    return None if any(path[0] in subjects for path in asked) else Untouched.ELSEWHERE


def _single(permission: Permission) -> Iterable[str]:
    return (permit.entity for article in permission.draft.articles for permit in article.permits)


def _is_textual(root: str, vocabulary: Vocabulary) -> bool:
    type_ = vocabulary.roots[root].type
    return isinstance(type_, EntityType | ListOf) and vocabulary.entities[type_.entity].textual
