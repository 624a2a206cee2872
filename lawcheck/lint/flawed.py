"""What a solver has proven of rules, as the lints of `lint --deep` find it: each kind of flaw has a lint of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from lawcheck.lint.law import Law, RuleText
from lawcheck.span import Span

if TYPE_CHECKING:
    from lawcheck.analysis.flaws import Flaw

CASE = "`lawcheck rules check --cases` shows a case"


def flawed(law: Law, kind: str, known: Collection[Span] = ()) -> Iterator[tuple[Flaw, RuleText]]:
    """The flaws of this kind, each with the rule that it is about, in its version of that day.

    `known`: names of rules of which another lint says the same without a solver.
    """
    for flaw in law.flaws:
        if flaw.kind == kind:
            versions = [text for text in law.rules if text.rule.name == flaw.rules[0]]
            text = next((one for one in versions if one.rule.window.holds_on(flaw.day)), versions[0])
            if text.tree.name.span not in known:
                yield flaw, text


def bound(flaw: Flaw) -> str:
    """What a proof is good for, where it is not for all cases."""
    return " (of lists no longer than were tried)" if flaw.bounded else ""
