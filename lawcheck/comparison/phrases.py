"""The sentences of a comparison, for all its renderings."""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.comparison.comparison import CaseChange, Comparison, FactChange, Kind, RuleChange
from lawcheck.finding.finding import Outcome

HEADS = {
    Kind.NEW: "New rules",
    Kind.GONE: "Rules that are gone",
    Kind.MEANING: "Rules that mean something else",
    Kind.WEIGHT: "Rules that weigh more or less",
    Kind.METADATA: "Rules with other citations or addressees",
    Kind.REWORDED: "Rules in other words",
}
_COUNTED = {
    Kind.NEW: "new",
    Kind.GONE: "gone",
    Kind.MEANING: "with another meaning",
    Kind.WEIGHT: "of another weight",
    Kind.METADATA: "with other citations or addressees",
    Kind.REWORDED: "in other words",
}


def rule_line(change: RuleChange) -> str:
    """What of a rule differs, after its name."""
    version = f"({change.version})" if change.version else ""
    what = f"differs in: {', '.join(change.aspects)}" if change.aspects else ""
    return " ".join(filter(None, [version, "; ".join(filter(None, [what, change.note]))]))


def fact_line(change: FactChange) -> str:
    """What became of a fact or an entity."""
    match change.kind:
        case "renamed":
            return f"`{change.name}` is called `{change.to}` now"
        case "retyped":
            return f"`{change.to}` has another type: {change.what}"
        case "reworded":
            return f"`{change.to}` is asked in other words"
        case _:
            return f"`{change.name}` is {change.kind}"


def case_lines(change: CaseChange) -> Iterator[str]:
    """A line on the case, then one for each rule that comes to something else in it."""
    if change.trouble:
        yield f"`{change.case}`: not judged, {change.trouble}"
        return
    before, after = word(change.verdict_before), word(change.verdict_after)
    yield f"`{change.case}`: the verdict is {after}" + ("" if before == after else f", and was {before}")
    for one in change.changes:
        element = f" ({one.element})" if one.element else ""
        yield f"`{one.rule}`{element}: {word(one.before)} → {word(one.after)}"


def word(outcome: Outcome | None) -> str:
    """An outcome, or that there is none."""
    return outcome.value.replace("_", " ") if outcome else "no finding"


def in_all(found: Comparison) -> str:
    """How many rules differ, by kind, and how many cases."""
    counts = [f"{found.counts[kind]:,} {_COUNTED[kind]}" for kind in Kind if found.counts.get(kind)]
    layout = sum(change.is_layout for change in found.rules)
    words = f" ({layout:,} of them only laid out otherwise)" if layout else ""
    rules = ", ".join([*counts[:-1], *(one + words for one in counts[-1:]), f"{found.same:,} the same"])
    otherwise = sum(bool(case.changes) for case in found.cases)
    unread = sum(bool(case.trouble) for case in found.cases)
    cases = f"{otherwise:,} of {found.judged:,} cases come out otherwise" if found.judged else "no case was judged"
    return f"Rules: {rules}. {cases[0].upper()}{cases[1:]}" + (
        f"; {unread:,} could not be judged." if unread else "."
    )
