"""The figures as they are kept in a file, and whether later ones have fallen below them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeAlias

from lawcheck.model.ruleset import Ruleset
from lawcheck.testing.coverage.coverage import Coverage
from lawcheck.testing.coverage.figures import Figure, Figures, Measure, by_rulebook, figures

ALL = "all"
Record: TypeAlias = Mapping[str, Figures]


class BadRecord(ValueError):
    """The text is no record of coverage."""


def record(coverage: Coverage, ruleset: Ruleset) -> dict[str, Figures]:
    """The figures of each rulebook by its name, and those of all."""
    kept: dict[str, Figures] = {book: figures(one) for book, one in by_rulebook(coverage, ruleset).items()}
    return {**kept, ALL: figures(coverage)}


def to_text(kept: Record) -> str:
    """As it stands in a file: `[shown, total]`, a rulebook on each line, so that a change shows as few lines."""
    lines = [
        f"  {json.dumps(book)}: {json.dumps({m.value: [f.shown, f.total] for m, f in told.items() if f.total})}"
        for book, told in kept.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def from_text(text: str) -> dict[str, Figures]:
    """What `to_text` wrote. Errors: `BadRecord`."""
    try:
        kept: dict[str, Figures] = {
            book: {Measure(name): Figure(int(shown), int(total)) for name, (shown, total) in told.items()}
            for book, told in json.loads(text).items()
        }
    except (ValueError, TypeError, AttributeError) as wrong:
        raise BadRecord(str(wrong)) from wrong
    return kept


def fallen(before: Record, now: Record) -> tuple[str, ...]:
    """What is a smaller share than it was, a line each. A rulebook that is gone has not fallen, nor has a new one."""
    lines = []
    for book, told in before.items():
        for measure, old in told.items():
            new = now[book][measure] if book in now else None
            if new is not None and new.shown * old.total < old.shown * new.total:
                lines.append(f"{book}: {measure.value} fell from {old} to {new}")
    return tuple(lines)
