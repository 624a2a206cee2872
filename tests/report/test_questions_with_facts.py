"""Questions may speak of facts of the case."""

from datetime import date

import pytest

from lawcheck.facts.claim import Claim, Instance
from lawcheck.finding.evaluate import judge
from lawcheck.model.from_ast import resolve
from lawcheck.report.from_findings import Words, finding_report
from lawcheck.span import InputFile
from lawcheck.syntax.parse import parse
from tests.rulesets import plan_of

RULES = """
vocabulary words "Words"
entity plan "The plan"
  city: text "Which city?"
  begins: date "When does it begin in {plan.city}?" sr "Када почиње ({plan.city})?"
rulebook book "Book"
  jurisdiction RS
  use words
instrument act "Act"
rule begun "It has begun"
  cites act art 1
  requires plan.begins on or before today
"""


@pytest.mark.parametrize(
    ("facts", "question"),
    [
        ({"city": (Claim("Niš"),)}, "When does it begin in Niš?"),
        ({}, "When does it begin in (not known)?"),
    ],
)
def test_a_question_names_what_is_claimed_of_the_facts_in_it(
    facts: dict[str, tuple[Claim, ...]], question: str
) -> None:
    plan = plan_of(RULES)
    case = Instance({"plan": (Claim(Instance(facts)),)})
    (finding,) = judge(plan, case, date(2026, 1, 1))

    report = finding_report(finding, Words(plan.ruleset, {}, date(2026, 1, 1), facts=case))

    assert report.missing_facts[0].question == question


def test_a_question_that_names_no_fact_is_a_mistake() -> None:
    tree, _ = parse(InputFile("a.law", RULES.replace("in {plan.city}?", "in {plan.town}?")))

    _, found = resolve([tree])

    assert [d.code for d in found] == ["unknown-fact"]
