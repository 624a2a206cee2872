"""Fixes put into texts. What comes out is laid out, and still has no mistake."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lawcheck.diagnostics import InternalError
from lawcheck.fmt import Refused, format_text
from lawcheck.lint.law import Law
from lawcheck.lint.remark import Edit, Said
from lawcheck.span import InputFile

_MOST_ROUNDS = 20  # each takes at least one fix; of those that lie in each other only one goes in at a time


@dataclass(frozen=True)
class Mended:
    """The texts of all files after mending, which of them were changed, and the remarks whose fixes went in."""

    files: tuple[InputFile, ...]
    changed: frozenset[str]
    fixed: tuple[Said, ...]


def mend(
    files: Sequence[InputFile],
    allowed: Collection[str],
    look: Callable[[Sequence[InputFile]], tuple[Law, Sequence[Said]]],
) -> Mended:
    """Puts in the fixes of all remarks on the files `allowed`, and of those that then come up, until none is left.

    `look` gives the remarks on the files; it is asked again after every round. Errors: `InternalError` where a fix left
    a mistake behind.
    """
    changed: set[str] = set()
    fixed: list[Said] = []
    for _ in range(_MOST_ROUNDS):
        law, found = look(files)
        wanted = [said for said in found if said.remark.fix and said.remark.span.file in allowed]
        if not wanted:
            break
        texts, done = with_fixes(law.files, wanted)
        changed |= {name for name, text in texts.items() if text != law.files[name].text}
        fixed += done
        files = tuple(InputFile(file.name, texts.get(file.name, file.text)) for file in files)
    return Mended(tuple(files), frozenset(changed), tuple(fixed))


def with_fixes(files: Mapping[str, InputFile], wanted: Iterable[Said]) -> tuple[dict[str, str], tuple[Said, ...]]:
    """The texts, laid out, with every fix that lies in no earlier one, and the remarks whose fixes those are."""
    done: list[Said] = []
    edits: dict[str, list[Edit]] = {}
    for said in wanted:
        own = edits.setdefault(said.remark.span.file, [])
        if not any(_touch(edit, other) for edit in said.remark.fix for other in own):
            own += said.remark.fix
            done.append(said)
    return {name: _laid_out(name, edited(files[name].text, several)) for name, several in edits.items()}, tuple(done)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits, which do not touch each other, in the places that they had in it."""
    for edit in sorted(edits, key=lambda edit: edit.span.start, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def _touch(one: Edit, other: Edit) -> bool:
    return one.span.start <= other.span.end and other.span.start <= one.span.end


def _laid_out(name: str, text: str) -> str:
    answer = format_text(InputFile(name, text))
    if isinstance(answer, Refused):
        raise InternalError(f"a fix has left a mistake in `{name}`: {answer.diagnostics[0].message}")
    return answer
