"""What a solver made of what is missing, below the report in text: of each undetermined finding what can still decide it."""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.finding.finding import Exact
from lawcheck.report.report import FindingReport, Report
from lawcheck.report.typeset import finish, paint, plain, wrap

_HEADS = {
    Exact.EXACT: "Can be decided by these facts, and no other",
    Exact.VIOLATED_ANYWAY: "Violated, whatever is found out",
    Exact.NOT_VIOLATED_ANYWAY: "Not violated, whatever is found out",
    Exact.NOT_SETTLED: "Not settled: some of what is named as missing may decide nothing",
}


def render(report: Report, *, width: int, colour: bool) -> str:
    """The text; empty where no solver was asked."""
    lines = [line for case in report.cases for line in _lines(case.findings, width)]
    return finish(iter(["", *lines]), colour) if lines else ""


def _lines(findings: tuple[FindingReport, ...], width: int) -> Iterator[str]:
    for kind, head in _HEADS.items():
        found = [finding for finding in findings if finding.exact == kind]
        if found:
            yield from wrap(paint(f"{head}: {len(found)}", "bold"), width)
        for finding in found:
            of = f" · {finding.element}" if finding.element else ""
            yield from wrap(f"– {plain(finding.rule + of)}", width, 2, 2)
            if kind is Exact.EXACT:
                for path in (*finding.missing, *(fact.fact for fact in finding.disputed)):
                    yield from wrap(paint(plain(path), "dim"), width, 6)
        if found:
            yield ""
