"""One mistake in a rule or case file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lawcheck.span import Span


class InternalError(Exception):
    """A fault of the program's own. It never blames the user, and ends in exit status 70."""


@dataclass(frozen=True)
class Label:
    """A further place that matters, and what it is."""

    span: Span
    text: str = ""


@dataclass(frozen=True)
class Diagnostic:
    """What is wrong (`message`), where (`span`, with a short `label`), and what to do (`help`).

    `code` is a key of the catalogue. Wording: lower case, no final stop, names in backticks, one line each.
    """

    code: str
    message: str
    span: Span
    label: str = ""
    others: tuple[Label, ...] = ()
    help: str = ""


class Diagnostics:
    """Collects what a stage finds wrong; the one mutable thing a stage hands about."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []

    def add(
        self,
        code: str,
        message: str,
        span: Span,
        *,
        label: str = "",
        others: Iterable[Label] = (),
        help: str = "",
    ) -> None:
        """Note one mistake."""
        self._found.append(Diagnostic(code, message, span, label, tuple(others), help))

    def extend(self, more: Iterable[Diagnostic]) -> None:
        """Note several."""
        self._found.extend(more)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """All of them in the order of the files, doubled ones once."""
        unique = dict.fromkeys(self._found)
        return tuple(sorted(unique, key=lambda d: (d.span, d.code, d.message)))

    def __bool__(self) -> bool:
        return bool(self._found)
