"""A duty asks for what only a human can judge, and the rule does not say how the law is read.

Whether something is proportionate is decided by whoever answers. The rule should say what its author takes the law to mean, so
that a reader can disagree.

Write `reading "…"`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, RuleText, clauses, saying
from lawcheck.lint.remark import Level, Remark
from lawcheck.lint.uses import way_to
from lawcheck.model.condition import FactTerm
from lawcheck.model.walk import Lists, lists_of, terms_in
from lawcheck.syntax import ast

LEVEL = Level.OFF

BAD = """
rule proportionate "Filming is in proportion to its aim"
  cites act art 4
  for each c in cameras
  requires c.proportionate
"""

GOOD = """
rule proportionate "Filming is in proportion to its aim"
  cites act art 4
  reading "Filming is read as in proportion if nothing milder would do."
  for each c in cameras
  requires c.proportionate
"""


def look(law: Law) -> Iterator[Remark]:
    """Every rule without a reading a duty of which names a fact that is `judged`."""
    judged = {
        (entity.name.text, fact.name.text)
        for entity in law.entities
        for fact in entity.facts
        if fact.judged is not None
    }
    for text in law.rules:
        if saying(text.tree, "reading") is not None:
            continue
        for fact, lists in _facts(text):
            if judged.intersection(list(way_to(fact, lists, law.ruleset.vocabulary))[-1:]):
                yield Remark(
                    f"`{text.tree.name.text}` rests on the judgment whether `{fact.name}`, and has no reading",
                    text.tree.name.span,
                    help="say how the law is read",
                )
                break


def _facts(text: RuleText) -> Iterator[tuple[FactTerm, Lists]]:
    """The facts that the duties themselves name; what a definition rests on is for the definition to say."""
    for duty, clause in zip(clauses(text.tree, ast.Duty), text.rule.clauses, strict=True):
        here = duty.condition.span
        for term, lists in terms_in(clause.required, lists_of(text.rule)):
            if (
                isinstance(term, FactTerm)
                and term.span.file == here.file
                and here.start <= term.span.start < here.end
            ):
                yield term, lists
