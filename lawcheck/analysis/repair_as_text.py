"""Repairs as text for a terminal."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lawcheck.analysis.repair_phrases import count, say
from lawcheck.analysis.repair_told import ChangeLine, RepairLine, RepairsTold, RuleLine
from lawcheck.report.days import long_iso_date
from lawcheck.report.typeset import finish, paint, plain, wrap
from lawcheck.text import ENGLISH


def render(repairs: RepairsTold, width: int, colour: bool) -> str:
    """For a terminal."""
    return finish(_lines(repairs, width), colour)


def _lines(told: RepairsTold, width: int) -> Iterator[str]:
    yield paint(told.title or told.case, "bold")
    number, language = len(told.violated), told.language
    day = told.as_of if language == ENGLISH else long_iso_date(told.as_of, language)
    findings = count(number, "finding")
    yield say("head", language, case=plain(told.case), day=day, findings=findings, number=str(number))
    yield ""
    if not told.violated:
        yield say("nothing", language)
        if told.undetermined or told.disputed:
            alone = str(told.undetermined)
            yield from wrap(
                say("but open", language, open=_open(told.undetermined, told.disputed, alone, language)), width
            )
        return
    if not told.settled:
        yield from wrap(say("not settled", language, seconds=f"{told.seconds:g}"), width)
        return
    for number, repair in enumerate(told.repairs):
        yield from _repair(repair, number, told, width)
    if told.repairs:
        yield from wrap(say("no other" if told.all else "maybe others", language), width)
    yield from _stuck(told, width)


def _repair(repair: RepairLine, number: int, told: RepairsTold, width: int) -> Iterator[str]:
    language, changes = told.language, len(repair.changes)
    first = [] if number == 0 else [_shown(change) for change in told.repairs[0].changes]
    own = [change for change in repair.changes if _shown(change) not in first]
    counted = {"changes": count(changes, "change"), "number": str(changes), "cost": str(repair.cost)}
    head = say("another" if number else "smallest", language, **counted)
    yield from wrap(paint(head, "bold"), width)
    yield ""
    if len(own) < len(repair.changes):
        kept = [str(place) for place, one in enumerate(first, 1) if one in map(_shown, repair.changes)]
        yield from wrap(say("as above", language, places=", ".join(kept)), width, 2)
    for place, change in enumerate(own, 1):
        of = f"{change.of}: " if change.of else ""
        yield from wrap(f"{place}. {plain(of)}{plain(change.question)}", width, 2, 3)
        judged = say("judged", language) if change.judged else ""
        yield from wrap(f"{plain(change.advice)}{judged}", width, 5)
        yield from wrap(paint(say("else", language, rules=_named(change.without_it, language)), "dim"), width, 5, 2)
        yield ""
    yield from wrap(_after(repair, told), width)
    if repair.still_to_show:
        yield from wrap(say("open then", language, rules=_named(repair.still_to_show, language)), width, 0, 2)
    yield ""


def _shown(change: ChangeLine) -> tuple[str, str]:
    """What tells one change from another for a reader: the nearest of several values that will do is not shown."""
    return change.fact, change.advice


def _after(repair: RepairLine, told: RepairsTold) -> str:
    language = told.language
    open_ = _open(repair.undetermined, repair.disputed, count(repair.undetermined, "finding"), language)
    left = say("for want", language, open=open_) if open_ else ""
    return say("then else" if told.cannot_be_repaired else "then", language, open=left)


def _open(undetermined: int, disputed: int, findings: str, language: str) -> str:
    """How many findings are open; empty if none is."""
    parts = []
    if undetermined:
        parts.append(say("undetermined", language, findings=findings, number=str(undetermined)))
    if disputed:
        parts.append(say("disputed", language, number=str(disputed)))
    return ", ".join(parts)


def _stuck(told: RepairsTold, width: int) -> Iterator[str]:
    language = told.language
    for stuck in told.cannot_be_repaired:
        yield ""
        of = f" ({stuck.rule.element})" if stuck.rule.element else ""
        yield from wrap(paint(say("stuck", language, of=of, title=stuck.title), "bold"), width, 0, 2)
        yield from wrap(paint(_named([stuck.rule], language), "dim"), width, 2, 2)
        for because in stuck.because:
            yield from wrap(f"– {plain(because)}", width, 2, 2)
        if stuck.against:
            yield from wrap(say("against", language, rules=_named(stuck.against, language)), width, 2, 2)
        if not stuck.settled:
            yield from wrap(say("why open", language), width, 2, 2)
        elif not stuck.because and not stuck.against:
            yield from wrap(say("whatever", language), width, 2, 2)


def _named(rules: Collection[RuleLine], language: str, most: int = 3) -> str:
    """Rules by their provisions and names; of many, the first few."""
    names = [f"{rule.rule} ({', '.join(rule.cites[:2])})" for rule in {r.rule: r for r in rules}.values()]
    more = say("more", language, number=str(len(names) - most)) if len(names) > most else ""
    return "; ".join(names[:most]) + more
