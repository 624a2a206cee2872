"""What is said of a draft: in both languages, as a page that a browser reads, and as data."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from lawcheck.draft import as_html, as_json, as_text
from lawcheck.draft.account import Words, account
from lawcheck.draft.amend import Amendment, amendments, renamed
from lawcheck.draft.ask import Question, beginning
from lawcheck.draft.check import check
from lawcheck.draft.for_letter import number_of, render
from lawcheck.draft.permission import permission
from lawcheck.draft.phrases import PHRASES
from tests.draft.worlds import BASE, DAY, WORDS
from tests.rulesets import plan_of

DRAFT = """
draft small.draft "A <draft> & more"
  jurisdiction RS
  use words
article art_5 "May"
  for each p in processings
  permits p when p.mode is live
article art_6_7a "Must"
  for each p in processings
  requires p.kept at most 72 hours
  leaves p.stores.limited to by-law
article purposes "And"
  for each p in processings
  requires body.police
"""
LAW = """
rulebook law "Law"
  use words
instrument act "Act"
  published "G"
  in force from 2000-01-01
rule kept_short "Data are kept for a short time"
  cites act art 1
  severity critical
  for each p in processings
  requires p.kept at most 10 days
    else "Kept for {p.kept}."
rule open_to_few "Few have access"
  cites act art 2
  for each p in processings
  requires every s in p.stores has s.limited
rule in_the_open "It is done in the open"
  cites act art 3
  for each p in processings
  forbids p.covert
rule other_body "Only other bodies"
  cites act art 4
  for each p in processings
  applies when p.mode is live
  forbids body.police
rule body_is_there "Of the body alone"
  cites act art 5
  requires body.police
"""


def told(language: str = "en"):  # type: ignore[no-untyped-def]
    plan = plan_of(WORDS, DRAFT, LAW)
    (draft,) = plan.ruleset.drafts
    question = beginning(permission(draft, plan.ruleset.vocabulary), Question(plan, DAY, BASE, lambda: 60.0))
    permitted = permission(draft, plan.ruleset.vocabulary)
    found = tuple(check(permitted, [], question))
    words = Words(plan.ruleset, {}, DAY, language, "RS")
    return account(draft, found, [], words), found, permitted, question, words


def test_the_four_kinds_and_the_three_answers_are_told_apart() -> None:
    answers = {one.rule: (one.answer, one.kind) for one in told()[0].requirements}

    assert answers == {
        "law.kept_short": ("guaranteed", ""),
        "law.open_to_few": ("loophole", "by_law"),
        "law.in_the_open": ("loophole", "silent"),
        "law.other_body": ("loophole", "contradicts"),
        "law.body_is_there": ("not_touched", ""),
    }


def test_every_phrase_is_in_both_languages() -> None:
    assert PHRASES["en"].keys() == PHRASES["sr"].keys()


@pytest.mark.parametrize("language", ["en", "sr", "sr-Latn"])
def test_the_text_fits_its_width_and_names_each_loophole(language: str) -> None:
    text = as_text.render(told(language)[0], width=70, everything=True)

    assert max(map(len, text.splitlines())) <= 70
    assert all(rule in text for rule in ("law.open_to_few", "law.in_the_open", "law.other_body"))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["en", "sr"])
def test_the_page_is_whole_and_needs_nothing_else(language: str) -> None:
    page = as_html.render(told(language)[0])
    reader = _Reader()
    reader.feed(page)

    assert reader.open == []
    assert "A &lt;draft&gt; &amp; more" in page
    assert not any(attribute in facts for _, facts in reader.seen for attribute in ("src", "style"))
    assert [facts["lang"] for tag, facts in reader.seen if tag == "html"] == ["sr-Cyrl" if language == "sr" else "en"]
    assert all("scope" in facts for tag, facts in reader.seen if tag == "th")
    targets = {f"#{facts['id']}" for _, facts in reader.seen if "id" in facts}
    assert {facts["href"] for tag, facts in reader.seen if tag == "a"} <= targets


def test_the_data_hold_every_requirement() -> None:
    data = json.loads(as_json.render(told()[0]))

    assert data["counts"] == {"loophole": 3, "guaranteed": 1, "not_touched": 1, "not_settled": 0}
    assert {one["rule"] for one in data["requirements"] if one["answer"] == "guaranteed"} == {"law.kept_short"}


def test_a_letter_gets_each_loophole_that_an_addition_closes() -> None:
    said, found, permitted, question, words = told()
    added = [one for one in amendments(found, permitted, question) if isinstance(one, Amendment)]

    first, second = sorted(json.loads(render(said, added, words)), key=lambda one: one["citation"])

    assert (first["article"], first["citation"]) == ("5", "Act, art 2")
    assert first["amendment"] == "Add: “It is required that: for each of: Which stores?: (Is access limited? yes).”"
    assert second["requirement"] == "It is done in the open"
    assert second["amendment"].endswith("It is required that: Is it covert? no.”")


@pytest.mark.parametrize(
    ("name", "number"), [("art_5", "5"), ("art_6_7a", "6, 7a"), ("purposes", ""), ("stage2", "")]
)
def test_an_article_has_the_number_that_its_name_says(name: str, number: str) -> None:
    assert number_of(name) == number


def test_an_amended_draft_says_so_in_its_name_and_titles() -> None:
    text = '# A comment\ndraft rs.bill "The Bill" sr "Нацрт"\n  jurisdiction RS\n'

    assert (
        renamed(text)
        == '# A comment\ndraft rs.bill_amended "The Bill (amended)" sr "Нацрт (са изменама)"\n  jurisdiction RS\n'
    )
    assert renamed("draft rs.bill\n  jurisdiction RS\n") == "draft rs.bill_amended\n  jurisdiction RS\n"
