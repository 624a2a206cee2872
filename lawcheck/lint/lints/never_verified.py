"""Rules whose citations nobody has held against the text of the law.

Articles move when a law is changed, and memory errs. `verified` says on which day the pinpoint was last held against the
text; a report tells its readers where that has not been done. There is one remark for each rulebook, not one for each rule.

Open the law, compare, and write `verified` with the day. `lawcheck list rules --unverified` has them all.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.HINT

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  verified 2026-01-31
  requires assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """One remark at the head of each rulebook that has such rules."""
    for book in law.ruleset.rulebooks.values():
        own = [rule for rule in law.ruleset.rules if rule.rulebook == book.name]
        missing = [rule for rule in own if rule.verified is None]
        if missing:
            yield Remark(
                f"{len(missing)} of {len(own)} rules of `{book.name}` have not been held against the text of the law",
                book.span,
                help=f"such as `{missing[0].name.rpartition('.')[2]}`; compare, and write `verified` with the day",
            )
