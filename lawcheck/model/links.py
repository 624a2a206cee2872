"""What each name in an expression or message means, for those who follow names: editors, documentation."""

from __future__ import annotations

from typing import NamedTuple

from lawcheck.span import Span
from lawcheck.syntax import ast


class Link(NamedTuple):
    """A name of a path, by its place in it, and where what it means is declared.

    In a message (`{p.dpia.opinion}`) the names have the place of the whole message.
    """

    path: ast.Path
    place: int
    declared: Span


class Links:
    """Collects links while expressions are linked; what is linked for several uses is noted as often."""

    def __init__(self) -> None:
        self.found: list[Link] = []

    def add(self, path: ast.Path, place: int, declared: Span) -> None:
        """Note what one name of a path means."""
        self.found.append(Link(path, place, declared))
