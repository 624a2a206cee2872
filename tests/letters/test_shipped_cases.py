"""Every letter in every Serbian case, by the rules that come with lawcheck: refused with a reason, or right in form."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from itertools import cycle
from pathlib import Path
from shutil import which

import pytest

from lawcheck import pipeline
from lawcheck.cli.app import main
from lawcheck.facts.claim import Case
from lawcheck.files import shipped_cases
from lawcheck.letters import as_pdf
from lawcheck.letters.blocks import blocks
from lawcheck.letters.compose import MOST_QUESTIONS
from lawcheck.letters.letter import Refused
from lawcheck.text import LANGUAGES
from tests.letters.letters import LETTERS, Made, templates, whole

SOURCE = {"en": "Source", "sr": "Извор"}
CASES = sorted(name for name, path in shipped_cases().items() if path.parent.name == "serbia")
# A draft law is withdrawn on the day of its case: comments are for a day of the debate.
DAYS = {"draft_internal_affairs_2021": date(2021, 9, 15), "draft_package_2022": date(2022, 12, 15)}
LAW = pipeline.load_rules()
ENGLISH = re.compile(r"\b(?:the|of|and|which|according|is|not)\b")
LONG = {
    "name": "Фондација за слободан приступ информацијама и заштиту података о личности „Пример“",
    "registration": "матични број 12345678, регистар удружења",
    "represented_by": "Јелена Јелић, извршна директорка",
    "address": "Улица кнеза Милоша 100, улаз 2, спрат 3, 11000 Београд",
    "phone": "+381 11 123 4567",
    "email": "kancelarija@primer.example.org",
    "addressee": "Одбор Европског парламента за спољне послове, известилац за Србију",
    "addressee_address": "Rue Wiertz 60, 1047 Bruxelles, Belgique",
    "place": "Београд",
    "controller": "Министарство унутрашњих послова Републике Србије, Дирекција полиције",
    "signatory": "Јелена Јелић, извршна директорка",
}


@pytest.mark.parametrize(("name", "language"), list(zip(CASES, cycle(("en", "sr")), strict=False)))
def test_every_letter_is_refused_with_a_reason_or_right_in_form(name: str, language: str) -> None:
    case, texts, written = pipeline.load_case(name, LAW), templates(), 0
    for letter in LETTERS:
        day = DAYS.get(name) if letter == "public_comments" else None
        try:
            made = whole(letter, case, {}, language, day, texts=texts, rules=LAW)
        except Refused as refused:
            assert str(refused)
            continue
        written += 1
        _is_right_in_form(made, case, language)
    assert written


def _is_right_in_form(made: Made, case: Case, language: str) -> None:
    letter, law = made.letter, made.material.law
    titles = {name: LAW.ruleset.instruments[name].title.in_language(language) for name in law.names | law.benchmarks}
    binding = tuple(titles[name] for name in law.names)
    points = (*letter.points, *letter.procedure, *(point for comment in letter.comments for point in comment.points))
    assert len(letter.questions) <= MOST_QUESTIONS
    assert all(point.provisions.startswith(binding) and point.notes for point in points)
    assert all(dispute.provisions.startswith(binding) and dispute.notes for dispute in letter.disputes)
    guiding = tuple(titles[name] for name in law.benchmarks)
    assert all(point.provisions.startswith(guiding) and point.notes for point in letter.benchmarks)
    assert all(cited.law in law.names for cited in made.kind.cites.values())
    there = {name for name, s in case.sources.items() if s.published <= made.material.day.isoformat()}
    assert {name for point in points for name in point.notes.sources} <= there
    body, _, notes = made.written.markdown.partition("[^1]: ")
    numbers = set(re.findall(rf"{SOURCE[language]} (\d+)", notes))
    annex = re.findall(rf"^{SOURCE[language]} (\d+): ", body, re.MULTILINE)
    assert set(annex) == (numbers if made.kind.annex else set())
    marks = re.findall(r"\[\^(\d+)\](?!:)", made.written.markdown)
    assert marks == [str(number + 1) for number in range(len(marks))]


@pytest.mark.parametrize("name", CASES)
def test_no_english_is_left_in_serbian_letters(name: str) -> None:
    case = pipeline.load_case(name, LAW)
    for letter in LETTERS:
        day = DAYS.get(name) if letter == "public_comments" else None
        try:
            written = whole(letter, case, {}, "sr", day, rules=LAW).written
        except Refused:
            continue
        body = re.sub(r"https?\S+|\\\S", "", written.markdown)
        assert not ENGLISH.findall(body), letter
        assert "(није познато)" not in body


@pytest.mark.parametrize("name", CASES)
def test_a_briefing_fits_on_a_page_whatever_the_case(name: str) -> None:
    typst = pytest.importorskip("typst")
    case = pipeline.load_case(name, LAW)
    try:
        made = whole("eu_briefing", case, LONG, "sr", rules=LAW)
    except Refused:
        return
    parts = blocks(made.written.markdown)

    assert as_pdf.render(parts, "T", "sr", made.material.day, most_pages=made.kind.pages).startswith(b"%PDF")
    assert made.kind.pages == 1
    size = as_pdf.fitting(parts, "T", "sr", made.material.day, 1)
    drawn = typst.compile(as_pdf.source(parts, "T", "sr", made.material.day, size).encode(), format="svg")
    assert not isinstance(drawn, list) or len(drawn) == 1


def test_what_does_not_fit_on_its_page_is_refused() -> None:
    pytest.importorskip("typst")
    with pytest.raises(Refused, match="takes 2 pages, and may take 1"):
        as_pdf.render(blocks("Text.\n\n" * 60), "T", "en", date(2026, 4, 1), most_pages=1)


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
    assert "1. Наведене прописе читамо тако да захтевају: " in text
    assert "2. Пропис захтева: " in text


def test_what_no_provision_says_alone_is_put_as_a_reading_of_them() -> None:
    written = whole("complaint", pipeline.load_case("belgrade_safe_city", LAW), rules=LAW).written.markdown

    assert "1. We read these provisions to require: *The database of wanted persons is kept apart" in written
    assert "The law requires: *The police match faces only where a statute says so*" in written
    assert "The law requires: *The database of wanted persons" not in written


def test_what_is_demanded_of_an_authority_is_never_what_only_the_other_side_can_do() -> None:
    bound = {"controller", "processor", "ministry", "government"}
    of_others = re.compile(r"(Complain|Appeal|Ask the court|Lodge|Use up|Within \w+ days)\b")

    told = [
        rule.name for rule in LAW.ruleset.rules if bound & set(rule.binds) and of_others.match(rule.remedy.english)
    ]

    assert told == []
