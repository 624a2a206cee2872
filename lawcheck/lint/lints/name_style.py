"""A name does not follow the custom.

Names are small Latin letters, digits and `_`, so that they can be typed everywhere, found in an address, and read aloud; a
rule's full name never changes once published.

Write the name so, such as `opinion_given`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark
from lawcheck.syntax import ast

LEVEL = Level.WARNING

BAD = """
rule OpinionGiven "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
"""


_CUSTOM = "small letters, digits and `_`"
_GOOD = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*(\.[a-z][a-z0-9]*(_[a-z0-9]+)*)*")


def look(law: Law) -> Iterator[Remark]:
    """Every name that is declared, and is written otherwise."""
    for _, item in law.owned:
        for name in _declared(item):
            if not _GOOD.fullmatch(name.text):
                strange = next((letter for letter in name.text if not letter.isascii()), "")
                help = (
                    f"`{strange}` is none of the letters from a to z, whatever it looks like" if strange else _CUSTOM
                )
                yield Remark(f"`{name.text}` is not written as names are", name.span, help=help)


def _declared(item: ast.Item) -> Iterator[ast.Name]:
    match item:
        case ast.Outside():
            return
        case ast.Entity(name=name, facts=facts):
            yield name
            for fact in facts:
                yield fact.name
                yield from (option for option, _ in fact.type.options)
        case _:
            yield item.name
