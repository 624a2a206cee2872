"""Offsets in a text ↔ the lines and columns of an editor, both counted from 0.

Editors count columns in units of an encoding, most of them in UTF-16, where an emoji takes two.
Source: Language Server Protocol 3.17, Position.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, assert_never

from lawcheck.span import InputFile, Span

Encoding: TypeAlias = Literal["utf-8", "utf-16", "utf-32"]


def to_offset(file: InputFile, line: int, column: int, encoding: Encoding = "utf-16") -> int:
    """The offset of a position; past a line's end that of its end, past the last line that of the text's end."""
    if line >= len(file.line_starts):
        return len(file.text)
    row = file.line(line + 1)
    if not row.isascii() and encoding != "utf-32":
        units = 0
        for at, sign in enumerate(row):
            if units >= column:
                return file.line_starts[line] + at
            units += _units(sign, encoding)
        column = len(row)
    return file.line_starts[line] + min(column, len(row))


def to_position(file: InputFile, offset: int, encoding: Encoding = "utf-16") -> tuple[int, int]:
    """Line and column of an offset."""
    line, column = file.position(min(offset, len(file.text)))
    start = file.line_starts[line - 1]
    before = file.text[start : start + column - 1]
    if before.isascii() or encoding == "utf-32":
        return line - 1, len(before)
    return line - 1, sum(_units(sign, encoding) for sign in before)


def length(text: str, encoding: Encoding = "utf-16") -> int:
    """How many columns a text takes."""
    return len(text) if text.isascii() or encoding == "utf-32" else sum(_units(sign, encoding) for sign in text)


def _units(sign: str, encoding: Encoding) -> int:
    match encoding:
        case "utf-8":
            return len(sign.encode("utf-8", "surrogatepass"))
        case "utf-16":
            return 2 if ord(sign) > 0xFFFF else 1
        case "utf-32":
            return 1
        case _:
            assert_never(encoding)


@dataclass(frozen=True)
class Change:
    """What happened between two versions of a text: outside one stretch, `start` to `end` of the one before, they are
    alike, and what stands behind it has moved by `shift`."""

    start: int
    end: int
    shift: int

    @staticmethod
    def between(before: str, after: str) -> Change:
        """The smallest such stretch."""
        if before == after:
            return Change(len(before), len(before), 0)
        most = min(len(before), len(after))
        start = _alike(before, after, most)
        behind = _alike(before[::-1], after[::-1], most - start)
        return Change(start, len(before) - behind, len(after) - len(before))

    def moved(self, span: Span) -> Span | None:
        """Where a stretch of the text before stands now; None where it was touched."""
        if span.end <= self.start:
            return span
        if span.start >= self.end:
            return Span(span.file, span.start + self.shift, span.end + self.shift)
        return None

    def around(self, span: Span) -> Span:
        """The stretch now, with what was written inside it, and without what was taken out of it."""
        start = span.start if span.start <= self.start else max(self.start, span.start + self.shift)
        end = span.end if span.end <= self.start else max(self.end, span.end) + self.shift
        return Span(span.file, start, max(start, end))

    def before(self, offset: int) -> int:
        """Where a place of the text now stood before; inside what is new, where that begins."""
        if offset <= self.start:
            return offset
        return max(self.start, offset - self.shift) if offset >= self.end + self.shift else self.start


def _alike(one: str, other: str, most: int) -> int:
    """How many signs both begin with, at most `most`. By halves, for comparing signs one by one is slow."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
