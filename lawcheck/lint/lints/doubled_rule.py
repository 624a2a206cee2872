"""Two rules apply when, and ask for, just the same.

Each case then has two findings where it broke one duty, and the count of violations says more than there was. Where two laws
ask for the same, cite both in one rule, or gather the rules in a family.

Join them, or say what is particular to each.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.diagnostics import Label
from lawcheck.lint.law import Law, RuleText
from lawcheck.lint.remark import Level, Remark
from lawcheck.plan.from_model import from_model
from lawcheck.plan.meaning import meaning

LEVEL = Level.WARNING

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved

rule opinion_known "The opinion of the Commissioner is known"
  cites act art 5
  requires assessment.opinion is approved
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4, act art 5
  requires assessment.opinion is approved
"""


def look(law: Law) -> Iterator[Remark]:
    """Every rule that means the same as an earlier one in the same rulebook, under another name."""
    meanings = {step.rule.span: meaning(step) for step in from_model(law.ruleset).steps}
    seen: dict[object, RuleText] = {}
    for text in law.rules:
        first = seen.setdefault((text.book, meanings[text.rule.span]), text)
        if first.rule.name != text.rule.name:
            yield Remark(
                f"this asks for the same as `{first.tree.name.text}`",
                text.tree.name.span,
                others=(Label(first.tree.name.span, "first here"),),
                help="join them, or say what is particular to each",
            )
