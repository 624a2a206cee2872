"""What a document is made of: Markdown, Word and PDF are laid out from these alone, so that all say the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style. `code`: a name for programs; `url`: an address that was found safe, or nothing."""

    text: str
    strong: bool = False
    slanted: bool = False
    code: bool = False
    url: str = ""


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading, level 1 the highest."""

    level: int
    runs: Runs


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    runs: Runs


@dataclass(frozen=True)
class Item:
    """An item of a list, `depth` deep, 1 the outermost. `number` stands before those of a numbered list; or else 0."""

    depth: int
    runs: Runs
    number: int = 0


@dataclass(frozen=True)
class Table:
    """A table with a row of heads; the first cell of each row is the row's own head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Part: TypeAlias = Heading | Paragraph | Item | Table


def run(text: str) -> Run:
    """Plain text."""
    return Run(text)


def strong(text: str) -> Run:
    """Text that stands out."""
    return Run(text, strong=True)


def code(text: str) -> Run:
    """A name for programs: of a rule, a fact, a file."""
    return Run(text, code=True)
