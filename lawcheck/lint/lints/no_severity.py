"""A rule does not say how grave a breach of it is.

Left out, it is `serious`. Whether that was weighed or forgotten nobody can see, and a critical rule so
counts as less than it is.

Write `severity critical`, `serious` or `minor`.
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
  severity critical
  requires assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every rule without `severity`."""
    for text in law.rules:
        if words(text.tree, "severity") is None:
            yield Remark(f"the rule `{text.tree.name.text}` has no `severity`", text.tree.name.span)
