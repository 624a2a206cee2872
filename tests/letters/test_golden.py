"""What each letter comes to in its sample: the golden files beside the templates. `pytest --update` writes them anew."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawcheck.letters import as_docx, as_pdf, as_text
from lawcheck.letters.blocks import blocks
from lawcheck.letters.sender import fields
from lawcheck.script import to_latin
from tests.letters.letters import HOME, LETTERS, letter, sender

DAY = date(2026, 4, 1)


@pytest.mark.parametrize("language", ["en", "sr"])
@pytest.mark.parametrize("name", LETTERS)
def test_the_sample_comes_to_what_stands_beside_it(name: str, language: str, request: pytest.FixtureRequest) -> None:
    _, made = letter(name, given=sender(), language=language)
    golden = HOME / name / f"expected.{language}.md"

    if request.config.getoption("--update", default=False):
        golden.write_text(made.markdown, encoding="utf-8")

    assert made.markdown == golden.read_text(encoding="utf-8")
    assert made.blanks == ()


@pytest.mark.parametrize(
    ("name", "language", "gazette"),
    [
        ("open_letter", "en", "Law on Personal Data Protection (Official Gazette RS 87/2018)"),
        ("open_letter", "sr", "Закон о заштити података о личности („Службени гласник РС“, број 87/2018)"),
        ("complaint", "sr", "Закона о заштити података о личности („Службени гласник РС“, број 87/2018)"),
    ],
)
def test_where_a_law_was_published_stands_where_the_letter_names_it_first(
    name: str, language: str, gazette: str
) -> None:
    _, made = letter(name, given=sender(), language=language)
    title = gazette.partition(" (")[0].replace("Закона", "Закон")
    before, *after = made.markdown.split(gazette)

    assert len(after) == 1
    assert title not in before
    assert title in after[0]


def test_a_letter_of_one_page_has_no_gazettes() -> None:
    assert "87/2018" not in letter("eu_briefing", given=sender())[1].markdown


@pytest.mark.parametrize("name", LETTERS)
def test_latin_letters_are_made_of_the_template_and_never_of_data(name: str) -> None:
    _, cyrillic = letter(name, given=sender(), language="sr")
    _, latin = letter(name, given=sender(), language="sr-Latn")

    assert to_latin(cyrillic.markdown) == to_latin(latin.markdown)
    assert "Министарство унутрашњих послова" in latin.markdown
    assert "Улица 1, Београд" in latin.markdown
    assert latin.markdown.count("На основу") == 0


@pytest.mark.parametrize("name", LETTERS)
def test_nothing_is_missing_or_doubled_in_serbian(name: str) -> None:
    _, made = letter(name, given=sender(), language="sr")

    text = as_text.render(blocks(made.markdown), "sr")
    assert ".." not in text
    assert " ." not in text
    assert "\\" not in text


def test_what_the_sender_has_not_said_is_a_visible_gap_and_listed() -> None:
    _, made = letter("complaint")

    assert r"\[address of the sender\]" in made.markdown
    assert made.blanks == ("name", "address", "email", "place", "controller", "signatory")


@pytest.mark.parametrize("language", ["en", "sr", "sr-Latn"])
def test_word_file_has_headings_and_lists_that_each_begin_at_one(language: str, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    made, written = letter("complaint", given=sender(), language=language)
    parts = blocks(written.markdown)
    content = as_docx.render(parts, "Title", language, DAY)
    (tmp_path / "letter.docx").write_bytes(content)

    document = docx.Document(str(tmp_path / "letter.docx"))

    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert len(headings) == len([block for block in parts if block.kind == "heading"])
    numbered = [p._p.pPr.numPr for p in document.paragraphs if p._p.pPr is not None]
    counts = [numbering.numId.val for numbering in numbered if numbering is not None]
    lists = [block.number for block in parts if block.marker]
    assert [counts.index(count) for count in counts] == [lists.index(number) for number in lists]
    starts = document.part.numbering_part.element.xpath(f"w:num[@w:numId>={min(counts)}]//w:startOverride/@w:val")
    assert set(starts) == {"1"}
    assert content == as_docx.render(parts, "Title", language, DAY)
    assert made.language == language


@pytest.mark.parametrize("language", ["en", "sr", "sr-Latn"])
def test_pdf_is_tagged_and_the_same_each_time(language: str) -> None:
    pytest.importorskip("typst")
    _, written = letter("demand", given=sender(), language=language)
    parts = blocks(written.markdown)

    pdf = as_pdf.render(parts, "Title", language, DAY)

    assert pdf.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in pdf
    assert pdf == as_pdf.render(parts, "Title", language, DAY)


@pytest.mark.parametrize(
    ("title", "translated", "language", "shown"),
    [
        ("Cameras", False, "en", "Cameras"),
        ("Cameras", False, "sr", "[предмет писма]"),
        ("Камере", False, "sr", "Камере"),
        ("Kamere na šetalištu", False, "sr-Latn", "Kamere na šetalištu"),
        ("Bezbedan grad", True, "sr-Latn", "Bezbedan grad"),
    ],
)
def test_an_english_title_is_no_subject_of_a_serbian_letter(
    title: str, translated: bool, language: str, shown: str
) -> None:
    assert fields({}, title, language, translated=translated)["subject"] == shown
