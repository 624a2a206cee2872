"""Remarks that were there before, so that only new ones count.

A baseline is a JSON file. It knows a remark by its lint, its file and its message, not by its line, so that what stands
above may change; of several that are alike it knows how many there were.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from lawcheck.lint.remark import Said

FORMAT = 1
Known: TypeAlias = Counter[tuple[str, str, str]]


@dataclass(frozen=True)
class Compared:
    """The remarks that a baseline does not know, and how many of those it knows are no longer made."""

    new: tuple[Said, ...]
    gone: int


def written(found: Iterable[Said]) -> str:
    """The baseline of these remarks; the same for the same remarks."""
    rows = [
        {"file": file, "lint": lint, "message": message, "count": count}
        for (file, lint, message), count in sorted(Counter(map(_identity, found)).items())
    ]
    return json.dumps({"lawcheck_lint_baseline": FORMAT, "remarks": rows}, ensure_ascii=False, indent=1) + "\n"


def read(text: str) -> Known | None:
    """What a baseline knows; None where the text is none."""
    try:
        whole = json.loads(text)
        if whole["lawcheck_lint_baseline"] != FORMAT:
            return None
        return Counter({(row["file"], row["lint"], row["message"]): int(row["count"]) for row in whole["remarks"]})
    except (ValueError, KeyError, TypeError):
        return None


def compare(found: Sequence[Said], known: Known) -> Compared:
    """What is new, in order; of remarks that are alike, the last ones are."""
    left = Counter(known)
    new: list[Said] = []
    for said in found:
        if left[_identity(said)] > 0:
            left[_identity(said)] -= 1
        else:
            new.append(said)
    return Compared(tuple(new), sum(left.values()))


def _identity(said: Said) -> tuple[str, str, str]:
    return said.remark.span.file, said.lint, said.remark.message
