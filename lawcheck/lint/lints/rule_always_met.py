"""A rule is met wherever it applies.

Its duties say nothing that `applies when` does not say already. Asked with `--deep`: what the ordinary lints cannot see, a solver proves.

Compare `applies when` with the duties: one of them says more than was meant.
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
  requires court_order.issued_on after assessment.done_on
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  applies when assessment.done_on is not none
  requires court_order.issued_on after assessment.done_on
"""


def look(law: Law) -> Iterator[Remark]:
    """Every rule that applies in some cases and is met in all of them."""
    known = {remark.span for remark in never_violated.look(law)}
    for flaw, text in flawed(law, "never_violated", known):
        yield Remark(
            f"`{text.tree.name.text}` is met wherever it applies{bound(flaw)}",
            text.tree.name.span,
            help=CASE,
        )
