"""Tests of rules: what passes, what fails and how it is said. How it looks stands in `tests/cli/sessions/test.console`."""

from __future__ import annotations

import pytest

from lawcheck import pipeline
from lawcheck.span import InputFile
from lawcheck.testing.run import Run, run
from tests.report.conftest import DATA

TEST = """
- test: {title}
  rule: assessed
  as_of: 2020-05-01
  facts:
    cameras: [{{name: gate, public: yes, mode: live}}]
    assessment: {{done_on: 2020-03-01, opinion: rejected}}
  expect: {expect}
"""


@pytest.fixture(scope="module")
def rules() -> pipeline.Rules:
    return pipeline.load_rules([DATA / "rules"])


def ran(rules: pipeline.Rules, text: str) -> Run:
    return run([(InputFile("some_test.yaml", text), None)], rules.plan)


@pytest.mark.parametrize("expect", ["violated", "{gate: violated}"])
def test_what_is_expected_passes(rules: pipeline.Rules, expect: str) -> None:
    (result,) = ran(rules, TEST.format(title="a", expect=expect)).results

    assert result.passed


@pytest.mark.parametrize(
    ("expect", "said"),
    [
        ("compliant", "expected compliant, got violated"),
        ("{gate: compliant}", "`gate`: expected compliant, got violated"),
        ("{roof: violated}", "`roof`: expected violated, but it is judged for `gate`"),
    ],
)
def test_what_is_not_expected_fails_and_says_why(rules: pipeline.Rules, expect: str, said: str) -> None:
    (result,) = ran(rules, TEST.format(title="a", expect=expect)).results

    assert result.differences == (said,)
    assert result.findings


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("rule: asessed", "unknown-rule"),
        ("expect: forbidden", "unknown-outcome"),
        ("expect: {gate: forbidden}", "unknown-outcome"),
        ("facts: {camera: []}", "unknown-fact"),
        ("as_of: 2020-02-30", "bad-date"),
        ("expected: violated", "unknown-key"),
        ("not_demonstrated: maybe", "not-yes-or-no"),
    ],
)
def test_a_mistake_is_a_diagnostic_at_its_place(rules: pipeline.Rules, line: str, code: str) -> None:
    parts = {"rule": "assessed", "as_of": "2020-05-01", "facts": "{}", "expect": "undetermined"}
    key, _, value = line.partition(": ")
    parts[key] = value
    text = "- test: a\n" + "".join(f"  {key}: {value}\n" for key, value in parts.items())

    (diagnostic,) = ran(rules, text).diagnostics

    assert diagnostic.code == code
    assert text[diagnostic.span.start :].startswith(value.strip("{}").split(":")[0].split(" ")[-1]) or code in (
        "unknown-outcome",
        "unknown-key",
    )


@pytest.mark.parametrize("key", ["test", "rule", "as_of", "facts", "expect"])
def test_nothing_that_a_test_needs_may_be_left_out(rules: pipeline.Rules, key: str) -> None:
    lines = {
        "test": "a",
        "rule": "assessed",
        "as_of": "2020-05-01",
        "facts": "{}",
        "expect": "undetermined",
    }
    del lines[key]
    text = "- " + "\n  ".join(f"{key}: {value}" for key, value in lines.items())

    (diagnostic,) = ran(rules, text).diagnostics

    assert diagnostic.code == ("test-without-facts" if key == "facts" else "missing-key")


def test_one_mistake_does_not_stop_the_other_tests(rules: pipeline.Rules) -> None:
    broken = TEST.format(title="a", expect="forbidden")

    done = ran(rules, broken + TEST.format(title="b", expect="violated"))

    assert [result.test.title for result in done.results] == ["b"]
    assert len(done.diagnostics) == 1


def test_a_thousand_tests_of_one_file_are_all_run(rules: pipeline.Rules) -> None:
    text = "".join(TEST.format(title=f"number {n}", expect="violated") for n in range(1000))

    done = ran(rules, text)

    assert all(result.passed for result in done.results)
    assert len(done.results) == 1000
