"""An instrument that nothing cites.

Readers take the list of instruments for what the rules rest on. One that no rule, exception or `outside` cites was left behind,
or a citation is missing.

Cite it where it belongs, or take it away.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.citation import Citation
from lawcheck.lint.law import Law, clauses
from lawcheck.lint.remark import Level, Remark
from lawcheck.syntax import ast

LEVEL = Level.WARNING

BAD = """
instrument old_act "The old act"
"""

GOOD = """
instrument old_act "The old act"

rule opinion_given "The Commissioner has given an opinion"
  cites act art 4, old_act art 1
  requires assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every instrument that no citation and no `outside` names."""
    cited = {citation.instrument for _, item in law.owned for citation in _cited(item)}
    for _, tree in law.statements("instrument"):
        if tree.name.text not in cited:
            yield Remark(
                f"nothing cites the instrument `{tree.name.text}`", tree.name.span, help="cite it, or take it away"
            )


def _cited(item: ast.Item) -> list[Citation]:
    match item:
        case ast.Outside(ranges):
            return [citation for citation, _ in ranges]
        case ast.Statement() | ast.Exception_():
            return [citation for clause in clauses(item, ast.Cites) for citation in clause.citations]
        case _:
            return []
