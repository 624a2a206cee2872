"""What an editor can put right by itself: the name that was meant, and a first draft of a test."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lawcheck.diagnostics import Diagnostic
from lawcheck.lint.remark import Edit, Said
from lawcheck.lsp.positions import Change
from lawcheck.span import InputFile, Span

_MEANT = re.compile(r"^did you mean `([^`]+)`")


@dataclass(frozen=True)
class Action:
    """A change that is offered: what it does in a few words, and its edits. `cures`: the mistake or remark that goes away;
    `creates`: the file that has to be made first."""

    title: str
    edits: tuple[Edit, ...]
    cures: Diagnostic | Said | None = None
    creates: str | None = None


def still_there(mistakes: Iterable[Diagnostic], change: Change) -> Iterator[Diagnostic]:
    """The mistakes at their places in a text that has changed since; those that were touched are left out."""
    for mistake in mistakes:
        place = change.moved(mistake.span)
        if place is not None:
            yield replace(mistake, span=place)


def meant(mistakes: Iterable[Diagnostic], file: InputFile, start: int, end: int) -> Iterator[Action]:
    """For each mistake that touches a stretch of the file and knows what was meant: that."""
    for mistake in mistakes:
        found = _MEANT.match(mistake.help)
        if found and mistake.span.start <= end and start <= mistake.span.end:
            yield Action(f"write `{found[1]}`", (_edit(mistake.span, found[1], file),), mistake)


def mended(said: Iterable[Said], start: int, end: int) -> Iterator[Action]:
    """For each remark that touches a stretch of the file and can be put right: that."""
    for one in said:
        remark = one.remark
        if remark.fix and remark.span.start <= end and start <= remark.span.end:
            yield Action(f"put right: {remark.message}", remark.fix, one)


def _edit(span: Span, name: str, file: InputFile) -> Edit:
    """The name in the place of the wrong one; what of it stands before that already is not written again."""
    text = file.text
    inner = text[span.start : span.end]
    if len(inner) > 2 and inner[0] == inner[-1] and inner[0] in "\"'":
        span = Span(span.file, span.start + 1, span.end - 1)
    for dot in reversed([place.end() for place in re.finditer(r"\.", name)]):
        if text.endswith(name[:dot], 0, span.start):
            return Edit(span, name[dot:])
    return Edit(span, name)
