"""The report as a page: what stands on it, that a case can put no markup in it, and that it needs nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from string import Formatter

import pytest

from lawcheck import pipeline
from lawcheck.cli.pages import page
from lawcheck.report.as_html import SHAPES
from lawcheck.report.page_phrases import PAGE_PHRASES
from lawcheck.report.phrases import phrase
from lawcheck.report.report import Report
from lawcheck.report.web_address import address
from tests.report.hostile import HOSTILE, poisoned

DATA = Path(__file__).parent.parent / "cli" / "data"
VOID = frozenset("meta br input".split())


class Elements(HTMLParser):
    """The elements of a page with their attributes, the text of each, and tags that are closed out of turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong.append(f"</{tag}> in {self.open[-3:]}")

    def handle_data(self, data: str) -> None:
        self.text.append((self.open[-1] if self.open else "", data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each element of that name."""
        return [attributes for name, attributes in self.found if name == tag]

    def words(self) -> str:
        """All that a reader reads."""
        return " ".join(" ".join(text for tag, text in self.text if tag not in ("style", "script")).split())


@pytest.fixture(scope="module")
def written(rules: pipeline.Rules) -> str:
    """The page of the small case, with its justifications."""
    return page(_judged(rules))


def _judged(rules: pipeline.Rules, language: str = "en", cases: int = 1) -> Report:
    case = pipeline.load_case(DATA / "cases" / "square.yaml", rules)
    return pipeline.check([case] * cases, rules, today=date(2026, 1, 1), language=language)


# ── what stands on it ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", ["en", "sr", "sr-Latn"])
@pytest.mark.parametrize("cases", [1, 2])
def test_elements_nest_and_headings_leave_no_level_out(rules: pipeline.Rules, language: str, cases: int) -> None:
    elements = Elements(page(_judged(rules, language, cases)))

    assert elements.wrong == elements.open == []
    assert elements.all("html") == [{"lang": language}]
    levels = [int(tag[1]) for tag, _ in elements.found if re.fullmatch(r"h\d", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    names = [attributes["id"] for _, attributes in elements.found if "id" in attributes]
    assert len(names) == len(set(names))


def test_every_link_within_the_page_leads_somewhere(written: str) -> None:
    elements = Elements(written)
    names = {attributes.get("id") for _, attributes in elements.found}

    leads = [str(link["href"])[1:] for link in elements.all("a") if str(link["href"]).startswith("#")]

    assert leads
    assert [name for name in leads if name not in names] == []


def test_it_says_all_that_the_report_says(rules: pipeline.Rules, written: str) -> None:
    report = _judged(rules)
    words = Elements(written).words()
    case = report.cases[0]

    told = [case.title, *(source.title for source in case.sources), *(law.title for law in report.instruments)]
    for finding in case.findings:
        told += [finding.rule, finding.title, *finding.messages]
        told += [fact.question for fact in (*finding.missing_facts, *finding.disputed)]
        if finding.outcome in ("violated", "disputed"):
            told += [finding.remedy]
    told += [report.receipt.rules, *report.receipt.cases]

    assert [text for text in told if " ".join(text.split()) not in words] == []


def test_the_matrix_has_each_rule_once_with_shape_and_words(rules: pipeline.Rules, written: str) -> None:
    boxes = re.findall(r'<span class="unseen" id="c1-r\d+-n">(.*?)</span>', written)

    worst: dict[str, str] = {}
    for finding in _judged(rules).cases[0].findings:  # the worst stands first
        worst.setdefault(finding.title, f"{phrase(finding.outcome)}, {phrase(finding.severity)}: {finding.title}")
    assert sorted(boxes) == sorted(worst.values())
    assert len(set(SHAPES.values())) == len(SHAPES)


def test_a_justification_is_a_tree_that_folds(written: str) -> None:
    elements = Elements(written)

    assert len(elements.all("details")) > 10
    assert len(elements.all("summary")) == len(elements.all("details"))
    assert "Its duty is met" in elements.words()


def test_the_boxes_of_the_second_matrix_have_the_names_of_the_first(written: str) -> None:
    elements = Elements(written)
    names = {attributes.get("id") for _, attributes in elements.found}
    again = [str(link["aria-labelledby"]) for link in elements.all("a") if "aria-labelledby" in link]

    assert all(name in names for name in again)


def test_an_instrument_is_told_with_its_date(rules: pipeline.Rules, written: str) -> None:
    report = _judged(rules)
    words = Elements(written).words()

    assert report.instruments
    assert all(law.published in words for law in report.instruments)
    assert "in force since" in words


def test_the_same_report_is_the_same_page(rules: pipeline.Rules, written: str) -> None:
    assert page(_judged(rules)) == written


def test_a_report_made_for_reading_has_no_trees_and_can_still_be_shown(report: Report) -> None:
    findings = tuple(
        replace(finding, justification=replace(finding.justification, because=()))
        for finding in report.cases[0].findings
    )
    bare = replace(report, cases=(replace(report.cases[0], findings=findings),), rulebooks={}, instruments=())

    assert "The whole justification" not in page(bare)


def test_serbian_page_has_no_english_of_ours(rules: pipeline.Rules) -> None:
    words = Elements(page(_judged(rules, "sr"))).words()

    english = {text.split("{")[0].strip() for text in PAGE_PHRASES["en"].values()}
    assert [text for text in english if len(text) > 12 and text in words] == []
    assert "Сва правила на један поглед" in words
    assert "Sva pravila na jedan pogled" in Elements(page(_judged(rules, "sr-Latn"))).words()


def test_every_language_has_every_phrase_with_the_same_blanks() -> None:
    def blanks(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    english, serbian = PAGE_PHRASES["en"], PAGE_PHRASES["sr"]
    assert english.keys() == serbian.keys()
    assert [key for key in english if blanks(english[key]) != blanks(serbian[key])] == []


# ── nothing from outside ───────────────────────────────────────────────────────────────────────────────────


def test_it_asks_for_nothing_outside(written: str) -> None:
    elements = Elements(written)

    assert {tag for tag, _ in elements.found} & set(
        "link img iframe object embed base audio video source".split()
    ) == set()
    assert [attributes for _, attributes in elements.found if "src" in attributes] == []
    assert [name for _, a in elements.found for name in a if name.startswith("on") or name == "style"] == []
    for tag in ("style", "script"):
        text = "".join(text for within, text in elements.text if within == tag)
        assert text.strip()
        assert not re.search(r"url\(|@import|https?:|//[a-z]", re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


def test_the_policy_forbids_all_but_its_own_style_and_script(written: str) -> None:
    (policy,) = [
        m["content"] for m in Elements(written).all("meta") if m.get("http-equiv") == "Content-Security-Policy"
    ]

    assert str(policy).startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in str(policy)


# ── what a case says is data ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("poison", HOSTILE)
def test_hostile_texts_everywhere_change_no_element(rules: pipeline.Rules, poison: str) -> None:
    clean, hostile = (Elements(page(poisoned(_judged(rules), text))) for text in ("harmless", poison))

    assert [tag for tag, _ in hostile.found] == [tag for tag, _ in clean.found]
    assert [attributes.keys() for _, attributes in hostile.found] == [a.keys() for _, a in clean.found]
    assert hostile.wrong == hostile.open == []
    for _, attributes in hostile.found:
        assert not [name for name in attributes if name.startswith("on")]


@pytest.mark.parametrize("url", ["javascript:alert(1)", '"><script>alert(1)</script>', "https://a.org/' onclick='x"])
def test_a_hostile_address_is_shown_and_leads_nowhere(report: Report, url: str) -> None:
    case = report.cases[0]
    sources = tuple(replace(source, url=url) for source in case.sources)
    laws = tuple(replace(law, url=url) for law in report.instruments)

    elements = Elements(page(replace(report, cases=(replace(case, sources=sources),), instruments=laws)))

    assert all(str(link["href"]).startswith("#") for link in elements.all("a"))
    assert url in elements.words()
    assert len(elements.all("script")) == 1


def test_hostile_text_is_still_to_be_read(rules: pipeline.Rules) -> None:
    poison = "<script>alert('é')</script>"

    assert poison in Elements(page(poisoned(_judged(rules), poison))).words()


def test_no_character_turns_the_direction_of_what_follows(rules: pipeline.Rules) -> None:
    text = page(poisoned(_judged(rules), "\u202e\u2066\x00\x1b[31m"))

    assert re.search("[\u202a-\u202e\u2066-\u2069\x00\x1b]", text) is None


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "file:///etc/passwd",
        "https://a\nb",
        'https://a"b',
        "",
        " https://a",
        "https://a b",
        "vbscript:x",
        "JaVaScRiPt:x",
    ],
)
def test_only_web_addresses_are_links(url: str) -> None:
    assert address(url) == ""


def test_a_web_address_is_a_link(written: str) -> None:
    assert address("https://example.org/ж?a=b&c") == "https://example.org/ж?a=b&c"
    assert "https://example.org/report" in [link["href"] for link in Elements(written).all("a")]
