"""Diagnostics as people and programs read them. Pure: the texts come in as `InputFile`s, colour as an argument."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections.abc import Mapping, Sequence

from lawcheck.diagnostics.diagnostic import Diagnostic
from lawcheck.span import InputFile, Span

MOST_SHOWN = 100
_WIDTH = 100  # columns of source shown of a line
_GUTTER = 10  # columns before it, and for the marks of what was left out
_TAB = 4
_ENDLESS = re.compile(r"\S{250,}")
_RED, _YELLOW, _BLUE, _BOLD, _PLAIN = "\x1b[31;1m", "\x1b[33;1m", "\x1b[34;1m", "\x1b[1m", "\x1b[0m"
_LEVELS = {"error": _RED, "warning": _YELLOW, "hint": _BLUE}


def as_text(
    diagnostics: Sequence[Diagnostic],
    files: Mapping[str, InputFile],
    *,
    colour: bool = False,
    width: int | None = None,
) -> str:
    """Each mistake with its code, place, line and help, an empty line between them; last, how many there are.

    Shape: at most `MOST_SHOWN` mistakes; ends in a line feed. A file that is not in `files` is named without a line.
    What is said goes over several lines where it is wider than `width`; without a width it never does.
    """
    paint = _Paint(colour)
    blocks = [_block(diagnostic, files, paint, width, "error") for diagnostic in diagnostics[:MOST_SHOWN]]
    return "\n".join([*blocks, _count(diagnostics) + "\n"])


def block(
    diagnostic: Diagnostic,
    files: Mapping[str, InputFile],
    level: str,
    *,
    colour: bool = False,
    width: int | None = None,
) -> str:
    """One remark of a level other than `error`, such as `warning`, as `as_text` shows a mistake."""
    return _block(diagnostic, files, _Paint(colour), width, level)


def as_json(diagnostics: Sequence[Diagnostic], files: Mapping[str, InputFile]) -> str:
    """All of them as a JSON document `{"errors": […]}`; lines and columns count from 1, columns in characters."""
    errors = [
        {
            "code": diagnostic.code,
            "message": diagnostic.message,
            **_range(diagnostic.span, files),
            "label": diagnostic.label,
            "help": diagnostic.help,
            "others": [{**_range(other.span, files), "label": other.text} for other in diagnostic.others],
        }
        for diagnostic in diagnostics
    ]
    return json.dumps({"errors": errors}, ensure_ascii=False, indent=2) + "\n"


class _Paint:
    """Words in colour, or as they are."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, style: str, text: str) -> str:
        return f"{style}{text}{_PLAIN}" if self._colour and text else text


def _block(
    diagnostic: Diagnostic, files: Mapping[str, InputFile], paint: _Paint, width: int | None, level: str
) -> str:
    """One mistake, each line ended."""
    code, *said = _lines(f"{level}[{diagnostic.code}]:", _sentence(diagnostic.message), width)
    lines = [
        f"{paint(_LEVELS[level], code[:-1])}: {paint(_BOLD, said[0])}",
        *(f"  {paint(_BOLD, more)}" for more in said[1:]),
    ]
    if diagnostic.others:
        places = [(diagnostic.span, ""), *((other.span, other.text) for other in diagnostic.others)]
        longest = max(len(_place(span, files)) for span, _ in places)
        lines += (f"  {_place(span, files).ljust(longest)}   {_sentence(text)}".rstrip() for span, text in places)
    else:
        lines.append(f"  {_place(diagnostic.span, files)}")
    lines += _excerpt(diagnostic.span, diagnostic.label, files, paint, width)
    if diagnostic.help:
        _, *said = _lines("  help:", _sentence(diagnostic.help), width)
        lines += [f"  {paint(_BLUE, 'help')}: {said[0]}", *(f"    {more}" for more in said[1:])]
    return "\n".join(lines) + "\n"


