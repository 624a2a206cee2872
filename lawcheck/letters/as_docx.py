"""A letter for Word and LibreOffice, to be edited further: real headings, lists and footnotes, no text boxes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lawcheck.letters import docx_lists, docx_notes, docx_styles, letterhead
from lawcheck.letters.blocks import Block, Run
from lawcheck.text import ENGLISH, SERBIAN, SERBIAN_LATIN

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run as WordRun

LANGUAGE = {ENGLISH: "en-GB", SERBIAN: "sr-Cyrl-RS", SERBIAN_LATIN: "sr-Latn-RS"}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest day that a ZIP archive can name
DEEPEST_HEADING = 3


def render(blocks: Sequence[Block], title: str, language: str, day: date) -> bytes:
    """The file's bytes, the same for the same letter. Errors: `ImportError` where the extra is not installed."""
    import docx

    document = docx.Document()
    docx_styles.lay_out(document, LANGUAGE[language])
    document.core_properties.author = document.core_properties.comments = ""
    return _filled(document, letterhead.Place(), blocks, title, language, day)


def on_letterhead(head: bytes, blocks: Sequence[Block], title: str, language: str, day: date) -> tuple[bytes, bool]:
    """The same on a letterhead, and whether a text in it was left out for that.

    Errors: `Refused`, for a letterhead that is none; `ImportError` as above.
    """
    document, place = letterhead.opened(head, language)
    return _filled(document, place, blocks, title, language, day), place.left_out


def _filled(
    document: Document, place: letterhead.Place, blocks: Sequence[Block], title: str, language: str, day: date
) -> bytes:
    about = document.core_properties
    about.title, about.language = title[:255], LANGUAGE[language]
    about.created = about.modified = datetime.combine(day, time())
    writer = _Writer(document, LANGUAGE[language], docx_lists.Lists(document), docx_notes.Notes(document))
    place.fill([writer.block(block) for block in blocks])
    writer.notes.finish()
    written = BytesIO()
    document.save(written)
    return _without_dates(written.getvalue())


@dataclass
class _Writer:
    """Adds blocks to the document; its lists and footnotes count on."""

    document: Document
    language: str
    lists: docx_lists.Lists
    notes: docx_notes.Notes
    _styles: dict[str, ParagraphStyle] = field(default_factory=dict)

    def block(self, block: Block) -> Paragraph:
        if block.kind == "heading":
            paragraph = self.document.add_paragraph(style=self._style(f"Heading {min(block.level, DEEPEST_HEADING)}"))
        elif block.depth:
            paragraph = self.document.add_paragraph(style=self._style("List Paragraph"))
            if block.marker:
                self.lists.number(paragraph, block)
            else:
                self.lists.indent(paragraph, block)
        else:
            paragraph = self.document.add_paragraph()
        self._write(paragraph, block.runs)
        return paragraph

    def _write(self, paragraph: Paragraph, runs: Iterable[Run]) -> None:
        for run in runs:
            if run.note:
                self.notes.add(paragraph, run.note, self._run)
            else:
                self._run(paragraph, run)

    def _run(self, paragraph: Paragraph, run: Run) -> WordRun:
        added = paragraph.add_run()
        if run.text == "\n":
            added.add_break()
        else:
            added.text = run.text
            added.bold, added.italic = run.strong or None, run.slanted or None
        docx_styles.speak(added, self.language)
        return added

    def _style(self, name: str) -> ParagraphStyle:
        if name not in self._styles:
            self._styles[name] = docx_styles.style(self.document, name)
        return self._styles[name]


def _without_dates(archive: bytes) -> bytes:
    """The same ZIP archive without the time at which it was made."""
    written = BytesIO()
    with ZipFile(BytesIO(archive)) as old, ZipFile(written, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, _EPOCH), old.read(name), ZIP_DEFLATED)
    return written.getvalue()
