"""An association's own letterhead: its header, footer, logo and styles stay, and the letter takes the place of its text.

A paragraph `[letter]` (`[писмо]`) says where the letter goes, and keeps what is around it. Without one the letter
replaces the text; pictures that stand in it stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile, ZipFile

from lawcheck.letters.words import refusal

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

PLACES: Final = ("[letter]", "[писмо]", "[pismo]")
LARGEST: Final = 200_000_000  # bytes, unpacked
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass
class Place:
    """Where the letter goes: in place of a paragraph, or at the end. `left_out`: a text had to go for it."""

    paragraph: Any = None
    left_out: bool = False

    def fill(self, paragraphs: Sequence[Paragraph]) -> None:
        """Moves the letter there."""
        if self.paragraph is None:
            return
        for paragraph in paragraphs:
            self.paragraph.addprevious(paragraph._p)
        self.paragraph.getparent().remove(self.paragraph)


def opened(content: bytes, language: str) -> tuple[Document, Place]:
    """The letterhead, ready for the letter. Errors: `Refused`, where it is no Word file."""
    import docx

    try:
        with ZipFile(BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > LARGEST:
                raise refusal("letterhead", language)
        document = docx.Document(BytesIO(content))
        document.element.body  # noqa: B018  # a file of another kind has none
    except (BadZipFile, KeyError, ValueError, AttributeError, SyntaxError):  # the last: XML that is none
        raise refusal("letterhead", language) from None
    body: Any = document.element.body
    for paragraph in body.iter(f"{_W}p"):
        if "".join(text.text or "" for text in paragraph.iter(f"{_W}t")).strip().lower() in PLACES:
            return document, Place(paragraph)
    return document, Place(left_out=_emptied(body))


def _emptied(body: Any) -> bool:
    """Takes the text out, and says whether there was any. Of several sections the first stays, which has the head."""
    inner = next((section for section in body.iter(f"{_W}sectPr") if section.getparent() is not body), None)
    last = body.find(f"{_W}sectPr")
    if inner is not None:
        first = deepcopy(inner)
        for kind in first.findall(f"{_W}type"):
            first.remove(kind)
        if last is not None:
            body.remove(last)
        body.append(first)
        last = first
    had_text = False
    for child in [child for child in body if child is not last]:
        if any(True for _ in child.iter(f"{_W}drawing", f"{_W}pict")):
            for section in list(child.iter(f"{_W}sectPr")):
                section.getparent().remove(section)
            continue
        had_text = had_text or any((text.text or "").strip() for text in child.iter(f"{_W}t"))
        body.remove(child)
    return had_text
