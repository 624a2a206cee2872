"""A rule belongs to no family of requirements.

Families gather what several laws demand alike. A rule in none is missing where findings are grouped, and where agreement with
the courts is measured.

Name it in a family, or make one. (Where no rule of the rulebook belongs to any, this is not said.)
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.HINT

BAD = """
family opinions "opinions"
  rules example.opinion_given

rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved

rule opinion_asked "The Commissioner has been asked for an opinion"
  cites act art 5
  requires assessment.done_on is not none
"""

GOOD = """
family opinions "opinions"
  rules example.opinion_given, example.opinion_asked

rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved

rule opinion_asked "The Commissioner has been asked for an opinion"
  cites act art 5
  requires assessment.done_on is not none
"""


def look(law: Law) -> Iterator[Remark]:
    """Every rule that no family names, in rulebooks of which some do."""
    named = {rule for family in law.ruleset.families.values() for rule in family.rules}
    books = {rule.rulebook for rule in law.ruleset.rules if rule.name in named}
    for text in law.rules:
        if text.book in books and text.rule.name not in named:
            yield Remark(
                f"`{text.tree.name.text}` belongs to no family", text.tree.name.span, help="name it in a family"
            )
