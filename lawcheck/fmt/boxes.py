"""Pieces of a layout, and the one function that breaks them into lines.

After Lindig, "Strictly Pretty" (2000): a group stands on one line where it fits, and else breaks at each of its own
`LINE`s; a fill breaks only where the next piece does not fit any more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

WIDTH = 118


@dataclass(frozen=True)
class Line:
    """A blank, or a new line where the group around it breaks."""


@dataclass(frozen=True)
class Break:
    """A new line in any case."""


LINE, BREAK = Line(), Break()


@dataclass(frozen=True)
class Comment:
    """A comment. `own_line`: it stands alone; else after what precedes it. Nothing follows it on its line."""

    text: str
    own_line: bool


@dataclass(frozen=True)
class Quoted:
    """A text between quotes, which may go over several lines as several texts; `room`: what has to fit behind it."""

    body: str
    room: int = 0


@dataclass(frozen=True)
class Row:
    """Pieces one after the other."""

    parts: tuple[Box, ...]


@dataclass(frozen=True)
class Nest:
    """A piece whose new lines stand further in."""

    by: int
    part: Box


@dataclass(frozen=True)
class Group:
    """A piece that stands on one line if it can."""

    part: Box


@dataclass(frozen=True)
class Fill:
    """Pieces with a blank between them, as many to a line as fit; behind one that takes several lines begins another."""

    parts: tuple[Box, ...]


Box: TypeAlias = str | Line | Break | Comment | Quoted | Row | Nest | Group | Fill


def row(*parts: Box) -> Box:
    """Pieces one after the other."""
    return Row(parts)


def flat_width(box: Box) -> int | None:
    """The columns that it takes on one line, a comment at its end aside; None where it cannot stand on one."""
    width, closed = 0, False
    ahead = [box]
    while ahead:
        one = ahead.pop()
        match one:
            case Nest(_, part) | Group(part):
                ahead.append(part)
                continue
            case Row(parts):
                ahead += reversed(parts)
                continue
            case Fill(parts):
                width += len(parts) - 1
                ahead += reversed(parts)
                continue
        if closed or isinstance(one, Break) or (isinstance(one, Comment) and one.own_line):
            return None
        match one:
            case str():
                width += len(one)
            case Line():
                width += 1
            case Quoted(body):
                width += len(body) + 2
            case Comment():
                closed = True
    return width


class Page:
    """Lines as they come to be."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line = ""
        self._closed = False  # by a comment: nothing may follow on this line
        self._ends: dict[int, int] = {}  # of each line with a comment behind it, where the comment begins
        self._end: int | None = None

    def put(self, box: Box, indent: int, flat: bool = False) -> None:
        """Sets a piece; new lines of it stand `indent` in."""
        match box:
            case str():
                self._word(box, indent)
            case Line() if flat:
                self._word(" ", indent)
            case Line() | Break():
                self.end_line(indent)
            case Comment():
                self._comment(box, indent)
            case Quoted():
                self._quoted(box, indent, flat)
            case Nest(by, part):
                self.put(part, indent + by, flat)
            case Group(part):
                width = flat_width(part)
                fits = width is not None and len(self._line) + width <= WIDTH
                self.put(part, indent, flat or (fits and not self._closed))
            case Row(parts):
                for part in parts:
                    self.put(part, indent, flat)
            case Fill(parts):
                self._fill(parts, indent)

    def end_line(self, indent: int = 0) -> None:
        """Begins a new line; where nothing stands on this one yet, it only moves."""
        if self._line.strip():
            if self._end is not None:
                self._ends[len(self._lines)] = self._end
            self._lines.append(self._line.rstrip())
        self._line = " " * indent
        self._end = None
        self._closed = False

    def blank_line(self) -> None:
        """An empty line, never two."""
        self.end_line()
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def text(self) -> str:
        """All lines, each ended; comments behind lines that follow each other stand below each other."""
        self.end_line()
        lines = list(self._lines)
        for run in _runs(self._ends):
            column = max(self._ends[number] for number in run)
            for number in run:
                end = self._ends[number]
                lines[number] = f"{lines[number][:end].ljust(column)}{lines[number][end:]}"
        return "".join(f"{line}\n" for line in lines)

    def _word(self, word: str, indent: int) -> None:
        if self._closed:
            self.end_line(indent)
        if word == " " and not self._line.strip():
            return
        self._line += word

    def _comment(self, comment: Comment, indent: int) -> None:
        if comment.own_line or self._closed:
            self.end_line(indent)
            self._line += comment.text
        else:
            self._line = f"{self._line.rstrip()}  " if self._line.strip() else self._line
            self._end = len(self._line)
            self._line += comment.text
        self._closed = True

    def _fill(self, parts: tuple[Box, ...], indent: int) -> None:
        broken = False
        for number, part in enumerate(parts):
            if number:
                width = flat_width(part)
                fits = width is not None and len(self._line) + 1 + width <= WIDTH
                self.put(LINE, indent, flat=fits and not self._closed and not broken)
            lines = len(self._lines)
            self.put(part, indent)
            broken = len(self._lines) > lines

    def _quoted(self, quoted: Quoted, indent: int, flat: bool) -> None:
        if self._closed:
            self.end_line(indent)
        rest = quoted.body
        while not flat and len(self._line) + len(rest) + 2 + quoted.room > WIDTH:
            cut = _last_cut(rest, WIDTH - len(self._line) - 2)
            if cut is None:
                break
            self._word(f'"{rest[:cut]}"', indent)
            self.end_line(indent)
            rest = rest[cut + 1 :]
        self._word(f'"{rest}"', indent)


def _runs(numbers: Iterable[int]) -> list[list[int]]:
    """Rising numbers, those that follow each other together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _last_cut(body: str, most: int) -> int | None:
    """Where a text may be cut so that at most so many columns stand before: at a single blank. None: nowhere.

    Where the first word alone is too long, it is cut behind that.
    """
    for cut in chain(range(min(most, len(body) - 2), 0, -1), range(max(most + 1, 1), len(body) - 1)):
        if body[cut] == " " and body[cut - 1] not in " \\" and body[cut + 1] != " ":
            return cut
    return None
