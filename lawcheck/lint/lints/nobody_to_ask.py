"""A rule does not say whom to ask.

Letters are addressed, and missing facts asked for, with the help of `ask`.

Write who knows, or decides: `ask commissioner`.
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
  requires assessment.opinion is approved
  ask commissioner
"""


def look(law: Law) -> Iterator[Remark]:
    """Every rule without `ask`."""
    for text in law.rules:
        if words(text.tree, "ask") is None:
            yield Remark(f"the rule `{text.tree.name.text}` has no `ask`", text.tree.name.span)
