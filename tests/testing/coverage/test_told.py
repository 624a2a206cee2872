"""Coverage as it is told: text, JSON, HTML, lcov, and the figures that are kept."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from lawcheck.span import InputFile
from lawcheck.testing.coverage import as_html, as_json, as_lcov, as_text
from lawcheck.testing.coverage.coverage import Coverage
from lawcheck.testing.coverage.figures import Figure, Measure
from lawcheck.testing.coverage.record import ALL, BadRecord, fallen, from_text, record, to_text
from tests.rulesets import plan_of
from tests.testing.coverage.test_shown import BOOK, EXCEPTED, VOCABULARY, shown_by

FILES = {"0.law": InputFile("0.law", VOCABULARY), "1.law": InputFile("1.law", BOOK + EXCEPTED)}
RULESET = plan_of(VOCABULARY, BOOK + EXCEPTED).ruleset


@pytest.fixture(scope="module")
def coverage() -> Coverage:
    return shown_by(EXCEPTED, "{thing: {a: no, c: no}} => violated\n{thing: {a: yes, c: no}} => compliant")


def test_a_figure_is_a_fraction_and_is_never_rounded_up() -> None:
    almost = Figure(1209, 1210)

    assert str(almost) == "1\xa0209 of 1\xa0210"
    assert almost.reaches(99)
    assert not almost.reaches(100)
    assert Figure(0, 0).reaches(100)


def test_the_text_names_what_is_missing_at_its_place(coverage: Coverage) -> None:
    text = as_text.render(coverage, RULESET, FILES, missing=True, width=200, colour=False)

    assert "1.law:11 thing.a never decides" not in text
    assert "1.law:14 thing.b never decides as true, never decides as false" in text
    assert "1.law:12 no test tells the outcome of this version" in text
    assert "r.emergency" in text
    assert "never exempts" in text


def test_json_says_what_shows_each_place(coverage: Coverage) -> None:
    told = json.loads(as_json.render(coverage, RULESET, FILES))

    (a,) = (place for place in told["places"] if place["text"] == "thing.a")
    assert (a["true"]["by"], a["false"]["by"]) == (
        "{thing: {a: yes, c: no}} => compliant",
        "{thing: {a: no, c: no}} => violated",
    )
    assert a["line"] == 11
    assert told["figures"]["rules"] == {"shown": 1, "total": 2, "impossible": 0}
    assert told["rules"][1]["reached"] is False


def test_lcov_counts_what_it_lists(coverage: Coverage) -> None:
    text = as_lcov.render(coverage, FILES)

    lines = text.splitlines()
    assert lines[:2] == ["TN:lawcheck", "SF:1.law"]
    assert lines[-1] == "end_of_record"
    branches = [line for line in lines if line.startswith("BRDA:")]
    assert f"BRF:{len(branches)}" in lines
    assert f"BRH:{sum(line.endswith(',1') for line in branches)}" in lines
    assert "FNDA:2,r.one@2000-01-01" in lines
    assert "FNDA:0,r.two@2000-01-01" in lines
    assert f"LF:{sum(line.startswith('DA:') for line in lines)}" in lines


class _Reader(HTMLParser):
    """Collects the source as a reader without colours has it, and checks that every element is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.source = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "pre" in self.open:
            self.source += data


def test_the_page_says_in_words_what_it_colours(coverage: Coverage) -> None:
    page = as_html.render(coverage, RULESET, FILES)
    reader = _Reader()
    reader.feed(page)

    assert not reader.open
    assert "thing.b✗ not true nor false" in reader.source
    assert re.search(r"thing\.a✓ \(shown both ways\)", reader.source)
    assert "http" not in page.replace("https://example.org", "")  # it needs nothing else


def test_what_fell_is_told_and_what_rose_is_not(coverage: Coverage) -> None:
    now = record(coverage, RULESET)
    rules, outcomes = now["r"][Measure.RULES], now["r"][Measure.OUTCOMES]
    before = {"r": {**now["r"], Measure.RULES: Figure(2, 2), Measure.OUTCOMES: Figure(1, outcomes.total)}, "gone": {}}

    assert fallen(before, now) == (f"r: rules fell from 2 of 2 to {rules}",)
    assert fallen(now, now) == ()


def test_a_record_is_read_as_it_was_written(coverage: Coverage) -> None:
    now = record(coverage, RULESET)
    text = to_text(now)

    assert to_text(from_text(text)) == text
    assert from_text(text)[ALL][Measure.RULES] == Figure(1, 2)
    assert len(text.splitlines()) == len(now) + 2
    with pytest.raises(BadRecord):
        from_text('{"r": [1, 2]}')
