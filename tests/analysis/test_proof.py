"""Rules that are written otherwise: proven to come to the same, or told apart by a case that the evaluator confirms."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from lawcheck import pipeline
from lawcheck.analysis.proof import SAME, Prover
from lawcheck.facts.belief import select
from lawcheck.facts.from_case import from_case
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.model.from_ast import rules_named
from lawcheck.mutation.draft import draft
from lawcheck.plan.from_model import of_steps, step_of
from lawcheck.plan.meaning import Verdict, judged_by, meaning
from lawcheck.plan.plan import Plan, Step
from lawcheck.span import InputFile
from lawcheck.syntax.parse import parse
from tests.mutation.small import HEAD, RULE, VOCABULARY
from tests.properties.cases import cases
from tests.properties.rulebooks import TODAY, rulebooks
from tests.properties.things import Things
from tests.rulesets import plan_of

OPEN = (Outcome.UNDETERMINED, Outcome.DISPUTED)


def asked(old: str, new: str, seconds: float = 20.0) -> tuple[Verdict, Plan]:
    """What the solver says of two rules, by all that stands below their citation."""
    before, after = (plan_of(VOCABULARY, f"{HEAD}{RULE}{body}") for body in (old, new))
    (was,), (now,) = before.steps, after.steps
    return judged_by(Prover(after.ruleset, date(2026, 11, 24), seconds), was, now), after


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # a part that another one says already
        ("  requires office.agreed\n", "  requires office.agreed or (office.agreed and office.informed)\n"),
        # what is required of those alone to which the rule applies
        (
            "  applies when office.agreed\n  requires office.informed\n",
            "  applies when office.agreed\n  requires office.informed or not office.agreed\n",
        ),
        # a boundary that the other one is within
        (
            "  for each c in cameras\n  requires c.seen more than 5 and c.seen at least 5\n",
            "  for each c in cameras\n  requires c.seen more than 5\n",
        ),
        ("  requires some c in cameras has c.covered\n", "  forbids every c in cameras has not c.covered\n"),
    ],
)
def test_what_means_the_same_is_proven(old: str, new: str) -> None:
    verdict, _ = asked(old, new)
    assert verdict == Verdict(True, SAME)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "  for each c in cameras\n  requires c.kept at most 72 hours\n",
            "  for each c in cameras\n  requires c.kept less than 72 hours\n",
        ),
        ("  requires office.agreed\n", "  requires office.agreed or office.informed\n"),
        (  # an exception that is law on some days only
            "  requires office.agreed\nexception e to r\n  cites act art 2\n  when office.informed\n",
            "  requires office.agreed\nexception e to r\n  cites act art 2\n  in force from 2030-01-01\n  when office.informed\n",
        ),
        (  # a deadline that has run out on some days only
            "  requires office.agreed\n  requires every c in cameras has c.asked_on within 10 days of c.set_up_on\n",
            "  requires office.agreed\n  requires every c in cameras has c.asked_on within 11 days of c.set_up_on\n",
        ),
    ],
)
def test_what_means_something_else_is_shown_by_a_case_file_that_both_judge_otherwise(old: str, new: str) -> None:
    verdict, after = asked(old, new)
    assert not verdict.same
    case, wrong = from_case(InputFile("a.yaml", verdict.case), after.ruleset.vocabulary)
    assert case is not None, wrong
    assert case.as_of is not None
    facts = select(case.facts, case.as_of)
    before = plan_of(VOCABULARY, f"{HEAD}{RULE}{old}")
    assert outcomes(before, facts, case.as_of) != outcomes(after, facts, case.as_of)
    assert verdict.why in case.title or verdict.why.startswith("a case in which it was ")


def test_the_same_to_who_knows_all_is_not_the_same_to_who_does_not() -> None:
    verdict, _ = asked(
        "  requires office.agreed or not office.agreed\n  requires office.informed\n", "  requires office.informed\n"
    )
    assert not verdict.same
    assert verdict.case == ""
    assert "wherever everything is known" in verdict.why


def test_what_takes_longer_than_there_is_time_is_not_settled() -> None:
    verdict, _ = asked(
        "  requires office.agreed\n", "  requires office.agreed or (office.agreed and office.informed)\n", 0.0
    )
    assert not verdict.same
    assert "not settled in" in verdict.why


def test_a_fact_that_is_gone_is_said_and_not_asked_about() -> None:
    words = VOCABULARY.replace("  informed:", "  told:")
    before = plan_of(VOCABULARY, f"{HEAD}{RULE}  requires office.informed\n")
    after = plan_of(words, f"{HEAD}{RULE}  requires office.told\n")
    verdict = judged_by(Prover(after.ruleset, date(2026, 11, 24), 20.0), before.steps[0], after.steps[0])
    assert not verdict.same
    assert "`office.informed`" in verdict.why


def of_a_rule(plan: Plan, step: Step, case: object) -> list[tuple[str, object]]:
    """Outcomes by element; that it is open counts as one outcome."""
    told = outcomes(of_steps(plan.ruleset, (step,)), case, TODAY)  # type: ignore[arg-type]
    return [(name, "open" if outcome in OPEN else outcome) for _, name, outcome in told]


@settings(max_examples=12, deadline=None)
@given(rulebooks(), st.data())
def test_what_is_proven_no_case_contradicts_be_it_known_in_part_or_whole(
    rulebook: tuple[Things, str], data: st.DataObject
) -> None:
    things, text = rulebook
    note(text)
    files = {"a.law": InputFile("a.law", things.text()), "b.law": InputFile("b.law", text)}
    plan = pipeline.compile_rules(tuple(files.values()))
    trees = [parse(file)[0] for file in files.values()]
    prover = Prover(plan.ruleset, TODAY, 3.0)
    told = [data.draw(cases(things)) for _ in range(8)]
    drafted = [(one, mutant) for one in draft(trees, files, plan.ruleset) if one.rules for mutant in one.mutants]
    chosen = data.draw(st.lists(st.sampled_from(drafted), min_size=1, max_size=3)) if drafted else []
    for one, mutant in chosen:
        name = mutant.span.file
        changed = {**files, name: InputFile(name, mutant.applied_to(files[name]))}
        new_trees = [parse(file)[0] for file in changed.values()]
        rules, wrong = rules_named((one.rules[0],), new_trees, plan.ruleset.vocabulary)
        old = [step for step in plan.steps if step.rule.name == one.rules[0]]
        if wrong or len(rules) != len(old):
            continue
        for was, now in zip(old, map(step_of, rules), strict=True):
            verdict = judged_by(prover, was, now) if meaning(was) != meaning(now) else Verdict()
            note(f"{mutant.what}: {verdict}")
            if verdict.same:
                for case in told:
                    assert of_a_rule(plan, was, case) == of_a_rule(plan, now, case)
