"""What the lints say of rules without mistakes, and what of it still holds while somebody types on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from lawcheck.lint.law import Law as LintedLaw
from lawcheck.lint.law import Tested
from lawcheck.lint.remark import Edit, Level, Said
from lawcheck.lint.run import levels
from lawcheck.lsp.positions import Change
from lawcheck.lsp.workspace import Workspace

# Run one by one, so that reading goes on between them; this one can be told only when all others are through.
_TOLD_LAST = "ignored-for-nothing"
LINTS: tuple[tuple[str, Level], ...] = tuple(
    (name, level) for name, level in levels("default").items() if name != _TOLD_LAST
)


def linted(workspace: Workspace, today: date) -> LintedLaw | None:
    """What lints look at; None while the rules have mistakes."""
    law = workspace.law
    if law.mistakes:
        return None
    tested = frozenset(test.rule for d in workspace.documents.values() for test in d.tests if test.rule)
    return LintedLaw([tree for tree, _ in law.parsed.values()], law.ruleset, law.files, today, Tested(tested))


def still_said(said: Iterable[Said], change: Change) -> Iterator[Said]:
    """The remarks on a file at their places in its text after a change; those that it touched are left out."""
    for one in said:
        place = change.moved(one.remark.span)
        edits = tuple((change.moved(edit.span), edit.text) for edit in one.remark.fix)
        if place is not None and all(span is not None for span, _ in edits):
            fix = tuple(Edit(span, text) for span, text in edits if span is not None)
            yield replace(one, remark=replace(one.remark, span=place, fix=fix))
