"""Time ran out on a question about a rule.

Nothing is known of it then, neither that the rule is sound nor that it is not. Asked with `--deep`.

Give more time with `--timeout`, or look at fewer rules at once. Shorter conditions are easier to prove something of.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.flawed import flawed
from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.HINT

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires some c in cameras has c.public
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every question on which the solver ran out of time."""
    for flaw, text in flawed(law, "not_settled"):
        yield Remark(
            f"`{text.tree.name.text}`: not settled in time, {flaw.parts[0].removesuffix('?')}",
            text.tree.name.span,
            help="give more time with `--timeout`",
        )
