"""Truth of a condition: true, false, or open, and why open.

Source: language.md, section 3. Three bits carry it: *can be true* (1), *can be false* (2) and *something is missing*
(4), which only an open condition has. This is Kleene's strong logic with the reason for *open* kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Truth(IntEnum):
    """One of the four values; the number is the three bits."""

    TRUE = 0b001
    FALSE = 0b010
    DISPUTED = 0b011
    UNKNOWN = 0b111

    @property
    def is_open(self) -> bool:
        """Whether it is neither true nor false."""
        return self is Truth.DISPUTED or self is Truth.UNKNOWN

    @property
    def word(self) -> str:
        """Its name as people write it."""
        return self.name.lower()


def of_bits(bits: int) -> Truth:
    """The truth with these bits; *missing* counts only while the condition is open."""
    return _OF_BITS[bits]


# No bits at all, or *missing* alone, is no truth: it comes of no alternatives, and there is always one.
_OF_BITS = tuple(Truth(bits if bits & 0b011 == 0b011 else bits & 0b011 or 0b111) for bits in range(8))


def _and(a: int, b: int) -> Truth:
    return of_bits((a & b & 0b001) | ((a | b) & 0b010) | ((a | b) & 0b100))


def _not(a: int) -> Truth:
    return of_bits(((a & 0b001) << 1) | ((a & 0b010) >> 1) | (a & 0b100))


# Calling an enum is slow, and this is asked for every alternative.
_BY_BITS = tuple(of_bits(bits) if bits & 0b011 else Truth.UNKNOWN for bits in range(8))
_ALL = (Truth.TRUE, Truth.FALSE, Truth.DISPUTED, Truth.UNKNOWN)

# The tables, indexed by the three bits. Rows that no truth has are filled with UNKNOWN and never read.
NOT: tuple[Truth, ...] = tuple(_not(a) if a in _ALL else Truth.UNKNOWN for a in range(8))
AND: tuple[tuple[Truth, ...], ...] = tuple(
    tuple(_and(a, b) if a in _ALL and b in _ALL else Truth.UNKNOWN for b in range(8)) for a in range(8)
)
OR: tuple[tuple[Truth, ...], ...] = tuple(
    tuple(_not(_and(_not(a), _not(b))) if a in _ALL and b in _ALL else Truth.UNKNOWN for b in range(8))
    for a in range(8)
)


def every(truths: Iterable[Truth]) -> Truth:
    """Their conjunction; true of none at all."""
    result = Truth.TRUE
    for truth in truths:
        result = AND[result][truth]
    return result


def some(truths: Iterable[Truth]) -> Truth:
    """Their disjunction; false of none at all."""
    result = Truth.FALSE
    for truth in truths:
        result = OR[result][truth]
    return result


def choice(truths: Iterable[Truth]) -> Truth:
    """What can be said while only one of several alternatives holds, and it is not settled which.

    All alike give that truth; true and false among them, that is disputed. There must be at least one.
    """
    bits = 0
    for truth in truths:
        bits |= truth
    return _BY_BITS[bits]
