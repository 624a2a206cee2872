"""Every letter in every Serbian case, by the rules that come with lawcheck: refused with a reason, or right in form."""

from __future__ import annotations

import re
import subprocess
from itertools import cycle
from pathlib import Path
from shutil import which

import pytest

from lawcheck import pipeline
from lawcheck.cli.app import main
from lawcheck.facts.belief import select
from lawcheck.files import shipped_cases
from lawcheck.letters.compose import MOST_QUESTIONS, material
from lawcheck.letters.fits import written
from lawcheck.letters.law import binding_law
from lawcheck.letters.letter import Refused
from lawcheck.letters.render import render
from lawcheck.letters.sender import fields
from lawcheck.letters.weight import lowest
from lawcheck.report.from_findings import Words
from lawcheck.text import LANGUAGES
from tests.letters.letters import LETTERS, templates

ANNEX = {"en": "## Annex", "sr": "## Прилог:"}
NUMBER = r"\\\[(\d+)\\\]"
CASES = sorted(name for name, path in shipped_cases().items() if path.parent.name == "serbia")


@pytest.mark.parametrize(("name", "language"), list(zip(CASES, cycle(("en", "sr")), strict=False)))
def test_every_letter_is_refused_with_a_reason_or_right_in_form(name: str, language: str) -> None:
    rules = pipeline.load_rules()
    case = pipeline.load_case(name, rules)
    day = case.as_of
    assert day
    least = lowest(None)
    report = pipeline.check(case, rules, today=day, as_of=day, min_grade=least, language=language, brief=True)
    facts = select(case.facts, day, min_grade=least)
    words = Words(rules.ruleset, rules.files, day, language, case.jurisdiction, True, facts)
    law = binding_law(rules.ruleset, day, language)
    titles = tuple(rules.ruleset.instruments[one].title.in_language(language) for one in law.names)
    of = material(report.cases[0], words, law, None, {})
    for letter in LETTERS:
        try:
            made = written(letter, of, {})
        except Refused as refused:
            assert refused.reason
            continue
        text = render(made, of.sources.annex(), fields({}, made.case_title, language), templates()).markdown
        assert len(made.questions) <= MOST_QUESTIONS
        assert all(point.provisions.startswith(titles) and point.notes for point in made.points)
        assert all(dispute.provisions.startswith(titles) and dispute.notes for dispute in made.disputes)
        body, _, annex = text.partition(ANNEX[language])
        assert set(re.findall(NUMBER, body)) == set(re.findall(f"^{NUMBER}", annex, re.MULTILINE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_and_pdf_can_show_it(language: str, tmp_path: Path) -> None:
    for format in ("docx", "pdf"):
        out = tmp_path / f"letter.{format}"
        call = ["letter", "belgrade_safe_city", "--letter", "demand", "--lang", language, "--format", format]
        assert main([*call, "-o", str(out)]) == 0
        assert out.stat().st_size > 10_000


@pytest.mark.skipif(not which("soffice"), reason="LibreOffice is not there")
def test_libreoffice_opens_the_word_file(tmp_path: Path) -> None:
    call = ["letter", "belgrade_safe_city", "--letter", "complaint", "--lang", "sr", "--format", "docx"]
    assert main([*call, "-o", str(tmp_path / "letter.docx")]) == 0

    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "letter.docx"]
    subprocess.run(convert, cwd=tmp_path, capture_output=True, check=True, timeout=120)

    text = (tmp_path / "letter.txt").read_text(encoding="utf-8-sig")
    assert "Притужба са захтевом за вршење инспекцијског надзора" in text
    assert "1. Пропис захтева: " in text
