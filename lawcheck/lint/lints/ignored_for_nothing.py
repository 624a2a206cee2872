"""A comment ignores a remark that is not made.

The mistake was put right, or the name of the lint is misspelt; then something is passed over that nobody meant.

Take the comment away, or write the name as `lawcheck list lints` has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.WARNING

BAD = """
# lawcheck: ignore[no-massage] the title says it
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
"""

GOOD = """
# lawcheck: ignore[no-message] the title says it
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Nothing by itself: only `run.py`, which knows all remarks, can tell (`ignores.without_effect`)."""
    yield from ()
