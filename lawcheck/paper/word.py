"""A report for Word and LibreOffice, to be edited further: real headings, nested lists and tables, no text boxes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lawcheck.report.parts import Heading, Item, Paragraph, Part, Run, Table
from lawcheck.report.typeset import plain
from lawcheck.text import ENGLISH, SERBIAN, SERBIAN_LATIN

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as Line

_LANGUAGE = {ENGLISH: "en-GB", SERBIAN: "sr-Cyrl-RS", SERBIAN_LATIN: "sr-Latn-RS"}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest day that a ZIP archive can name
_FONT, _FIXED = "Times New Roman", "Courier New"
_SIZES = (("Normal", 10.5), ("Heading 1", 18), ("Heading 2", 14), ("Heading 3", 11.5))
_DEEPEST = 9  # levels that a list in Word can have
_STEP = 0.6  # centimetres that each level stands further in


def render(parts: Sequence[Part], title: str, language: str, day: date) -> bytes:
    """The file's bytes, the same for the same parts. Errors: `ImportError` where the extra is not installed."""
    import docx

    document = docx.Document()
    _lay_out(document, title, language, day)
    lists = _Lists(document)
    for part in parts:
        _add(document, part, lists)
    written = BytesIO()
    document.save(written)
    return _without_dates(written.getvalue())


def _lay_out(document: Document, title: str, language: str, day: date) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    for name, size in _SIZES:
        style: Any = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for key in [key for key in fonts.attrib if "Theme" in key]:
            del fonts.attrib[key]
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), _FONT)
        if name == "Normal":
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(3), Pt(4)
            spoken = OxmlElement("w:lang")
            spoken.set(qn("w:val"), _LANGUAGE[language])
            properties.append(spoken)
        else:
            style.font.color.rgb = RGBColor(0, 0, 0)
    _number_pages(section.footer.paragraphs[0])
    about = document.core_properties
    about.title, about.author, about.comments, about.language = plain(title)[:255], "", "", _LANGUAGE[language]
    about.created = about.modified = datetime.combine(day, time())


def _number_pages(line: Line) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for name in ("PAGE", "NUMPAGES"):
        if name == "NUMPAGES":
            line.add_run(" / ")
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), name)
        line._p.append(field)


def _add(document: Document, part: Part, lists: _Lists) -> None:
    if not isinstance(part, Item):
        lists.end()
    match part:
        case Heading(level, runs):
            _write(document.add_heading(level=min(level, 3)), runs)
        case Paragraph(runs):
            _write(document.add_paragraph(), runs)
        case Item(depth, runs, number):
            line = document.add_paragraph()
            lists.mark(line, depth, number)
            _write(line, runs)
        case Table(head, rows):
            _table(document, head, rows)


def _write(line: Line, runs: Iterable[Run]) -> None:
    for run in runs:
        if not (text := plain(run.text)):
            continue
        if run.url:
            _link(line, text, run.url)
            continue
        added = line.add_run(text)
        added.bold, added.italic = run.strong or None, run.slanted or None
        if run.code:
            from docx.shared import Pt

            added.font.name, added.font.size = _FIXED, Pt(8.5)


def _link(line: Line, text: str, url: str) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), line.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    added = line.add_run(text)
    added.underline = True
    link.append(added._r)
    line._p.append(link)


def _table(document: Document, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table with lines, its head told again on each page; numbers stand to the right."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.shared import Cm, Pt

    table = document.add_table(rows=0, cols=len(head), style="Table Grid")
    table.autofit = False
    _narrow_margins(table)
    first = 5.0
    rest = (16.6 - first) / max(len(head) - 1, 1)
    for column, each in enumerate(table.columns):
        each.width = Cm(rest if column else first)
    for number, texts in enumerate((head, *rows)):
        row = table.add_row()
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = Cm(rest if column else first)
            line = cell.paragraphs[0]
            line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(1)
            added = line.add_run(plain(text))
            added.font.size, added.bold = Pt(9 if number else 8), number == 0 or None
            if column:
                line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
    document.add_paragraph().paragraph_format.space_after = 0


def _narrow_margins(table: Any) -> None:
    """Leaves room for the heads, which no word should be broken in."""
    margins = _element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", w="55", type="dxa"))
    properties = table._tbl.tblPr
    properties.insert(len(properties) - 1, margins)  # before the look, which the schema has last


class _Lists:
    """The definitions of lists: one of dashes for all of them, and one that counts for each numbered list."""

    def __init__(self, document: Document) -> None:
        self.numbering: Any = document.part.numbering_part.element
        self.counting = 0
        style: Any = document.styles["List Paragraph"]
        style.paragraph_format.space_before = style.paragraph_format.space_after = 0
        self.style = str(style.style_id)
        self.dashes = int(self.numbering.add_num(self._define("bullet", "–")).numId)

    def end(self) -> None:
        """The list that was open has ended: the next numbered one starts at 1."""
        self.counting = 0

    def mark(self, line: Line, depth: int, number: int) -> None:
        """Makes the line an item of a list, that many levels deep."""
        from docx.shared import Cm

        if number and not self.counting:
            self.counting = int(self.numbering.add_num(self._define("decimal", "%1.")).numId)
        line._p.style = self.style  # by its name, python-docx would look it up again for each of thousands
        properties: Any = line._p.get_or_add_pPr()
        properties = properties.get_or_add_numPr()
        properties.get_or_add_ilvl().val = min(depth, _DEEPEST) - 1
        properties.get_or_add_numId().val = self.counting if number else self.dashes
        if depth > _DEEPEST:
            line.paragraph_format.left_indent = Cm(_STEP * depth)

    def _define(self, format: str, marker: str) -> int:
        """The number of a new definition with all the levels that there can be."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        known = self.numbering.findall(qn("w:abstractNum"))
        number = max((int(each.get(qn("w:abstractNumId"))) for each in known), default=-1) + 1
        definition = _element("w:abstractNum", abstractNumId=str(number))
        definition.append(_element("w:multiLevelType", val="hybridMultilevel"))
        for level in range(_DEEPEST):
            each = _element("w:lvl", ilvl=str(level))
            each.append(_element("w:start", val="1"))
            each.append(_element("w:numFmt", val=format if level == 0 else "bullet"))
            each.append(_element("w:lvlText", val=marker if level == 0 else "–"))
            each.append(_element("w:lvlJc", val="left"))
            paragraph = OxmlElement("w:pPr")
            in_twips = round(_STEP * (level + 1) * 567)
            paragraph.append(_element("w:ind", left=str(in_twips), hanging=str(round(_STEP * 567))))
            each.append(paragraph)
            definition.append(each)
        known[-1].addnext(definition) if known else self.numbering.insert(0, definition)
        return number


def _element(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _without_dates(archive: bytes) -> bytes:
    """The same ZIP archive without the time at which it was made."""
    written = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, _EPOCH), old.read(name), ZIP_DEFLATED)
    return written.getvalue()
