"""A rule does not say what to do when it is broken.

A report that only says what is wrong leaves its reader where he was.

Write what puts it right: `remedy "Stop, and ask the Commissioner."`
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, saying
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.WARNING

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
  remedy "Ask the Commissioner, and wait for the answer."
"""


def look(law: Law) -> Iterator[Remark]:
    """Every rule without `remedy`."""
    for text in law.rules:
        if saying(text.tree, "remedy") is None:
            yield Remark(f"the rule `{text.tree.name.text}` has no `remedy`", text.tree.name.span)
