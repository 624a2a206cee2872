"""The same condition stands twice in a row of `and` or `or`.

The second adds nothing, and often another fact was meant.

Take one away, or write the fact that was meant. `--fix` takes the second away.
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
  requires assessment.opinion is approved and assessment.done_on before today and assessment.opinion is approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved and assessment.done_on before today
"""


def look(law: Law) -> Iterator[Remark]:
    """Every part of a row that is written like an earlier one."""
    for _, tree in law.written:
        for one in inside(tree):
            if not isinstance(one, ast.Junction):
                continue
            seen: set[str] = set()
            for number, part in enumerate(one.parts):
                written = " ".join(law.source(part.span).split())
                if written in seen:
                    before = one.parts[number - 1].span
                    gone = Span(before.file, before.end, part.span.end)
                    plain = not set("#()") & set(law.source(gone))
                    fix = (Edit(gone, ""),) if plain else ()
                    yield Remark("this condition stands here twice", part.span, help="take one away", fix=fix)
                seen.add(written)
