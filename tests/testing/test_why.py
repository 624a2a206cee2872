"""What explains a failed test: the smallest change, and the nearest test that comes to what it expects."""

from __future__ import annotations

import pytest

from lawcheck import pipeline
from lawcheck.facts.belief import select
from lawcheck.finding.evaluate import outcomes
from lawcheck.span import InputFile
from lawcheck.testing.answers import in_words
from lawcheck.testing.nearby import after
from lawcheck.testing.run import outcomes_differ, run
from lawcheck.testing.why import Why, why
from tests.report.conftest import DATA

HEAD = "- test: {}\n  rule: assessed\n  as_of: 2020-05-01\n  facts:\n    cameras: [{}]\n    assessment: {}\n  expect: {}\n"
GATE = "{name: gate, public: yes, mode: live}"
OTHER = HEAD.format("another", "{name: roof, public: no, mode: live}", "{done_on: 2020-03-01}", "not_applicable")


@pytest.fixture(scope="module")
def rules() -> pipeline.Rules:
    return pipeline.load_rules([DATA / "rules"])


def explained(rules: pipeline.Rules, cameras: str, assessment: str, expect: str) -> Why:
    text = HEAD.format("a", cameras, assessment, expect) + OTHER
    results = run([(InputFile("some_test.yaml", text), None)], rules.plan).results
    assert not results[0].passed
    told = why(results[0], rules.plan, results)
    if told.changes is not None:  # whatever is said, it has to be true
        test = results[0].test
        facts = after(select(test.facts, test.day), told.changes)
        now = [(name, outcome) for _, name, outcome in outcomes(rules.plan, facts, test.day, only=(test.rule or "",))]
        assert not list(outcomes_differ(test, now))
    return told


@pytest.mark.parametrize(
    ("assessment", "expect", "changes"),
    [
        ("{done_on: 2020-03-01, opinion: rejected}", "compliant", ["assessment.opinion: approved"]),
        ("{done_on: 2020-03-01, opinion: approved}", "undetermined", ["assessment.done_on: not known"]),
        ("{done_on: 2020-03-01, opinion: approved}", "not_applicable", ["cameras.gate.mode: plain"]),
    ],
)
def test_one_fact_that_would_have_to_be_otherwise_is_found(
    rules: pipeline.Rules, assessment: str, expect: str, changes: list[str]
) -> None:
    told = explained(rules, GATE, assessment, expect)

    assert told.changes is not None
    assert [in_words(change) for change in told.changes] == changes
    assert told.is_smallest


def test_where_one_fact_is_not_enough_as_few_as_do_are_named(rules: pipeline.Rules) -> None:
    told = explained(
        rules, "{name: gate, public: yes, mode: plain}", "{done_on: 2020-03-01, opinion: approved}", "violated"
    )

    assert told.changes is not None
    assert len(told.changes) == 2
    assert told.is_smallest


def test_the_nearest_test_that_comes_to_what_is_expected_is_named_with_all_that_differs(
    rules: pipeline.Rules,
) -> None:
    told = explained(rules, GATE, "{done_on: 2020-03-01}", "not_applicable")

    assert told.nearest is not None
    assert told.nearest.test.title == "another"
    (difference,) = told.nearest.differences
    assert (difference.fact, difference.here, difference.there) == ("cameras.gate.public", "yes", "no")


def test_of_a_thing_that_is_not_there_nothing_is_made_up(rules: pipeline.Rules) -> None:
    told = explained(rules, GATE, "{done_on: 2020-03-01}", "{roof: violated}")

    assert told.changes is None
