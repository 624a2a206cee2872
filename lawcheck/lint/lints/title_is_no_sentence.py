"""The title of a rule is no sentence.

Reports, letters and lists show the title alone: it has to say what the law demands, as in “The Commissioner has given an
opinion”. A heading such as “Opinion” does not.

Write a short sentence about what is so if the rule is kept; begin with a capital letter, and write no full stop.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.HINT

BAD = """
rule opinion_given "opinion."
  cites act art 4
  requires assessment.opinion is approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
"""


_FEWEST_WORDS = 3


def look(law: Law) -> Iterator[Remark]:
    """Every title of a rule with fewer than three words, a small first letter, or a full stop."""
    for text in law.rules:
        title = text.tree.title.english
        if not title:
            continue
        if len(title.split()) < _FEWEST_WORDS:
            why = "is a heading and no sentence"
        elif title[0].islower():
            why = "begins with a small letter"
        elif title.endswith("."):
            why = "ends in a full stop"
        else:
            continue
        yield Remark(f"this title {why}", text.tree.title.span, help="say in a short sentence what the law demands")
