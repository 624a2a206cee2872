"""The report over a table for a terminal: totals, a line for each row, what is violated and missing most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawcheck.batch.phrases import say
from lawcheck.batch.report import BatchReport, MissingFact, RuleReport
from lawcheck.batch.told import HEADS, judged, numbers, totals, verdict, worst_first
from lawcheck.report.blocks import Look, colour_of
from lawcheck.report.phrases import counted
from lawcheck.report.typeset import apart, finish, paint, plain

_MOST = 10  # rules, and facts
_SHORTEST = 6  # columns for a name
_FINER = ("critical", "disputed")  # columns that a narrow window has no room for


def render(report: BatchReport, *, width: int = 80, colour: bool = False, everything: bool = False) -> str:
    """The report as text. `everything`: all rules that are violated anywhere, and all facts that are missing."""
    look = Look(max(width, 40), everything, report.language)
    lines = [*look.wrap(paint(report.table, "bold")), *look.wrap(judged(report)), "", *_totals(report, look), ""]
    lines += [*_rows(report, look), *_violated(report, look), *_missing(report, look)]
    return finish(lines, colour)


def _totals(report: BatchReport, look: Look) -> list[str]:
    told = [paint(f"{number} {look.say(name)}", "bold", *colour_of(name)) for name, number in totals(report)]
    return look.wrap(", ".join(told))


# ── the rows ───────────────────────────────────────────────────────────────────────────────────────────────


def _rows(report: BatchReport, look: Look) -> Iterator[str]:
    """A line for each row; names that are too long for it are cut, and in a narrow window only what matters most is told."""
    rows = worst_first(report)
    cells = [[plain(row.case), verdict(row, report.language), *map(str, numbers(row))] for row in rows]
    table = [[say(head, report.language) for head in HEADS], *cells]
    name, *others = (max(map(len, column)) for column in zip(*table, strict=True))
    if look.width - sum(others) - 2 * len(others) < _SHORTEST:
        kept = [at for at, head in enumerate(HEADS) if head not in _FINER]
        table = [[row[at] for at in kept] for row in table]
        others = [others[at - 1] for at in kept[1:]]
    room = max(look.width - sum(others) - 2 * len(others), _SHORTEST)
    widths = [min(name, room), *others]
    yield _line(table[0], widths, ["bold"])
    for row, told in zip(rows, table[1:], strict=True):
        yield _line(told, widths, colour_of(row.verdict))


def _line(cells: Sequence[str], widths: Sequence[int], styles: Sequence[str]) -> str:
    """Cells below each other, the first two to the left and the numbers to the right; in these styles the verdict, in
    bold all."""
    shown = []
    for at, (cell, width) in enumerate(zip(cells, widths, strict=True)):
        told = cell if len(cell) <= width else f"{cell[: width - 1].rstrip()}…"
        gap = " " * (width - len(told))
        told = paint(told, *styles) if styles and (at == 1 or "bold" in styles) else told
        shown.append(told + gap if at < 2 else gap + told)
    return "  ".join(shown)


# ── over the table ─────────────────────────────────────────────────────────────────────────────────────────


def _violated(report: BatchReport, look: Look) -> Iterator[str]:
    rules = [rule for rule in report.rules if rule.violated]
    if not rules:
        return
    yield from ("", *look.wrap(paint(say("violated most", report.language), "bold", *colour_of("violated"))))
    shown = rules if look.everything else rules[:_MOST]
    for rule in shown:
        yield ""
        yield from _rule(rule, look)
    if len(shown) < len(rules):
        yield from ("", *look.wrap(say("more rules", report.language, number=str(len(rules) - len(shown))), 2))


def _rule(rule: RuleReport, look: Look) -> list[str]:
    number = paint(counted(rule.violated, "case", look.language), "bold")
    first, *more = rule.cites or ("",)
    cited = f"{look.say(rule.severity)} · {first}" + (f" (+{len(more)})" if more else "")
    title = look.wrap(f"{number} · {plain(rule.title or rule.rule)}", 2, 2)
    return [*title, *apart(plain(cited), paint(rule.rule, "dim"), look.width, 4)]


def _missing(report: BatchReport, look: Look) -> Iterator[str]:
    if not report.missing:
        return
    yield from ("", *look.wrap(paint(say("missing most", report.language), "bold", *colour_of("undetermined"))))
    if report.looked_at < report.open_rows:
        some, every = f"{report.looked_at:,}", f"{report.open_rows:,}"
        yield from look.wrap(paint(say("looked at", report.language, some=some, all=every), "dim"), 2)
    shown = report.missing if look.everything else report.missing[:_MOST]
    for fact in shown:
        yield ""
        yield from _fact(fact, look)
    if len(shown) < len(report.missing):
        more = str(len(report.missing) - len(shown))
        yield from ("", *look.wrap(say("more facts", report.language, number=more), 2))


def _fact(fact: MissingFact, look: Look) -> list[str]:
    cases, rules = counted(fact.rows, "case", look.language), counted(fact.rules, "rule", look.language)
    waits = say("waits", look.language, cases=cases, rules=rules)
    return [*look.wrap(plain(fact.question), 2, 2), *apart(waits, paint(fact.fact, "dim"), look.width, 4)]
