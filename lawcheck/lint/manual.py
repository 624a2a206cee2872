"""The manual page of a lint, from its docstring."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """What a lint looks for in one line; why, and what to do, in paragraphs; and its examples."""

    name: str
    level: str
    title: str
    explanation: tuple[str, ...]
    bad: str
    good: str


def page_of(name: str, level: str, docstring: str, bad: str, good: str) -> Page:
    """The page: the docstring's first line without its final stop, and the paragraphs after it as one line each."""
    title, *paragraphs = docstring.strip().split("\n\n")
    return Page(
        name,
        level,
        " ".join(title.split()).removesuffix("."),
        tuple(" ".join(paragraph.split()) for paragraph in paragraphs),
        bad.strip("\n"),
        good.strip("\n"),
    )
