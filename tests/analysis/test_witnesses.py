"""What the solver finds, the evaluator confirms; what it proves, no case contradicts."""

from __future__ import annotations

from hypothesis import given, note, settings
from hypothesis import strategies as st

from lawcheck.analysis.bounds import enough
from lawcheck.analysis.equivalence import equivalent, impossible, same_meaning
from lawcheck.analysis.solve import Found, Proved, solve
from lawcheck.analysis.world import World
from lawcheck.facts.claim import Instance
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.finding.judged import Scene
from lawcheck.finding.truths import Truths
from lawcheck.model.condition import Condition
from lawcheck.plan.from_model import of_steps
from lawcheck.plan.plan import Plan, Step
from lawcheck.plan.sharing import shared
from lawcheck.values import Truth
from tests.properties.cases import instance
from tests.properties.picking import Picker
from tests.properties.rulebooks import TODAY, rulebooks
from tests.properties.things import ROOTS, Things
from tests.rulesets import plan_of

CASES = 12


def complete_cases(data: st.DataObject, things: Things) -> list[Instance]:
    """Cases in which everything is known."""

    @st.composite
    def complete(draw: st.DrawFn) -> Instance:
        return instance(Picker(draw), things, ROOTS, known=True)

    return [data.draw(complete()) for _ in range(CASES)]


def truths_of(condition: Condition, step: Step, case: Instance) -> list[Truth]:
    """Its truth of each element that the step is judged of."""
    there = [target for target in Scene(case, TODAY).targets(step.each) if target.exists is Truth.TRUE]
    return [Truths(shared([condition])).of(condition)(target.scope) for target in there]


def outcomes_of(plan: Plan, step: Step, case: Instance) -> list[Outcome]:
    """The outcomes of that very version of the rule, of each element."""
    alone = of_steps(plan.ruleset, (step,))
    return [outcome for _, _, outcome in outcomes(alone, case, TODAY)]


@settings(max_examples=30)
@given(rulebooks(), st.data())
def test_a_rule_is_violated_in_some_case_or_in_none(rulebook: tuple[Things, str], data: st.DataObject) -> None:
    things, text = rulebook
    note(text)
    plan = plan_of(things.text(), text)
    steps = [step for step in plan.steps if step.window.holds_on(TODAY)]
    cases = complete_cases(data, things)
    for step in steps:
        world = World(plan.ruleset.vocabulary, TODAY, enough(violated=[step]))
        answer = solve(world, {"violated": world.violated(step)})
        note(f"{step.rule.name}: {answer}")
        if isinstance(answer, Found):
            assert Outcome.VIOLATED in outcomes_of(plan, step, answer.facts)
        if isinstance(answer, Proved):
            assert not any(Outcome.VIOLATED in outcomes_of(plan, step, case) for case in cases)


@settings(max_examples=30)
@given(rulebooks(), st.data())
def test_two_conditions_are_the_same_in_every_case_or_differ_in_one(
    rulebook: tuple[Things, str], data: st.DataObject
) -> None:
    things, text = rulebook
    note(text)
    plan = plan_of(things.text(), text)
    step = plan.steps[0]
    each = step.each.path if step.each else None
    a, b = step.applies, step.required[0]
    answer = equivalent(a, b, plan.ruleset.vocabulary, TODAY, each=each)
    note(str(answer))
    if isinstance(answer, Found):
        assert truths_of(a, step, answer.facts) != truths_of(b, step, answer.facts)
    if isinstance(answer, Proved):
        assert all(truths_of(a, step, case) == truths_of(b, step, case) for case in complete_cases(data, things))


@settings(max_examples=30)
@given(rulebooks(), st.data())
def test_what_cannot_be_so_together_is_so_together_in_no_case(
    rulebook: tuple[Things, str], data: st.DataObject
) -> None:
    things, text = rulebook
    note(text)
    plan = plan_of(things.text(), text)
    step = plan.steps[0]
    each = step.each.path if step.each else None
    told = impossible([step.applies], [step.required[0]], plan.ruleset.vocabulary, TODAY, each=each)
    seen = [
        pair
        for case in complete_cases(data, things)
        for pair in zip(truths_of(step.applies, step, case), truths_of(step.required[0], step, case), strict=True)
    ]
    if told:
        assert (Truth.TRUE, Truth.FALSE) not in seen


@settings(max_examples=30)
@given(rulebooks(), st.data())
def test_two_rules_mean_the_same_or_come_apart_in_a_case(rulebook: tuple[Things, str], data: st.DataObject) -> None:
    things, text = rulebook
    note(text)
    plan = plan_of(things.text(), text)
    for a, b in zip(plan.steps, plan.steps[1:], strict=False):
        answer = same_meaning(a, b, plan.ruleset.vocabulary, TODAY)
        note(str(answer))
        if isinstance(answer, Proved):
            for case in complete_cases(data, things):
                assert outcomes_of(plan, a, case) == outcomes_of(plan, b, case)
        told = same_meaning(a, a, plan.ruleset.vocabulary, TODAY)
        assert isinstance(told, Proved)
