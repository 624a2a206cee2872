"""What can still decide a finding: exactly that, held against every way of finding out that is tried."""

from __future__ import annotations

from hypothesis import given, note, settings
from hypothesis import strategies as st

from lawcheck.analysis.what_if import WhatIf, what_if
from lawcheck.facts.claim import Claim, Content, Instance, Items
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.finding.judged import Scene
from lawcheck.model.vocabulary import Date, DurationType, Number, YesNo
from lawcheck.plan.from_model import of_steps
from lawcheck.plan.plan import Plan, Step
from lawcheck.report.changes import with_fact
from lawcheck.values import Truth
from tests.analysis.test_repair import HEAD, VOCABULARY, rule
from tests.properties.cases import SCALARS, cases, learnt
from tests.properties.rulebooks import TODAY, rulebooks
from tests.properties.things import Things
from tests.rulesets import plan_of

OPEN = (Outcome.UNDETERMINED, Outcome.DISPUTED)


def outcomes_of(plan: Plan, step: Step, facts: Instance) -> dict[str, Outcome]:
    """Of that version of the rule, by the name of the element."""
    return {name: outcome for _, name, outcome in outcomes(of_steps(plan.ruleset, (step,)), facts, TODAY)}


@settings(max_examples=40)
@given(rulebooks(), st.data())
def test_what_cannot_decide_changes_nothing_and_what_is_settled_stays(
    rulebook: tuple[Things, str], data: st.DataObject
) -> None:
    things, text = rulebook
    note(text)
    plan = plan_of(things.text(), text)
    facts = data.draw(cases(things))
    for step in (step for step in plan.steps if step.window.holds_on(TODAY)):
        now = outcomes_of(plan, step, facts)
        for target in Scene(facts, TODAY).targets(step.each):
            if target.exists is not Truth.TRUE or now[target.name] not in OPEN:
                continue
            told = what_if(plan, facts, TODAY, step, target)
            note(f"{step.rule.name} {target.name}: {told}")
            for _ in range(4):
                whole = data.draw(learnt(things, facts, whole=True))
                found = outcomes_of(plan, step, whole).get(target.name)
                if told.settled is not None and not told.bounded:
                    assert (found is Outcome.VIOLATED) == told.settled
                for path, values in unknown_facts(plan, facts):
                    if told.settled is None and told.complete and path not in told.deciding:
                        value = data.draw(st.sampled_from(values))
                        other = outcomes_of(plan, step, with_fact(whole, path, value)).get(target.name)
                        assert (found is Outcome.VIOLATED) == (other is Outcome.VIOLATED)


def unknown_facts(plan: Plan, facts: Instance) -> list[tuple[tuple[str, ...], list[Content]]]:
    """Plain facts of the plan, and of listed things, that the case says nothing of; with values that they may have."""
    kinds = {YesNo: "yes/no", Number: "number", Date: "date", DurationType: "duration"}
    found = []

    def below(inner: Content, path: tuple[str, ...], pattern: tuple[str, ...]) -> None:
        fact = plan.ruleset.vocabulary.fact(pattern)
        assert fact is not None
        for name, own in plan.ruleset.vocabulary.facts_of(fact.type).items():
            if isinstance(inner, Instance) and not inner.facts.get(name) and type(own.type) in kinds:
                found.append(((*path, name), list(SCALARS[kinds[type(own.type)]])))

    for root, claims in facts.facts.items():
        if len(claims) == 1 and isinstance(claims[0].value, Instance):
            below(claims[0].value, (root,), (root,))
        elif len(claims) == 1 and isinstance(claims[0].value, Items):
            for number, element in enumerate(claims[0].value.elements, 1):
                assert isinstance(element.value, Instance)
                below(element.value, (root, element.value.name or f"#{number}"), (root,))
    return found


# ── by hand ────────────────────────────────────────────────────────────────────────────────────────────────


def asked(duty: str, applies: str = "", **said: Content) -> WhatIf:
    """What can still decide a rule with that duty, where these facts of the plan are known."""
    plan = plan_of(VOCABULARY, HEAD + rule("one", duty, applies))
    case = Instance({"plan": (Claim(Instance({name: (Claim(value),) for name, value in said.items()})),)})
    (target,) = Scene(case, TODAY).targets(None)
    return what_if(plan, case, TODAY, plan.steps[0], target)


def test_what_is_so_either_way_turns_on_nothing() -> None:
    assert asked("plan.live or not plan.live").settled is False
    assert asked("plan.live and not plan.live").settled is True


def test_a_fact_that_drops_out_is_not_named() -> None:
    told = asked("(plan.live or not plan.live) and plan.paper.signed")
    assert told.settled is None
    assert told.deciding == (("plan", "paper"), ("plan", "paper", "signed"))


def test_the_answers_that_settle_it_are_as_few_as_can_be() -> None:
    told = asked("plan.cameras at most 3 or plan.live", applies="plan.kept_for more than 2 days")
    assert {answer.path[-1] for answer in told.violated_if} == {"cameras", "live", "kept_for"}
    assert len(told.cleared_if) == 1
