"""The conditions for a rule's applying exclude one another.

So it never applies. Asked with `--deep`: what the ordinary lints cannot see, as dates that run in a circle, a solver proves.

Say when it applies, or take the rule away.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.flawed import bound, flawed
from lawcheck.lint.law import Law
from lawcheck.lint.lints import never_violated
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.ERROR

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  applies when assessment.done_on before court_order.issued_on
  applies when court_order.issued_on before assessment.done_on
  requires assessment.approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  applies when assessment.done_on before court_order.issued_on
  requires assessment.approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every rule that applies in no case."""
    known = {remark.span for remark in never_violated.look(law)}
    for flaw, text in flawed(law, "never_applies", known):
        yield Remark(
            f"`{text.tree.name.text}` applies in no case{bound(flaw)}",
            text.tree.name.span,
            help="say when it applies, or take it away",
        )
