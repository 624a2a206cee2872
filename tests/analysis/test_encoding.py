"""The solver's formulas say of any case what the evaluator says, also where facts are unknown or disputed."""

from __future__ import annotations

from hypothesis import given, note
from hypothesis import strategies as st

from lawcheck.analysis.calendar import Calendar
from lawcheck.analysis.encode import Encoder
from lawcheck.analysis.given import Given, Reading
from lawcheck.analysis.symbol import Texts
from lawcheck.finding.judged import Scene
from lawcheck.finding.truths import Truths
from tests.properties.cases import cases
from tests.properties.rulebooks import TODAY, rulebooks
from tests.properties.things import Things
from tests.rulesets import plan_of


@given(rulebooks(), st.data())
def test_formulas_over_a_given_case_fold_to_the_truth_that_the_evaluator_finds(
    rulebook: tuple[Things, str], data: st.DataObject
) -> None:
    things, text = rulebook
    note(text)
    plan = plan_of(things.text(), text)
    for _ in range(3):
        case = data.draw(cases(things))
        scene, truths = Scene(case, TODAY), Truths(plan.sharing)
        reading = Reading(plan.ruleset.vocabulary, Texts())
        encoder = Encoder(Given(reading, case, (), ()), TODAY, Calendar(), reading.texts, plan.sharing)
        for step in plan.steps:
            for target in scene.targets(step.each):
                bounds = [scope.bound for scope in target.scope.levels[1:]]
                places = tuple(Given(reading, e.instance, e.path, e.pattern) for e in bounds)
                for condition in (step.applies, step.excused, *step.required):
                    truth = truths.of(condition)(target.scope)
                    told = encoder.truth(condition, places)
                    note(f"{condition}\n{truth.word}: {told}")
                    assert told == (not truth & 0b010, not truth & 0b001)
