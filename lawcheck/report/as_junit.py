"""The report as JUnit XML: a suite for each case, a case of it for each rule and each thing it was judged for."""

from __future__ import annotations

from lawcheck.exchange.junit import Bad, Case, Problem, Suite
from lawcheck.exchange.junit import render as written
from lawcheck.report.blocks import provisions
from lawcheck.report.phrases import phrase
from lawcheck.report.report import CaseReport, FindingReport, Report

_BAD = {"violated": Bad.FAILURE, "disputed": Bad.SKIPPED, "undetermined": Bad.SKIPPED}
_OUT_OF_IT = ("not_applicable", "not_in_force")


def render(report: Report, *, everything: bool = False) -> str:
    """A violation is a failure; what is disputed or undetermined is skipped, for nobody can say that it passed.

    Rules that do not apply are left out, unless `everything` is asked for: then they are skipped as well.
    """
    hashes = (*report.receipt.cases, *[""] * len(report.cases))
    suites = [_suite(case, hash, report, everything) for case, hash in zip(report.cases, hashes, strict=False)]
    return written("lawcheck check", suites)


def _suite(case: CaseReport, hash: str, report: Report, everything: bool) -> Suite:
    properties = (
        ("as_of", case.as_of),
        ("verdict", case.verdict),
        ("rules", report.receipt.rules),
        ("case", hash),
        ("believe", ", ".join(report.receipt.believe)),
        ("min_grade", report.receipt.min_grade or ""),
    )
    told = [finding for finding in case.findings if everything or finding.outcome not in _OUT_OF_IT]
    return Suite(
        case.title or case.case,
        tuple(_case(finding, report.language) for finding in told),
        case.file,
        tuple((name, value) for name, value in properties if value),
    )


def _case(finding: FindingReport, language: str) -> Case:
    book, _, name = finding.rule.rpartition(".")
    bad = Bad.SKIPPED if finding.outcome in _OUT_OF_IT else _BAD.get(finding.outcome)
    title = f"{name} [{finding.element}]" if finding.element else name
    if bad is None:
        return Case(title, book)
    said = f"{phrase(finding.outcome, language)}: {finding.title or finding.rule} ({provisions(finding)})"
    type = finding.severity if bad is Bad.FAILURE else finding.outcome
    return Case(title, book, (Problem(bad, said, type, "\n".join(_why(finding, language))),))


def _why(finding: FindingReport, language: str) -> list[str]:
    """Why, on what evidence, what is missing, what to do: a line each."""
    lines = list(finding.messages)
    for fact in finding.disputed if finding.outcome == "disputed" else finding.facts:
        said = [
            f"{claim.shown} ({' '.join(filter(None, (claim.source or phrase('no source', language), claim.grade)))})"
            for claim in fact.claims
        ]
        lines.append(f"{fact.question} {' / '.join(said) or phrase('unknown', language)}")
    lines += [f"{phrase('still missing', language)}: {fact.question}" for fact in finding.missing_facts]
    if finding.remedy:
        lines.append(f"{phrase('remedy', language)}: {finding.remedy}")
    return lines
