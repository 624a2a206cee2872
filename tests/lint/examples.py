"""The examples of the lints, and any other text, looked at beside what they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from lawcheck.lint.law import Law, Tested
from lawcheck.lint.remark import Level, Said
from lawcheck.lint.run import NAMES, read, remarks
from lawcheck.span import InputFile

TODAY = date(2026, 11, 25)
SHARED = InputFile("_shared.law", (Path(__file__).parent / "example.law").read_text(encoding="utf-8"))
HEAD = 'rulebook example "The examples"\n  use example_words\n\n'


def example(text: str) -> InputFile:
    """An example as a file; one that names no vocabulary or rulebook of its own stands in `rulebook example`."""
    text = text.lstrip("\n")
    return InputFile("example.law", text if text.startswith(("vocabulary", "rulebook")) else HEAD + text)


def law_of(*files: InputFile) -> Law:
    """The files beside what they speak of. They have no mistake."""
    law = read([SHARED, *files], TODAY, Tested(frozenset(["example.tested"])))
    assert isinstance(law, Law), [found.message for found in law]
    return law


def look(files: Sequence[InputFile], *lints: str) -> tuple[Law, list[Said]]:
    """What those lints say of the files; all of them where none is named."""
    law = law_of(*files)
    found = remarks(law, dict.fromkeys(lints or NAMES, Level.WARNING))
    return law, [said for said in found if said.remark.span.file != SHARED.name]


def said_of(text: str, *lints: str) -> list[Said]:
    """What those lints say of an example."""
    return look([example(text)], *lints)[1]
