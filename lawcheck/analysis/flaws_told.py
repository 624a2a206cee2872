"""Flaws of rules in words, each with the case that shows it, or with the reason why it is meant."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from lawcheck.analysis.flaw import Flaw, Kind
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


@dataclass(frozen=True)
class Checked:
    """What was found of so many rules (`rules`), held against each other as of `day`. `meant`: of each flaw, why it is; empty where nobody says."""

    flaws: Sequence[Flaw]
    meant: Sequence[str]
    ruleset: Ruleset
    rules: int
    day: date

    @property
    def open(self) -> list[Flaw]:
        """The flaws that are not meant; of rules in one family, that the one implies the other always is."""
        told = zip(self.flaws, self.meant, strict=True)
        return [flaw for flaw, reason in told if not reason and not self._in_one_family(flaw)]

    @property
    def wrong(self) -> list[Flaw]:
        """Those that have to be put right."""
        return [flaw for flaw in self.open if flaw.kind in FAULTS]

    @property
    def failing(self) -> bool:
        """Whether something has to be put right, or is not known to be in order."""
        return any(flaw.kind in (*FAULTS, Kind.NOT_SETTLED) for flaw in self.open)

    @property
    def accepted(self) -> list[tuple[Flaw, str]]:
        """The flaws that are meant, each with the reason."""
        return [(flaw, reason) for flaw, reason in zip(self.flaws, self.meant, strict=True) if reason]

    @property
    def in_families(self) -> int:
        """How many rules ask for what another rule of their family asks for as well."""
        told = zip(self.flaws, self.meant, strict=True)
        return sum(not reason and self._in_one_family(flaw) for flaw, reason in told)

    def _in_one_family(self, flaw: Flaw) -> bool:
        return flaw.kind is Kind.IMPLIED and self.ruleset.in_one_family(*flaw.rules)


def as_text(checked: Checked, width: int, colour: bool, cases: bool) -> str:
    """For a terminal. `cases`: with the case that shows each."""
    return finish(_lines(checked, width, cases), colour)


def _lines(checked: Checked, width: int, cases: bool) -> Iterator[str]:
    order = list(_HEADS)
    for kind, several in groupby(
        sorted(checked.open, key=lambda flaw: order.index(flaw.kind)), key=lambda flaw: flaw.kind
    ):
        found = list(several)
        yield from wrap(paint(f"{_HEADS[kind]}: {len(found)}", "bold"), width)
        for flaw in found:
            yield from _shown(flaw, "", width, cases)
        yield ""
    if checked.accepted:
        yield from wrap(paint(f"Meant, as is said above these rules: {len(checked.accepted)}", "bold"), width)
        for flaw, reason in checked.accepted:
            yield from _shown(flaw, f": {reason}", width, cases)
        yield ""
    yield from wrap(_count(checked), width)
    yield from wrap(
        f"Each rule was looked at on every day on which it is law; rules against each other, those that are law on "
        f"{checked.day}. `--as-of` names another day.",
        width,
    )


def _shown(flaw: Flaw, reason: str, width: int, cases: bool) -> Iterator[str]:
    yield from wrap(f"– {plain(_told(flaw) + reason)}", width, 2, 2)
    if cases and flaw.case is not None:
        yield from (f"      {plain_line}" for plain_line in witness(flaw).splitlines())


def _count(checked: Checked) -> str:
    looked = f"{checked.rules} rule{'s' if checked.rules != 1 else ''} looked at"
    wrong, more = len(checked.wrong), len(checked.open) - len(checked.wrong)
    meant = [f"{len(checked.accepted)} meant"] if checked.accepted else []
    if checked.in_families:
        meant.append(f"{checked.in_families} between rules of one family")
    found = f"{wrong} to be put right, {more} to be looked at" if wrong or more else "no flaw"
    more_told = f" ({', '.join(meant)})" if meant else ""
    return f"{looked}: {found}{more_told}."


def _told(flaw: Flaw) -> str:
    first, *others = flaw.rules
    bound = f" ({'; '.join(_reach(flaw))})" if list(_reach(flaw)) else ""
    match flaw.kind:
        case Kind.CLASH:
            return f"where {first} applies, it cannot be met together with {' and '.join(others)}{bound}"
        case Kind.IMPLIED:
            return f"whoever violates {first} violates {others[0]} too{bound}"
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


def witness(flaw: Flaw) -> str:
    """The text of a case file that shows the flaw; empty where none can."""
    if flaw.case is None:
        return ""
    name = f"{flaw.kind}_{flaw.rules[0].rpartition('.')[2]}"
    books = sorted({rule.rpartition(".")[0] for rule in flaw.rules})
    return case_text(flaw.case, name=name, title=_told(flaw), day=flaw.day, rulebooks=books)


def as_json(checked: Checked, comments: Sequence[Mapping[str, object]]) -> str:
    """The same as JSON. `comments`: what there is to say of comments that ignore a flaw."""
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
            "case": witness(flaw) or None,
            "fault": flaw in checked.wrong,
            "meant": reason or None,
            "families": _families(flaw, checked.ruleset),
        }
        for flaw, reason in zip(checked.flaws, checked.meant, strict=True)
    ]
    return json.dumps({"flaws": told, "comments": list(comments)}, ensure_ascii=False, indent=1) + "\n"


def _families(flaw: Flaw, ruleset: Ruleset) -> list[str]:
    """The families that gather all its rules."""
    return [family.name for family in ruleset.families.values() if set(flaw.rules) <= set(family.rules)]
