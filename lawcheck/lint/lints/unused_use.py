"""A rulebook makes another one visible whose definitions it does not need.

`use` tells a reader where to look for what is not defined here.

Take the name away. `--fix` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, inside
from lawcheck.lint.remark import Edit, Level, Remark
from lawcheck.span import Span
from lawcheck.syntax import ast

LEVEL = Level.WARNING

BAD = """
rulebook other "Another rulebook"

rulebook opinions "Opinions"
  use example_words, other

define approved as assessment.opinion is approved
"""

GOOD = """
rulebook other "Another rulebook"

rulebook opinions "Opinions"
  use example_words

define approved as assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every rulebook none of whose definitions is named."""
    used: dict[str, set[str]] = {}
    for owner, tree in law.written:
        names = {name.text for one in inside(tree) if isinstance(one, ast.Path) for name in one.names}
        used.setdefault(owner, set()).update(names)
    own = {owner: {text.tree.name.text for text in law.definitions if text.book == owner} for owner, _ in law.owned}
    for owner, item in law.owned:
        if not isinstance(item, ast.Header):
            continue
        for clause in item.clauses:
            if isinstance(clause, ast.Words) and clause.keyword == "use":
                for number, name in enumerate(clause.names):
                    if name.text in law.ruleset.rulebooks and not own.get(name.text, set()) & used.get(owner, set()):
                        yield Remark(
                            f"`{owner}` needs nothing of `{name.text}`",
                            name.span,
                            help="take it away",
                            fix=_without(law, clause.names, number),
                        )


def _without(law: Law, names: tuple[ast.Name, ...], number: int) -> tuple[Edit, ...]:
    """Takes the name away, with the comma before it; not the first, on which the others may lean."""
    if number == 0:
        return ()
    gone = Span(names[number].span.file, names[number - 1].span.end, names[number].span.end)
    return (Edit(gone, ""),) if "#" not in law.source(gone) else ()
