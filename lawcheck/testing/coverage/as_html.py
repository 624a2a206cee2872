"""Coverage as one page that needs nothing else: figures, and the source of the rules with what tests show marked in it.

A mark is never a colour alone: each has a sign, a line of its own kind under the words, and a text that is read aloud.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from lawcheck.model.ruleset import Ruleset
from lawcheck.span import InputFile, Span
from lawcheck.testing.coverage.coverage import Coverage, Shown
from lawcheck.testing.coverage.figures import Figure, Figures, Measure, by_rulebook, figures
from lawcheck.testing.coverage.places import Kind
from lawcheck.values import Truth

_STYLE = """
:root { color-scheme: light dark; --ink: light-dark(#1a1a1a, #e8e8e8); --paper: light-dark(#fff, #16181c);
  --line: light-dark(#ccc, #444); --both: light-dark(#e3f4e3, #173a1c); --half: light-dark(#fff3cf, #4a3a08);
  --none: light-dark(#fde1e1, #561c1c); }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2rem auto;
  max-width: 76rem; padding: 0 1rem; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { padding: .2rem .5rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child { text-align: left; }
td.whole::after { content: " ✓"; } td.part::after { content: " ◐"; }
tr.all th, tr.all td { border-top: 2px solid var(--ink); font-weight: bold; }
details { border: 1px solid var(--line); border-radius: .4rem; margin: .6rem 0; }
summary { cursor: pointer; padding: .4rem .8rem; }
pre { font: 14px/1.6 ui-monospace, monospace; margin: 0; padding: .6rem 0; overflow-x: auto;
  border-top: 1px solid var(--line); }
pre .n { display: inline-block; width: 4rem; padding-right: 1rem; text-align: right; opacity: .65; user-select: none; }
mark { color: inherit; border-radius: .2rem; padding: 0 .1rem; text-underline-offset: .3em; }
mark.both { background: var(--both); text-decoration: underline solid; }
mark.half { background: var(--half); text-decoration: underline dashed; }
mark.none { background: var(--none); text-decoration: underline wavy; }
mark small { font: 12px system-ui, sans-serif; font-weight: bold; margin-left: .25rem; }
ul.gaps { margin: .4rem 0 .8rem; } .key mark { margin-right: 1.2rem; }
.aside { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
"""
_COUNTED = (
    "A condition counts when tests have it decide the outcome on its own, once true and once false (masking MC/DC: "
    "Chilenski, DOT/FAA/AR-01/18, 2001). An exception counts when it exempts and when it does not, a clause when it is met "
    "and broken, a deadline on its last day and the day after."
)


def render(coverage: Coverage, ruleset: Ruleset, files: Mapping[str, InputFile]) -> str:
    """The page."""
    return "".join(
        [
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>What the tests show of the rules</title><style>{_STYLE}</style></head><body><main>",
            f"<h1>What the tests show of the rules</h1><p>From {coverage.source}. {escape(_COUNTED)}</p>",
            *_table(coverage, ruleset),
            '<h2>The rules</h2><p class="key">',
            '<mark class="both">shown both ways<small>✓</small></mark>',
            '<mark class="half">one way only<small>◐ not true</small></mark>',
            '<mark class="none">not shown<small>✗</small></mark></p>',
            *_files(coverage, files),
            "</main></body></html>\n",
        ]
    )


def _table(coverage: Coverage, ruleset: Ruleset) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{measure.value}</th>' for measure in Measure)
    yield f'<table><thead><tr><th scope="col">rulebook</th>{heads}</tr></thead><tbody>'
    for book, one in by_rulebook(coverage, ruleset).items():
        yield _row(book, figures(one), "")
    yield _row("all", figures(coverage), "all")
    yield "</tbody></table>"


def _row(name: str, told: Figures, kind: str) -> str:
    return f'<tr class="{kind}"><th scope="row">{escape(name)}</th>{"".join(_cell(told[m]) for m in Measure)}</tr>'


def _cell(figure: Figure) -> str:
    if not figure.total:
        return "<td>–</td>"
    return f'<td class="{"whole" if figure.reaches(100) else "part"}">{figure}</td>'


def _files(coverage: Coverage, files: Mapping[str, InputFile]) -> Iterator[str]:
    by_file: dict[str, list[Shown]] = {}
    for version in coverage.versions:
        by_file.setdefault(version.version.step.rule.span.file, [])
    for shown in coverage.places:
        by_file.setdefault(shown.place.span.file, []).append(shown)
    gaps = _gaps(coverage)
    for name in sorted(by_file):
        if name in files:
            yield _file(files[name], by_file[name], gaps.get(name, []))


def _gaps(coverage: Coverage) -> dict[str, list[str]]:
    """By file, what is not shown and has no words of its own in it to be marked."""
    told: dict[str, list[str]] = {}
    for version in coverage.versions:
        rule = version.version.step.rule
        if version.missing_outcomes:
            never = ", ".join(outcome.value.replace("_", " ") for outcome in version.missing_outcomes)
            told.setdefault(rule.span.file, []).append(f"{rule.name}: no test has it come to {never}")
    names = {version.version.step.rule.span: version.version.step.rule.name for version in coverage.versions}
    for shown in coverage.places:
        place = shown.place
        if place.kind is Kind.EXCEPTION and place.rule and shown.missing:
            ways = " nor ".join("exempts" if truth is Truth.TRUE else "fails to exempt" for truth in shown.missing)
            told.setdefault(place.span.file, []).append(
                f"{place.owner}: never {ways} with {names.get(place.rule, 'a rule')}"
            )
        for truth, why in shown.impossible.items():
            what = f"{place.owner}: {place.kind.value} never comes out {truth.word} so that it is seen; {why}"
            told.setdefault(place.span.file, []).append(what)
    for deadline in coverage.deadlines:
        for day, by in (("its last day", deadline.last_day), ("the day after", deadline.day_after)):
            if by is None:
                told.setdefault(deadline.span.file, []).append(f"{deadline.owner}: no test on {day} of its deadline")
    return told


def _file(file: InputFile, places: list[Shown], gaps: list[str]) -> str:
    marked = [shown for shown in places if shown.place.kind is not Kind.EXCEPTION]
    whole = sum(shown.is_shown for shown in places)
    sign = "✓" if whole == len(places) and not gaps else "◐"
    listed = "".join(f"<li>{escape(gap)}</li>" for gap in gaps)
    return (
        f"<details{'' if sign == '✓' else ' open'}><summary>{sign} {escape(file.name)}: "
        f"{whole} of {len(places)} places shown</summary>"
        + (f'<ul class="gaps">{listed}</ul>' if gaps else "")
        + f'<pre tabindex="0" aria-label="{escape(file.name)}">{_source(file, marked)}</pre></details>'
    )


def _source(file: InputFile, places: list[Shown]) -> str:
    """The text with its places marked: those that hold others at their first word, the others whole."""
    marks: list[tuple[int, int, Shown]] = []
    taken = 0
    around = _around([one.place.span for one in places])
    spans = []
    for shown in places:
        span = shown.place.span
        end = span.end
        if shown.place.kind is Kind.CLAUSE or span in around:
            end = span.start + len(span.text_in(file).split(maxsplit=1)[0])
        spans.append((span.start, end, shown))
    for start, end, shown in sorted(spans, key=lambda one: one[:2]):
        if start >= taken:  # a count holds conditions of its own; the whole is marked
            marks.append((start, end, shown))
            taken = end
    parts: list[str] = []
    at = 0
    for start, end, shown in marks:
        parts += [escape(file.text[at:start]), _mark(file.text[start:end], shown)]
        at = end
    parts.append(escape(file.text[at:]))
    lines = "".join(parts).split("\n")
    return "\n".join(f'<span class="n">{number}</span>{line}' for number, line in enumerate(lines, 1))


def _around(spans: list[Span]) -> set[Span]:
    """Those that hold another."""
    held: set[Span] = set()
    open_: list[Span] = []
    for span in sorted(set(spans), key=lambda one: (one.start, -one.end)):
        while open_ and open_[-1].end <= span.start:
            open_.pop()
        held.update(one for one in open_ if span.end <= one.end)
        open_.append(span)
    return held


def _mark(text: str, shown: Shown) -> str:
    missing = shown.missing
    kind, sign = ("both", "✓") if not missing else ("half", "◐") if len(missing) == 1 else ("none", "✗")
    words = ("met", "broken") if shown.place.kind is Kind.CLAUSE else ("true", "false")
    never = " nor ".join(words[truth is Truth.FALSE] for truth in missing)
    told = f" not {never}" if missing else ""
    # A mark ends with its line, so that numbers of lines stay outside it.
    *before, last = (escape(line) for line in text.split("\n"))
    opened = f'<mark class="{kind}" title="shown{told or " both ways"}">'
    note = f'<small aria-hidden="true">{sign}{told}</small><span class="aside"> (shown{told or " both ways"})</span>'
    return "\n".join([*(f"{opened}{line}</mark>" for line in before), f"{opened}{last}{note}</mark>"])
