"""What a code of the catalogue says about a kind of mistake."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Code:
    """A kind of mistake: its `title` in one line, and an `explanation` for somebody who is no programmer.

    The explanation says what is wrong and why that matters, and then what to do. Paragraphs are separated by an empty
    line. Wording: whole sentences, names in backticks, no Python.
    """

    name: str
    title: str
    explanation: str


def table(*codes: tuple[str, str, str]) -> dict[str, Code]:
    """Codes by their name, in the order given, from rows of name, title and explanation."""
    return {name: Code(name, title, explanation) for name, title, explanation in codes}
