"""Choices made while generating. Plain functions that pick are many times as fast as strategies made of strategies."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


@cache
def _up_to(last: int) -> st.SearchStrategy[int]:
    return st.integers(0, last)


class Picker:
    """Picks at random, and towards the first of its options where a failure is made smaller."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._given = 0

    def of(self, options: Sequence[T]) -> T:
        """One of them."""
        return options[self._draw(_up_to(len(options) - 1))]

    def number(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + self._draw(_up_to(high - low))

    def once_in(self, times: int) -> bool:
        """True once in so many times."""
        return self.number(1, times) == times

    def place(self) -> int:
        """A number that was not given before."""
        self._given += 1
        return self._given
