"""Places in the files that people write: an input file, and a stretch of one.

Nothing here touches a disk: editor buffers and tests make an `InputFile` of any text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


@dataclass(frozen=True)
class InputFile:
    """A file's name, as the user knows it, and its whole text."""

    name: str
    text: str

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which the lines start; the first is 0. Lines end in a line feed."""
        return (0, *(end.end() for end in re.finditer("\n", self.text)))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1, columns in characters."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end; empty past the last one."""
        starts = self.line_starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] - 1 if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r")


class Span(NamedTuple):
    """The characters of `file` from offset `start` up to, not including, `end`.

    A tuple, for there is one on every node, and reading thousands of them from the cache should cost nothing.
    """

    file: str
    start: int
    end: int

    def to(self, last: Span) -> Span:
        """The stretch from this place to the end of `last`."""
        return Span(self.file, self.start, max(self.end, last.end))

    def text_in(self, file: InputFile) -> str:
        """What stands there."""
        return file.text[self.start : self.end]