def _lines(key: str, text: str, width: int | None) -> list[str]:
    """The key, and the lines of a text that begins behind it; those after the first have four columns less."""
    if width is None or len(key) + 1 + len(text) <= width:
        return [key, text]
    first = textwrap.wrap(text, max(width - len(key) - 1, 20), break_long_words=False, break_on_hyphens=False)[0]
    rest = text[len(first) :].strip()
    return [key, first, *textwrap.wrap(rest, max(width - 4, 20), break_long_words=False, break_on_hyphens=False)]


def _place(span: Span, files: Mapping[str, InputFile]) -> str:
    """File, line and column of where the span starts."""
    if span.file not in files or not files[span.file].text:
        return _sentence(span.file)
    line, column = files[span.file].position(span.start)
    return f"{_sentence(span.file)}:{line}:{column}"


def _excerpt(span: Span, label: str, files: Mapping[str, InputFile], paint: _Paint, width: int | None) -> list[str]:
    """The line in question and, below it, marks under the place; a long line is cut around it."""
    file = files.get(span.file)
    if file is None or not file.text:
        return []
    number, column = file.position(span.start)
    line = file.line(number)
    start = min(column - 1, len(line))
    end = max(start, min(start + (span.end - span.start), len(line)))
    before, there, after = _cut(line, start, end, _WIDTH if width is None else min(_WIDTH, max(width - _GUTTER, 20)))
    marks = " " * _cells(before) + paint(_RED, "^" * max(1, _cells(there, _cells(before))))
    gutter = str(number).rjust(4)
    edge = paint(_BLUE, "|")
    return [
        f" {paint(_BLUE, gutter)} {edge} {_expand(before + there + after)}".rstrip(),
        f" {' ' * len(gutter)} {edge} {marks} {paint(_RED, _sentence(label))}".rstrip(),
    ]


def _cut(line: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """What is shown before, at and after a place of a line; `…` stands where something was left out."""
    line_end = len(line)
    first = 0 if end <= width else max(0, start - width // 3)
    last = min(line_end, first + width)
    end = min(end, last)
    before = ("…" if first else "") + line[first:start]
    after = line[end:last] + ("…" if last < line_end else "")
    return _visible(before), _visible(line[start:end]), _visible(after)


def _visible(text: str) -> str:
    """The text with a mark for every character that could hide or move something on a terminal; tabs stay."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\t" else " " if c in "\n\r" else "�" for c in text)


def _sentence(text: str) -> str:
    """What is said of a place: visible, and a word that nobody could read to its end cut short."""
    return _visible(_ENDLESS.sub(lambda word: f"{word[0][:40]}…{word[0][-10:]}", text))


def _expand(text: str) -> str:
    """Tabs as blanks up to the next stop."""
    out, width = [], 0
    for char in text:
        step = _step(char, width)
        out.append(" " * step if char == "\t" else char)
        width += step
    return "".join(out)


def _cells(text: str, start: int = 0) -> int:
    """How many columns of a terminal the text takes that starts at column `start`."""
    width = start
    for char in text:
        width += _step(char, width)
    return width - start


def _step(char: str, width: int) -> int:
    if char == "\t":
        return _TAB - width % _TAB
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _range(span: Span, files: Mapping[str, InputFile]) -> dict[str, str | int | None]:
    """A span as file, line and column, the end excluded; without lines where the text is not at hand."""
    file = files.get(span.file)
    if file is None or not file.text:
        return {"file": span.file, "line": None, "column": None, "end_line": None, "end_column": None}
    line, column = file.position(span.start)
    end_line, end_column = file.position(span.end)
    return {"file": span.file, "line": line, "column": column, "end_line": end_line, "end_column": end_column}


def _count(diagnostics: Sequence[Diagnostic]) -> str:
    errors = f"{len(diagnostics):,} error{'' if len(diagnostics) == 1 else 's'}"
    files = len({diagnostic.span.file for diagnostic in diagnostics})
    places = f" in {files} files" if files > 1 else ""
    more = f"; the first {MOST_SHOWN} are shown" if len(diagnostics) > MOST_SHOWN else ""
    return f"{errors}{places}{more}"
