"""Markdown → the blocks that a letter is made of. Text, Word and PDF are laid out from these alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from lawcheck.letters.letter import Refused
from lawcheck.report.phrases import UNITS
from lawcheck.script import to_latin

if TYPE_CHECKING:
    from markdown_it.token import Token

# „чл. 18“ and “art 18”: no line ends between a unit of a law and its number.
_UNITS = {*UNITS, *UNITS.values(), *map(to_latin, UNITS.values())}
_UNIT = re.compile(rf"\b({'|'.join(map(re.escape, sorted(_UNITS, key=len, reverse=True)))}) (?=\d)")


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style; `\\n` is the end of a line within a paragraph.

    One with a `note` is the mark of a footnote: it has no text of its own, and the note's runs instead.
    """

    text: str
    strong: bool = False
    slanted: bool = False
    note: tuple[Run, ...] = ()


@dataclass(frozen=True)
class Block:
    """A heading of some level, or a paragraph; one with a `marker` opens an item of a list, `depth` deep.

    `number` counts the lists of the letter: items of one list have the same.
    """

    kind: Literal["heading", "paragraph"]
    runs: tuple[Run, ...]
    level: int = 0
    marker: str = ""
    depth: int = 0
    number: int = 0

    @property
    def text(self) -> str:
        """All its text, without footnotes."""
        return "".join(run.text for run in self.runs)


def blocks(markdown: str) -> tuple[Block, ...]:
    """The blocks of a letter in CommonMark with footnotes (`[^1]`), without HTML.

    Errors: `Refused`, for what a letter cannot have.
    """
    from markdown_it import MarkdownIt

    from lawcheck.letters.notes import footnotes

    reader = _Reader()
    parts = tuple(reader.read(MarkdownIt("commonmark", {"html": False}).use(footnotes).parse(markdown)))
    return tuple(replace(block, runs=tuple(_noted(block.runs, reader.notes))) for block in parts)


def _noted(runs: Iterable[Run], notes: Mapping[str, tuple[Run, ...]]) -> Iterable[Run]:
    """The runs with the text of each footnote in place of its name."""
    for run in runs:
        if not run.note:
            yield run
        elif run.note[0].text not in notes:
            raise Refused(f"the letter has a footnote `{run.note[0].text}` without a text")
        else:
            yield replace(run, note=notes[run.note[0].text])


@dataclass
class _Reader:
    """Follows the lists and keeps the footnotes while it goes through the tokens."""

    lists: int = 0
    notes: dict[str, tuple[Run, ...]] = field(default_factory=dict)

    def read(self, tokens: Sequence[Token]) -> Iterable[Block]:
        open_lists: list[tuple[int, str, int]] = []  # number, kind, items so far
        level, opens, note = 0, False, ""
        for token in tokens:
            match token.type:
                case "heading_open":
                    level = int(token.tag[1:])
                case "heading_close":
                    level = 0
                case "note_open":
                    note = token.info
                case "note_close":
                    note = ""
                case "ordered_list_open" | "bullet_list_open":
                    self.lists += 1
                    open_lists.append((self.lists, token.type, 0))
                case "ordered_list_close" | "bullet_list_close":
                    open_lists.pop()
                case "list_item_open":
                    number, kind, items = open_lists.pop()
                    open_lists.append((number, kind, items + 1))
                    opens = True
                case "inline" if note:
                    self.notes[note] = tuple(_runs(token.children or ()))
                case "inline":
                    number, kind, items = open_lists[-1] if open_lists else (0, "", 0)
                    marker = (f"{items}." if kind == "ordered_list_open" else "–") if opens else ""
                    runs = tuple(_runs(token.children or ()))
                    yield Block("heading" if level else "paragraph", runs, level, marker, len(open_lists), number)
                    opens = False
                case "paragraph_open" | "paragraph_close" | "list_item_close":
                    pass
                case other:
                    raise Refused(f"a letter has headings, paragraphs and lists, and no {other.partition('_')[0]}")


def _runs(tokens: Iterable[Token]) -> Iterable[Run]:
    strong = slanted = 0
    for token in tokens:
        match token.type:
            case "text" | "code_inline":
                if token.content:
                    yield Run(_UNIT.sub("\\1\xa0", token.content), strong > 0, slanted > 0)
            case "note_mark":
                yield Run("", note=(Run(token.info),))
            case "softbreak":
                yield Run(" ", strong > 0, slanted > 0)
            case "hardbreak":
                yield Run("\n")
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                slanted += token.nesting
            case "link_open" | "link_close":
                pass
            case other:
                raise Refused(f"a letter has no {other.partition('_')[0]}")
