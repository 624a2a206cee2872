"""The same question stands at two facts of one type.

Whoever fills in a case answers it twice, and the two answers can differ.

Keep one of them, or ask each so that the difference is seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.diagnostics import Label
from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark
from lawcheck.span import Span

LEVEL = Level.WARNING

BAD = """
vocabulary other "Another vocabulary"

entity tower "A tower"
  height: number "How high is it?"
  rises_to: number "How high is it?"
"""

GOOD = """
vocabulary other "Another vocabulary"

entity tower "A tower"
  height: number "How high is it?"
  depth: number "How deep does it go?"
"""


def look(law: Law) -> Iterator[Remark]:
    """Every question that the same entity asks already for a fact of the same type."""
    for entity in law.entities:
        seen: dict[tuple[str, str], Span] = {}
        for fact in entity.facts:
            key = (fact.type.kind, fact.question.english.casefold())
            if key[1] and key in seen:
                yield Remark(
                    "this is asked already",
                    fact.question.span,
                    others=(Label(seen[key], "first here"),),
                    help="keep one, or ask so that the difference is seen",
                )
            seen.setdefault(key, fact.question.span)
