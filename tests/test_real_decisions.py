"""The judge agrees with what courts and authorities really decided, and contradicts none of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from lawcheck import files, pipeline
from lawcheck.diagnostics import Diagnostics
from lawcheck.testing.agreement import Agreement, Compared, compare, tally
from lawcheck.testing.decided import decisions_in

CASES = Path(__file__).parents[1] / "cases"

# Whose findings are no decisions: organisations, the press, members of a parliament, and a ministry on its own draft.
WITHOUT_POWER = {
    "Amnesty International",
    "BIRN",
    "Cellebrite",
    "Civic Initiatives",
    "Civil Rights Defenders",
    "Ministry",
    "Ministry, Security Information Agency",
    "National Convention, SHARE",
    "SHARE",
    "SHARE, Partners Serbia, BCSP",
    "nine members of the European Parliament",
    "nobody",
    "researcher cited by Knezevic",
    "several organisations",
    "Šabić",
}


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


def test_nearly_all_that_was_decided_with_power_to_decide_is_agreed_with(compared: tuple[Compared, ...]) -> None:
    assert _share([one for one in _first(compared) if one.decision.by not in WITHOUT_POWER]) >= 0.95


def test_so_is_most_of_what_others_found(compared: tuple[Compared, ...]) -> None:
    assert _share(_first(compared)) >= 0.95


def test_so_is_most_of_what_was_first_judged_blind(compared: tuple[Compared, ...]) -> None:
    assert _share([one for one in compared if _blind(one)]) >= 0.9


def _blind(one: Compared) -> bool:
    return (CASES / "blind" / f"{one.case}.yaml").is_file()


def _first(compared: Sequence[Compared]) -> list[Compared]:
    return [one for one in compared if not _blind(one)]


def _share(compared: Sequence[Compared]) -> float:
    counts = tally(compared)
    standing = counts.total() - counts[Agreement.NOT_DECIDED] - counts[Agreement.SET_ASIDE]
    return counts[Agreement.AGREED] / standing


def test_the_record_is_whole(compared: tuple[Compared, ...]) -> None:
    outcomes = [one.decision.outcome for one in compared if (CASES / "oracle" / f"{one.case}.yaml").is_file()]

    assert (outcomes.count("violated"), outcomes.count("satisfied"), outcomes.count("not_decided")) == (38, 32, 12)
    blind = [one.decision.outcome for one in compared if _blind(one)]
    assert (blind.count("violated"), blind.count("satisfied"), blind.count("not_decided")) == (147, 90, 17)
    assert len(compared) - len(outcomes) - len(blind) == 47


def test_what_was_set_aside_on_review_does_not_count(compared: tuple[Compared, ...]) -> None:
    gone = [one for one in compared if one.decision.set_aside is not None]
    assert len(gone) == 8
    assert {one.agreement for one in gone} == {Agreement.SET_ASIDE}
