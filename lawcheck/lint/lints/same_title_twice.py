"""Two rules have the same title.

In a list of findings they cannot be told apart, though each rests on another law.

Say in the title what is particular to each. Versions of one rule may share theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.diagnostics import Label
from lawcheck.lint.law import Law, RuleText
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.WARNING

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved

rule opinion_asked "The Commissioner has given an opinion"
  cites act art 5
  requires assessment.done_on is not none
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved

rule opinion_asked "The Commissioner has been asked for an opinion"
  cites act art 5
  requires assessment.done_on is not none
"""


def look(law: Law) -> Iterator[Remark]:
    """Every title that an earlier rule of the same rulebook has, one under another name."""
    seen: dict[tuple[str, str], RuleText] = {}
    for text in law.rules:
        title = (text.book, text.tree.title.english.casefold())
        first = seen.setdefault(title, text)
        if title[1] and first.rule.name != text.rule.name:
            yield Remark(
                f"`{first.tree.name.text}` has the same title",
                text.tree.title.span,
                others=(Label(first.tree.title.span, "first here"),),
                help="say in the title what is particular to each",
            )
