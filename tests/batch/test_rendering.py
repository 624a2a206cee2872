"""The same report as text, CSV, Markdown and JSON. How it looks stands in `tests/cli/sessions/batch.console`."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from datetime import date
from io import StringIO

import jsonschema
import pytest

from lawcheck import pipeline
from lawcheck.batch import as_csv, as_json, as_markdown, as_text
from lawcheck.batch.cases import cases_of
from lawcheck.batch.judged import How, Missing, dated, results_of, spread
from lawcheck.batch.phrases import PHRASES
from lawcheck.batch.report import BatchReceipt, BatchReport
from lawcheck.batch.table import read_table
from lawcheck.batch.tally import Tally
from lawcheck.batch.told import worst_first
from lawcheck.diagnostics import Diagnostics
from lawcheck.files import read_table as text_of
from lawcheck.report.typeset import width_of

RULES = pipeline.load_rules()


def report_in(language: str = "en", most: int = 100) -> BatchReport:
    found = Diagnostics()
    rows = cases_of(read_table(text_of("cases/tables/decided_uses.csv", found), found), RULES.ruleset, None, found)
    tally = Tally(RULES.plan)
    for row in rows:
        on_day = dated(row, How(date(2026, 1, 1)), RULES.ruleset)
        tally.add(on_day, results_of(on_day, RULES.plan))
    missing = Missing()
    for on_day in spread(tally.open, most):
        missing.add(on_day, RULES.plan)
    return tally.report(
        missing, BatchReceipt("sha256:0", "sha256:1", None, (), None, ()), "towns.csv", "1.0", language
    )


@pytest.fixture(scope="module")
def report() -> BatchReport:
    return report_in()


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("language", ["en", "sr", "sr-Latn"])
def test_text_keeps_to_its_width(width: int, language: str) -> None:
    lines = as_text.render(report_in(language), width=width, everything=True).splitlines()

    assert [line for line in lines if width_of(line) > width] == []


def test_colour_adds_codes_and_nothing_else(report: BatchReport) -> None:
    coloured = as_text.render(report, colour=True)

    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == as_text.render(report)


def test_rows_stand_worst_first_in_text_and_in_their_order_elsewhere(report: BatchReport) -> None:
    verdicts = [row.verdict for row in worst_first(report)]

    assert verdicts == sorted(verdicts, reverse=True)  # violated, undetermined
    assert [row.line for row in report.cases] == list(range(2, 11))


def test_a_rule_counts_once_in_a_row_and_is_told_by_its_worst(report: BatchReport) -> None:
    for rule in report.rules:
        for outcome in ("violated", "disputed"):
            rows = sum(rule.rule in {one.rule for one in getattr(row, outcome)} for row in report.cases)
            assert getattr(rule, outcome) == rows
    for row in report.cases:
        assert sum(row.counts.values()) >= len(row.violated) + len(row.disputed) + len(row.undetermined)
        assert row.counts["violated"] == sum(row.severities.values())


def test_what_is_missing_is_looked_for_all_over_a_long_table() -> None:
    report = report_in(most=3)

    assert (report.looked_at, report.open_rows) == (3, 9)
    assert max(fact.rows for fact in report.missing) <= 3
    assert "Looked for in 3 of 9 cases" in as_text.render(report)


def test_json_is_what_its_schema_says(report: BatchReport) -> None:
    data = json.loads(as_json.render(report))

    jsonschema.Draft202012Validator.check_schema(as_json.schema())
    jsonschema.validate(data, as_json.schema())
    assert list(data)[:4] == ["lawcheck", "format", "receipt", "table"]


def test_csv_has_a_line_for_each_row(report: BatchReport) -> None:
    lines = list(csv.DictReader(StringIO(as_csv.render(report, ";")), delimiter=";"))

    assert [line["case"] for line in lines] == [row.case for row in report.cases]
    assert lines[0]["verdict"] == "violated"
    assert lines[0]["violated_rules"] == "coe.echr.discretion_is_bounded"
    assert int(lines[0]["undetermined"]) == report.cases[0].counts["undetermined"]


@pytest.mark.parametrize("title", ["=1+1", "+381", "-x", "@SUM(A1)", "\t=1", "＝1+1"])
def test_no_cell_of_the_csv_becomes_a_formula(report: BatchReport, title: str) -> None:
    changed = replace(report, cases=(replace(report.cases[0], title=title, case=title),))

    (line,) = csv.DictReader(StringIO(as_csv.render(changed)))

    assert line["title"] == f"'{title.strip()}"
    assert line["case"] == f"'{title.strip()}"


def test_markdown_shows_what_the_table_says_and_takes_none_of_it_for_markup(report: BatchReport) -> None:
    changed = replace(report, cases=(replace(report.cases[0], case="a|b *c* <d>"),))

    text = as_markdown.render(changed)

    assert "| a\\|b \\*c\\* \\<d\\> | violated |" in text


def test_serbian_has_no_english_of_ours() -> None:
    text = as_text.render(report_in("sr"), everything=True) + as_markdown.render(report_in("sr"))
    head = as_csv.render(report_in("sr")).splitlines()[0]

    assert "Повређено у највише случајева" in text
    assert not re.search(r"\b(Violated|violated|Missing|Verdict|cases|rules|critical)\b", text.replace("cases/", ""))
    assert not re.search(r"[a-z]", head)


def test_both_languages_have_every_phrase() -> None:
    def blanks(text: str) -> set[str]:
        return set(re.findall(r"\{\w+\}", text))

    assert {key: blanks(text) for key, text in PHRASES["sr"].items()} == {
        key: blanks(text) for key, text in PHRASES["en"].items()
    }
