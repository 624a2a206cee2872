"""An exception, or an `exempt when`, can never take a case out of its rule.

Its condition and `applies when` exclude each other, or the two are never in force on one day. Readers will rely on an exception
that is none.

Look at which of the two says more than was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.diagnostics import Label
from lawcheck.lint.law import Law, clauses
from lawcheck.lint.remark import Level, Remark
from lawcheck.lint.worlds import can_be, never
from lawcheck.syntax import ast

LEVEL = Level.ERROR

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  applies when court_order.issued_on is none
  requires assessment.opinion is approved
  exempt when court_order.issued_on is not none
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  applies when court_order.issued_on is none
  requires assessment.opinion is approved
  exempt when assessment.done_on is none
"""


_EXCLUDED = "this can never be where the rule applies"


def look(law: Law) -> Iterator[Remark]:
    """Every excuse that cannot be true where its rule applies; of an exception to several rules, to each of them."""
    for text in law.rules:
        exempts = (clause for clause in clauses(text.tree, ast.When) if clause.keyword == "exempt")
        for clause, condition in zip(exempts, text.rule.exempt, strict=True):
            if can_be(condition, True) and never(*text.rule.applies, condition):
                yield Remark(_EXCLUDED, clause.condition.span)
    for exception in law.exceptions:
        for rule, placed in exception.placed:
            name = rule.name.rpartition(".")[2]
            if rule.window.within(placed.window).is_empty:
                if len([other for other, _ in exception.placed if other.name == rule.name]) == 1:
                    yield Remark(
                        f"`{name}` and this exception are never in force on one day", exception.tree.name.span
                    )
            elif can_be(placed.when, True) and never(*rule.applies, placed.when):
                yield Remark(
                    f"this can never be where `{name}` applies",
                    placed.when.span,
                    others=(Label(rule.cites[0].span, f"`{name}`"),),
                )
