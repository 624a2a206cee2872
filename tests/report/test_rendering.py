"""The same report as text, Markdown and JSON. How it looks stands in the sessions of `tests/cli`."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import jsonschema
import pytest

from lawcheck.report import as_json, as_markdown, as_text
from lawcheck.report.report import Report
from lawcheck.report.typeset import width_of


def test_findings_stand_worst_and_gravest_first(report: Report) -> None:
    order = [(f.outcome, f.severity) for f in report.cases[0].findings]

    assert order[:3] == [("violated", "critical"), ("violated", "minor"), ("disputed", "critical")]


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_text_keeps_to_its_width(report: Report, width: int) -> None:
    lines = as_text.render(report, width=width, everything=True).splitlines()

    assert [line for line in lines if width_of(line) > width] == []


def test_colour_adds_codes_and_nothing_else(report: Report) -> None:
    coloured = as_text.render(report, colour=True)

    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == as_text.render(report)


def test_the_last_line_tells_the_verdict_again(report: Report) -> None:
    last = as_text.render(report).split("─\n")[-1]

    assert "\nViolated · square, as of 1 May 2020 · 2 violated" in last


def test_report_in_serbian_has_no_english_of_ours(serbian: Report) -> None:
    text = as_text.render(serbian, everything=True)

    assert "Повређено" in text
    assert "Камера која препознаје лица има одобрену процену" in text
    assert "Мишљење је одбијање." in text
    assert not re.search(r"\b(Violated|Remedy|Sources|undetermined|not known|as of|due by)\b", text)


def test_json_is_what_its_schema_says(report: Report) -> None:
    data = json.loads(as_json.render(report))

    jsonschema.Draft202012Validator.check_schema(as_json.schema())
    jsonschema.validate(data, as_json.schema())


def test_json_has_the_promised_fields(report: Report) -> None:
    data = json.loads(as_json.render(report))
    case = data["cases"][0]

    assert data["format"] == 1
    assert {"rules", "cases"} <= data["receipt"].keys()
    assert {"case", "file", "as_of", "verdict", "counts", "findings"} <= case.keys()
    assert list(case["counts"]) == [
        *("violated", "disputed", "undetermined", "compliant", "exempt", "not_applicable", "not_in_force")
    ]
    promised = {
        *("rule", "title", "outcome", "severity", "cites", "messages", "missing", "due_on"),
        *("not_demonstrated", "grade", "sources", "remedy", "ask", "justification"),
    }
    assert promised <= case["findings"][0].keys()
    assert {"instrument", "provision", "url"} <= case["findings"][0]["cites"][0].keys()
    assert isinstance(case["findings"][0]["justification"], dict)


def test_json_is_read_back_as_the_same_report(report: Report) -> None:
    assert as_json.read(as_json.render(report)) == report


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"lawcheck": 1}', "lawcheck: 1"])
def test_what_is_no_report_is_answered_in_one_line(text: str) -> None:
    answer = as_json.read(text)

    assert isinstance(answer, str)
    assert "\n" not in answer


def test_what_a_case_says_is_never_markup(report: Report) -> None:
    case = report.cases[0]
    nasty = "<script>*x*</script> [a](javascript:b) `c` ![i](http://evil) | www.evil.org\n# d"
    source = replace(case.sources[0], title=nasty, url="javascript:alert(1)")
    hostile = replace(report, cases=(replace(case, title=nasty, sources=(source,)),))

    text = as_markdown.render(hostile)

    assert "<script>" not in text
    assert not re.search(r"(?<!\\)\]\(", text)
    assert "<javascript" not in text
    assert "\n# d" not in text
    assert "![i]" not in text


@pytest.mark.parametrize("text", ["1. one", "- one", "+ one", "2) two", "# one", "> one"])
def test_the_start_of_a_line_opens_nothing(text: str) -> None:
    assert re.match(r"\\|\d+\\", as_markdown.escape(text))
