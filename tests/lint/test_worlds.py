"""What can never be: by hand, and against the judge on generated rules and cases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, note
from hypothesis import strategies as st
from ruamel.yaml import YAML

from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.lint.known import known_if, path_of
from lawcheck.lint.worlds import can_be, never, together
from lawcheck.model.condition import Condition, FactTerm, Not
from lawcheck.model.vocabulary import Date
from lawcheck.span import Span
from tests.lint.examples import example, law_of
from tests.properties.cases import cases
from tests.properties.rulebooks import TODAY, rulebooks
from tests.properties.things import Things
from tests.rulesets import plan_of

TABLE: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).with_name("worlds.yaml"))


def condition(text: str) -> Condition:
    """The condition of a definition."""
    (found,) = law_of(example(f"define x as {text}")).definitions
    return found.definition.condition


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["condition"])
def test_what_a_condition_can_come_to(row: dict[str, Any]) -> None:
    found = [truth for truth in (True, False) if can_be(condition(row["condition"]), truth)]

    assert found == row["can_be"]


@given(rulebooks(), st.data())
def test_what_can_never_be_never_is(rulebook: tuple[Things, str], data: st.DataObject) -> None:
    things, text = rulebook
    note(text)
    plan = plan_of(things.text(), text)
    impossible = set()
    for step in plan.steps:
        broken = Not(together(*step.required), step.rule.span)
        if never(step.applies, broken, Not(step.excused, step.rule.span)):
            impossible.add(step.rule.name)
    for _ in range(6 if impossible else 0):
        case = data.draw(cases(things))
        for rule, _, outcome in outcomes(plan, case, TODAY):
            assert not (rule in impossible and outcome is Outcome.VIOLATED)


def test_a_search_that_takes_too_long_claims_nothing() -> None:
    many = [f"(count of c in cameras where c.keeps is {n} days) at least 1" for n in range(30)]
    pairs = [f"({one} or {other})" for one, other in zip(many[::2], many[1::2], strict=True)]
    hopeless = "assessment.approved and not assessment.approved"

    assert not can_be(condition(hopeless), True)
    assert can_be(condition(" and ".join([*pairs, f"({hopeless})"])), True)


@pytest.mark.parametrize(
    ("text", "truth", "known"),
    [
        ("assessment.done_on is none", True, ["assessment.done_on"]),
        ("assessment.approved and assessment.done_on is none", True, ["assessment.approved", "assessment.done_on"]),
        ("assessment.approved and assessment.done_on is none", False, []),
        ("assessment.approved or assessment.done_on is none", False, ["assessment.approved", "assessment.done_on"]),
        (
            "not (assessment.approved or assessment.opinion is pending)",
            True,
            ["assessment.approved", "assessment.opinion"],
        ),
        (
            "assessment.done_on + 3 days before court_order.issued_on",
            False,
            ["assessment.done_on", "court_order.issued_on"],
        ),
    ],
)
def test_what_is_known_where_a_condition_has_come_out(text: str, truth: bool, known: list[str]) -> None:
    found = known_if(condition(text), truth)

    assert sorted(".".join(path) for _, path in found) == known


def test_a_fact_is_known_by_its_variable_and_its_path() -> None:
    fact = FactTerm(0, ("dpia", "done_on"), Date(), "p.dpia.done_on", Span("", 0, 0))

    assert path_of(fact) == (0, ("dpia", "done_on"))
