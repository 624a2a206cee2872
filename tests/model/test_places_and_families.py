"""Where rules bind, what they count as elsewhere, and the families that gather them."""

from datetime import date

import pytest

from lawcheck.model.ruleset import Force
from lawcheck.pipeline import case_of, check, load_rules
from tests.rulesets import ruleset_of

DAY = date(2026, 1, 1)
RULES = """
vocabulary words "Words"
entity deployment "The deployment"
  lawful: yes/no "Is it lawful?"
rulebook union.act "Act of a union"
  jurisdiction EU, NO, AT elsewhere benchmark
  use words
instrument act "Act"
rule lawful "It is lawful"
  cites act art 1
  requires deployment.lawful
rule good_practice "It follows the guidance"
  cites act art 2
  force guidance
  requires deployment.lawful
family legal_basis "legal basis"
  rules union.act.lawful
family everything "everything"
  rules union.act.lawful, union.act.good_practice
"""


@pytest.mark.parametrize(
    ("jurisdiction", "force"),
    [("AT", Force.BINDING), ("NO", Force.BINDING), ("RS", Force.BENCHMARK), ("", Force.BENCHMARK)],
)
def test_a_binding_rule_is_a_benchmark_where_its_law_does_not_reach(jurisdiction: str, force: Force) -> None:
    ruleset = ruleset_of(RULES)

    assert ruleset.force_in(ruleset.rules[0], jurisdiction, DAY) is force


@pytest.mark.parametrize(
    ("state", "day", "force"),
    [
        ("HR", date(2013, 6, 30), Force.BENCHMARK),
        ("HR", date(2013, 7, 1), Force.BINDING),
        ("GB", date(2020, 12, 31), Force.BINDING),
        ("GB", date(2021, 1, 1), Force.BENCHMARK),
        ("AT", date(1990, 1, 1), Force.BINDING),
        ("RS", date(2026, 1, 1), Force.BENCHMARK),
    ],
)
def test_a_state_is_bound_on_the_days_that_stand_with_it(state: str, day: date, force: Force) -> None:
    ruleset = ruleset_of(
        RULES.replace("jurisdiction EU, NO, AT", "jurisdiction EU, AT, HR from 2013-07-01, GB until 2020-12-31")
    )

    assert ruleset.force_in(ruleset.rules[0], state, day) is force


def test_guidance_is_guidance_everywhere() -> None:
    ruleset = ruleset_of(RULES)

    assert {ruleset.force_in(ruleset.rules[1], place, DAY) for place in ("AT", "RS")} == {Force.GUIDANCE}


def test_a_rule_may_belong_to_several_families() -> None:
    ruleset = ruleset_of(RULES)

    assert ruleset.families_of("union.act.lawful") == ("legal_basis", "everything")
    assert ruleset.families_of("union.act.good_practice") == ("everything",)


STATES = (
    'vocabulary words "Words"\nentity deployment "The deployment"\n  lawful: yes/no "Is it lawful?"\n',
    'rulebook here.act "Act of one state"\n  jurisdiction RS\n',
    'rulebook union.act "Act of a union"\n  jurisdiction EU, AT elsewhere benchmark\n',
    'rulebook custom "What is asked everywhere"\n',
)


@pytest.mark.parametrize(
    ("named", "place", "judging"),
    [
        ((), "RS", ("here.act", "union.act", "custom")),
        ((), "AT", ("union.act", "custom")),
        ((), "FR", ("union.act", "custom")),
        ((), "", ()),  # which is all of them
        (("here",), "AT", ("here",)),
    ],
)
def test_the_law_of_one_state_judges_nothing_in_another_unless_the_case_names_it(
    named: tuple[str, ...], place: str, judging: tuple[str, ...]
) -> None:
    assert ruleset_of(*STATES).judging(named, place) == judging


def test_a_case_in_another_state_is_not_judged_by_serbian_law_that_it_does_not_name() -> None:
    rules = load_rules()
    case = case_of({"lawcheck": 1, "case": "town", "jurisdiction": "FR", "facts": {"processings": []}}, rules)

    report = check(case, rules, today=date(2026, 1, 1))

    judged = {finding.rule.partition(".")[0] for finding in report.cases[0].findings}
    assert judged == {"coe", "eu"}


@pytest.mark.parametrize(
    ("rulebook", "binding", "guiding"),
    [
        ("eu.led", ("FR", "DK", "IE", "NO", "IS", "LI", "CH"), ("RS", "GB", "BR")),
        ("eu.gdpr", ("FR", "NO", "IS", "LI"), ("RS", "GB", "CH", "BR")),
        ("eu.ai_act", ("FR", "DK"), ("RS", "GB", "NO", "CH", "BR")),
        ("coe.echr", ("FR", "RS", "GB", "CH", "TR"), ("BR", "AU", "EU", "RU")),
    ],
)
def test_the_law_that_comes_with_lawcheck_binds_where_its_treaties_say(
    rulebook: str, binding: tuple[str, ...], guiding: tuple[str, ...]
) -> None:
    ruleset = load_rules().ruleset
    rule = next(
        rule for rule in ruleset.rules if rule.name.startswith(f"{rulebook}.") and rule.force is Force.BINDING
    )

    assert {place for place in binding + guiding if ruleset.force_in(rule, place, DAY) is Force.BINDING} == set(
        binding
    )


@pytest.mark.parametrize(
    ("rulebook", "state", "unbound", "bound"),
    [
        ("coe.echr", "RS", date(2004, 3, 2), date(2004, 3, 3)),
        ("coe.convention_108", "RS", date(2005, 12, 31), date(2006, 1, 1)),
        ("coe.echr", "RU", date(2022, 9, 16), date(2022, 9, 15)),
        ("eu.gdpr", "GB", date(2021, 1, 1), date(2020, 12, 31)),
        ("eu.led", "GB", date(2021, 1, 1), date(2020, 12, 31)),
    ],
)
def test_the_law_that_comes_with_lawcheck_binds_a_state_as_long_as_it_is_a_party(
    rulebook: str, state: str, unbound: date, bound: date
) -> None:
    ruleset = load_rules().ruleset
    rule = next(
        rule for rule in ruleset.rules if rule.name.startswith(f"{rulebook}.") and rule.force is Force.BINDING
    )

    assert ruleset.force_in(rule, state, unbound) is Force.BENCHMARK
    assert ruleset.force_in(rule, state, bound) is Force.BINDING
