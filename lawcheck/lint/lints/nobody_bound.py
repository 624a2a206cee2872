"""A rule does not say whom it binds.

A duty is somebody's duty. Without that, a report cannot say who has broken the law, and a legislator's duty looks like that of
the police.

Write `binds` and whom the law binds: `binds controller`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, words
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
  binds controller
  requires assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every rule without `binds`."""
    for text in law.rules:
        if words(text.tree, "binds") is None:
            yield Remark(f"the rule `{text.tree.name.text}` has no `binds`", text.tree.name.span)
