"""Where rules bind, what they count as elsewhere, and the families that gather them."""

import pytest

from lawcheck.model.ruleset import Force
from tests.rulesets import ruleset_of

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

    assert ruleset.force_in(ruleset.rules[0], jurisdiction) is force


def test_guidance_is_guidance_everywhere() -> None:
    ruleset = ruleset_of(RULES)

    assert {ruleset.force_in(ruleset.rules[1], place) for place in ("AT", "RS")} == {Force.GUIDANCE}


def test_a_rule_may_belong_to_several_families() -> None:
    ruleset = ruleset_of(RULES)

    assert ruleset.families_of("union.act.lawful") == ("legal_basis", "everything")
    assert ruleset.families_of("union.act.good_practice") == ("everything",)
