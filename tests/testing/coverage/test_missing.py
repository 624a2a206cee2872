"""The tests that are missing: what is found does show what it says, and can be pasted."""

from __future__ import annotations

import re
from functools import cache

import pytest

from lawcheck import pipeline
from lawcheck.diagnostics import Diagnostics
from lawcheck.facts.as_yaml import lines_of
from lawcheck.facts.claim import Instance
from lawcheck.facts.facts_from_tree import facts_from_tree
from lawcheck.facts.tree_from_text import tree_from_text
from lawcheck.files import content, read
from lawcheck.span import InputFile
from lawcheck.testing.coverage import as_yaml
from lawcheck.testing.coverage.coverage import Folding
from lawcheck.testing.coverage.figures import narrowed
from lawcheck.testing.coverage.missing import MissingTest, NotFound, missing_tests
from lawcheck.testing.expected import Test
from lawcheck.testing.from_file import RuleNames, tests_in
from tests.rulesets import plan_of
from tests.testing.coverage.test_shown import BOOK, DAY, VOCABULARY


@cache
def law() -> pipeline.Rules:
    return pipeline.load_rules()


@cache
def some_tests_of(folder: str) -> tuple[Test, ...]:
    names = RuleNames.of(law().ruleset)
    files = [read(path, Diagnostics()) for path in sorted((content() / folder).glob("*_test.yaml"))]
    every = [test for file in files for test in tests_in(file, None, law().ruleset, names)[0]]
    return tuple(every[::3])  # so that much is missing


def test_what_is_found_shows_what_it_says_and_can_be_pasted() -> None:
    folding = Folding(law().plan)
    for test in some_tests_of("rules/rs/police"):
        folding.test(test)
    rules = {rule.name for rule in law().ruleset.rules if rule.rulebook == "rs.police"}
    coverage = narrowed(folding.coverage(), rules, ())
    names = RuleNames.of(law().ruleset)

    found = [one for one in missing_tests(coverage, folding, DAY) if isinstance(one, MissingTest)]

    assert len(found) > 10
    for one in found:
        text = as_yaml.render(one, law().files)
        assert (one.place, one.truth) in folding.shows(one.rule, one.facts, one.day)
        filled = text.replace("- test:", "- test: a name").replace("  expect:", f"  expect: {one.outcome.value}")
        (test,), wrong = tests_in(InputFile("pasted_test.yaml", filled), None, law().ruleset, names)
        assert not wrong
        assert (one.place, one.truth) in folding.shows(one.rule, test.facts, test.day)


def test_what_to_expect_is_left_for_whoever_knows_the_law() -> None:
    folding = Folding(law().plan)
    for test in some_tests_of("rules/rs/police"):
        folding.test(test)
    rules = {"rs.police.filming_announced"}

    found = missing_tests(narrowed(folding.coverage(), rules, ()), folding, DAY)
    told = [as_yaml.render(one, law().files) for one in found]

    written = [text for text in told if "- test:" in text]
    assert written
    for text in written:
        assert re.search(r"^- test:$", text, re.MULTILINE)
        assert re.search(r"^  expect:$", text, re.MULTILINE)
        assert re.search(r"# the judge says( of \S+)?: \w+; hold it against the law", text)


def test_where_nothing_can_show_it_nothing_is_made_up() -> None:
    # a date that is none cannot be before another: the second duty is never broken alone by its first condition
    rules = """rule one "One"
  cites i art 1
  requires thing.on is not none
  requires thing.on is none or thing.on before thing.from_
"""
    plan = plan_of(VOCABULARY, BOOK + rules)
    folding = Folding(plan)
    text = "- test: a\n  rule: one\n  as_of: 2020-05-01\n  facts: {thing: {on: none}}\n  expect: violated\n"
    (test,), _ = tests_in(InputFile("t.yaml", text), None, plan.ruleset, RuleNames.of(plan.ruleset))
    folding.test(test)

    found = list(missing_tests(folding.coverage(), folding, DAY))

    assert any(isinstance(one, NotFound) for one in found)
    for one in found:
        if isinstance(one, MissingTest):
            assert (one.place, one.truth) in folding.shows(one.rule, one.facts, DAY)


@pytest.mark.parametrize("ended", ["", "  in force until 2019-12-31\n"])
def test_a_rule_without_a_test_is_shown_from_nothing_known(ended: str) -> None:
    rules = f'rule one "One"\n  cites i art 1\n{ended}  for each p in parts\n  applies when p.x\n  requires p.y or thing.a\n'
    folding = Folding(plan_of(VOCABULARY, BOOK + rules))

    found = list(missing_tests(folding.coverage(), folding, DAY))

    assert {len(one.facts.facts) for one in found if isinstance(one, MissingTest)} == {1, 2}
    for one in found:
        assert isinstance(one, MissingTest)
        assert one.start is None
        assert folding.ruleset.rules[0].window.holds_on(one.day)
        assert (one.place, one.truth) in folding.shows(one.rule, one.facts, one.day)
        assert "# no test of the rule passes; from nothing known, with " in as_yaml.render(one, {})


@pytest.mark.parametrize("folder", ["rules/rs/zzpl", "rules/eu/ai_act"])
def test_facts_are_the_same_when_they_are_written_and_read_again(folder: str) -> None:
    for test in some_tests_of(folder):
        lines = list(lines_of(test.facts))
        assert list(lines_of(_read("\n".join(lines)))) == lines


def _read(text: str) -> Instance:
    found = Diagnostics()
    node, _ = tree_from_text(InputFile("facts.yaml", text or "{}"))
    assert node is not None
    facts = facts_from_tree(node, law().ruleset.vocabulary, None, found)
    assert not found, [one.message for one in found.sorted()]
    return facts
