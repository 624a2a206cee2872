"""Styles of a Word file: those of the letterhead where it has them, and plain ones of the same name where not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.run import Run

FONT = "Times New Roman"
_SIZES = {"Heading 1": 15, "Heading 2": 12, "Heading 3": 11}
_LIST, _NOTE, _MARK = "List Paragraph", "footnote text", "footnote reference"


def style(document: Document, name: str) -> Any:
    """The style of that name; made, where the document has none, so that it looks like its text."""
    from docx.enum.style import WD_STYLE_TYPE

    type = WD_STYLE_TYPE.CHARACTER if name == _MARK else WD_STYLE_TYPE.PARAGRAPH
    for known in document.styles:
        # The name in the file is always English, whatever the language of the Word that wrote it.
        if known.type == type and (known.name or "").lower() == name.lower():
            return known
    made: Any = document.styles.add_style(name, type, builtin=True)
    made.hidden, made.quick_style = False, True
    if type is WD_STYLE_TYPE.PARAGRAPH:
        made.base_style = document.styles.default(type)
    _shape(made, name)
    return made


def _shape(made: Any, name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    if name in _SIZES:
        made.font.size, made.font.bold = Pt(_SIZES[name]), True
        shape = made.paragraph_format
        shape.space_before, shape.space_after, shape.keep_with_next = Pt(12), Pt(6), True
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(int(name[-1]) - 1))
        made.element.get_or_add_pPr().append(level)
    elif name == _NOTE:
        made.font.size = Pt(9)
        made.paragraph_format.space_after = Pt(0)
    elif name == _MARK:
        made.font.superscript = True


def speak(run: Run, language: str) -> None:
    """Says in which language and script the run is, for spelling and for screen readers."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), language)
    run._r.get_or_add_rPr().append(spoken)


def lay_out(document: Document, language: str) -> None:
    """A page and styles for a letter without a letterhead: A4, one font, black headings, numbered pages."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(22)
    for name, size in (("Normal", 11), *_SIZES.items()):
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
            spoken.set(qn("w:val"), language)
            properties.append(spoken)
            style.paragraph_format.space_after = Pt(8)
        else:
            style.font.color.rgb = RGBColor(0, 0, 0)
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(14), Pt(6)
    _number_pages(document)


def _number_pages(document: Document) -> None:
    """The number of the page, in the middle of its foot."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    paragraph._p.append(number)
    run = paragraph.add_run("1")
    number.append(run._r)
