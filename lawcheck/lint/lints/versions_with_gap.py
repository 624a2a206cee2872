"""Between two versions of a rule lies a time in which neither is in force.

A case of that time is judged as though there were no such duty. Where the law was changed from one day to the next, that is
wrong.

End the first version on the day before the second begins. If the law really had a gap, say so: `# lawcheck:
ignore[versions-with-gap] …` above the later version.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from lawcheck.diagnostics import Label
from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.WARNING

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  in force until 2022-12-31
  requires assessment.opinion is not none

rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  in force from 2023-02-01
  requires assessment.opinion is approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  in force until 2022-12-31
  requires assessment.opinion is not none

rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  in force from 2023-01-01
  requires assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every later version that does not begin on the day after the earlier one ends."""
    heads = {text.rule.span: text.tree.name.span for text in law.rules}
    for earlier, later in pairwise(law.ruleset.rules):
        end, start = earlier.window.until, later.window.since
        if earlier.name == later.name and end and start and start > end + timedelta(1):
            yield Remark(
                f"no version of `{later.name}` is in force from {end + timedelta(1)} until {start - timedelta(1)}",
                heads[later.span],
                others=(Label(heads[earlier.span], f"this one until {end}"),),
                help="end the first on the day before the second begins",
            )
