"""Plan and facts → findings.

`judge` explains every finding; `outcomes` tells the outcomes alone, for many tests and many cases. Both ask the same
functions (`truths`), so they cannot differ in meaning.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TypeAlias

from lawcheck.facts.claim import Instance
from lawcheck.finding.account import Account
from lawcheck.finding.finding import Finding, Outcome
from lawcheck.finding.judged import OUTCOMES, Scene, prepare
from lawcheck.plan.plan import Plan

Result: TypeAlias = tuple[str, str, Outcome]  # the rule's full name, the element's name, the outcome


def judge(
    plan: Plan,
    facts: Instance,
    today: date,
    rulebooks: Collection[str] = (),
    only: Collection[str] | None = None,
    brief: bool = False,
) -> tuple[Finding, ...]:
    """One finding for each rule, or for each element of its `for each`, in the order of the rules.

    `rulebooks`: names, or prefixes that take all below them; all rulebooks if empty. `only`: full names of rules.
    `brief`: findings that are neither violated nor open come without their reasons, and undetermined ones with no more
    than what is missing.
    """
    scene = Scene(facts, today)
    prepared = prepare(plan)
    findings: list[Finding] = []
    for judged, in_force in prepared.chosen(today, rulebooks, only):
        if in_force:
            accounts = (Account(judged, target, prepared.whys, scene) for target in scene.targets(judged.each))
            findings.extend(account.finding(brief) for account in accounts)
        else:
            findings.append(Finding(judged.rule, "", Outcome.NOT_IN_FORCE))
    return tuple(findings)


def outcomes(
    plan: Plan,
    facts: Instance,
    today: date,
    rulebooks: Collection[str] = (),
    only: Collection[str] | None = None,
) -> tuple[Result, ...]:
    """The same outcomes in the same order, without justifications."""
    scene = Scene(facts, today)
    results: list[Result] = []
    for judged, in_force in prepare(plan).chosen(today, rulebooks, only):
        name = judged.rule.name
        if in_force:
            for target in scene.targets(judged.each):
                results.append((name, target.name, OUTCOMES[judged.told(target)]))  # noqa: PERF401 - faster so for one or two
        else:
            results.append((name, "", Outcome.NOT_IN_FORCE))
    return tuple(results)
