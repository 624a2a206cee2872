"""A family names a rule twice.

It counts once; mostly another rule was meant.

Take one away, or write the rule that was meant. `--fix` takes the second away.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, clauses
from lawcheck.lint.remark import Edit, Level, Remark
from lawcheck.span import Span
from lawcheck.syntax import ast

LEVEL = Level.WARNING

BAD = """
family opinions "opinions"
  rules example.opinion_given, example.opinion_given

rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
"""

GOOD = """
family opinions "opinions"
  rules example.opinion_given

rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every name that stands in the same statement already."""
    for _, tree in law.statements("family"):
        seen: set[str] = set()
        for clause in clauses(tree, ast.Words):
            for number, name in enumerate(clause.names):
                if name.text in seen:
                    yield Remark(
                        f"`{name.text}` stands in this family already",
                        name.span,
                        help="take one away",
                        fix=_without(law, clause.names, number),
                    )
                seen.add(name.text)


def _without(law: Law, names: tuple[ast.Name, ...], number: int) -> tuple[Edit, ...]:
    """Takes the name away with the comma before it; a clause of one name alone is left to its author."""
    if number == 0:
        return ()
    gone = Span(names[number].span.file, names[number - 1].span.end, names[number].span.end)
    return (Edit(gone, ""),) if "#" not in law.source(gone) else ()
