"""A provision is said to be left out twice.

The two reasons can differ, and a reader does not know which to believe.

Keep one. If each is about another part of the article, name the paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.diagnostics import Label
from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark
from lawcheck.span import Span

LEVEL = Level.WARNING

BAD = """
outside act art 3 to 6 because "penalties"
outside act art 5 because "definitions"
"""

GOOD = """
outside act art 3, act art 4, act art 6 because "penalties"
outside act art 5 because "definitions"
"""


def look(law: Law) -> Iterator[Remark]:
    """Every stretch of articles that meets an earlier one of the same rulebook."""
    seen: list[tuple[tuple[str, str], int, int, Span]] = []
    for outside in law.ruleset.outside:
        first, last = (_article(place.units) for place in (outside.first, outside.last))
        if not first or not last:
            continue
        book = (outside.rulebook, outside.instrument)
        for other, start, end, span in seen:
            if other == book and start <= last and first <= end and span != outside.span:
                yield Remark(
                    f"article {max(start, first)} of `{outside.instrument}` is left out twice",
                    outside.span,
                    others=(Label(span, "first here"),),
                    help="keep one, or name the paragraphs",
                )
                break
        seen.append((book, first, last, outside.span))


def _article(units: tuple[tuple[str, str], ...]) -> int:
    """The number of a whole article; 0 for a part of one, and for anything else."""
    if len(units) == 1 and units[0][0] == "art" and units[0][1].isdigit():
        return int(units[0][1])
    return 0
