"""The report as SARIF and as JUnit XML: it fits the schemas, points at the right lines, and says what the report says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lawcheck import pipeline
from lawcheck.diagnostics import Diagnostics
from lawcheck.files import read_case, shipped_cases
from lawcheck.report import as_junit, as_sarif
from lawcheck.report.report import Report
from tests.exchange import valid_junit, valid_sarif
from tests.report.conftest import DATA

FILE = DATA / "cases" / "square.yaml"
HOSTILE = "[x](https://evil.example) \x1b[31m </failure><b> ]]> \u202e"


def sarif(report: Report, rules: pipeline.Rules, **options: Any) -> Any:
    """The only run of the log, which fits the schema."""
    case, text = pipeline.load_case(FILE, rules), read_case(FILE, Diagnostics())
    (run,) = valid_sarif(as_sarif.render(report, {report.cases[0].file: (case, text)}, **options))["runs"]
    return run


def kinds(run: Any) -> Counter[tuple[str, str]]:
    return Counter((result["kind"], result["level"]) for result in run["results"])


def test_a_violation_fails_by_its_severity_and_what_is_open_is_for_review(
    report: Report, rules: pipeline.Rules
) -> None:
    assert kinds(sarif(report, rules)) == {("fail", "error"): 1, ("fail", "note"): 1, ("review", "none"): 3}


def test_all_adds_what_is_met_and_what_does_not_apply(report: Report, rules: pipeline.Rules) -> None:
    assert sum(kinds(sarif(report, rules, everything=True)).values()) == len(report.cases[0].findings)


def test_a_violation_stands_at_the_line_of_the_claim_that_decides_it(report: Report, rules: pipeline.Rules) -> None:
    (result,) = [
        r for r in sarif(report, rules)["results"] if r["ruleId"] == "small.law.assessed" and r["kind"] == "fail"
    ]

    (location,) = result["locations"]
    line = location["physicalLocation"]["region"]["startLine"]
    assert FILE.read_text().splitlines()[line - 1].strip().startswith("opinion: {value: rejected")
    assert location["logicalLocations"] == [{"fullyQualifiedName": "assessment.opinion", "kind": "member"}]
    for said in (
        "small_act art 2 para 1, art 3",
        "The opinion is rejected, not approved.",
        "Remedy: Ask the Commissioner",
    ):
        assert said in result["message"]["text"]


def test_a_dispute_stands_at_the_claims_of_both_sides(report: Report, rules: pipeline.Rules) -> None:
    (result,) = [r for r in sarif(report, rules)["results"] if r["properties"]["outcome"] == "disputed"]

    places = [*result["locations"], *result["relatedLocations"]]
    lines = [FILE.read_text().splitlines()[p["physicalLocation"]["region"]["startLine"] - 1].strip() for p in places]
    assert [line.partition(",")[0] for line in lines] == ["- {value: plain", "- {value: live"]
    assert "Violated if one believes watchdog" in result["message"]["text"]
    assert {"fullyQualifiedName": "first answer", "kind": "citation"} in places[0]["logicalLocations"]


def test_what_nobody_has_shown_stands_at_the_thing_it_belongs_to(report: Report, rules: pipeline.Rules) -> None:
    (result,) = [r for r in sarif(report, rules)["results"] if r["ruleId"] == "small.law.breach_reported"]

    (location,) = result["locations"]
    line = location["physicalLocation"]["region"]["startLine"]
    assert FILE.read_text().splitlines()[line - 1].strip().startswith(("breach:", "known_on:"))
    assert "When was it reported?" in result["message"]["text"]


def test_a_finding_keeps_its_fingerprint_when_lines_move(report: Report, rules: pipeline.Rules) -> None:
    prints = [result["partialFingerprints"]["lawcheck/v1"] for result in sarif(report, rules)["results"]]

    assert len(set(prints)) == len(prints)


def test_junit_fails_what_is_violated_and_skips_what_is_open(report: Report) -> None:
    root = valid_junit(as_junit.render(report))

    assert (root.get("tests"), root.get("failures"), root[0].get("skipped")) == ("7", "2", "3")
    failure = root.find(".//testcase[@name='assessed [roof]']/failure")
    assert failure.get("type") == "critical"
    assert "small_act art 2 para 1" in failure.get("message")
    assert "Remedy: Ask the Commissioner" in failure.text
    assert valid_junit(as_junit.render(report, everything=True)).get("tests") == str(len(report.cases[0].findings))


def test_serbian_comes_out_in_serbian(serbian: Report, rules: pipeline.Rules) -> None:
    assert sarif(serbian, rules)["language"] == "sr-RS"
    assert "Повређено" in sarif(serbian, rules)["results"][0]["message"]["text"]
    assert "повређено" in as_junit.render(serbian)


def test_hostile_words_are_words_in_both(report: Report, rules: pipeline.Rules) -> None:
    case = report.cases[0]
    findings = tuple(
        replace(f, title=HOSTILE, element=HOSTILE, messages=(HOSTILE,), remedy=HOSTILE) for f in case.findings
    )
    hostile = replace(report, cases=(replace(case, title=HOSTILE, findings=findings),))

    text = sarif(hostile, rules)["results"][0]["message"]["text"]
    root = valid_junit(as_junit.render(hostile))

    assert "\\[x](https" in text
    assert "\x1b" not in text + as_junit.render(hostile)
    assert root.find(".//b") is None


@pytest.mark.parametrize("name", ["belgrade_safe_city", "draft_package_2022"])
def test_a_real_case_fits_both_schemas(name: str) -> None:
    rules = pipeline.load_rules()
    path = shipped_cases()[name]
    case = pipeline.load_case(path, rules)
    report = pipeline.check(case, rules, today=date(2026, 11, 24), brief=True)

    valid_junit(as_junit.render(report))
    valid_sarif(as_sarif.render(report, {case.file: (case, read_case(path, Diagnostics()))}))
