"""A failed test for a terminal: expected and got, why it came to that, and the smallest difference in facts that explains it."""

from __future__ import annotations

from collections.abc import Mapping

from lawcheck.finding.finding import Finding
from lawcheck.pipeline import Rules
from lawcheck.report.as_tree import justified
from lawcheck.report.blocks import provisions
from lawcheck.report.from_findings import Words, finding_report
from lawcheck.report.typeset import paint, plain, wrap
from lawcheck.span import InputFile
from lawcheck.testing.answers import in_words
from lawcheck.testing.run import Result, worst
from lawcheck.testing.why import Nearest, Why

_MOST_FINDINGS = 3
_MOST_DIFFERENCES = 6


def failure(result: Result, why: Why | None, law: Rules, texts: Mapping[str, InputFile], width: int) -> list[str]:
    """The lines, not finished yet. Without `why`, what explains it is left out."""
    test = result.test
    head = f"{paint('FAILED', 'red', 'bold')} {plain(place(result, texts))} {paint(test.title, 'bold')}"
    lines = [head, *wrap(f"{test.rule or 'the verdict'}, as of {test.day.isoformat()}", width, 2)]
    for difference in result.differences:
        lines += wrap(f"– {plain(difference)}", width, 2, 2)
    if test.why:
        lines += wrap(f"expected because {plain(test.why)}", width, 2, 2)
    if why is not None and test.rule:
        words = Words(law.ruleset, law.files, test.day, facts=test.facts)
        reports = [finding_report(finding, words) for finding in told_findings(result)]
        if reports:
            lines += wrap(f"{plain(reports[0].title)} ({provisions(reports[0])})", width, 2, 2)
        for report in reports:
            lines += ["", *(f"  {line}" for line in justified(report, test.day.isoformat(), width - 2))]
        lines += _explained(why, width)
    return [*lines, ""]


def place(result: Result, texts: Mapping[str, InputFile]) -> str:
    """Where a test stands: file and line."""
    span = result.test.span
    return f"{span.file}:{texts[span.file].position(span.start)[0]}" if span.file in texts else span.file


def told_findings(result: Result) -> tuple[Finding, ...]:
    """The findings that are not as expected; where one outcome is expected of several, the worst."""
    expected = result.test.expected
    if expected.elements:
        wrong = [f for f in result.findings if expected.elements.get(f.element, f.outcome) != f.outcome]
    else:
        got = worst(finding.outcome for finding in result.findings)
        wrong = [finding for finding in result.findings if finding.outcome == got]
    return tuple(wrong or result.findings)[:_MOST_FINDINGS]


def _explained(why: Why, width: int) -> list[str]:
    lines: list[str] = []
    if why.changes:
        several = f"these {len(why.changes)} facts" if len(why.changes) > 1 else "this one fact"
        smallest = "; no fewer do" if why.is_smallest and len(why.changes) > 1 else ""
        lines += ["", *wrap(paint(f"it would pass with {several} otherwise{smallest}:", "bold"), width, 2)]
        for change in why.changes:
            lines += wrap(f"– {plain(in_words(change))}", width, 4, 2)
    if why.nearest is not None:
        lines += ["", *_nearest(why.nearest, width)]
    return lines


def _nearest(nearest: Nearest, width: int) -> list[str]:
    count = len(nearest.differences)
    what = f"{count} {'fact' if count == 1 else 'facts'}" if count else "no fact that the rule looks at"
    said = f"“{plain(nearest.test.title)}” comes to what is expected, and differs in {what}"
    lines = wrap(f"{paint('the nearest test:', 'bold')} {said}{':' if count else ''}", width, 2)
    for difference in nearest.differences[:_MOST_DIFFERENCES]:
        there, here = (plain(text) or "not known" for text in (difference.there, difference.here))
        lines += wrap(f"– {plain(difference.fact)}: {there}, here {here}", width, 4, 2)
    if count > _MOST_DIFFERENCES:
        lines += wrap(f"– and {count - _MOST_DIFFERENCES} more", width, 4)
    return lines
