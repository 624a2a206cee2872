"""The same provision is cited twice.

The second adds nothing, and often another article was meant.

Take one away, or write the article that was meant. `--fix` takes the second away.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, clauses
from lawcheck.lint.remark import Edit, Level, Remark
from lawcheck.span import Span
from lawcheck.syntax import ast

LEVEL = Level.WARNING

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4, act art 5, act art 4
  requires assessment.opinion is approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4, act art 5
  requires assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every citation that stands in the same clause already."""
    for tree, _ in law.carriers:
        for clause in clauses(tree, ast.Cites):
            seen: set[str] = set()
            for number, citation in enumerate(clause.citations):
                if str(citation) in seen:
                    before = clause.citations[number - 1].span
                    gone = Span(before.file, before.end, citation.span.end)
                    fix = (Edit(gone, ""),) if "#" not in law.source(gone) else ()
                    yield Remark(f"`{citation}` is cited twice", citation.span, help="take one away", fix=fix)
                seen.add(str(citation))
