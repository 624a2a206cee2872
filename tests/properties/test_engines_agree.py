"""The product's two evaluators and the reference give the same outcomes for any rulebook and any case."""

from __future__ import annotations

from hypothesis import given, note
from hypothesis import strategies as st

from lawcheck.facts.claim import Claim, Content, Instance, Items
from lawcheck.finding.evaluate import judge, outcomes
from tests.properties.cases import cases
from tests.properties.rulebooks import TODAY, rulebooks
from tests.properties.things import Things
from tests.reference.evaluate import judge as reference
from tests.rulesets import plan_of


@given(rulebooks(), st.data())
def test_judging_is_what_the_reference_says(rulebook: tuple[Things, str], data: st.DataObject) -> None:
    things, text = rulebook
    note(text)
    plan = plan_of(things.text(), text)
    for _ in range(4):
        case = data.draw(cases(things))
        expected = reference(plan.ruleset, case, TODAY)
        findings = judge(plan, case, TODAY)
        assert [(j.rule, j.element, j.outcome) for j in expected] == [
            (f.rule.name, f.element, f.outcome) for f in findings
        ]
        assert [j.due_on for j in expected] == [f.due_on for f in findings]


@given(rulebooks(), st.data())
def test_the_fast_path_has_the_outcomes_of_the_explaining_one(
    rulebook: tuple[Things, str], data: st.DataObject
) -> None:
    things, text = rulebook
    plan = plan_of(things.text(), text)
    case = data.draw(cases(things))
    explained = [(f.rule.name, f.element, f.outcome) for f in judge(plan, case, TODAY)]
    assert explained == list(outcomes(plan, case, TODAY))


@given(rulebooks(), st.data())
def test_judging_again_gives_the_same_whatever_the_order_of_the_facts(
    rulebook: tuple[Things, str], data: st.DataObject
) -> None:
    things, text = rulebook
    plan = plan_of(things.text(), text)
    case = data.draw(cases(things))
    first = judge(plan, case, TODAY)
    assert first == judge(plan, case, TODAY)
    assert first == judge(plan, backwards(case), TODAY)


def backwards(facts: Instance) -> Instance:
    """The same facts, written in the opposite order. (The order of claims and of a list's elements is told.)"""
    return Instance(
        {n: tuple(within(c) for c in facts.facts[n]) for n in reversed(list(facts.facts))}, facts.name, facts.span
    )


def within(claim: Claim) -> Claim:
    """The same claim, with what stands within it in the opposite order."""
    value: Content = claim.value
    if isinstance(value, Instance):
        value = backwards(value)
    elif isinstance(value, Items):
        value = Items(tuple(within(element) for element in value.elements), value.incomplete)
    return Claim(value, claim.source, claim.at, claim.grade, claim.since, claim.until, claim.span)
