"""What a careless drafter makes of a clause (`changes.yaml`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from lawcheck.mutation.mutant import Operator
from tests.mutation.small import RULE, bench, mutants

SAMPLES = YAML(typ="safe").load(Path(__file__).with_name("changes.yaml"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["clause"][:60])
def test_a_clause_is_changed_in_these_ways(sample: dict[str, Any]) -> None:
    on = bench(f"{RULE}  {sample['clause']}\n")
    made: dict[str, list[str]] = {}
    for mutant in mutants(on):
        if mutant.statement == "small.r":
            lines = [line[1:].strip() for line in mutant.diff(on.files["small.law"]) if line.startswith("+")]
            made.setdefault(mutant.operator.value, []).append("".join(lines) or "left out")

    for operator, expected in sample["changes"].items():
        assert sorted(made[operator]) == sorted(expected), operator


def test_every_way_has_a_sample() -> None:
    shown = {operator for sample in SAMPLES for operator in sample["changes"]}

    assert shown | {"drop-exception"} == {operator.value for operator in Operator}


def test_an_exception_is_left_out_whole_and_for_each_rule_it_names() -> None:
    rules = f"""{RULE}  requires office.agreed
rule s "Another"
  cites act art 2
  requires office.informed
exception e to r, s
  cites act art 3
  when office.asked is first
"""
    on = bench(rules)
    lines = [m.diff(on.files["small.law"]) for m in mutants(on) if m.operator is Operator.DROP_EXCEPTION]

    assert lines == [
        ("-exception e to r, s", "-  cites act art 3", "-  when office.asked is first"),
        ("-exception e to r, s", "+exception e to s"),
        ("-exception e to r, s", "+exception e to r"),
    ]
