"""A rule rests on a whole instrument, though others cite its articles.

Whoever wants to check the rule, or to answer back, has to find the place. Where the articles of an instrument are known, a
rule, or an exception, names the one it rests on. Further citations may point to a whole instrument.

Write the article, and the paragraph and point where it has them: `cites zzpl art 54 para 1`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law
from lawcheck.lint.remark import Level, Remark

LEVEL = Level.WARNING

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act
  requires assessment.opinion is approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4 para 1
  requires assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every first citation without an article of an instrument that has articles."""
    by_article = {name for name, instrument in law.ruleset.instruments.items() if instrument.articles}
    by_article |= {one.instrument for _, cites in law.carriers for one in cites if "art" in dict(one.pinpoint.units)}
    for tree, (first, *_) in law.carriers:
        if not first.pinpoint.units and first.instrument in by_article:
            yield Remark(
                f"`{tree.name.text}` rests on `{first.instrument}` as a whole",
                first.span,
                help=f"name the place: `{first.instrument} art …`",
            )
