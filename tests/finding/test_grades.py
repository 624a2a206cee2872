"""How good the evidence of a finding is: the weakest claim on the strongest path."""

from datetime import date

import pytest

from lawcheck.facts.claim import Claim, Grade, Instance
from lawcheck.finding.evaluate import judge
from tests.rulesets import plan_of

RULES = """
vocabulary words "Words"
entity plan "The plan"
  public: yes/no "Is it public?"
  cameras: number "How many cameras?"
rulebook book "Book"
  jurisdiction RS
  use words
instrument act "Act"
rule hidden "It is hidden, or small"
  cites act art 1
  requires not plan.public or plan.cameras at most 3
"""

A1, B2, C1, D4 = Grade("A", 1), Grade("B", 2), Grade("C", 1), Grade("D", 4)


def said(value: object, *grades: Grade | None) -> tuple[Claim, ...]:
    return tuple(Claim(value, f"s{place}", grade=grade) for place, grade in enumerate(grades))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("public", "cameras", "grade"),
    [
        (said(True, A1), said(10, B2), B2),  # both were needed: the weaker counts
        (said(False, D4), said(2, B2), B2),  # either would do: the stronger path counts
        (said(True, B2, C1), said(10, A1), B2),  # a further source that agrees weakens nothing
        (said(True, None), said(10, A1), None),  # nobody graded what decides
    ],
)
def test_a_finding_is_as_good_as_the_weakest_claim_on_its_strongest_path(
    public: tuple[Claim, ...], cameras: tuple[Claim, ...], grade: Grade | None
) -> None:
    from decimal import Decimal

    numbers = tuple(Claim(Decimal(str(c.value)), c.source, grade=c.grade) for c in cameras)
    plan = Instance({"public": public, "cameras": numbers})

    (finding,) = judge(plan_of(RULES), Instance({"plan": (Claim(plan),)}), date(2026, 1, 1))

    assert finding.grade == grade
