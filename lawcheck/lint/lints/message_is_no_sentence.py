"""A message or remedy is no whole sentence.

Messages stand one after the other in reports and letters. One that begins in small letters, or does not end, runs into the next.

Begin with a capital letter or a fact, and end with a full stop, in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawcheck.lint.law import Law, texts
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.HINT

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
    else "no approval"
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
    else "There is no approval."
"""


_WHOLE = re.compile(r"[^a-zа-џ].*[.?!…][”“’)\"]?", re.DOTALL)


def look(law: Law) -> Iterator[Remark]:
    """Every message, remedy and reading that does not begin and end as a sentence does."""
    for _, what, text in texts(law):
        if what not in ("message", "remedy", "reading") or not text:
            continue
        for sentence in (text.english, *(words for _, words in text.translations)):
            if not _WHOLE.fullmatch(sentence):
                yield Remark(
                    f"this {what} is no whole sentence: “{_ends(sentence)}”",
                    text.span,
                    help="begin with a capital letter, and end with a full stop",
                )
                break


def _ends(sentence: str) -> str:
    return sentence if len(sentence) <= 40 else f"{sentence[:18]} … {sentence[-18:]}"
