"""A text and its translation name different facts in braces.

One of two readers then is told less, or something else.

Put the same facts into both; their order may differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawcheck.lint.law import Law, texts
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.WARNING

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
    else "The opinion is {assessment.opinion}."
    sr "Сагласности нема."
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
    else "The opinion is {assessment.opinion}."
    sr "Мишљење је: {assessment.opinion}."
"""


_BRACES = re.compile(r"\{([^{}]*)\}")


def look(law: Law) -> Iterator[Remark]:
    """Every text with a translation that names other facts."""
    for _, what, text in texts(law):
        own = set(_BRACES.findall(text.english))
        for _, translation in text.translations:
            other = set(_BRACES.findall(translation))
            if own != other:
                names = ", ".join(f"`{{{name}}}`" for name in sorted(own ^ other))
                yield Remark(
                    f"this {what} and its translation differ in {names}",
                    text.span,
                    help="name the same facts in both",
                )
