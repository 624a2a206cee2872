"""A letter for Word and LibreOffice, to be edited further: real headings, real lists, no text boxes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lawcheck.letters.blocks import Block, Run
from lawcheck.text import ENGLISH, SERBIAN, SERBIAN_LATIN

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_LANGUAGE = {ENGLISH: "en-GB", SERBIAN: "sr-Cyrl-RS", SERBIAN_LATIN: "sr-Latn-RS"}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest day that a ZIP archive can name
FONT = "Times New Roman"


def render(blocks: Sequence[Block], title: str, language: str, day: date) -> bytes:
    """The file's bytes, the same for the same letter. Errors: `ImportError` where the extra is not installed."""
    import docx

    document = docx.Document()
    _lay_out(document, title, language, day)
    numbers: dict[int, int] = {}
    for block in blocks:
        _add(document, block, numbers)
    written = BytesIO()
    document.save(written)
    return _without_dates(written.getvalue())


def _lay_out(document: Document, title: str, language: str, day: date) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(22)
    for name, size in (("Normal", 11), ("Heading 1", 15), ("Heading 2", 12), ("Heading 3", 11)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for key in [key for key in fonts.attrib if "Theme" in key]:
            del fonts.attrib[key]
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), FONT)
        if name == "Normal":
            spoken = OxmlElement("w:lang")
            spoken.set(qn("w:val"), _LANGUAGE[language])
            properties.append(spoken)
        else:
            style.font.color.rgb = RGBColor(0, 0, 0)
    about = document.core_properties
    about.title, about.author, about.comments, about.language = title[:255], "", "", _LANGUAGE[language]
    about.created = about.modified = datetime.combine(day, time())


def _add(document: Document, block: Block, numbers: dict[int, int]) -> None:
    if block.kind == "heading":
        paragraph = document.add_heading(level=min(block.level, 3))
    elif block.marker[:1].isdigit():
        paragraph = document.add_paragraph(style="List Number")
        if block.number not in numbers:
            numbers[block.number] = _fresh_count(document)
        _number(paragraph, numbers[block.number])
    elif block.marker:
        paragraph = document.add_paragraph(style="List Bullet 2" if block.depth > 1 else "List Bullet")
    else:
        paragraph = document.add_paragraph(style="List Continue" if block.depth else "Normal")
    for run in block.runs:
        _run(paragraph, run)


def _run(paragraph: Paragraph, run: Run) -> None:
    if run.text == "\n":
        paragraph.add_run().add_break()
        return
    added = paragraph.add_run(run.text)
    added.bold, added.italic = run.strong or None, run.slanted or None


def _fresh_count(document: Document) -> int:
    """The number of a list definition that starts at 1: Word's own style would go on counting through the letter."""
    style = document.styles["List Number"].element.pPr.numPr.numId.val
    numbering = document.part.numbering_part.element
    abstract = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == style)
    fresh = numbering.add_num(abstract)
    fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(fresh.numId)


def _number(paragraph: Paragraph, number: int) -> None:
    properties: Any = paragraph._p.get_or_add_pPr()
    properties = properties.get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


def _without_dates(archive: bytes) -> bytes:
    """The same ZIP archive without the time at which it was made."""
    written = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, _EPOCH), old.read(name), ZIP_DEFLATED)
    return written.getvalue()
