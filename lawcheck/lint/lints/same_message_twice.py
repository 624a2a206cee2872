"""Two duties of a rule say the same when they are broken.

A reader cannot tell which of them it was.

Say in each what is wrong. If there is nothing to tell apart, one duty with `and` is enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.diagnostics import Label
from lawcheck.lint.law import Law, clauses
from lawcheck.lint.remark import Level, Remark
from lawcheck.span import Span
from lawcheck.syntax import ast

LEVEL = Level.WARNING

BAD = """
rule assessed "It has been assessed"
  cites act art 4
  requires assessment.done_on is not none
    else "It has not been assessed."
  requires assessment.opinion is approved
    else "It has not been assessed."
"""

GOOD = """
rule assessed "It has been assessed"
  cites act art 4
  requires assessment.done_on is not none
    else "It has not been assessed."
  requires assessment.opinion is approved
    else "The assessment has not been approved."
"""


def look(law: Law) -> Iterator[Remark]:
    """Every message that stands in the same rule already."""
    for text in law.rules:
        seen: dict[str, Span] = {}
        for duty in clauses(text.tree, ast.Duty):
            message = duty.message.english
            if message and message in seen:
                yield Remark(
                    "two duties of this rule have the same message",
                    duty.message.span,
                    others=(Label(seen[message], "first here"),),
                    help="say in each what is wrong",
                )
            seen.setdefault(message, duty.message.span)
