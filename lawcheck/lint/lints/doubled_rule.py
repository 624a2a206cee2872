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
from lawcheck.lint.worlds import key_of

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
    """Every rule with the conditions of an earlier one in the same rulebook, under another name."""
    seen: dict[object, RuleText] = {}
    for text in law.rules:
        rule = text.rule
        each = key_of(rule.each.list) if rule.each else None
        asks = tuple(key_of(clause.required) for clause in rule.clauses)
        key = (text.book, each, key_of(rule.applies), asks, key_of(rule.exempt), rule.window)
        first = seen.setdefault(key, text)
        if first.rule.name != rule.name:
            yield Remark(
                f"this asks for the same as `{first.tree.name.text}`",
                text.tree.name.span,
                others=(Label(first.tree.name.span, "first here"),),
                help="join them, or say what is particular to each",
            )
