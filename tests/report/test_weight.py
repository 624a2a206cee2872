"""How much of what is violated is binding law stands under the verdict, in every format that people read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from lawcheck import pipeline
from lawcheck.cli.pages import page
from lawcheck.report import as_groups, as_markdown, as_text
from lawcheck.report.report import Report

SHOWN: dict[str, Callable[[Report], str]] = {
    "text": as_text.render,
    "markdown": as_markdown.render,
    "html": page,
}
NONE = "None of what is violated is binding law here"
PART = "Of what is violated, binding law: "


def shop(jurisdiction: str, *rulebooks: str) -> Report:
    """The report on a shop that recognises faces on no ground."""
    rules = pipeline.load_rules()
    case = pipeline.case_of(
        {
            "lawcheck": 1,
            "case": "shop",
            "title": "Shop",
            "as_of": "2026-01-01",
            "jurisdiction": jurisdiction,
            "rulebooks": list(rulebooks),
            "facts": {
                "controller": {"kind": "private", "competent_authority": "no"},
                "processings": [
                    {
                        "name": "door",
                        "mode": "live_frt",
                        "status": "in_use",
                        "public_space": "yes",
                        "personal_or_household": "no",
                        "purpose": "property_protection",
                        "basis": {"form": "none", "ground": "none", "special_ground": "none"},
                    }
                ],
            },
        },
        rules,
    )
    return pipeline.check(case, rules, today=date(2026, 1, 1))


def told(report: Report, shown: str) -> str:
    return " ".join(SHOWN[shown](report).split())


@pytest.mark.parametrize("shown", SHOWN)
def test_a_violation_of_benchmarks_alone_is_said_to_bind_nobody(shown: str) -> None:
    text = told(shop("BR", "eu.gdpr"), shown)

    assert NONE in text
    assert PART not in text


@pytest.mark.parametrize("shown", SHOWN)
def test_where_all_that_is_violated_binds_nothing_is_said_of_it(shown: str) -> None:
    text = told(shop("DE", "eu.gdpr"), shown)

    assert NONE not in text
    assert PART not in text


@pytest.mark.parametrize("shown", SHOWN)
def test_where_law_and_guidance_are_violated_it_says_how_many_of_each(shown: str) -> None:
    report = shop("DE", "eu", "coe")
    binding = sum(f.outcome == "violated" and f.force == "binding" for f in report.cases[0].findings)

    text = told(report, shown)

    assert binding
    assert f"{PART}{binding}; " in text


def test_a_law_that_does_not_bind_is_marked_so_at_its_name() -> None:
    text = as_groups.render(shop("BR", "eu.gdpr"), "instrument")

    assert "(benchmark: guides, does not bind): violated" in " ".join(text.split())


def test_in_a_family_each_rule_that_does_not_bind_is_marked() -> None:
    text = " ".join(as_groups.render(shop("DE", "eu", "coe"), "family").split())

    assert "tpd_guidelines part I · guidance, not law" in text
    assert "gdpr art 6 para 1 (+1) · in door" in text
