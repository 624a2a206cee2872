"""What a solver has proven of rules, as the lints of `lint --deep` find it: each kind of flaw has a lint of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from lawcheck.lint.ignores import ignores_in
from lawcheck.lint.law import Law, RuleText
from lawcheck.span import Span

if TYPE_CHECKING:
    from lawcheck.analysis.flaw import Flaw

CASE = "`lawcheck rules check --cases` shows a case"

# The lints that speak of each kind of flaw.
LINTS = {
    "clash": ("rules-clash",),
    "never_applies": ("rule-applies-to-nothing", "never-violated"),
    "never_violated": ("rule-always-met", "never-violated"),
    "swallowed": ("rule-swallowed", "never-violated"),
    "idle_exception": ("exception-without-effect",),
    "implied": ("implied-rule",),
    "gap": ("versions-with-gap",),
    "not_settled": ("not-settled",),
}

ALL = tuple(dict.fromkeys(lint for lints in LINTS.values() for lint in lints))
OF_COMMENTS = ("ignored-without-reason", "ignored-for-nothing")


def flawed(law: Law, kind: str, known: Collection[Span] = ()) -> Iterator[tuple[Flaw, RuleText]]:
    """The flaws of this kind, each with the rule that it is about, in its version of that day.

    `known`: names of rules of which another lint says the same without a solver.
    """
    for flaw in law.proven.flaws:
        if flaw.kind == kind and (text := _about(law, flaw)).tree.name.span not in known:
            yield flaw, text


def meant(law: Law) -> tuple[str, ...]:
    """Why each flaw is meant, as a comment at its rule says (`ignores.py`); empty where none does, or gives no reason."""
    ignores = tuple(ignores_in(law))
    reasons = []
    for flaw in law.proven.flaws:
        place = _about(law, flaw).tree.name.span
        silent = (i for i in ignores for lint in LINTS[flaw.kind] if i.silencing(lint, place, flaw.rules[1:]))
        reasons.append(next((ignore.reason for ignore in silent if ignore.reason), ""))
    return tuple(reasons)


def named(law: Law) -> dict[str, list[tuple[str, ...]]]:
    """The flaws of several rules that comments name, by kind: the rule that the comment stands at, and those it names."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for ignore in ignores_in(law):
        here = {text.rule.name for text in law.rules if ignore.is_about(text.tree.name.span)}
        for one in ignore.remarks:
            kinds = [kind for kind, lints in LINTS.items() if one.lint in lints and one.rules]
            for kind in kinds:
                found.setdefault(kind, []).extend((rule, *one.rules) for rule in sorted(here.difference(one.rules)))
    return found


def bound(flaw: Flaw) -> str:
    """What a proof is good for, where it is not for all cases."""
    return " (of lists no longer than were tried)" if flaw.bounded else ""


def _about(law: Law, flaw: Flaw) -> RuleText:
    """The rule that a flaw is about, in its version of that day; of a gap, the version after it."""
    versions = [text for text in law.rules if text.rule.name == flaw.rules[0]]
    if flaw.days is not None:
        return next(text for text in versions if (since := text.rule.window.since) and since > flaw.days[1])
    return next((text for text in versions if text.rule.window.holds_on(flaw.day)), versions[0])
