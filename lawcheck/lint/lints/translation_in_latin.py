"""A Serbian text is written in Latin letters.

Both faces of Serbian are made from the Cyrillic one. From Latin letters Cyrillic cannot be made without mistakes.

Write it in Cyrillic. A name or an abbreviation in Latin letters may stand among Cyrillic words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawcheck.lint.law import Law, texts
from lawcheck.lint.remark import Level, Remark
from lawcheck.text import SERBIAN

LEVEL = Level.WARNING

BAD = """
rule opinion_given "The Commissioner has given an opinion" sr "Poverenik je dao mišljenje"
  cites act art 4
  requires assessment.opinion is approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion" sr "Повереник је дао мишљење"
  cites act art 4
  requires assessment.opinion is approved
"""


_CYRILLIC = re.compile("[Ѐ-ӿ]")
_WORD = re.compile("[a-zčćžšđ]{3,}")


def look(law: Law) -> Iterator[Remark]:
    """Every Serbian text of words none of which has a Cyrillic letter."""
    for _, what, text in texts(law):
        serbian = dict(text.translations).get(SERBIAN, "")
        if _WORD.search(serbian) and not _CYRILLIC.search(serbian):
            yield Remark(f"the Serbian of this {what} is not in Cyrillic", text.span)
