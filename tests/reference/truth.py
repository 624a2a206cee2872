"""Truth as the specification draws it: "Three bits carry this: *can be true*, *can be false*, *something is missing*." """

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Truth:
    """The three bits, and beside them the days on which deadlines run out that keep it open."""

    can_be_true: bool
    can_be_false: bool
    missing: bool
    due: frozenset[date] = frozenset()

    @property
    def is_true(self) -> bool:
        return not self.can_be_false

    @property
    def is_false(self) -> bool:
        return not self.can_be_true

    @property
    def is_open(self) -> bool:
        return self.can_be_true and self.can_be_false

    @property
    def word(self) -> str:
        """The name that the table of section 3 gives to these bits."""
        bits = (self.can_be_true, self.can_be_false, self.missing)
        return {(1, 0, 0): "true", (0, 1, 0): "false", (1, 1, 0): "disputed", (1, 1, 1): "unknown"}[bits]


TRUE = Truth(True, False, False)
FALSE = Truth(False, True, False)
DISPUTED = Truth(True, True, False)
UNKNOWN = Truth(True, True, True)


def yes_or_no(answer: bool) -> Truth:
    """True or false."""
    return TRUE if answer else FALSE


def both(a: Truth, b: Truth) -> Truth:
    """ "`a and b`: can be true = both can; can be false = either can; missing = either is missing something and the
    result is still open." """
    can_be_true = a.can_be_true and b.can_be_true
    can_be_false = a.can_be_false or b.can_be_false
    still_open = can_be_true and can_be_false
    missing = (a.missing or b.missing) and still_open
    return Truth(can_be_true, can_be_false, missing, a.due | b.due if still_open else frozenset())


def not_(a: Truth) -> Truth:
    """ "`not` swaps the first two bits." """
    return Truth(a.can_be_false, a.can_be_true, a.missing, a.due)


def either(a: Truth, b: Truth) -> Truth:
    """ "`or` is the dual" (of `and`)."""
    return not_(both(not_(a), not_(b)))


def all_of(truths: Iterable[Truth]) -> Truth:
    """The `and` of any number; of none at all, true."""
    result = TRUE
    for truth in truths:
        result = both(result, truth)
    return result


def any_of(truths: Iterable[Truth]) -> Truth:
    """The `or` of any number; of none at all, false."""
    result = FALSE
    for truth in truths:
        result = either(result, truth)
    return result


def choice(alternatives: Iterable[Truth]) -> Truth:
    """What holds while one of the alternatives does, and nobody knows which.

    "Can be true if some pair of claimed values satisfies it, can be false if some pair does not."
    """
    found = list(alternatives)
    can_be_true = any(a.can_be_true for a in found)
    can_be_false = any(a.can_be_false for a in found)
    if not (can_be_true and can_be_false):
        return Truth(can_be_true, can_be_false, False)
    due = frozenset(day for a in found for day in a.due)
    return Truth(True, True, any(a.missing for a in found), due)
