"""`is one of` with a single choice.

The words promise a choice, and a reader looks for the rest of it.

Write `is`. `--fix` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, inside
from lawcheck.lint.remark import Edit, Level, Remark
from lawcheck.span import Span
from lawcheck.syntax import ast

LEVEL = Level.WARNING

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is one of approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every such comparison."""
    for _, tree in law.written:
        for one in inside(tree):
            if isinstance(one, ast.OneOf) and len(one.options) == 1:
                words = Span(one.span.file, one.left.span.end, one.options[0].span.start)
                plain = "#" not in law.source(words)
                fix = (Edit(words, " is not " if one.negated else " is "),) if plain else ()
                yield Remark("there is only one to choose from", one.span, help="write `is`", fix=fix)
