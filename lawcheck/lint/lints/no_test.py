"""No test names a rule.

Whoever changes it does not learn what else changes.

Write tests beside it, in a `_test.yaml` file: compliant, violated, not applicable, undetermined. `lawcheck coverage` says
what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.WARNING

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
"""

GOOD = """
# The tests of the examples name `tested`.
rule tested "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every rule without a test, where the tests are known."""
    for text in law.rules:
        if law.tested is not None and text.rule.name not in law.tested.rules:
            yield Remark(f"no test names `{text.tree.name.text}`", text.tree.name.span, help="write one beside it")
