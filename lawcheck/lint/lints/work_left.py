"""A comment says that work is left to do.

`TODO` in a rule that judges real cases is a promise to nobody.

Do it, or write down as a `reading`, a note or an `outside` what the rule does not answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark
from lawcheck.span import Span

LEVEL = Level.HINT

BAD = """
# TODO: paragraph 2
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
"""

GOOD = """
# Paragraph 2 speaks of the Commissioner's own duties.
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
"""


_LEFT = re.compile(r"#.*?\b(TODO|FIXME|XXX)\b")


def look(law: Law) -> Iterator[Remark]:
    """Every such word in a comment; in a text it would stand between quotes."""
    for file in law.files.values():
        for line, start in zip(file.text.splitlines(), file.line_starts, strict=False):
            found = _LEFT.match(line.lstrip()) if line.lstrip().startswith("#") else None
            if found:
                at = start + line.index(found[1])
                yield Remark("work is left here", Span(file.name, at, at + len(found[1])))
