"""Coverage for a terminal: figures by rulebook; and, asked for, what no test shows, rule by rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lawcheck.model.ruleset import Ruleset
from lawcheck.report.typeset import finish, paint, plain, wrap
from lawcheck.span import InputFile, Span
from lawcheck.testing.coverage.coverage import Coverage, Shown
from lawcheck.testing.coverage.figures import Figure, Measure, by_rulebook, figures
from lawcheck.testing.coverage.places import Kind
from lawcheck.values import Truth

_COUNTED = (
    "A condition counts when tests have it decide the outcome on its own, both ways (masking MC/DC); an exception when it "
    "exempts and when it does not, a clause when it is met and broken, a deadline on its last day and the day after."
)
# What a place does not do when it is not shown, by the truth that it does not come to.
_NEVER = {
    Kind.CONDITION: {Truth.TRUE: "never decides as true", Truth.FALSE: "never decides as false"},
    Kind.CLAUSE: {Truth.TRUE: "never met", Truth.FALSE: "never broken"},
    Kind.EXCEPTION: {Truth.TRUE: "never exempts", Truth.FALSE: "never fails to exempt"},
}


def render(
    coverage: Coverage, ruleset: Ruleset, files: Mapping[str, InputFile], *, missing: bool, width: int, colour: bool
) -> str:
    """The table; with `missing`, below it everything that is not shown, at its place."""
    lines = [*_table(coverage, ruleset), ""]
    lines += wrap(f"From {coverage.source}. {_COUNTED}", width)
    never = sum(len(shown.impossible) for shown in coverage.places)
    if never:
        what = "way that no case can show is" if never == 1 else "ways that no case can show are"
        lines += wrap(f"{never:,} {what} not asked for.", width)
    if missing:
        lines += list(_missing(coverage, files, max(width, 60)))
    return finish(lines, colour)


def _table(coverage: Coverage, ruleset: Ruleset) -> list[str]:
    books = by_rulebook(coverage, ruleset)
    rows = [(name, figures(one)) for name, one in books.items()]
    if len(rows) != 1:
        rows.append(("all", figures(coverage)))
    name_width = max(len(name) for name, _ in rows)
    widths = [max(len(measure.value), *(len(str(told[measure])) for _, told in rows)) for measure in Measure]
    lines = ["  ".join([" " * name_width, *(m.value.rjust(w) for m, w in zip(Measure, widths, strict=True))])]
    for name, told in rows:
        cells = [_cell(told[measure], size) for measure, size in zip(Measure, widths, strict=True)]
        if name == "all" and len(rows) > 1:
            lines.append("─" * (name_width + sum(widths) + 2 * len(widths)))
        lines.append("  ".join([name.ljust(name_width), *cells]))
    return lines


def _cell(figure: Figure, width: int) -> str:
    text = str(figure) if figure.total else "–"
    return " " * (width - len(text)) + (text if figure.reaches(100) else paint_cell(text))


def paint_cell(text: str) -> str:
    """A figure that is not whole."""
    return paint(text.replace(" ", "\xa0"), "yellow")


def _missing(coverage: Coverage, files: Mapping[str, InputFile], width: int) -> Iterator[str]:
    """What is not shown, by the rule, definition or exception that it stands in, in their order."""
    told: dict[str, list[str]] = {}
    for version in coverage.versions:
        rule = version.version.step.rule
        place = _where(rule.span, files)
        if not version.reached:
            told.setdefault(rule.name, []).append(f"{place} no test tells the outcome of this version")
        elif version.missing_outcomes:
            names = ", ".join(outcome.value.replace("_", " ") for outcome in version.missing_outcomes)
            told.setdefault(rule.name, []).append(f"{place} never {names}")
    for shown in coverage.places:
        for truth, why in shown.impossible.items():
            told.setdefault(shown.place.owner, []).append(_line(shown, (truth,), files, f"; not asked for: {why}"))
        if shown.missing:
            told.setdefault(shown.place.owner, []).append(_line(shown, shown.missing, files))
    for deadline in coverage.deadlines:
        days = [
            name
            for name, by in (("its last day", deadline.last_day), ("the day after", deadline.day_after))
            if not by
        ]
        if days:
            told.setdefault(deadline.owner, []).append(
                f"{_where(deadline.span, files)} no test on {' or '.join(days)}"
            )
    for owner, lines in told.items():
        yield ""
        yield from wrap(paint(owner, "bold"), width)
        for line in lines:
            yield from wrap(line, width, 2, 2)


def _line(shown: Shown, truths: Iterable[Truth], files: Mapping[str, InputFile], why: str = "") -> str:
    place = shown.place
    ways = ", ".join(_NEVER[place.kind][truth] for truth in truths)
    what = "" if place.kind is Kind.CONDITION else f"{place.kind.value} "
    return f"{_where(place.span, files)} {what}{paint(source_text(place.span, files, 70), 'dim')} {ways}{why}"


def source_text(span: Span, files: Mapping[str, InputFile], most: int) -> str:
    """What stands at a place, on one line and no longer than `most`."""
    text = plain(" ".join(span.text_in(files[span.file]).split())) if span.file in files else ""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _where(span: Span, files: Mapping[str, InputFile]) -> str:
    file = files.get(span.file)
    return f"{span.file}:{file.position(span.start)[0]}" if file else span.file
