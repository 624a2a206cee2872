"""Flaws of rules in words, each with the case that shows it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from lawcheck.analysis.flaws import Flaw, Kind
from lawcheck.analysis.witness import case_text
from lawcheck.model.ruleset import Ruleset
from lawcheck.report.typeset import finish, paint, plain, wrap

_HEADS = {
    Kind.CLASH: "Rules that no case meets together",
    Kind.NEVER_APPLIES: "Rules that apply in no case",
    Kind.NEVER_VIOLATED: "Rules that no case violates, for what they ask is so wherever they apply",
    Kind.SWALLOWED: "Rules that their exceptions swallow",
    Kind.IDLE_EXCEPTION: "Exceptions that take no case away from their rule",
    Kind.IMPLIED: "Rules whose every violation is one of another rule too",
    Kind.GAP: "Days between two versions of a rule on which neither is law",
    Kind.NOT_SETTLED: "Not settled in the time given",
}
# What a rule author has to put right; the others can be meant.
FAULTS = (Kind.CLASH, Kind.NEVER_APPLIES, Kind.NEVER_VIOLATED, Kind.SWALLOWED, Kind.GAP)


def as_text(
    flaws: Sequence[Flaw], ruleset: Ruleset, rules: int, day: date, width: int, colour: bool, cases: bool
) -> str:
    """For a terminal. `rules`: how many were looked at, those against each other that are law on `day`; `cases`: with the case that shows each."""
    return finish(_lines(flaws, ruleset, rules, day, width, cases), colour)


def _lines(flaws: Sequence[Flaw], ruleset: Ruleset, rules: int, day: date, width: int, cases: bool) -> Iterator[str]:
    order = list(_HEADS)
    for kind, several in groupby(sorted(flaws, key=lambda flaw: order.index(flaw.kind)), key=lambda flaw: flaw.kind):
        found = list(several)
        yield from wrap(paint(f"{_HEADS[kind]}: {len(found)}", "bold"), width)
        for flaw in found:
            yield from wrap(f"– {plain(_told(flaw))}", width, 2, 2)
            if cases and flaw.case is not None:
                yield from (f"      {plain_line}" for plain_line in witness(flaw, ruleset).splitlines())
        yield ""
    wrong = sum(flaw.kind in FAULTS for flaw in flaws)
    looked = f"{rules} rule{'s' if rules != 1 else ''} looked at"
    yield (
        f"{looked}: {wrong} to be put right, {len(flaws) - wrong} to be looked at."
        if flaws
        else f"{looked}: no flaw."
    )
    yield from wrap(
        f"Each rule was looked at on every day on which it is law; rules against each other, those that are law on {day}. "
        "`--as-of` names another day.",
        width,
    )


def _told(flaw: Flaw) -> str:
    first, *others = flaw.rules
    bound = f" ({'; '.join(_reach(flaw))})" if list(_reach(flaw)) else ""
    match flaw.kind:
        case Kind.CLASH:
            return f"where {first} applies, it cannot be met together with {' and '.join(others)}{bound}"
        case Kind.IMPLIED:
            return f"{first}: with {others[0]}{bound}"
        case Kind.IDLE_EXCEPTION:
            return f"{flaw.parts[0]} to {first}{bound}"
        case Kind.GAP:
            assert flaw.days is not None
            return f"{first}: from {flaw.days[0]} to {flaw.days[1]}"
        case Kind.NOT_SETTLED:
            return f"{first}: {flaw.parts[0]}"
        case _:
            return f"{first}{bound}"


def _reach(flaw: Flaw) -> Iterator[str]:
    """How far what is said of the flaw is proven."""
    if flaw.bounded:
        yield "proven of lists no longer than were tried"
    if flaw.through is not None:
        ends = [("from", flaw.through.since), ("until", flaw.through.until)]
        told = " ".join(f"{word} {day}" for word, day in ends if day is not None)
        yield f"on every day {told}" if told else "on every day"
    elif flaw.kind in (Kind.CLASH, Kind.IMPLIED):
        yield f"as of {flaw.day}; not proven of other days"


def witness(flaw: Flaw, ruleset: Ruleset) -> str:
    """The text of a case file that shows the flaw; empty where none can."""
    if flaw.case is None:
        return ""
    name = f"{flaw.kind}_{flaw.rules[0].rpartition('.')[2]}"
    books = sorted({rule.rpartition(".")[0] for rule in flaw.rules})
    return case_text(ruleset.vocabulary, flaw.case, name=name, title=_told(flaw), day=flaw.day, rulebooks=books)


def as_json(flaws: Sequence[Flaw], ruleset: Ruleset) -> str:
    """The same as JSON."""
    told = [
        {
            "kind": flaw.kind.value,
            "rules": list(flaw.rules),
            "as_of": flaw.day.isoformat(),
            "parts": list(flaw.parts),
            "days": [day.isoformat() for day in flaw.days] if flaw.days else None,
            "bounded": flaw.bounded,
            "every_day": flaw.through is not None,
            "from": flaw.through.since.isoformat() if flaw.through and flaw.through.since else None,
            "until": flaw.through.until.isoformat() if flaw.through and flaw.through.until else None,
            "message": _told(flaw),
            "case": witness(flaw, ruleset) or None,
        }
        for flaw in flaws
    ]
    return json.dumps({"flaws": told}, ensure_ascii=False, indent=1) + "\n"
