"""The judge agrees with what courts and authorities really decided, and contradicts none of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawcheck import files, pipeline
from lawcheck.diagnostics import Diagnostics
from lawcheck.testing.agreement import Agreement, Compared, compare, tally
from lawcheck.testing.decided import decisions_in

CASES = Path(__file__).parents[1] / "cases"


@pytest.fixture(scope="module")
def compared() -> tuple[Compared, ...]:
    law = pipeline.load_rules()
    every: list[Compared] = []
    for path in sorted(CASES.rglob("*_expected.yaml")):
        decisions, wrong = decisions_in(files.read(path, Diagnostics()), law.ruleset)
        assert wrong == (), path
        case = pipeline.load_case(path.with_name(f"{path.stem.removesuffix('_expected')}.yaml"), law)
        every += compare(case, decisions, law.plan)
    return tuple(every)


def test_none_is_contradicted(compared: tuple[Compared, ...]) -> None:
    assert [one.key for one in compared if one.agreement is Agreement.CONTRADICTED] == []


def test_nearly_all_are_agreed_with(compared: tuple[Compared, ...]) -> None:
    counts = tally(compared)
    decided = sum(counts.values()) - counts[Agreement.NOT_DECIDED]

    assert counts[Agreement.AGREED] >= 0.95 * decided


def test_the_record_is_whole(compared: tuple[Compared, ...]) -> None:
    outcomes = [one.decision.outcome for one in compared if (CASES / "oracle" / f"{one.case}.yaml").is_file()]

    assert (outcomes.count("violated"), outcomes.count("satisfied"), outcomes.count("not_decided")) == (38, 32, 12)
    assert len(compared) - len(outcomes) == 47
