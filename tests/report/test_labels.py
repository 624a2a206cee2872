"""What a node of a justification is called: its condition in words, without the parts that stand below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from lawcheck import pipeline
from lawcheck.plan.from_model import from_model
from lawcheck.report.report import Node
from lawcheck.report.said import Speaker
from tests.rulesets import ruleset_of

HEAD = """vocabulary v "V"
entity deployment "The deployment"
  live: yes/no "Is it live?" sr "Да ли је уживо?"
  kept: duration "How long is it kept?" sr "Колико се чува?"
  cameras: list of camera "Which cameras are there?" sr "Које камере постоје?"
entity camera "A camera"
  hidden: yes/no "Is it hidden?" sr "Да ли је скривена?"
  marked: yes/no "Is it marked?" sr "Да ли је означена?"
"""
BOOK = """rulebook b "B"
instrument law "The law"
  in force from 2020-01-01
define recorded "It is recorded" sr "Снима се" as deployment.kept is not none
rule r "R"
  cites law art 1
  severity minor
  applies when {}
  requires deployment.live
"""


def _label(condition: str, language: str = "en") -> str:
    law = ruleset_of(HEAD, BOOK.format(condition))
    return Speaker(law, language).label(law.rules[0].applies[0])


@pytest.mark.parametrize(
    ("condition", "label"),
    [
        ("deployment.live", "Is it live? yes"),
        ("not deployment.live", "Is it live? no"),
        ("deployment.live and recorded", "all of this is so"),
        ("not (deployment.live and recorded)", "not all of this is so"),
        ("deployment.live or recorded", "at least one of these is so"),
        ("not (deployment.live or recorded)", "none of these is so"),
        ("recorded", "It is recorded: yes"),
        ("not recorded", "It is recorded: no"),
        ("some c in deployment.cameras has c.hidden", "for at least one of: Which cameras are there?"),
        ("no c in deployment.cameras has c.hidden", "for none of: Which cameras are there?"),
        ("every c in deployment.cameras has c.marked", "for each of: Which cameras are there?"),
        ("every c in deployment.cameras where c.hidden has c.marked", "for each of: Which cameras are there?"),
        (
            "count of c in deployment.cameras where (c.hidden) at least 2",
            "at least 2 of: Which cameras are there? — for which",
        ),
    ],
)
def test_label_says_the_condition_and_leaves_its_parts_to_the_nodes_below(condition: str, label: str) -> None:
    assert _label(condition) == label


def test_label_is_said_in_serbian_in_both_scripts() -> None:
    assert _label("not (deployment.live or recorded)", "sr") == "није тачно ништа од овога"
    assert _label("not recorded", "sr-Latn") == "Snima se: ne"


@pytest.mark.parametrize(
    "condition",
    [
        "(count of c in deployment.cameras where (c.hidden)) + (count of c in deployment.cameras where (c.marked)) at least 2",
        "count of c in deployment.cameras where (c.hidden) is 1",
        "count of c in deployment.cameras where (some d in deployment.cameras has d.hidden and not c.hidden) at least 1",
    ],
)
def test_what_is_said_of_elements_that_are_counted_is_said_of_those_elements(condition: str) -> None:
    law = ruleset_of(HEAD, BOOK.format(condition))
    cameras = {
        "items": [{"name": "a", "hidden": True, "marked": False}, {"name": "b", "hidden": False, "marked": True}]
    }
    rules = pipeline.Rules(law, from_model(law), {}, "")
    case = pipeline.case_of(
        {"lawcheck": 1, "case": "c", "facts": {"deployment": {"cameras": cameras, "live": True}}}, rules
    )

    report = pipeline.check(case, rules, today=date(2026, 11, 25))

    (finding,) = report.cases[0].findings
    said = [node.said for node in _all(finding.justification.because) if node.element]
    assert said
    assert all("Is it" in one or "for at least one of" in one or "all of this" in one for one in said)


def _all(nodes: tuple[Node, ...]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _all(node.because)


@pytest.mark.parametrize("name", ["belgrade_safe_city", "bridges_dc_2019", "information_refused_2019"])
def test_every_node_of_a_real_case_is_said_in_serbian_or_passed_over(name: str) -> None:
    rules = pipeline.load_rules()
    report = pipeline.check(pipeline.load_case(name, rules), rules, today=date(2026, 11, 25), language="sr")

    nodes = [node for finding in report.cases[0].findings for node in _all(finding.justification.because)]
    assert [node.said for node in nodes if re.search("[A-Za-z]{2}", node.said)] == []
    assert all(node.said for node in nodes if node.role)
