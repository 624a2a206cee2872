"""What the solver proves that no test can show: found where it is, and no case against it."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from lawcheck.testing.coverage import as_text
from lawcheck.testing.coverage.coverage import Folding
from lawcheck.testing.coverage.impossible import Proven
from lawcheck.testing.coverage.places import Place
from lawcheck.values import Truth
from tests.properties.cases import cases
from tests.properties.rulebooks import TODAY, rulebooks
from tests.properties.things import Things
from tests.rulesets import plan_of
from tests.testing.coverage.test_shown import BOOK, DAY, VOCABULARY

TEXT = 'rule one "One"\n  cites i art 1\n{}'


def never(body: str) -> set[tuple[str, Truth]]:
    """Each place by its text, with the truth in which nothing can show it."""
    text = BOOK + TEXT.format(body)
    plan = plan_of(VOCABULARY, text)
    folding = Folding(plan)
    places = [place for version in folding.versions for place in version.places]
    told = Proven(folding, places, DAY, 20.0)
    return {
        (text[place.span.start : place.span.end], truth)
        for place in places
        for truth in (Truth.TRUE, Truth.FALSE)
        if told(place, truth) is not None
    }


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("  requires thing.a and thing.b\n", set()),
        # what is not none by the first duty can never save the second one
        (
            "  requires thing.on is not none\n  requires thing.on is none or thing.on before thing.from_\n",
            {("thing.on is none", Truth.TRUE)},
        ),
        # b decides nothing where a is needed and enough
        (
            "  requires thing.a or (thing.a and thing.b)\n",
            {("thing.b", Truth.TRUE), ("thing.b", Truth.FALSE)},
        ),
        # what is asked when the rule applies is met whenever it applies
        (
            "  applies when thing.a\n  requires thing.b\n  requires thing.a or thing.c\n",
            {
                ("requires thing.a or thing.c", Truth.FALSE),
                ("thing.c", Truth.TRUE),
                ("thing.c", Truth.FALSE),
            },
        ),
        # in a list: each part by itself, with the others as they are
        ("  requires some p in parts has p.x and not p.y\n", set()),
        (
            "  for each p in parts\n  requires some q in parts has q.x and q.y\n  requires p.y\n",
            set(),
        ),
        (
            "  requires some p in parts has p.x or (p.x and p.y)\n",
            {("p.y", Truth.TRUE), ("p.y", Truth.FALSE)},
        ),
        # a day decides on some days, whichever today is
        ("  requires thing.on before today\n", set()),
        (
            "  requires thing.a\nexception e to one\n  cites i art 2\n  in force from 2010-01-01\n  when thing.b\n",
            set(),
        ),
    ],
)
def test_what_can_never_decide_is_told_from_what_no_test_has_shown_yet(
    body: str, expected: set[tuple[str, Truth]]
) -> None:
    found = never(body)
    assert {one for one in found if "else" not in one[0]} == expected


def test_an_exception_that_never_meets_its_rule_is_not_asked_for() -> None:
    body = "  applies when thing.a\n  requires thing.c\nexception e to one\n  cites i art 2\n  when not thing.a\n"
    assert any(text.startswith("exception e") and truth is Truth.TRUE for text, truth in never(body))


def test_what_is_proven_is_told_apart_and_does_not_count_as_missing() -> None:
    plan = plan_of(VOCABULARY, BOOK + TEXT.format("  requires thing.a or (thing.a and thing.b)\n"))
    folding = Folding(plan)
    places = [place for version in folding.versions for place in version.places]
    coverage = folding.coverage(Proven(folding, places, DAY, 20.0))
    told = as_text.render(coverage, plan.ruleset, {}, missing=True, width=200, colour=False)
    assert "2 ways that no case can show are not asked for" in told
    assert "not asked for: no case lets it decide so" in told
    assert [one.missing for one in coverage.places].count(()) == 1


def test_without_time_nothing_is_claimed() -> None:
    plan = plan_of(VOCABULARY, BOOK + TEXT.format("  requires thing.a or (thing.a and thing.b)\n"))
    folding = Folding(plan)
    places = [place for version in folding.versions for place in version.places]
    assert {Proven(folding, places, DAY, 0.0)(place, truth) for place, truth in product(places, Truth)} == {None}


@settings(max_examples=12, deadline=None)
@given(rulebooks(), st.data())
def test_no_case_shows_what_is_proven_that_none_can(rulebook: tuple[Things, str], data: st.DataObject) -> None:
    things, text = rulebook
    note(text)
    plan = plan_of(things.text(), text)
    folding = Folding(plan)
    told = [data.draw(cases(things)) for _ in range(8)]
    shown: set[tuple[Place, Truth]] = set()
    for name, case in product({step.rule.name for step in plan.steps}, told):
        shown |= folding.shows(name, case, TODAY)
    proven = Proven(folding, [place for place, _ in shown], TODAY, 3.0)
    for place, truth in sorted(shown, key=lambda one: (one[0].span, one[1]))[:12]:
        assert proven(place, truth) is None, (place, truth)
