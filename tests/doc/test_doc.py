"""The documentation says all of the rules, in both languages, and what a rule says is never markup."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from lawcheck import pipeline
from lawcheck.doc import phrases as doc_phrases
from lawcheck.doc.as_markdown import render as as_markdown
from lawcheck.doc.picture import picture
from lawcheck.doc.site import Site, site_of
from lawcheck.model.ruleset import Ruleset
from lawcheck.report import said_phrases
from lawcheck.report.said import Said, Speaker, in_words
from tests.rulesets import ruleset_of

HEAD = """vocabulary v "V"
entity deployment "The deployment"
  matches_faces: yes/no "Does it compare faces?" sr "Да ли пореди лица?"
  place: one of street ("in the street" sr "на улици"), online ("online" sr "на мрежи") "Where is it?" sr "Где је?"
  retention: duration "How long are recordings kept?" sr "Колико се снимци чувају?"
  starts_on: date "When does it start?" sr "Када почиње?"
  cameras: list of camera "Which cameras are there?" sr "Које камере постоје?"
entity camera "A camera"
  hidden: yes/no "Is it hidden?" sr "Да ли је скривена?"
"""
BOOK = """rulebook b "B"
instrument law "The <b>law</b>"
  in force from 2020-01-01
define biometric "Faces are recognised" sr "Препознају се лица" as deployment.matches_faces and deployment.place is street
rule r "No <script>alert(1)</script>"
  cites law art 1
  severity minor
  applies when {}
  requires deployment.matches_faces
    else "It starts on {{deployment.starts_on}} & ends."
"""


def _said(condition: str, language: str = "en") -> str:
    law = ruleset_of(HEAD, BOOK.format(condition))
    (rule,) = law.rules
    return in_words(Speaker(law, language).said(rule.applies[0]), lambda kind: kind)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("deployment.matches_faces", "Does it compare faces? yes"),
        ("not deployment.matches_faces", "Does it compare faces? no"),
        ("deployment.place is street", "Where is it? in the street"),
        ("deployment.place is not street", "Where is it? not: in the street"),
        ("deployment.place is one of street, online", "Where is it? one of: in the street, online"),
        ("deployment.retention at most 72 hours", "How long are recordings kept? at most 72 hours"),
        ("not deployment.retention at most 72 hours", "How long are recordings kept? not: at most 72 hours"),
        ("deployment.starts_on before 2021-01-01", "When does it start? before 1 January 2021"),
        ("deployment.starts_on is not none", "When does it start? it happened"),
        ("deployment.starts_on on or after today - 15 days", "When does it start? on or after the day on which the case is judged minus 15 days"),
        ("not (deployment.matches_faces or deployment.place is street)", "all: (Does it compare faces? no; Where is it? not: in the street)"),
        ("not (deployment.matches_faces and deployment.place is street)", "any: (Does it compare faces? no; Where is it? not: in the street)"),
        ("biometric", "Faces are recognised: yes"),
        ("not biometric", "Faces are recognised: no"),
        ("some c in deployment.cameras has c.hidden", "for at least one of: Which cameras are there?: (Is it hidden? yes)"),
        ("every c in deployment.cameras has c.hidden", "for each of: Which cameras are there?: (Is it hidden? yes)"),
        ("count of c in deployment.cameras where (c.hidden) at least 2", "at least 2 of: Which cameras are there? — for which: (Is it hidden? yes)"),
    ],
)  # fmt: skip
def test_a_condition_is_said_in_plain_words(condition: str, words: str) -> None:
    assert _said(condition) == words


def test_it_is_said_in_serbian_as_well() -> None:
    assert _said("deployment.retention at most 72 hours", "sr") == "Колико се снимци чувају? највише 72 сата"
    assert _said("deployment.retention at most 72 hours", "sr-Latn") == "Koliko se snimci čuvaju? najviše 72 sata"


@pytest.mark.parametrize("table", [doc_phrases.PHRASES, said_phrases.PHRASES])
def test_both_languages_have_every_phrase_with_the_same_blanks(table: Mapping[str, Mapping[str, str]]) -> None:
    blanks = [{key: set(re.findall(r"{\w+}", text)) for key, text in table[name].items()} for name in ("en", "sr")]
    assert blanks[0] == blanks[1]


def test_of_boxes_beside_each_other_one_is_enough_and_the_picture_says_so_in_words() -> None:
    said = Said("any", parts=(Said("leaf", "A", "yes"), Said("leaf", "B <&>", "no")))

    drawn = picture(said, "A title", lambda name: name, lambda kind: f"<{kind}>")

    assert "<desc>&lt;any&gt;: (A: yes; B &lt;&amp;&gt;: no)</desc>" in drawn
    left, right = (float(x) for x in re.findall(r'<g transform="translate\(([\d.]+) 18\)"><rect', drawn))
    assert right >= left + 230


@pytest.fixture(scope="module")
def law() -> pipeline.Rules:
    return pipeline.load_rules()


@pytest.mark.parametrize("language", ["en", "sr"])
def test_every_rule_stands_on_one_page(law: pipeline.Rules, language: str) -> None:
    site = site_of(law.ruleset, law.files, {}, language)

    assert sorted(e.name for page in site.pages for e in page.entries) == sorted({r.name for r in law.ruleset.rules})


def test_the_rules_of_a_page_stand_in_the_order_of_the_law(law: pipeline.Rules) -> None:
    site = site_of(law.ruleset, law.files, {}, "en")
    places = {rule.name: rule.cites[0].pinpoint.order() for rule in law.ruleset.rules}
    for page in site.pages:
        assert [places[e.name] for e in page.entries] == sorted(places[e.name] for e in page.entries)


def test_words_that_a_page_links_to_stand_on_it(law: pipeline.Rules) -> None:
    for name, text in as_markdown(site_of(law.ruleset, law.files, {}, "en"), version="0", digest="x"):
        targets = set(re.findall(r'<a id="([^"]+)"', text))
        assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= targets, name


def _site(ruleset: Ruleset) -> Site:
    return site_of(ruleset, {}, {}, "en")


def test_what_a_rule_says_is_never_markup(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "a.law").write_text(HEAD, encoding="utf-8")
    (tmp_path / "rules" / "b.law").write_text(BOOK.format("deployment.matches_faces"), encoding="utf-8")

    done = _doc(tmp_path, "--rules", "rules", "--output", "site")

    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / "law.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<b>law" not in page
    assert "It starts on [When does it start?] &amp; ends." in page
    assert _outside(page) == []


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mine.txt").write_text("x", encoding="utf-8")

    done = _doc(tmp_path, "--output", "site")

    assert (done.returncode, [path.name for path in (tmp_path / "site").iterdir()]) == (2, ["mine.txt"])


def _doc(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "lawcheck", "doc", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def _outside(page: str) -> list[str]:
    """What the page would fetch from elsewhere."""
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(value or "" for name, value in attrs if name == "src" or (tag == "link" and name == "href"))

    Reader().feed(page)
    return found


def test_a_serbian_page_names_no_body_in_english(law: pipeline.Rules) -> None:
    site = site_of(law.ruleset, law.files, {}, "sr")

    named = {text for page in site.pages for entry in page.entries for text in (entry.binds, entry.ask) if text}

    assert named
    assert [text for text in sorted(named) if re.search("[A-Za-z]", text)] == []
