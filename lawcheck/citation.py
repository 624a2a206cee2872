"""Where the law stands: an instrument, and the exact place in its text.

A pinpoint is a row of units, such as article 54, paragraph 1, point 2. Printed, it is `art 54 para 1 point 2`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lawcheck.span import Span


class Pinpoint(NamedTuple):
    """Units from the largest to the smallest, each with its number, letter or heading; empty: the whole instrument."""

    units: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return " ".join(
            f"{unit} {number}" if re.fullmatch(r"\w[\w.]*", number) else f'{unit} "{number}"'
            for unit, number in self.units
        )

    def order(self) -> tuple[tuple[str, int, str], ...]:
        """A key that sorts provisions as the law has them: 2 before 10, and 2a after 2."""
        return tuple((unit, *_number(number)) for unit, number in self.units)


def _number(text: str) -> tuple[int, str]:
    digits = re.match(r"\d+", text)
    return (int(digits[0]), text[digits.end() :]) if digits else (0, text)


class Citation(NamedTuple):
    """A reference to a provision of an instrument, which is known by its short name."""

    instrument: str
    pinpoint: Pinpoint
    span: Span

    def __str__(self) -> str:
        return f"{self.instrument} {self.pinpoint}".strip()
