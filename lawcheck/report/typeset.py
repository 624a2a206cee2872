"""Lines of text for a terminal: wrapped to a width, coloured or not, and safe to print.

Colour is written as private marks of no width, which become ANSI codes, or nothing, only in the last step; so
what a case file says can neither colour nor move anything on the reader's screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lawcheck.text import harmless

_GLUE = "\xa0"
_END = "\ue000"
_STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "magenta": "35"}
_MARKS = {style: chr(0xE001 + place) for place, style in enumerate(_STYLES)}
_CODES = {ord(_END): "\x1b[0m"} | {ord(_MARKS[style]): f"\x1b[{code}m" for style, code in _STYLES.items()}
_NO_CODES = dict.fromkeys(_CODES)
_OWN = re.compile(f"[{_END}{''.join(_MARKS.values())}]")


def plain(text: str) -> str:
    """Text from a case or rule file on one line, without our marks and what could steer a terminal."""
    return _OWN.sub("", harmless(text).replace("\n", " ").replace(_GLUE, " "))


def paint(text: str, *styles: str) -> str:
    """Each word of the text in these styles, so that it can still be wrapped."""
    marks = "".join(_MARKS[style] for style in styles)
    return " ".join(f"{marks}{word}{_END}" for word in plain(text).split())


def glued(text: str) -> str:
    """The text as one word, which no line end breaks."""
    return text.replace(" ", _GLUE)


def width_of(text: str) -> int:
    """How many columns it takes."""
    return len(_OWN.sub("", text))


def wrap(text: str, width: int, indent: int = 0, hang: int = 0) -> list[str]:
    """Lines no wider than `width`, the first indented by `indent`, the others by `hang` more.

    A word that is longer than a line stays whole, so that an address can still be copied.
    """
    lines: list[str] = []
    line, used = " " * indent, indent
    empty = True
    for word in filter(None, text.split(" ")):
        size = width_of(word)
        if not empty and used + 1 + size > width:
            lines.append(line)
            line, used, empty = " " * (indent + hang), indent + hang, True
        line += word if empty else f" {word}"
        used += size if empty else size + 1
        empty = False
    return [*lines, line] if not empty else lines


def apart(left: str, right: str, width: int, indent: int = 0) -> list[str]:
    """One line with `right` at its right edge; two where they do not fit."""
    room = width - indent - width_of(left) - width_of(right)
    if room >= 2:
        return [" " * indent + left + " " * room + right]
    return [*wrap(left, width, indent), " " * max(indent, width - width_of(right)) + right]


def finish(lines: Iterable[str], colour: bool) -> str:
    """The text to print, each line ended."""
    text = "".join(f"{line.rstrip()}\n" for line in lines)
    return harmless(text).replace(_GLUE, " ").translate(_CODES if colour else _NO_CODES)
