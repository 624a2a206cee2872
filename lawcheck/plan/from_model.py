"""Ruleset → plan: exceptions folded into one condition, with their own exceptions and times in force."""

from __future__ import annotations

from lawcheck.model.condition import And, Condition, InForce, Not, Or
from lawcheck.model.ruleset import ExceptionRule, Rule, Ruleset
from lawcheck.plan.plan import Plan, Step
from lawcheck.plan.sharing import shared


def from_model(ruleset: Ruleset) -> Plan:
    """The plan of all rules, in their order."""
    return of_steps(ruleset, tuple(step_of(rule) for rule in ruleset.rules))


def of_steps(ruleset: Ruleset, steps: tuple[Step, ...]) -> Plan:
    """The plan of these steps alone."""
    return Plan(ruleset, steps, shared(part for s in steps for part in (s.applies, s.excused, *s.required)))


def in_time(rule: Rule) -> tuple[ExceptionRule, ...]:
    """The exceptions that are law on some day on which this version is; others take nothing out of it."""
    return tuple(e for e in rule.exceptions if not e.window.within(rule.window).is_empty)


def step_of(rule: Rule) -> Step:
    """The step of one version of one rule."""
    excuses = (*rule.exempt, *map(_excuse, in_time(rule)))
    return Step(
        rule=rule,
        window=rule.window,
        each=rule.each.list if rule.each else None,
        applies=_all(rule.applies, rule),
        excused=excuses[0] if len(excuses) == 1 else Or(excuses, rule.span),
        required=tuple(clause.required for clause in rule.clauses),
    )


def _all(conditions: tuple[Condition, ...], rule: Rule) -> Condition:
    return conditions[0] if len(conditions) == 1 else And(conditions, rule.span)


def _excuse(exception: ExceptionRule) -> Condition:
    """The exception holds: it is law on that day, its condition is met, and no exception to it holds."""
    parts: list[Condition] = []
    if exception.window.since or exception.window.until:
        parts.append(InForce(exception.window.since, exception.window.until, exception.span))
    parts.append(exception.when)
    parts.extend(Not(_excuse(inner), inner.span) for inner in exception.exceptions)
    return And(tuple(parts), exception.span, exception.name)
