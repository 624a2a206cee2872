"""A justification holds what decided: nothing that it does not name can matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given, note
from hypothesis import strategies as st

from lawcheck.facts.claim import Claim, Instance, Items
from lawcheck.finding.evaluate import judge
from lawcheck.finding.finding import Finding, Outcome, Reason
from lawcheck.model.ruleset import Rule
from lawcheck.span import Span
from tests.properties.cases import cases
from tests.properties.rulebooks import TODAY, rulebooks
from tests.properties.things import Things
from tests.rulesets import plan_of

OPEN = (Outcome.DISPUTED, Outcome.UNDETERMINED)


@given(rulebooks(), st.data())
def test_what_the_justification_does_not_name_does_not_matter(
    rulebook: tuple[Things, str], data: st.DataObject
) -> None:
    things, text = rulebook
    note(text)
    plan = plan_of(things.text(), text)
    case = data.draw(cases(things))
    for finding in judge(plan, case, TODAY):
        if finding.outcome in OPEN:
            continue
        kept = only(case, {claim.span for claim in (*claims_of(finding), *claims_of_each(finding.rule, case))})
        note(f"{finding.rule.name} {finding.element!r}: {finding.outcome} on {kept}")
        again = judge(plan, kept, TODAY, only=[finding.rule.name])
        assert [finding.outcome] == [f.outcome for f in again if f.element == finding.element]


@given(rulebooks(), st.data())
def test_an_open_finding_says_what_is_missing_or_due_or_in_dispute(
    rulebook: tuple[Things, str], data: st.DataObject
) -> None:
    things, text = rulebook
    note(text)
    plan = plan_of(things.text(), text)
    case = data.draw(cases(things))
    for finding in judge(plan, case, TODAY):
        if finding.outcome is Outcome.UNDETERMINED:
            assert finding.missing or finding.due_on
        else:
            assert not finding.missing
        if finding.outcome is Outcome.DISPUTED:
            assert finding.disputed
        if finding.due_on:
            assert finding.outcome is Outcome.UNDETERMINED
            assert finding.due_on >= TODAY


def claims_of(finding: Finding) -> Iterator[Claim]:
    """Every claim that the justification rests on."""

    def below(reason: Reason) -> Iterator[Claim]:
        for fact in reason.evidence:
            yield from fact.claims
        for child in reason.children:
            yield from below(child)

    for reason in finding.reasons:
        yield from below(reason)


def claims_of_each(rule: Rule, facts: Instance) -> Iterator[Claim]:
    """The claims about the list of a `for each`, and about what it stands in: without them there is no element."""
    here = [facts] if rule.each else []
    for name in rule.each.list.path if rule.each else ():
        claims = [claim for entity in here for claim in entity.facts.get(name, ())]
        yield from claims
        here = [claim.value for claim in claims if isinstance(claim.value, Instance)]


def only(facts: Instance, named: set[Span]) -> Instance:
    """The facts without the claims that are not named, unless something named stands within them.

    Of several claims about an entity or a list, all stay with the one that does: they matter by what they lack. A list
    keeps its elements, so that they have the same names.
    """
    made: dict[str, tuple[Claim, ...]] = {}
    for name, claims in facts.facts.items():
        kept = [prune(claim, named) for claim in claims]
        if any(keep for _, keep in kept):
            made[name] = tuple(c for c, keep in kept if keep or isinstance(c.value, Instance | Items))
    return replace(facts, facts=made)


def prune(claim: Claim, named: set[Span]) -> tuple[Claim, bool]:
    """The claim with what is kept within it, and whether it is to be kept itself."""
    keep = claim.span in named
    if isinstance(claim.value, Instance):
        inner = only(claim.value, named)
        return replace(claim, value=inner), keep or bool(inner.facts)
    if isinstance(claim.value, Items):
        elements = [prune(element, named) for element in claim.value.elements]
        kept = Items(tuple(element for element, _ in elements), claim.value.incomplete)
        return replace(claim, value=kept), keep or any(within for _, within in elements)
    return claim, keep
