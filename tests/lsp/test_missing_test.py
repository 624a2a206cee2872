"""A draft of a test asks for every fact that the rule reads, and is a test as soon as it has a name."""

from datetime import date

from lawcheck.finding.finding import Outcome
from lawcheck.lsp.missing_test import draft, missing_tests, unshown
from lawcheck.lsp.workspace import Workspace
from lawcheck.span import InputFile
from lawcheck.testing.from_file import tests_in
from tests.lsp.small import FILES, RULES, file_named, workspace

TODAY = date(2026, 11, 24)
SMALL = workspace()
TEXTS = {name: InputFile(name, text) for name, text in FILES.items()}
(RULE,) = SMALL.law.ruleset.rules


def test_the_draft_asks_for_what_the_rule_reads() -> None:
    assert draft(RULE, Outcome.VIOLATED, SMALL.law.ruleset.vocabulary, TODAY) == (
        "- test:\n"
        "  rule: rs.law.assessed_before\n"
        "  as_of: 2026-11-24\n"
        "  facts:\n"
        "    processings:\n"
        "      - mode: unknown   # one of plain_video, live_matching: What is done?\n"
        "        dpia:\n"
        "          done_on: unknown   # date: When was it finished?\n"
        "          opinion: unknown   # one of pending, negative, positive: What is the opinion?\n"
        "        databases:\n"
        "          - citizens: unknown   # yes/no: Does it hold ordinary citizens?\n"
        "        proportionate: unknown   # yes/no: Is it proportionate?\n"
        "  expect: violated\n"
    )


def test_with_a_name_the_draft_is_a_test() -> None:
    text = draft(RULE, Outcome.VIOLATED, SMALL.law.ruleset.vocabulary, TODAY).replace("test:", "test: it has a name")

    tests, wrong = tests_in(InputFile("/w/rules/x_test.yaml", text), None, SMALL.law.ruleset, SMALL.law.rule_names)

    assert (len(tests), wrong) == (1, ())


def test_only_outcomes_that_no_test_shows_are_offered() -> None:
    tests = [test for document in SMALL.documents.values() for test in document.tests]

    assert unshown(RULE, tests) == [Outcome.VIOLATED, Outcome.COMPLIANT, Outcome.NOT_APPLICABLE, Outcome.EXEMPT]
    assert Outcome.UNDETERMINED in unshown(RULE, [])


def test_nothing_is_offered_outside_a_rule() -> None:
    act = file_named("act.law")

    assert list(missing_tests(SMALL, TEXTS, act, RULES.index("define"), TODAY)) == []
    assert len(list(missing_tests(SMALL, TEXTS, act, RULES.index("severity"), TODAY))) == 4


def test_nothing_is_offered_before_the_tests_have_been_read() -> None:
    without = Workspace(SMALL.law)

    assert list(missing_tests(without, TEXTS, file_named("act.law"), RULES.index("severity"), TODAY)) == []
