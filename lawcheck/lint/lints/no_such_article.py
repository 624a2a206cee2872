"""An article is cited that the instrument does not have.

The instrument says how many articles it has (`articles`), and this one has a higher number: a slip, or the number of another
law.

Look it up in the law. Where the law has grown, write the new number after `articles`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.citation import Citation
from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark
from lawcheck.syntax import ast

LEVEL = Level.ERROR

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 45
  requires assessment.opinion is approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 5
  requires assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every such citation, wherever it stands."""
    for citation in _citations(law):
        instrument = law.ruleset.instruments[citation.instrument]
        article = dict(citation.pinpoint.units).get("art", "").rstrip("abcdefghijklmnopqrstuvwxyz")
        if instrument.articles and article.isdigit() and int(article) > instrument.articles:
            yield Remark(
                f"`{instrument.name}` has {instrument.articles} articles, and no article {article}", citation.span
            )


def _citations(law: Law) -> Iterator[Citation]:
    for _, item in law.owned:
        match item:
            case ast.Outside(ranges):
                yield from (citation for citation, _ in ranges)
            case ast.Statement() | ast.Exception_():
                for clause in item.clauses:
                    if isinstance(clause, ast.Cites):
                        yield from clause.citations
