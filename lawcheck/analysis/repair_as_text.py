"""Repairs as text for a terminal."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lawcheck.analysis.repair_told import ChangeLine, RepairLine, RepairsTold, RuleLine
from lawcheck.report.typeset import finish, paint, plain, wrap


def render(repairs: RepairsTold, width: int, colour: bool) -> str:
    """For a terminal."""
    return finish(_lines(repairs, width), colour)


def _lines(told: RepairsTold, width: int) -> Iterator[str]:
    yield paint(told.title or told.case, "bold")
    yield f"{plain(told.case)}, as of {told.as_of}: {_count(len(told.violated), 'finding')} violated"
    yield ""
    if not told.violated:
        yield "Nothing is surely violated, so that nothing has to be changed."
        if told.undetermined or told.disputed:
            open_ = [f"{told.undetermined} undetermined"] if told.undetermined else []
            open_ += [f"{told.disputed} disputed"] if told.disputed else []
            yield from wrap(f"But findings are open ({', '.join(open_)}), and any of them may be a violation.", width)
        return
    if not told.settled:
        text = f"Not settled in {told.seconds:g} s: no set of changes was found, nor that there is none."
        yield from wrap(text, width)
        return
    for number, repair in enumerate(told.repairs):
        yield from _repair(repair, number, told, width)
    if told.repairs:
        text = "There is no other way in which no change could be left out."
        if not told.all:
            text = "There may be other ways, which cost as much or more: `--max` shows more of them."
        yield from wrap(text, width)
    yield from _stuck(told, width)


def _repair(repair: RepairLine, number: int, told: RepairsTold, width: int) -> Iterator[str]:
    what = f"{_count(len(repair.changes), 'change')}, at a cost of {repair.cost}"
    first = [] if number == 0 else [_shown(change) for change in told.repairs[0].changes]
    own = [change for change in repair.changes if _shown(change) not in first]
    head = f"Another way: {what}" if number else f"The smallest set of changes: {what}"
    yield from wrap(paint(head, "bold"), width)
    yield ""
    if len(own) < len(repair.changes):
        kept = [str(place) for place, one in enumerate(first, 1) if one in map(_shown, repair.changes)]
        yield from wrap(f"As above: {', '.join(kept)}. And instead of the others:", width, 2)
    for place, change in enumerate(own, 1):
        of = f"{change.of}: " if change.of else ""
        yield from wrap(f"{place}. {plain(of)}{plain(change.question)}", width, 2, 3)
        judged = " Only a human can judge that it is so." if change.judged else ""
        yield from wrap(f"{plain(change.advice)}{judged}", width, 5)
        yield from wrap(paint(f"Else violated: {_named(change.without_it)}", "dim"), width, 5, 2)
        yield ""
    yield from wrap(_after(repair, told), width)
    if repair.still_to_show:
        yield from wrap(f"Open then, and violated now: {_named(repair.still_to_show)}", width, 0, 2)
    yield ""


def _shown(change: ChangeLine) -> tuple[str, str]:
    """What tells one change from another for a reader: the nearest of several values that will do is not shown."""
    return change.fact, change.advice


def _after(repair: RepairLine, told: RepairsTold) -> str:
    nothing = "nothing else is violated" if told.cannot_be_repaired else "nothing is violated"
    open_ = [_count(repair.undetermined, "finding") + " undetermined"] if repair.undetermined else []
    open_ += [f"{repair.disputed} disputed"] if repair.disputed else []
    return f"Then {nothing}{'; ' + ', '.join(open_) + ' for want of facts or agreement' if open_ else ''}."


def _stuck(told: RepairsTold, width: int) -> Iterator[str]:
    for stuck in told.cannot_be_repaired:
        yield ""
        of = f" ({stuck.rule.element})" if stuck.rule.element else ""
        yield from wrap(paint(f"Cannot be repaired{of}: {stuck.title}", "bold"), width, 0, 2)
        yield from wrap(paint(_named([stuck.rule]), "dim"), width, 2, 2)
        for because in stuck.because:
            yield from wrap(f"– {plain(because)}", width, 2, 2)
        if stuck.against:
            yield from wrap(f"– and it would then go against {_named(stuck.against)}", width, 2, 2)
        if not stuck.settled:
            yield from wrap("– why is not settled in the time given", width, 2, 2)
        elif not stuck.because and not stuck.against:
            yield from wrap("– whatever is known and could be changed, it is violated", width, 2, 2)


def _named(rules: Collection[RuleLine], most: int = 3) -> str:
    """Rules by their provisions and names; of many, the first few."""
    names = [f"{rule.rule} ({', '.join(rule.cites[:2])})" for rule in {r.rule: r for r in rules}.values()]
    more = f"; and {len(names) - most} more" if len(names) > most else ""
    return "; ".join(names[:most]) + more


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
