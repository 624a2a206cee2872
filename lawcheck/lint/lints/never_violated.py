"""A rule cannot be violated.

Where it applies its duties are met already, or an `exempt when` or exception takes the case out. It looks like a safeguard, and is
none.

Compare `applies when` with the duties and the exceptions: one of them says more than was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark
from lawcheck.lint.worlds import never, together
from lawcheck.model.condition import Not, Or

LEVEL = Level.ERROR

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  applies when assessment.opinion is approved
  requires assessment.opinion is not none
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  applies when assessment.done_on is not none
  requires assessment.opinion is not none
"""


def look(law: Law) -> Iterator[Remark]:
    """Every rule that cannot apply, unexcused, with a duty broken."""
    for text in law.rules:
        rule = text.rule
        excuses = [*rule.exempt, *(e.when for e in rule.exceptions if not e.exceptions and e.window == rule.window)]
        broken = Not(together(*(clause.required for clause in rule.clauses)), rule.span)
        if never(*rule.applies, broken, Not(Or(tuple(excuses), rule.span), rule.span)):
            yield Remark(
                f"`{text.tree.name.text}` cannot be violated",
                text.tree.name.span,
                help="where it applies its duties are met, or it is exempt",
            )
