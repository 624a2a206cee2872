"""Samples of mistakes in rule files, one file for each code.

A sample holds chunks, each after a line `### what it shows`. The mistakes expected stand as comments on the guilty
lines, `# error[code]: message`, or, where a comment cannot stand there, on the next line as `# ^ error[…]: …`. A
message that is only `…` is left to the golden text beside the sample, which shows source and message together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from lawcheck.diagnostics import Diagnostic, Diagnostics
from lawcheck.model.consequences import without_consequences
from lawcheck.model.from_ast import resolve
from lawcheck.span import InputFile
from lawcheck.syntax.parse import parse

FOLDER = Path(__file__).parent
RULES = FOLDER / "rules"
_EXPECTED = re.compile(r"# (\^ )?error\[([\w-]+)\]: (.*?)(?= # error\[|$)")


@dataclass(frozen=True)
class Chunk:
    """A rule file with mistakes in it. Its text keeps the line numbers of the sample."""

    code: str
    title: str
    file: InputFile

    @property
    def expected(self) -> list[tuple[int, str, str]]:
        """Line, code and message of each mistake that the comments announce."""
        return [
            (number - bool(above), code, message)
            for number, line in enumerate(self.file.text.split("\n"), 1)
            for above, code, message in _EXPECTED.findall(line)
        ]

    @property
    def shown(self) -> InputFile:
        """The file as its author sees it: blanks in the place of what is expected, so that all places stay right."""
        return InputFile(self.file.name, re.sub(r"# (\^ )?error\[.*", lambda m: " " * len(m[0]), self.file.text))


def words() -> InputFile:
    """The vocabulary and rulebook that every sample can use."""
    return InputFile("_words.law", (RULES / "_words.law").read_text(encoding="utf-8"))


def chunks() -> list[Chunk]:
    """Every chunk of every sample."""
    found = []
    for path in sorted(RULES.glob("[a-z]*.law")):
        parts = re.split(r"^### (.*)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        line = 1
        for title, text in zip(parts[1::2], parts[2::2], strict=True):
            found.append(Chunk(path.stem, title, InputFile(path.name, "\n" * line + text)))
            line += text.count("\n") + 1
    return found


def mistakes(chunk: Chunk) -> tuple[Diagnostic, ...]:
    """What is wrong with the chunk, read together with the shared words."""
    trees = []
    found: list[Diagnostic] = []
    for file in (words(), chunk.file):
        tree, wrong = parse(file)
        trees.append(tree)
        found += wrong
    together = Diagnostics()
    together.extend(without_consequences(found, resolve(trees)[1]))
    return together.sorted()
