"""An exception takes no case away from its rule.

It never holds where the rule applies, so that nobody is exempt by it. Asked with `--deep`, and proven by a solver.

Look whether the exception is put to the right rule, and what it should say; or take it away.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.flawed import bound, flawed
from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.WARNING

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  applies when assessment.done_on before court_order.issued_on
  requires assessment.approved
  exempt when assessment.done_on after court_order.issued_on
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  applies when assessment.done_on before court_order.issued_on
  requires assessment.approved
  exempt when assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every exception that holds in no case in which its rule applies."""
    for flaw, text in flawed(law, "idle_exception"):
        yield Remark(
            f"`{flaw.parts[0]}` takes no case away from `{text.tree.name.text}`{bound(flaw)}",
            text.tree.name.span,
            help="say what it should except, or take it away",
        )
