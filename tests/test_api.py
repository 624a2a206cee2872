"""The Python interface: a wrong word is refused, and never ends in a report in which nothing was judged."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import lawcheck
from lawcheck.facts.claim import Case
from lawcheck.pipeline import Rules


@pytest.fixture(scope="module")
def rules() -> Rules:
    return lawcheck.load_rules()


@pytest.fixture(scope="module")
def case(rules: Rules) -> Case:
    return lawcheck.load_case("belgrade_safe_city", rules)


def test_what_it_offers_can_be_completed_by_an_editor() -> None:
    assert {"check", "load_case", "load_rules", "Refused"} <= set(dir(lawcheck))


def test_one_name_stands_for_itself(case: Case, rules: Rules) -> None:
    one = lawcheck.check(case, rules, believe="p22a", rulebooks="rs.zzpl")
    assert one == lawcheck.check(case, rules, believe=["p22a"], rulebooks=["rs.zzpl"])
    assert one.cases[0].findings


def test_a_prefix_stands_for_all_below_it(case: Case, rules: Rules) -> None:
    assert {f.rule.split(".")[0] for f in lawcheck.check(case, rules, rulebooks="rs").cases[0].findings} == {"rs"}


def test_a_day_may_be_text(case: Case, rules: Rules) -> None:
    assert lawcheck.check(case, rules, as_of="2022-12-01") == lawcheck.check(case, rules, as_of=date(2022, 12, 1))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"believe": "p22"}, "there is no source 'p22'; did you mean `p22a`?"),
        ({"believe": ["p22a", "nobody_at_all"]}, "there is no source 'nobody_at_all'"),
        ({"rulebooks": "rs.zzp"}, "there is no rulebook 'rs.zzp'; did you mean `rs.zzpl`?"),
        ({"as_of": "1.12.2022."}, "'1.12.2022.' is no date: write year, month and day, such as 2019-09-30"),
        ({"min_grade": "Z"}, "'Z' is no grade: write a letter from A to F and a number from 1 to 6, such as B2"),
    ],
)
def test_a_wrong_word_is_refused(case: Case, rules: Rules, words: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError) as refused:
        lawcheck.check(case, rules, **words)
    assert str(refused.value) == message


@pytest.mark.parametrize("wrong", ["belgrade_safe_city", ["belgrade_safe_city"]])
def test_a_name_is_no_case(wrong: Any, rules: Rules) -> None:
    with pytest.raises(TypeError, match="load_case"):
        lawcheck.check(wrong, rules)
