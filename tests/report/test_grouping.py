"""What is missing, gathered by the question that most hangs on."""

from __future__ import annotations

from dataclasses import replace

from lawcheck.report.grouping import by_question, by_rule, listed
from lawcheck.report.report import FactLine, FindingReport, Report


def _waiting(template: FindingReport, rule: str, severity: str, *facts: str) -> FindingReport:
    missing = tuple(FactLine(fact, f"{fact}?", (), (), False) for fact in facts)
    return replace(template, rule=rule, severity=severity, missing_facts=missing)


def test_the_gravest_question_comes_first_and_each_rule_once(report: Report) -> None:
    template = report.cases[0].findings[0]
    findings = [
        _waiting(template, "r.a", "minor", "colour"),
        _waiting(template, "r.b", "critical", "size", "colour"),
        _waiting(template, "r.c", "serious", "size"),
    ]

    asked = [(q.question, [rule.first.rule for rule in q.rules], q.also) for q in by_question(findings)]

    assert asked == [("size?", ["r.b", "r.c"], 0), ("colour?", ["r.a"], 1)]


def test_one_rule_for_several_things_is_named_once(report: Report) -> None:
    template = report.cases[0].findings[0]
    findings = [replace(template, element=name) for name in ("gate", "roof")]

    (rule,) = by_rule(findings)

    assert rule.elements == ("gate", "roof")


def test_long_lists_are_cut() -> None:
    assert listed(["a", "b", "c"]) == "a, b, c"
    assert listed(["a", "b", "c", "d", "e"]) == "a, b, c (+2)"
