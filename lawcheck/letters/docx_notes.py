"""Footnotes of a Word file. The library for the rest of it has none, so their part of the file is made here.

Source: ECMA-376-1, 17.11 (footnotes): two notes hold the lines between text and notes, each other is named by a mark.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from lawcheck.letters import docx_styles
from lawcheck.letters.blocks import Run

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LINES: Final = (
    f'<w:footnotes xmlns:w="{_W}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    "</w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240"'
    ' w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>'
)
# What stands after the footnotes in a document's settings, so far as a letterhead may hold it.
_AFTER: Final = (
    *("endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping"),
    *("doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown"),
    *("smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
    *("docId", "chartTrackingRefBased"),
)


class Notes:
    """The footnotes of one document, which go on after those that it has."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.part, self.root = _part(document)
        known = [int(note.get(f"{{{_W}}}id")) for note in self.root.findall(f"{{{_W}}}footnote")]
        self.last = max([*known, 0])

    def add(self, paragraph: Paragraph, runs: Sequence[Run], write: Callable[[Paragraph, Run], object]) -> None:
        """A mark at the end of the paragraph, and the note that it is for."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        self.last += 1
        self._mark(paragraph, "w:footnoteReference").set(qn("w:id"), str(self.last))
        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), str(self.last))
        # The text is written in the body, where runs can be made, and then moved.
        text = self.document.add_paragraph(style=docx_styles.style(self.document, "footnote text"))
        self._mark(text, "w:footnoteRef")
        for run in (Run(" "), *runs):
            write(text, run)
        note.append(text._p)
        self.root.append(note)

    def _mark(self, paragraph: Paragraph, tag: str) -> Any:
        from docx.oxml import OxmlElement

        run = paragraph.add_run(style=docx_styles.style(self.document, "footnote reference"))
        mark = OxmlElement(tag)
        run._r.append(mark)
        return mark

    def finish(self) -> None:
        """Puts the notes into the file; a file without notes is left as it was."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.oxml import serialize_part_xml

        if self.last == 0:
            return
        self.part._blob = serialize_part_xml(self.root)
        self.document.part.relate_to(self.part, RELATIONSHIP_TYPE.FOOTNOTES)
        _name_lines(self.document, self.root)


def _part(document: Document) -> tuple[Any, Any]:
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
        return part, parse_xml(part.blob)
    except KeyError:
        made = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, b"", document.part.package)
        return made, parse_xml(_LINES)


def _name_lines(document: Document, root: Any) -> None:
    """The settings name the two notes that hold lines, as Word expects."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    settings: Any = document.settings.element
    if settings.find(qn("w:footnotePr")) is not None:
        return
    named = OxmlElement("w:footnotePr")
    for note in root.findall(qn("w:footnote")):
        if note.get(qn("w:type")):
            line = OxmlElement("w:footnote")
            line.set(qn("w:id"), note.get(qn("w:id")))
            named.append(line)
    following = [child for child in settings if child.tag.rpartition("}")[2] in _AFTER]
    if following:
        following[0].addprevious(named)
    else:
        settings.append(named)
