"""What is missing from undetermined findings, exactly: the facts that can still decide them, and no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from lawcheck.analysis.budget import Budget
from lawcheck.analysis.what_if import WhatIf, what_if
from lawcheck.facts.claim import Instance, Items
from lawcheck.finding.finding import NEEDS_NONE, Evidence, Exact, FactPath, Finding, Outcome
from lawcheck.finding.judged import Scene, Target
from lawcheck.model.vocabulary import Vocabulary
from lawcheck.plan.plan import Plan, Step
from lawcheck.values import Truth


def exactly(
    plan: Plan, findings: Sequence[Finding], facts: Instance, day: date, *, seconds: float
) -> tuple[Finding, ...]:
    """The findings, of the undetermined ones `missing` and `exact` as a solver has them.

    `seconds`: for all of them. Where it is not settled, what is missing stays as the evaluator has it.
    Errors: `Disagreement`.
    """
    scene, budget, named = Scene(facts, day), Budget(seconds), frozenset(_elements(facts))
    steps = {id(step.rule): step for step in plan.steps}

    def one(finding: Finding) -> Finding:
        if finding.outcome is not Outcome.UNDETERMINED:
            return finding
        step = steps[id(finding.rule)]
        target = _target(scene, step, finding.element)
        if target is None or budget.left <= 0:  # nothing is known of what may be missing from a list
            return finding._replace(exact=Exact.NOT_SETTLED)
        return _sharpened(finding, what_if(plan, facts, day, step, target, budget=budget), plan, named)

    return tuple(map(one, findings))


def _target(scene: Scene, step: Step, element: str) -> Target | None:
    return next((t for t in scene.targets(step.each) if t.name == element and t.exists is Truth.TRUE), None)


def _sharpened(finding: Finding, told: WhatIf, plan: Plan, named: frozenset[FactPath]) -> Finding:
    if told.bounded or not told.complete:
        return finding._replace(exact=Exact.NOT_SETTLED)
    if told.settled is not None:
        anyway = Exact.VIOLATED_ANYWAY if told.settled else Exact.NOT_VIOLATED_ANYWAY
        return finding._replace(missing=(), exact=anyway)
    known = {evidence.path: evidence for evidence in finding.missing}
    disputed = tuple(evidence for evidence in finding.disputed if evidence.path in told.deciding)
    vocabulary = plan.ruleset.vocabulary
    paths = dict.fromkeys(_shown(path, vocabulary, named) for path in told.deciding)
    told_apart = {evidence.path for evidence in disputed}
    missing = tuple(
        known.get(path) or Evidence(path, vocabulary.pattern(path), (), NEEDS_NONE)
        for path in paths
        if path not in told_apart
    )
    return finding._replace(missing=missing, disputed=disputed, exact=Exact.EXACT)


def _shown(path: FactPath, vocabulary: Vocabulary, named: frozenset[FactPath]) -> FactPath:
    """The path, with `?` for elements that nobody has named yet, however many there may be."""
    shown: FactPath = ()
    for length, name in enumerate(path, 1):
        is_element = vocabulary.pattern(path[:length]) == vocabulary.pattern(path[: length - 1])
        shown = (*shown, "?" if is_element and (*shown, name) not in named else name)
    return shown


def _elements(facts: Instance, path: FactPath = ()) -> Iterator[FactPath]:
    """The paths of all elements of lists that the case names."""
    for name, claims in facts.facts.items():
        for claim in claims:
            if isinstance(claim.value, Instance):
                yield from _elements(claim.value, (*path, name))
            elif isinstance(claim.value, Items):
                for number, element in enumerate(claim.value.elements, 1):
                    if isinstance(element.value, Instance):
                        own = (*path, name, element.value.name or f"#{number}")
                        yield own
                        yield from _elements(element.value, own)
