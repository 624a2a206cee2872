"""A definition that no rule and no other definition uses.

Readers take it for part of what is checked.

Use it, or take it away.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, inside
from lawcheck.lint.remark import Level, Remark
from lawcheck.syntax import ast

LEVEL = Level.WARNING

BAD = """
define approved_in_time as assessment.opinion is approved and assessment.done_on before today
"""

GOOD = """
define approved_in_time as assessment.opinion is approved and assessment.done_on before today

rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires approved_in_time
"""


def look(law: Law) -> Iterator[Remark]:
    """Every definition whose name stands in no other condition."""
    used = {
        name.text
        for _, tree in law.written
        for one in inside(tree)
        if isinstance(one, ast.Path)
        for name in one.names
    }
    for text in law.definitions:
        if text.tree.name.text not in used:
            yield Remark(f"nothing uses the definition `{text.tree.name.text}`", text.tree.name.span)
