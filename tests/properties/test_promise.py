"""Language.md, end of section 3: "a true or false answer survives everything that could still be learnt. Choose any one
claim for every disputed fact and any value for every unknown one: the answer stays. And a disputed answer is settled by
every choice of claims alone."
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hypothesis import given, note
from hypothesis import strategies as st

from lawcheck.facts.claim import Instance
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.plan.plan import Plan
from tests.properties.cases import cases, choices, learnt
from tests.properties.rulebooks import TODAY, rulebooks
from tests.properties.things import Things
from tests.rulesets import plan_of

VIOLATION_FALSE = (Outcome.COMPLIANT, Outcome.EXEMPT, Outcome.NOT_APPLICABLE, Outcome.NOT_IN_FORCE)
OPEN = (Outcome.DISPUTED, Outcome.UNDETERMINED)


@given(rulebooks(), st.data(), st.booleans())
def test_a_true_or_false_answer_survives_everything_that_could_still_be_learnt(
    rulebook: tuple[Things, str], data: st.DataObject, whole: bool
) -> None:
    things, text = rulebook
    note(text)
    plan = plan_of(things.text(), text)
    case = data.draw(cases(things))
    before = by_rule(plan, case)
    for _ in range(3):
        after = by_rule(plan, data.draw(learnt(things, case, whole)))
        for rule, found in before.items():
            for element, outcome in found.items():
                note(f"{rule} {element!r}: {outcome}, then {after[rule]}")
                if outcome is Outcome.VIOLATED:
                    assert after[rule][element] is Outcome.VIOLATED
                elif outcome in VIOLATION_FALSE:
                    assert all(o in VIOLATION_FALSE for o in of_element(element, found, after[rule]))


def of_element(element: str, before: Mapping[str, Outcome], after: Mapping[str, Outcome]) -> Iterable[Outcome]:
    """What became of an element; of those that may be missing, what became of every one that was not known."""
    if element:
        return [after[element]] if element in after else []
    return [outcome for name, outcome in after.items() if name == "" or name not in before]


@given(rulebooks(), st.data())
def test_a_disputed_answer_is_settled_by_every_choice_of_claims(
    rulebook: tuple[Things, str], data: st.DataObject
) -> None:
    things, text = rulebook
    note(text)
    plan = plan_of(things.text(), text)
    case = data.draw(cases(things))
    before = by_rule(plan, case)
    for _ in range(3):
        after = by_rule(plan, data.draw(choices(case)))
        for rule, found in before.items():
            for element, outcome in found.items():
                if outcome is Outcome.DISPUTED:
                    note(f"{rule} {element!r}: disputed, then {after[rule]}")
                    assert after[rule].get(element) not in OPEN


def by_rule(plan: Plan, case: Instance) -> dict[str, dict[str, Outcome]]:
    """Outcomes by rule and element."""
    found: dict[str, dict[str, Outcome]] = {}
    for rule, element, outcome in outcomes(plan, case, TODAY):
        assert element not in found.setdefault(rule, {}), f"{rule} has two findings for {element!r}"
        found[rule][element] = outcome
    return found
