"""A name for one thing of a list is never used.

`some d in p.databases has p.reachable` asks the same of every database: mostly `d.reachable` was meant. A rule `for each p` that
never speaks of `p` comes to the same for each.

Use the name, or leave the quantifier out.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, clauses, condition_of, inside
from lawcheck.lint.remark import Level, Remark
from lawcheck.syntax import ast

LEVEL = Level.WARNING

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  forbids some c in cameras has assessment.opinion is rejected
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  forbids some c in cameras has c.public
"""


def look(law: Law) -> Iterator[Remark]:
    """Every variable of a quantifier, and of a rule, that nothing inside speaks of."""
    for _, tree in law.written:
        for one in inside(tree):
            if isinstance(one, ast.Quantified):
                within = [one.has, *([one.where] if one.where else [])]
                if not any(_speaks_of(one.variable.text, part) for part in within):
                    yield Remark(f"nothing is said of `{one.variable.text}`", one.variable.span)
    for text in law.rules:
        for each in clauses(text.tree, ast.ForEach):
            said = [condition for clause in text.tree.clauses if (condition := condition_of(clause))]
            if not any(_speaks_of(each.variable.text, part) for part in said):
                yield Remark(f"nothing in the rule is said of `{each.variable.text}`", each.variable.span)


def _speaks_of(variable: str, tree: ast.Expr) -> bool:
    return any(isinstance(one, ast.Path) and one.names[0].text == variable for one in inside(tree))
