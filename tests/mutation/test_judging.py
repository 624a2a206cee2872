"""The four bins, and what counts as a test that notices."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawcheck import pipeline
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.mutation.draft import draft
from lawcheck.mutation.judge import Bench
from lawcheck.mutation.mutant import Bin, Judgement, Operator
from lawcheck.mutation.score import Score, by_rulebook, fallen, record, score, survivors
from lawcheck.plan.meaning import Verdict
from lawcheck.plan.plan import Step
from lawcheck.span import InputFile
from lawcheck.syntax.parse import parse
from tests.mutation.small import RULE, bench, judged
from tests.properties.cases import cases
from tests.properties.rulebooks import TODAY, rulebooks
from tests.properties.things import Things

KEPT = f"""{RULE}  for each c in cameras
  requires c.kept at most 72 hours
"""


def test_of(name: str, kept: str, expect: str) -> str:
    return f"""
- test: {name}
  rule: r
  as_of: 2020-05-01
  facts: {{cameras: [{{name: a, kept: {kept}}}]}}
  expect: {expect}
"""


test_of.__test__ = False  # type: ignore[attr-defined]
ON_TIME, LATE = test_of("on the last hour", "72 hours", "compliant"), test_of("too late", "73 hours", "violated")


def bins(found: list[Judgement], operator: Operator) -> list[Bin]:
    return [one.bin for one in found if one.mutant.operator is operator]


def test_a_boundary_is_noticed_by_a_test_that_stands_on_it() -> None:
    assert bins(judged(bench(KEPT, LATE)), Operator.BOUNDARY) == [Bin.SURVIVED]
    (killed,) = (one for one in judged(bench(KEPT, LATE + ON_TIME)) if one.mutant.operator is Operator.BOUNDARY)

    assert (killed.bin, killed.why) == (Bin.KILLED, "small_test.yaml: on the last hour")


def test_a_rule_without_tests_survives_every_change() -> None:
    found = [one for one in judged(bench(KEPT)) if one.mutant.statement == "small.r"]

    assert {one.bin for one in found} == {Bin.SURVIVED, Bin.INVALID}
    assert {one.tests for one in found} == {0}


def test_what_is_no_rule_any_more_says_why() -> None:
    (one,) = (one for one in judged(bench(KEPT)) if one.mutant.operator is Operator.DROP_CLAUSE)

    assert (one.bin, one.why) == (
        Bin.INVALID,
        "rule-without-duty: the rule `r` requires and forbids nothing",
    )


def test_hours_that_end_on_the_same_day_are_the_same() -> None:
    rules = f"{RULE}  requires every c in cameras has c.asked_on within 72 hours of c.set_up_on\n"
    found = [one for one in judged(bench(rules)) if one.mutant.operator is Operator.BY_ONE]

    assert [(one.mutant.text, one.bin) for one in found] == [
        ("73 hours", Bin.SURVIVED),
        ("71 hours", Bin.EQUIVALENT),
    ]


def test_a_time_in_force_that_the_instrument_narrows_is_the_same() -> None:
    found = [
        one
        for one in judged(bench(f"{RULE}  in force from 2019-01-01\n  requires office.agreed\n"))
        if one.mutant.statement == "small.r" and one.mutant.operator is Operator.IN_FORCE
    ]

    assert [(one.mutant.text, one.bin) for one in found] == [
        ("2019-01-02", Bin.SURVIVED),
        ("2018-12-31", Bin.EQUIVALENT),
        ("", Bin.EQUIVALENT),
    ]


def test_a_definition_that_no_rule_uses_changes_nothing() -> None:
    found = judged(bench(f"{RULE}  requires office.agreed\ndefine idle as office.informed\n"))

    assert {one.why for one in found if one.mutant.statement == "small.idle"} == {"no rule uses it"}


def test_a_definition_is_judged_by_the_tests_of_the_rules_that_use_it() -> None:
    rules = f"{RULE}  requires fine\ndefine fine as office.agreed\n"
    test = "- {test: agreed, rule: r, as_of: 2020-05-01, facts: {office: {agreed: yes}}, expect: compliant}"
    found = [one for one in judged(bench(rules, test)) if one.mutant.statement == "small.fine"]

    assert {one.rules for one in found} == {("small.r",)}
    assert bins(found, Operator.NEGATE) == [Bin.KILLED]


def test_the_verdict_of_a_whole_case_is_a_test_of_its_rules() -> None:
    on = bench(
        f"{RULE}  requires office.agreed\n",
        "- {test: t, rule: r, as_of: 2020-05-01, facts: {office: {agreed: yes}}, expect: compliant}",
    )
    (test,) = on.tests
    whole = Bench(on.files, on.trees, on.plan, [replace(test, rule=None)])

    assert bins(judged(whole), Operator.NEGATE) == [Bin.KILLED]


def test_somebody_who_knows_better_can_say_that_it_means_the_same() -> None:
    def knows(old: Step, new: Step) -> Verdict:
        return Verdict(True, "the solver found no case in which they differ")

    found = judged(bench(KEPT, LATE, knows))

    assert bins(found, Operator.BOUNDARY) == [Bin.EQUIVALENT]
    assert bins(found, Operator.BY_ONE) == [Bin.KILLED, Bin.EQUIVALENT]


def test_a_survivor_comes_with_a_case_that_tells_it_from_the_rule() -> None:
    (one,) = (one for one in judged(bench(KEPT, LATE, suggest=True)) if one.mutant.operator is Operator.BOUNDARY)

    assert one.near is not None
    assert [str(change) for change in one.near.changes] == ["cameras.kept: 3 days"]
    assert (one.near.rule, one.near.mutant) == ((Outcome.COMPLIANT,), (Outcome.VIOLATED,))


def test_the_score_counts_only_what_a_test_could_notice() -> None:
    found = judged(bench(KEPT, LATE))
    counts = Counter(one.bin for one in found)
    whole = score(found)

    assert (whole.killed, whole.of) == (counts[Bin.KILLED], counts[Bin.KILLED] + counts[Bin.SURVIVED])
    assert by_rulebook(found) == {"small": whole}
    assert [one.mutant.operator for one in survivors(found)][:2] == [Operator.BY_ONE, Operator.BOUNDARY]


def test_a_smaller_fraction_is_a_fall_and_more_mutants_of_the_same_are_none() -> None:
    before = {"small": (9, 10), "gone": (1, 1)}

    assert fallen(before, {"small": (18, 20)}) == ()
    assert fallen(before, {"small": (17, 19)}) == ("small: 17 of 19, and it was 9 of 10",)
    assert record(judged(bench(KEPT, LATE))) == {
        "small": (score(judged(bench(KEPT, LATE))).killed, score(judged(bench(KEPT, LATE))).of)
    }
    assert str(Score({Bin.KILLED: 1999, Bin.SURVIVED: 1})) == "1,999 of 2,000"


@settings(max_examples=25)
@given(rulebooks(), st.data())
def test_what_counts_as_the_same_comes_to_the_same_and_what_counts_as_invalid_is_refused(
    rulebook: tuple[Things, str], data: st.DataObject
) -> None:
    things, text = rulebook
    files = {"a.law": InputFile("a.law", things.text()), "b.law": InputFile("b.law", text)}
    plan = pipeline.compile_rules(tuple(files.values()))
    on = Bench(files, [parse(file)[0] for file in files.values()], plan, [])
    told = [data.draw(cases(things)) for _ in range(3)]
    for one in (one for each in draft(on.trees, files, plan.ruleset) for one in on.judge(each)):
        name = one.mutant.span.file
        changed = {**files, name: InputFile(name, one.mutant.applied_to(files[name]))}
        if one.bin is Bin.INVALID:
            with pytest.raises(pipeline.Refused):
                pipeline.compile_rules(tuple(changed.values()))
        elif one.bin is Bin.EQUIVALENT:
            other = pipeline.compile_rules(tuple(changed.values()))
            for case in told:
                assert outcomes(other, case, TODAY) == outcomes(plan, case, TODAY), one
