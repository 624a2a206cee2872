"""From the bytes of a file to its text. Pure: what is wrong with them is a `Diagnostic`, shown at its place."""

from __future__ import annotations

import re

from lawcheck.diagnostics import Diagnostics
from lawcheck.span import InputFile, Span

_UTF8_MARK = b"\xef\xbb\xbf"
_OTHER_MARKS = {  # the longer ones first: that of UTF-32 begins like that of UTF-16
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_DOCUMENTS = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a Word, Excel, OpenDocument or ZIP file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel document",
    b"{\\rtf": "a rich text document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"\x7fELF": "a program",
}
_AS_UTF8 = "save it again with the encoding UTF-8"
# Escape codes could hide text on a terminal; characters that turn the direction of writing, anywhere.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


def as_utf8(data: bytes) -> bytes:
    """The same text in UTF-8 where it is marked as UTF-16, as spreadsheets write it; anything else as it is."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")) or data.startswith(b"\xff\xfe\x00\x00"):
        return data
    try:
        return data.decode("utf-16").encode()
    except UnicodeError:
        return data


def decode(name: str, data: bytes, found: Diagnostics, again: str = "") -> InputFile:
    """The text in `data`, lines ended as they are there and a byte order mark dropped.

    `again`: how to save it as what is expected here, where it is a document or in another encoding.
    Errors: `not-text`, `not-utf-8`, `empty-file`, `control-character`. A refused text comes back as far as it can be
    shown, and is not to be used.
    """
    whole = Span(name, 0, 0)
    if data.startswith(tuple(_DOCUMENTS)):
        what = next(what for start, what in _DOCUMENTS.items() if data.startswith(start))
        found.add("not-text", f"`{name}` is {what}, not a text file", whole, help=again)
        return InputFile(name, "")
    if encoding := _other_encoding(data):
        found.add("not-utf-8", f"`{name}` is written in {encoding}, not in UTF-8", whole, help=again or _AS_UTF8)
        return InputFile(name, "")
    data = data.removeprefix(_UTF8_MARK)
    try:
        file = InputFile(name, data.decode())
    except UnicodeDecodeError as trouble:
        return _not_utf8(name, data, trouble.start, again or _AS_UTF8, found)
    if not file.text or file.text.isspace():
        found.add("empty-file", f"`{name}` is empty", whole)
        return InputFile(name, "")
    if hidden := _HIDDEN.search(file.text):  # the first one: the rest are probably its like
        found.add(
            "control-character",
            f"the text holds {_called(hidden[0])}",
            Span(name, *hidden.span()),
            label="here, and cannot be seen",
            help="delete it",
        )
    return file


def _other_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32, by their mark, or because nearly every second byte is zero, as in Latin text without one."""
    for mark, encoding in _OTHER_MARKS.items():
        if data.startswith(mark):
            return encoding
    if b"\0" not in data:
        return None
    sample = data[:2000]
    zeros = max(sample[0::2].count(0), sample[1::2].count(0))
    return "UTF-16" if len(sample) >= 4 and zeros > 0.4 * (len(sample) / 2) else None


def _not_utf8(name: str, data: bytes, at: int, help: str, found: Diagnostics) -> InputFile:
    """Refuses with the place of the byte, and the letter that it is in the encodings once usual in Serbia."""
    before = data[:at].decode()
    letters = {page: data[at : at + 1].decode(f"cp{page}", "replace") for page in (1250, 1251)}
    guesses = [f"`{letter}` in windows-{page}" for page, letter in letters.items() if letter.isalpha()]
    found.add(
        "not-utf-8",
        f"the byte {data[at]:02X} is not UTF-8" + (f"; it is {' or '.join(guesses)}" if guesses else ""),
        Span(name, len(before), len(before) + 1),
        label="not UTF-8",
        help=help,
    )
    return InputFile(name, before + data[at:].decode(errors="replace"))


def _called(char: str) -> str:
    if char == "\0":
        return "a zero byte"
    kind = "control character" if char < "\xa0" else "invisible character"
    return f"the {kind} U+{ord(char):04X}"
