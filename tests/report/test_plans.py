"""What has not started yet can still comply: words say what would be violated, and programs read the same outcome."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import jsonschema
import pytest

from lawcheck import pipeline
from lawcheck.cli.pages import page
from lawcheck.report import as_groups, as_json, as_markdown, as_text, as_tree
from lawcheck.report.report import Report

SHOWN: dict[str, Callable[[Report], str]] = {
    "text": as_text.render,
    "groups": lambda report: as_groups.render(report, "family"),
    "markdown": as_markdown.render,
    "html": page,
    "explain": lambda report: as_tree.render(
        report.cases[0].findings[:1], "2026-01-01", [()], planned=report.cases[0].planned, language=report.language
    ),
}
UNLAWFUL = {
    "purpose": "crime_prevention",
    "public_space": "yes",
    "scale": "large_scale",
    "systematic": "yes",
    "biometric_identification": "yes",
    "basis": {"form": "none"},
    "dpia": {"done_on": "none"},
}


def of(*stages: object, language: str = "en") -> Report:
    """The report on processings at these stages, each without a statute that allows it and without an assessment."""
    rules = pipeline.load_rules()
    squares = [
        {"name": f"square_{number}", "status": stage, "mode": "live_frt", **UNLAWFUL}
        for number, stage in enumerate(stages)
    ]
    case = pipeline.case_of(
        {
            "lawcheck": 1,
            "case": "squares",
            "title": "Squares",
            "as_of": "2026-01-01",
            "jurisdiction": "RS",
            "rulebooks": ["rs"],
            "facts": {"controller": {"competent_authority": "yes"}, "processings": squares},
        },
        rules,
    )
    return pipeline.check(case, rules, today=date(2026, 1, 1), language=language)


@pytest.fixture(scope="module")
def plan() -> Report:
    return of("planned", "planned")


@pytest.mark.parametrize("shown", SHOWN)
def test_a_plan_is_said_to_be_violated_nowhere(shown: str, plan: Report) -> None:
    text = " ".join(SHOWN[shown](plan).split())

    assert plan.cases[0].verdict == "violated"
    assert "would be violated" in text.lower()
    # The page's filter and style know the outcome by its name; that is no word of it.
    assert not re.search(
        r"(?<!be )(?<![.\w-])violated\b(?! already)", re.sub(r"<[^>]*>|\{[^}]*\}", "", text), re.IGNORECASE
    )


@pytest.mark.parametrize("shown", ["text", "markdown", "html"])
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Would be violated as planned: it has not started and can still comply."),
        ("sr", "Било би повређено како је планирано: још није почело и може се ускладити."),
        ("sr-Latn", "Bilo bi povređeno kako je planirano: još nije počelo i može se uskladiti."),
    ],
)
def test_the_verdict_of_a_plan_is_told_as_of_a_plan(shown: str, language: str, said: str) -> None:
    assert said in " ".join(SHOWN[shown](of("planned", language=language)).split())


@pytest.mark.parametrize(
    "stages",
    [("in_use",), ("planned", "trial"), ("unknown", "planned"), ([{"value": "planned"}, {"value": "in_use"}],)],
)
def test_what_runs_or_may_run_is_no_plan(stages: tuple[object, ...]) -> None:
    report = of(*stages)

    assert not report.cases[0].planned
    assert "would" not in as_text.render(report).split("Violated · ")[0]


def test_programs_read_the_same_of_a_plan(plan: Report) -> None:
    told = json.loads(as_json.render(plan))
    running = as_json.render(replace(plan, cases=tuple(replace(case, planned=False) for case in plan.cases)))

    jsonschema.validate(told, as_json.schema())
    assert told == json.loads(running)
    assert "planned" not in as_json.schema()["$defs"]["CaseReport"]["properties"]
