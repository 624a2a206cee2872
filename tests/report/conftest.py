"""A report with something of everything, on the small rules and the small case that the sessions use."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawcheck import pipeline
from lawcheck.report.report import Report

DATA = Path(__file__).parent.parent / "cli" / "data"


@pytest.fixture(scope="session")
def rules() -> pipeline.Rules:
    """The small rules."""
    return pipeline.load_rules([DATA / "rules"])


@pytest.fixture(scope="session")
def report(rules: pipeline.Rules) -> Report:
    """What they come to in the small case."""
    case = pipeline.load_case(DATA / "cases" / "square.yaml", rules)
    return pipeline.check(case, rules, today=date(2026, 1, 1))


@pytest.fixture(scope="session")
def serbian(rules: pipeline.Rules) -> Report:
    """The same in Serbian."""
    case = pipeline.load_case(DATA / "cases" / "square.yaml", rules)
    return pipeline.check(case, rules, today=date(2026, 1, 1), language="sr")
