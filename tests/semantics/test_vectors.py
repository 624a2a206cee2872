"""The hand-written vectors, held against every engine and the reference.

A file has a vocabulary, rules, and vectors: what is asked (`test`), of which rule, as of which day (2020-06-01 if left
out), with which facts, and what to expect. `DISPUTED` stands for two claims, yes by the ministry and no by the ngo.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from lawcheck.facts.belief import select
from lawcheck.facts.claim import Instance
from lawcheck.facts.from_case import from_case
from lawcheck.finding.evaluate import judge, outcomes
from lawcheck.finding.finding import Finding, Outcome
from lawcheck.plan.plan import Plan
from lawcheck.span import InputFile
from tests.reference.evaluate import judge as reference
from tests.rulesets import plan_of

SOURCES = {"ministry": {"title": "The ministry", "grade": "C3"}, "ngo": {"title": "An NGO"}, "press": {}}
YES_AND_NO = [{"value": "yes", "source": "ministry"}, {"value": "no", "source": "ngo"}]
AS_OF = date(2020, 6, 1)


def vectors() -> list[Any]:
    """Every vector with its file's rules, named by file and sentence."""
    found = []
    for path in sorted(Path(__file__).parent.glob("*.yaml")):
        document = YAML(typ="safe").load(path)
        for vector in document["vectors"]:
            rules = (document["vocabulary"], document["rules"])
            found.append(pytest.param(rules, vector, id=f"{path.stem}: {vector['test']}"))
    return found


def instance(facts: object, day: date, plan: Plan) -> Instance:
    """The facts on that day, read as a case file is read."""
    text = io.StringIO()
    YAML(typ="safe").dump({"lawcheck": 1, "case": "vector", "sources": SOURCES, "facts": spelled_out(facts)}, text)
    case, wrong = from_case(InputFile("vector.yaml", text.getvalue()), plan.ruleset.vocabulary)
    assert case is not None, "\n".join(
        f"{d.message} in {d.span.text_in(InputFile('', text.getvalue()))!r}" for d in wrong
    )
    return select(case.facts, day)


def spelled_out(facts: object) -> object:
    """The facts with two claims in place of each DISPUTED."""
    if isinstance(facts, Mapping):
        return {name: spelled_out(value) for name, value in facts.items()}
    if isinstance(facts, list):
        return [spelled_out(value) for value in facts]
    return [dict(claim) for claim in YES_AND_NO] if facts == "DISPUTED" else facts


def expected_of(vector: Mapping[str, Any]) -> dict[str, Outcome]:
    """The outcomes expected, by the name of the element."""
    expect = vector["expect"]
    return {name: Outcome(o) for name, o in expect.items()} if isinstance(expect, dict) else {"": Outcome(expect)}


@pytest.mark.parametrize(("rules", "vector"), vectors())
def test_every_engine_meets_the_expectation(rules: tuple[str, str], vector: Mapping[str, Any]) -> None:
    plan, day, expected = plan_of(*rules), vector.get("as_of", AS_OF), expected_of(vector)
    facts = instance(vector["facts"], day, plan)

    slow = [j for j in reference(plan.ruleset, facts, day) if j.rule.endswith(f".{vector['rule']}")]
    assert expected == {j.element: j.outcome for j in slow}
    fast = [o for name, element, o in outcomes(plan, facts, day) if name.endswith(f".{vector['rule']}")]
    assert list(expected.values()) == fast
    findings = [f for f in judge(plan, facts, day) if f.rule.name.endswith(f".{vector['rule']}")]
    assert expected == {f.element: f.outcome for f in findings}
    for finding in findings:
        check_details(finding, vector)
    if "due_on" in vector:
        assert due_on(vector) == slow[0].due_on


def check_details(finding: Finding, vector: Mapping[str, Any]) -> None:
    """What is missing, when it is due, and whether it is not demonstrated, as far as the vector says."""
    if "missing" in vector:
        assert vector["missing"] == [".".join(e.path) for e in finding.missing]
    if "due_on" in vector:
        assert due_on(vector) == finding.due_on
    if "not_demonstrated" in vector:
        assert (vector["not_demonstrated"] == "yes") == finding.not_demonstrated


def due_on(vector: Mapping[str, Any]) -> date | None:
    """The day expected; `none` for no day."""
    return None if vector["due_on"] == "none" else vector["due_on"]
