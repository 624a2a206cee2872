"""What is missing from an undetermined finding: exactly what can still decide it, by every way of finding out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

from hypothesis import given, note, settings
from hypothesis import strategies as st

from lawcheck.analysis.exact import exactly
from lawcheck.facts.claim import Claim, Instance
from lawcheck.finding.evaluate import judge, outcomes
from lawcheck.finding.finding import Exact, Finding, Outcome
from lawcheck.plan.plan import Plan
from lawcheck.values import Value
from tests.analysis.test_repair import HEAD, VOCABULARY, rule
from tests.rulesets import plan_of

TODAY = date(2020, 3, 1)
FLAGS = ("a", "b", "c", "d")
FACTS = 'vocabulary flags "Flags"\nentity plan "Plan"\n' + "".join(f'  {flag}: yes/no "{flag}?"\n' for flag in FLAGS)
CONDITIONS = st.recursive(
    st.sampled_from([f"plan.{flag}" for flag in FLAGS]),
    lambda inner: st.one_of(
        st.builds("not ({})".format, inner),
        st.builds("({}) and ({})".format, inner, inner),
        st.builds("({}) or ({})".format, inner, inner),
    ),
    max_leaves=6,
)


def case_of(answers: dict[str, bool]) -> Instance:
    """A case that says this of the plan."""
    return Instance({"plan": (Claim(Instance({name: (Claim(yes),) for name, yes in answers.items()})),)})


def ways(known: dict[str, bool]) -> Iterator[dict[str, bool]]:
    """All ways in which the rest could turn out."""
    open_ = [flag for flag in FLAGS if flag not in known]
    for values in product((False, True), repeat=len(open_)):
        yield {**known, **dict(zip(open_, values, strict=True))}


def violated(plan: Plan, answers: dict[str, bool]) -> bool:
    """Whether the only rule is violated."""
    return outcomes(plan, case_of(answers), TODAY)[0][2] is Outcome.VIOLATED


@settings(max_examples=150)
@given(CONDITIONS, CONDITIONS, st.dictionaries(st.sampled_from(FLAGS), st.booleans()))
def test_what_is_missing_is_what_can_decide_by_all_ways_that_there_are(
    duty: str, applies: str, known: dict[str, bool]
) -> None:
    note(f"{duty} where {applies}, {known}")
    plan = plan_of(FACTS, HEAD.replace("things", "flags") + rule("one", duty, applies))
    facts = case_of(known)
    (finding,) = exactly(plan, judge(plan, facts, TODAY), facts, TODAY, seconds=10)
    if finding.outcome is not Outcome.UNDETERMINED:
        assert finding.exact is None
        return
    told = {violated(plan, way) for way in ways(known)}
    deciding = {
        flag
        for flag in FLAGS
        if flag not in known
        and any(violated(plan, {**way, flag: True}) != violated(plan, {**way, flag: False}) for way in ways(known))
    }
    assert {evidence.path for evidence in finding.missing} == {("plan", flag) for flag in deciding}
    anyway = {(True,): Exact.VIOLATED_ANYWAY, (False,): Exact.NOT_VIOLATED_ANYWAY}
    assert finding.exact is anyway.get(tuple(told), Exact.EXACT)


def sharpened(duty: str, seconds: float = 10, **said: Value) -> tuple[Finding, Finding]:
    """The finding of a rule with that duty as the evaluator has it, and as the solver does."""
    plan = plan_of(VOCABULARY, HEAD + rule("one", duty))
    facts = Instance({"plan": (Claim(Instance({name: (Claim(value),) for name, value in said.items()})),)})
    (before,) = judge(plan, facts, TODAY)
    (after,) = exactly(plan, (before,), facts, TODAY, seconds=seconds)
    return before, after


def test_without_time_what_is_missing_stays_and_is_said_not_to_be_settled() -> None:
    before, after = sharpened("plan.live or not plan.live", seconds=0)
    assert (after.exact, after.missing) == (Exact.NOT_SETTLED, before.missing)
    assert before.missing


def test_a_fact_that_drops_out_is_no_longer_missing() -> None:
    before, after = sharpened("(plan.live or not plan.live) and plan.cameras at most 3")
    assert [evidence.path[-1] for evidence in before.missing] == ["live", "cameras"]
    assert ([evidence.path[-1] for evidence in after.missing], after.exact) == (["cameras"], Exact.EXACT)
