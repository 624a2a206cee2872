"""Two states of a small rulebook beside each other (`changes.yaml`)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from lawcheck import pipeline
from lawcheck.comparison import as_json, as_markdown, as_text
from lawcheck.comparison.cases import ReadCase
from lawcheck.comparison.compare import compare
from lawcheck.comparison.comparison import Comparison, Kind, Side
from lawcheck.comparison.phrases import case_lines, fact_line
from lawcheck.facts.from_case import from_case
from lawcheck.plan.meaning import Proof, Verdict
from lawcheck.plan.plan import Step
from lawcheck.span import InputFile

SAMPLES = YAML(typ="safe").load(Path(__file__).with_name("changes.yaml"))
TODAY = date(2026, 11, 24)
RULES = """vocabulary things "Things"
entity camera "A camera" listed as cameras
  live: yes/no "Is it live?"
  signed: yes/no "Is there a sign?"
  kept: duration "How long?"
entity office "The office"
  agreed: yes/no "Did it agree?"
  urgent: yes/no "Was it urgent?"
  size: number "How large?"
  kind: one of small ("small"), large ("large") "What kind?"
rulebook small "Small"
  use things
instrument act "Act"
  in force from 2019-01-01
define running of camera c as c.live
define consented as office.agreed
family legal_basis "legal basis"
  rules small.consent
rule kept_short "Kept short" sr "Кратко"
  cites act art 1 para 1
  severity critical
  force binding
  verified 2026-01-01
  for each c in cameras
  applies when c.live
  requires c.kept at most 72 hours
    else "Long kept."
  remedy "Erase."
rule signed "Signed"
  cites act art 2
  burden on controller
  applies when office.urgent
  forbids some c in cameras has c.live and not c.signed
rule consent "Consent"
  cites act art 3
  requires consented
exception urgent to consent
  cites act art 9
  when office.urgent
"""
CASE = """lawcheck: 1
case: a
as_of: 2020-06-01
facts:
  cameras: [{name: gate, live: yes, signed: yes, kept: 72 hours}]
  office: {agreed: yes, urgent: no}
