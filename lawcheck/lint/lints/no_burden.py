"""A rule does not say who has to show that it is met.

Where the law puts that on somebody, silence counts against him: the outcome is then *not demonstrated*. Where the law does
not, the clause is rightly missing.

Where the law says who has to show it, write `burden on controller`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, words
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.OFF

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  burden on controller
  requires assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every rule without `burden`."""
    for text in law.rules:
        if words(text.tree, "burden") is None:
            yield Remark(f"the rule `{text.tree.name.text}` has no `burden`", text.tree.name.span)
