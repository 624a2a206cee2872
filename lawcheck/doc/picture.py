"""What is said of a condition → a picture: read from the top down, boxes below each other must all be so, and of boxes
beside each other one is enough. So a way from top to bottom is a way for the condition to hold.

Pure SVG, laid out here, with its meaning in words for those who do not see it. Lengths are in pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from xml.sax.saxutils import escape, quoteattr

from lawcheck.report.said import Said, in_words

LINE = 16  # from one line of text to the next
_PAD = 9
_GAP = 18  # between boxes
_LETTERS = 30  # in a line of a box; a letter is taken to be about seven pixels wide
_WIDTH = 230  # of a box
_OF = Callable[[str], str]


@dataclass(frozen=True)
class _Block:
    """A drawn part: its size, and its marks, which start at 0, 0. Its ways in and out are in the middle."""

    width: float
    height: float
    marks: str


def picture(said: Said, title: str, link: _OF, head: _OF) -> str:
    """The SVG of a condition. `link`: the address of a definition; `head`: the words over a kind of join."""
    block = _block(said, link, head)
    width, height = block.width + 2, block.height + 2 * _GAP
    middle = 1 + block.width / 2
    marks = [
        _line(middle, 2, middle, _GAP),
        f'<circle cx="{middle:g}" cy="4" r="3.5"/>',
        f'<g transform="translate(1 {_GAP})">{block.marks}</g>',
        _line(middle, _GAP + block.height, middle, height - 6),
        f'<path d="M{middle - 5:g} {height - 8:g}h10l-5 7z"/>',
    ]
    return (
        f'<svg class="picture" role="img" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}"><title>{escape(title)}</title>'
        f"<desc>{escape(in_words(said, head))}</desc>{''.join(marks)}</svg>"
    )


def _block(said: Said, link: _OF, head: _OF) -> _Block:
    parts = [_block(part, link, head) for part in said.parts]
    match said.kind:
        case "leaf":
            return _box(said, link)
        case "within":
            return _frame(said.text, parts[0])
        case "all":
            return _below(parts) if parts else _box(Said("leaf", head("always")), link)
        case _:
            return _beside(parts) if parts else _box(Said("leaf", head("never")), link)


def _box(said: Said, link: _OF) -> _Block:
    asked = wrap(said.text, _LETTERS) or [""]
    answer = wrap(said.answer, _LETTERS)
    height = 2 * _PAD + LINE * (len(asked) + len(answer))
    kind = "box word" if said.definition else "box"
    marks = f'<rect class="{kind}" width="{_WIDTH}" height="{height}" rx="4"/>'
    marks += _text(asked, _PAD, "asked") + _text(answer, _PAD + LINE * len(asked), "answer")
    if said.definition:
        marks = f"<a href={quoteattr(link(said.definition))}>{marks}</a>"
    return _Block(_WIDTH, height, marks)


def _text(lines: Sequence[str], top: float, kind: str) -> str:
    return "".join(
        f'<text class="{kind}" x="{_PAD}" y="{top + LINE * (number + 0.75):g}">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )


def _below(parts: Sequence[_Block]) -> _Block:
    """One under the other."""
    width = max(part.width for part in parts)
    marks, top = "", 0.0
    for number, part in enumerate(parts):
        if number:
            marks += _line(width / 2, top, width / 2, top + _GAP)
            top += _GAP
        marks += _at((width - part.width) / 2, top, part.marks)
        top += part.height
    return _Block(width, top, marks)


def _beside(parts: Sequence[_Block]) -> _Block:
    """One beside the other, each with a way in from above and a way out below."""
    width = sum(part.width for part in parts) + _GAP * (len(parts) - 1)
    height = max(part.height for part in parts)
    bottom = height + 2 * _GAP
    marks, left = "", 0.0
    ways: list[float] = []
    for part in parts:
        way = left + part.width / 2
        marks += _line(way, 0, way, _GAP) + _at(left, _GAP, part.marks) + _line(way, _GAP + part.height, way, bottom)
        ways.append(way)
        left += part.width + _GAP
    marks += _line(min(ways[0], width / 2), 0, max(ways[-1], width / 2), 0)
    marks += _line(min(ways[0], width / 2), bottom, max(ways[-1], width / 2), bottom)
    return _Block(width, bottom, marks)


def _frame(text: str, inner: _Block) -> _Block:
    """A frame with a head: what is within it is said of elements of a list."""
    width = max(inner.width, _WIDTH) + 2 * _PAD
    lines = wrap(text, int((width - 2 * _PAD) / 7))
    top = 2 * _PAD + LINE * len(lines)
    height = top + inner.height + _PAD
    marks = f'<rect class="frame" width="{width:g}" height="{height:g}" rx="6"/>'
    return _Block(
        width, height, marks + _text(lines, _PAD, "asked") + _at((width - inner.width) / 2, top, inner.marks)
    )


def _at(x: float, y: float, marks: str) -> str:
    return f'<g transform="translate({x:g} {y:g})">{marks}</g>'


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<path class="way" d="M{x1:g} {y1:g}L{x2:g} {y2:g}"/>'