"""


def side(name: str, text: str) -> Side:
    file = InputFile("small.law", text)
    return Side(name, pipeline.compile_rules([file]), {file.name: file})


def compared(edits: list[dict[str, str]], proof: Proof | None = None) -> Comparison:
    text = RULES
    for edit in edits:
        assert edit["was"] in text, edit["was"]
        text = text.replace(edit["was"], edit["is"])
    sides = side("before", RULES), side("after", text)
    read = [from_case(InputFile("a.yaml", CASE), s.plan.ruleset.vocabulary)[0] for s in sides]
    trouble = "" if all(read) else "for one cannot read it"
    return compare(*sides, [ReadCase("a", read[0], read[1], trouble)], TODAY, proof)


def told_rules(found: Comparison) -> dict[str, str]:
    return {
        f"{one.name.removeprefix('small.')}{f' ({one.version})' if one.version else ''}": one.kind.value
        + (f" ({', '.join(one.aspects)})" if one.aspects else "")
        for one in found.rules
    }


def told_cases(found: Comparison) -> list[str]:
    lines = []
    for case in found.cases:
        if case.trouble:
            lines.append(f"{case.case}: not judged")
        lines += [f"{case.case}: {line.replace('`', '')}" for line in list(case_lines(case))[1:]]
    return lines


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["name"])
def test_a_change_is_told_as_what_it_is(sample: dict[str, Any]) -> None:
    found = compared(sample["edits"])

    assert told_rules(found) == sample.get("rules", {})
    assert [fact_line(one) for one in found.facts] == sample.get("facts", [])
    assert [f"{one.name}: {one.what}" for one in found.others] == sample.get("others", [])
    assert told_cases(found) == sample.get("cases", [])
    for rule, names in sample.get("texts", {}).items():
        (change,) = (one for one in found.rules if one.name == f"small.{rule}")
        assert [text.name for text in change.texts] == names


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["name"])
def test_a_change_of_meaning_always_comes_with_a_diff_of_the_text(sample: dict[str, Any]) -> None:
    found = compared(sample["edits"])
    instrument = {"an instrument that became law later"}  # nothing of the rule's own text differs

    for change in found.rules:
        if change.kind is Kind.MEANING and sample["name"] not in instrument:
            assert any(line[0] in "+-" for text in change.texts for line in text.lines)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["name"])
def test_only_what_can_change_an_answer_is_decisive(sample: dict[str, Any]) -> None:
    found = compared(sample["edits"])
    kinds = {one.split(" ")[0] for one in sample.get("rules", {}).values()}

    assert found.is_decisive == bool(kinds & {"new", "gone", "meaning", "weight"})


def test_a_case_in_the_old_words_is_judged_by_the_new_rules_all_the_same() -> None:
    (sample,) = (one for one in SAMPLES if one["name"] == "a list and its entity with other names")
    stricter = [*sample["edits"], {"was": "at most 72 hours", "is": "less than 72 hours"}]

    assert told_cases(compared(stricter)) == ["a: small.kept_short (gate): compliant → violated"]


def test_a_rule_that_only_got_another_name_is_said_to_mean_the_same() -> None:
    (sample,) = (one for one in SAMPLES if one["name"].startswith("a rule that is gone"))
    new, gone = compared(sample["edits"]).rules

    assert new.note == "means what `small.consent` meant, which is gone"
    assert gone.note == "`small.agreement` means what it meant"


def test_what_somebody_proves_to_mean_the_same_is_no_change_of_meaning() -> None:
    def proof(old: Step, new: Step) -> Verdict:
        return Verdict(True, "no case tells them apart")

    (change,) = compared([{"was": "at most 72 hours", "is": "less than 72 hours"}], proof).rules

    assert (change.kind, change.note) == (Kind.REWORDED, "means the same: no case tells them apart")


def test_a_proof_that_fails_leaves_a_change_of_meaning() -> None:
    (change,) = compared([{"was": "at most 72 hours", "is": "less than 72 hours"}], lambda old, new: Verdict()).rules

    assert change.kind is Kind.MEANING


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["name"])
def test_every_rendering_tells_every_rule(sample: dict[str, Any]) -> None:
    found = compared(sample["edits"])
    text = as_text.render(found, 100, colour=False)
    markdown = as_markdown.render(found)
    data = json.loads(as_json.render(found))

    assert [one["name"] for one in data["rules"]] == [one.name for one in found.rules]
    assert data["decisive"] == found.is_decisive
    for change in found.rules:
        assert change.is_layout or (change.name in text and change.name in markdown)
    assert markdown.count("<details") == markdown.count("</details>")


def test_a_comment_too_long_for_a_pull_request_is_cut_and_stays_whole_markdown() -> None:
    found = compared([{"was": "at most 72 hours", "is": "less than 72 hours"}])
    (change,) = found.rules
    many = replace(
        found,
        rules=tuple(
            replace(
                change,
                name=f"small.r{number}",
                texts=tuple(replace(t, lines=(*t.lines, f"+{number}")) for t in change.texts),
            )
            for number in range(1_000)
        ),
    )
    text = as_markdown.render(many)

    assert len(text) < 65_536
    assert text.count("<details") == text.count("</details>")
    assert text.count("```") % 2 == 0
    assert "`lawcheck diff` has it all" in text


def test_what_a_file_says_cannot_leave_its_fence_or_steer_a_terminal() -> None:
    found = compared([{"was": '"Long kept."', "is": '"Long ``` <b>kept</b>."'}])
    markdown = as_markdown.render(found)

    assert "````diff" in markdown
    (change,) = found.rules
    sly = replace(found, rules=(replace(change, texts=(replace(change.texts[0], lines=("+\x1b[2Jx",)),)),))
    assert "\x1b" not in as_text.render(sly, 100, colour=False)


def test_a_sentence_keeps_the_room_around_its_names_in_markdown() -> None:
    (sample,) = (one for one in SAMPLES if one["name"].startswith("a rule that is gone"))
    markdown = as_markdown.render(compared(sample["edits"]))

    assert "family: without `small.consent`, with `small.agreement`" in markdown
