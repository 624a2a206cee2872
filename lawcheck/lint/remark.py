"""What a lint has to say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lawcheck.diagnostics import Label
from lawcheck.span import Span


class Level(StrEnum):
    """How much a remark weighs, heaviest first. `OFF`: said only where a profile asks for it."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"
    OFF = "off"


@dataclass(frozen=True)
class Edit:
    """A text to put in the place of what stands there; an empty span puts it in."""

    span: Span
    text: str


@dataclass(frozen=True)
class Remark:
    """What is not as good as it could be (`message`), where, and what to do (`help`).

    `fix`: edits that put it right and change what no rule comes to. `rules`: the full names of the other rules that it is
    about; a comment that ignores it has to name them. Wording as of a diagnostic: lower case, no final stop, names in
    backticks, one line.
    """

    message: str
    span: Span
    label: str = ""
    help: str = ""
    others: tuple[Label, ...] = ()
    fix: tuple[Edit, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """A remark with the name of the lint that made it and the level it has in this run."""

    lint: str
    level: Level
    remark: Remark
