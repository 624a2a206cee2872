"""Exceptions take every case away from their rule.

Or all those in which it could be violated. It looks like a safeguard, and is none. Asked with `--deep`, and proven by a solver.

Narrow the exception, or take the rule away.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.flawed import CASE, bound, flawed
from lawcheck.lint.law import Law
from lawcheck.lint.lints import never_violated
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.ERROR

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  applies when assessment.done_on before court_order.issued_on
  requires assessment.approved
  exempt when court_order.issued_on after assessment.done_on
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  applies when assessment.done_on before court_order.issued_on
  requires assessment.approved
  exempt when assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every rule that is exempt wherever it could be violated."""
    known = {remark.span for remark in never_violated.look(law)}
    for flaw, text in flawed(law, "swallowed", known):
        yield Remark(
            f"`{text.tree.name.text}` is swallowed by its exceptions{bound(flaw)}",
            text.tree.name.span,
            help=CASE,
        )
