"""A remark is ignored, and nobody says why.

`# lawcheck: ignore[…]` silences a remark for good. The next author has to know whether the reason still holds.

Write the reason after the bracket: `# lawcheck: ignore[no-message] the title says it`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.ignores import ignores_in
from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.WARNING

BAD = """
# lawcheck: ignore[no-message]
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
    """Every such comment without a reason."""
    for ignore in ignores_in(law):
        if not ignore.reason:
            yield Remark(
                "this ignores a remark and does not say why", ignore.span, help="write the reason after the bracket"
            )
