"""Lists of a Word file, each of which begins at 1, whatever lists its letterhead has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lawcheck.letters.blocks import Block

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_LEVELS = 3
_STEP = 400  # twentieths of a point that a list stands in from what is around it
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Lists:
    """The lists of one document: two definitions, numbered and not, and a count for each list."""

    def __init__(self, document: Document) -> None:
        self.numbering = _numbering(document)
        self._definitions: dict[bool, int] = {}
        self._counts: dict[int, int] = {}

    def number(self, paragraph: Paragraph, block: Block) -> None:
        """Makes the paragraph open an item of the block's list."""
        if block.number not in self._counts:
            self._counts[block.number] = self._fresh_count(block.marker[:1].isdigit())
        properties: Any = paragraph._p.get_or_add_pPr()
        numbering = properties.get_or_add_numPr()
        numbering.get_or_add_ilvl().val = min(block.depth, _LEVELS) - 1
        numbering.get_or_add_numId().val = self._counts[block.number]
        self._close(paragraph)

    def indent(self, paragraph: Paragraph, block: Block) -> None:
        """Sets a further paragraph of an item below its first."""
        from docx.shared import Twips

        paragraph.paragraph_format.left_indent = Twips(_STEP * block.depth)
        paragraph.paragraph_format.first_line_indent = Twips(0)
        self._close(paragraph)

    def _close(self, paragraph: Paragraph) -> None:
        """Keeps room after an item, even where the style takes it from neighbours of one kind."""
        from docx.oxml import parse_xml
        from docx.shared import Pt

        paragraph.paragraph_format.space_after = Pt(6)
        apart = parse_xml(f'<w:contextualSpacing xmlns:w="{_NAMESPACE}" w:val="0"/>')
        properties: Any = paragraph._p.get_or_add_pPr()
        before = properties.find(f"{{{_NAMESPACE}}}ind")
        if before is not None:
            before.addnext(apart)
        else:
            properties.find(f"{{{_NAMESPACE}}}spacing").addnext(apart)

    def _fresh_count(self, numbered: bool) -> int:
        if numbered not in self._definitions:
            self._definitions[numbered] = self._define(numbered)
        count = self.numbering.add_num(self._definitions[numbered])
        for level in range(_LEVELS):
            count.add_lvlOverride(ilvl=level).add_startOverride(1)
        return int(count.numId)

    def _define(self, numbered: bool) -> int:
        from docx.oxml import parse_xml

        path = f"{{{_NAMESPACE}}}abstractNum"
        known = [int(one.get(f"{{{_NAMESPACE}}}abstractNumId")) for one in self.numbering.findall(path)]
        number = max(known, default=-1) + 1
        format = "decimal" if numbered else "bullet"
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>'
            f'<w:lvlText w:val="{f"%{level + 1}." if numbered else "–"}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{_STEP * (level + 1)}" w:hanging="{_STEP}"/></w:pPr></w:lvl>'
            for level in range(_LEVELS)
        )
        defined = parse_xml(
            f'<w:abstractNum xmlns:w="{_NAMESPACE}" w:abstractNumId="{number}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        if self.numbering.num_lst:  # definitions stand before counts
            self.numbering.num_lst[0].addprevious(defined)
        else:
            self.numbering.append(defined)
        return number


def _numbering(document: Document) -> Any:
    """The document's numbering, made where it has none."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.oxml import parse_xml
    from docx.parts.numbering import NumberingPart

    try:
        return document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element  # type: ignore[attr-defined]
    except KeyError:
        empty = parse_xml(f'<w:numbering xmlns:w="{_NAMESPACE}"/>')
        name = PackURI("/word/numbering.xml")
        part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, empty, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return part.element
