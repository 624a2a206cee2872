"""What would change an outcome is what the judge says, not what somebody guesses."""

from __future__ import annotations

from datetime import date
from functools import partial

from lawcheck import pipeline
from lawcheck.facts.belief import select
from lawcheck.facts.claim import Claim, Instance
from lawcheck.finding.evaluate import judge
from lawcheck.finding.finding import Finding, Outcome
from lawcheck.report.changes import changes, with_fact
from lawcheck.report.from_findings import Words
from tests.report.conftest import DATA


def _changes(rules: pipeline.Rules, rule: str, day: date) -> dict[str, list[tuple[str, str, str]]]:
    case = pipeline.load_case(DATA / "cases" / "square.yaml", rules)
    facts = select(case.facts, day)

    def again(finding: Finding, other: Instance) -> Outcome:
        found = judge(rules.plan, other, day, only={rule})
        return next(f.outcome for f in found if f.element == finding.element)

    words = Words(rules.ruleset, rules.files, day)
    return {
        f.element: [(c.fact, c.answer, c.outcome) for c in changes(f, facts, words, partial(again, f))]
        for f in judge(rules.plan, facts, day, only={rule})
    }


def test_an_approval_makes_it_compliant(rules: pipeline.Rules) -> None:
    found = _changes(rules, "small.law.assessed", date(2020, 5, 1))

    assert found["roof"] == [
        ("assessment.opinion", "approved", "compliant"),
        ("cameras.roof.mode", "plain video", "not_applicable"),
        ("cameras.roof.mode", "none", "not_applicable"),
        ("cameras.roof.public", "no", "not_applicable"),
    ]


def test_a_date_is_tried_on_both_sides_of_the_deadline(rules: pipeline.Rules) -> None:
    found = _changes(rules, "small.law.breach_reported", date(2020, 5, 1))

    assert {outcome for _, _, outcome in found[""]} == {"compliant", "violated"}
    assert {fact for fact, _, _ in found[""]} == {"breach.reported_on"}  # when it became known is fixed


def test_an_answer_below_an_unknown_entity_makes_the_entity() -> None:
    facts = with_fact(Instance(), ("assessment", "done_on"), date(2020, 1, 1))

    (claim,) = facts.facts["assessment"]
    assert isinstance(claim.value, Instance)
    assert claim.value.facts["done_on"] == (Claim(date(2020, 1, 1)),)
