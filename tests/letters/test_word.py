"""The Word file: footnotes of its own, its language, and an association's letterhead, whose looks stay."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from lawcheck.letters import as_docx
from lawcheck.letters.blocks import Block, blocks
from lawcheck.letters.letter import Refused
from tests.letters.letters import letter, sender

docx = pytest.importorskip("docx")
DAY = date(2026, 4, 1)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(name: str = "demand", language: str = "sr") -> tuple[Block, ...]:
    return blocks(letter(name, given=sender(), language=language)[1].markdown)


def opened(content: bytes) -> Any:
    return docx.Document(BytesIO(content))


def inside(content: bytes, name: str) -> Any:
    from lxml import etree

    with ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def letterhead(change: Callable[[Any], None] = lambda made: None) -> bytes:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Удружење „Пример“"
    made.sections[0].footer.paragraphs[0].text = "Улица 1, Београд"
    made.styles["Heading 1"].font.name = "Comic Sans MS"
    change(made)
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def without_styles(made: Any) -> None:
    for name in ("Heading 2", "Heading 3", "List Paragraph", "List Number", "List Bullet", "List Continue"):
        style = made.styles[name].element
        style.getparent().remove(style)
    for key, relation in list(made.part.rels.items()):
        if relation.reltype.endswith("/numbering"):
            del made.part.rels[key]


def test_each_mark_has_its_footnote_and_each_footnote_its_mark() -> None:
    written = parts()
    content = as_docx.render(written, "T", "sr", DAY)

    marks = [mark.get(f"{W}id") for mark in inside(content, "word/document.xml").iter(f"{W}footnoteReference")]
    notes = inside(content, "word/footnotes.xml").findall(f"{W}footnote")
    texts = {note.get(f"{W}id"): "".join(text.text for text in note.iter(f"{W}t")).strip() for note in notes}
    assert marks == [str(number + 1) for number in range(sum(bool(r.note) for b in written for r in b.runs))] != []
    assert [texts[mark] for mark in marks] == [
        "".join(run.text for run in mark.note) for block in written for mark in block.runs if mark.note
    ]
    assert set(texts) - set(marks) == {"-1", "0"}  # the lines above the notes, which the settings name
    lines = inside(content, "word/settings.xml").find(f"{W}footnotePr").findall(f"{W}footnote")
    assert [line.get(f"{W}id") for line in lines] == ["-1", "0"]


@pytest.mark.parametrize("part", ["[Content_Types].xml", "word/_rels/document.xml.rels"])
def test_the_file_says_that_it_has_footnotes_once(part: str) -> None:
    with ZipFile(BytesIO(as_docx.render(parts(), "T", "sr", DAY))) as archive:
        assert archive.read(part).decode().count("footnotes.xml") == 1
        assert len(archive.namelist()) == len(set(archive.namelist()))


def test_a_letter_without_notes_has_no_part_for_them() -> None:
    with ZipFile(BytesIO(as_docx.render(blocks("# Title\n\nText"), "T", "en", DAY))) as archive:
        assert "word/footnotes.xml" not in archive.namelist()


@pytest.mark.parametrize(("language", "spoken"), [("en", "en-GB"), ("sr", "sr-Cyrl-RS"), ("sr-Latn", "sr-Latn-RS")])
def test_every_run_says_its_language_and_nothing_stands_in_a_box(language: str, spoken: str) -> None:
    content = as_docx.on_letterhead(letterhead(), parts(language=language), "T", language, DAY)[0]

    for name in ("word/document.xml", "word/footnotes.xml"):
        root = inside(content, name)
        texts = [run for run in root.iter(f"{W}r") if run.find(f"{W}t") is not None]
        assert texts
        assert {run.find(f"{W}rPr/{W}lang").get(f"{W}val") for run in texts} == {spoken}
        assert not list(root.iter(f"{W}txbxContent"))


def test_the_letterhead_keeps_its_header_footer_and_styles_and_loses_its_text() -> None:
    head = letterhead(lambda made: made.add_paragraph("Овде писати"))

    content, left_out = as_docx.on_letterhead(head, parts(), "T", "sr", DAY)

    made = opened(content)
    assert left_out
    assert made.sections[0].header.paragraphs[0].text == "Удружење „Пример“"
    assert made.sections[0].footer.paragraphs[0].text == "Улица 1, Београд"
    assert made.styles["Heading 1"].font.name == "Comic Sans MS"
    assert made.paragraphs[0].text != "Овде писати"
    assert [p.text for p in made.paragraphs if p.style.name == "Heading 1"] == [
        block.text for block in parts() if block.level == 1
    ]
    assert content == as_docx.on_letterhead(head, parts(), "T", "sr", DAY)[0]


def test_the_letter_stands_where_the_letterhead_says() -> None:
    def change(made: Any) -> None:
        for text in ("Број: 12", "[Писмо]", "На крају"):
            made.add_paragraph(text)

    content, left_out = as_docx.on_letterhead(letterhead(change), parts(), "T", "sr", DAY)

    texts = [paragraph.text for paragraph in opened(content).paragraphs]
    assert not left_out
    assert (texts[0], texts[-1], len(texts)) == ("Број: 12", "На крају", len(parts()) + 2)


def test_styles_and_lists_that_the_letterhead_lacks_are_made() -> None:
    made = opened(as_docx.on_letterhead(letterhead(without_styles), parts(), "T", "sr", DAY)[0])

    second = [p for p in made.paragraphs if p.style.name == "Heading 2"]
    assert [p.text for p in second] == [block.text for block in parts() if block.level == 2]
    assert second[0].style.element.pPr.find(f"{W}outlineLvl").get(f"{W}val") == "1"
    counts = {
        p._p.pPr.numPr.numId.val for p in made.paragraphs if p._p.pPr is not None and p._p.pPr.numPr is not None
    }
    assert len(counts) == len({block.number for block in parts() if block.marker})
    known = made.part.numbering_part.element.xpath("w:num/@w:numId")
    assert {str(count) for count in counts} <= set(known)


def test_lists_and_notes_go_on_after_those_that_the_letterhead_has() -> None:
    first = as_docx.render(parts(), "T", "sr", DAY)

    twice = as_docx.on_letterhead(first, parts(), "T", "sr", DAY)[0]

    notes = [int(note.get(f"{W}id")) for note in inside(twice, "word/footnotes.xml").findall(f"{W}footnote")]
    marks = [int(mark.get(f"{W}id")) for mark in inside(twice, "word/document.xml").iter(f"{W}footnoteReference")]
    assert len(notes) == len(set(notes))
    assert min(marks) > max(set(notes) - set(marks))


def test_of_several_sections_the_first_keeps_its_header() -> None:
    def change(made: Any) -> None:
        made.add_paragraph("На првој страни")
        made.add_section().header.is_linked_to_previous = True

    content, _ = as_docx.on_letterhead(letterhead(change), parts(), "T", "sr", DAY)

    made = opened(content)
    assert [section.header.paragraphs[0].text for section in made.sections] == ["Удружење „Пример“"]


@pytest.mark.parametrize("content", [b"", b"PK", b"no file", letterhead()[:2000]])
def test_what_is_no_letterhead_is_refused(content: bytes) -> None:
    with pytest.raises(Refused, match="меморандум није Word датотека"):
        as_docx.on_letterhead(content, parts(), "T", "sr", DAY)


def test_an_archive_that_is_no_word_file_is_refused() -> None:
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        archive.writestr("word/document.xml", "<a")

    with pytest.raises(Refused, match="no Word file"):
        as_docx.on_letterhead(written.getvalue(), parts(), "T", "en", DAY)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Закон, чл. 18. ст. 1. тач. 2", "Закон, чл.\xa018. ст.\xa01. тач.\xa02"),
        ("Zakon, čl. 18. st. 1", "Zakon, čl.\xa018. st.\xa01"),
        ("the law, art 18 para 1", "the law, art\xa018 para\xa01"),
        ("to take part in 3 of them", "to take part in 3 of them"),
    ],
)
def test_no_line_ends_between_a_unit_of_a_law_and_its_number(written: str, kept: str) -> None:
    assert "".join(run.text for run in blocks(written)[0].runs) == kept
