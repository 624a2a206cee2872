"""Whatever a rulebook and a case look like, what they come to can be told, in words, and no fact is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, note
from hypothesis import strategies as st

from lawcheck.finding.evaluate import judge
from lawcheck.finding.finding import Evidence, Reason
from lawcheck.report.from_findings import Words, finding_report
from lawcheck.report.report import FactLine
from lawcheck.report.trees import Branch, grow
from lawcheck.span import InputFile
from tests.properties.cases import cases
from tests.properties.rulebooks import TODAY, rulebooks
from tests.properties.things import Things
from tests.rulesets import plan_of


@given(rulebooks(), st.data())
def test_every_justification_can_be_told_with_all_its_facts(
    rulebook: tuple[Things, str], data: st.DataObject
) -> None:
    things, text = rulebook
    note(text)
    plan = plan_of(things.text(), text)
    facts = data.draw(cases(things))
    findings = judge(plan, facts, TODAY)

    files = {f"{number}.law": InputFile(f"{number}.law", one) for number, one in enumerate((things.text(), text))}
    words = Words(plan.ruleset, files, TODAY, data.draw(st.sampled_from(["en", "sr", "sr-Latn"])), facts=facts)
    told = [finding_report(finding, words) for finding in findings]
    forest = grow(told)

    for finding, trees in zip(findings, forest.trees, strict=True):
        looked_at = {
            words.fact_line(evidence).question for reason in finding.reasons for evidence in _evidence(reason)
        }
        shown = {fact.question for branch in trees for fact in _facts(branch, forest.steps)}
        assert shown == looked_at


def _evidence(reason: Reason) -> Iterator[Evidence]:
    yield from reason.evidence
    for child in reason.children:
        yield from _evidence(child)


def _facts(branch: Branch, steps: tuple[Branch, ...]) -> Iterator[FactLine]:
    there = steps[branch.step - 1] if branch.step else branch
    yield from there.facts
    for inner in there.branches:
        yield from _facts(inner, steps)
