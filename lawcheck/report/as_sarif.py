"""The report as a SARIF log: what is violated or open, at the lines of the case file that make it so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lawcheck.exchange.sarif import Kind, Level, Logical, Place, Region, Result, Rule, place_of
from lawcheck.exchange.sarif import render as written
from lawcheck.facts.claim import Case, Claim, claims_at
from lawcheck.report.blocks import capital, provisions
from lawcheck.report.grouping import grounds, sides
from lawcheck.report.phrases import phrase
from lawcheck.report.report import CaseReport, ClaimLine, FactLine, FindingReport, Report
from lawcheck.report.web_address import address
from lawcheck.span import InputFile

_LEVELS = {"critical": Level.ERROR, "serious": Level.WARNING, "minor": Level.NOTE}
_KINDS = {
    "violated": Kind.FAIL,
    "disputed": Kind.REVIEW,
    "undetermined": Kind.REVIEW,
    "compliant": Kind.PASS,
    "exempt": Kind.NOT_APPLICABLE,
    "not_applicable": Kind.NOT_APPLICABLE,
    "not_in_force": Kind.NOT_APPLICABLE,
}
_TOLD = ("violated", "disputed", "undetermined")


@dataclass(frozen=True)
class _Told:
    """A case with its file: where each claim stands."""

    report: CaseReport
    case: Case
    file: InputFile
    language: str


def render(report: Report, files: Mapping[str, tuple[Case, InputFile]], *, everything: bool = False) -> str:
    """The log. `files`: each case of the report with its text, by the name of its file.

    A violation fails, at the level of its severity; what is disputed or undetermined is for a human to review.
    `everything`: what is met or does not apply, too.
    """
    language = report.language
    told = [_Told(case, *files[case.file], language) for case in report.cases]
    found = [(one, f) for one in told for f in one.report.findings if everything or f.outcome in _TOLD]
    rules = {finding.rule: _rule(finding, language) for _, finding in found}
    receipt = report.receipt
    properties = (
        ("rules", receipt.rules),
        ("cases", {one.report.case: hash for one, hash in zip(told, receipt.cases, strict=True)}),
        ("asOf", {one.report.case: one.report.as_of for one in told}),
        ("verdicts", {one.report.case: one.report.verdict for one in told}),
        ("believe", list(receipt.believe)),
        ("minGrade", receipt.min_grade),
    )
    return written(
        list(rules.values()),
        (_result(finding, one) for one, finding in found),
        language=language,
        properties=[(name, value) for name, value in properties if value],
    )


def _rule(finding: FindingReport, language: str) -> Rule:
    cited = f"{finding.title or finding.rule} ({provisions(finding)})"
    notes = [cited]
    if finding.force != "binding":
        notes.append(phrase(finding.force, language))
    if finding.reading:
        notes.append(f"{phrase('reading', language)}: {finding.reading}")
    if not finding.verified:
        notes.append(phrase("unverified", language))
    return Rule(
        finding.rule,
        finding.title or finding.rule,
        cited,
        "\n\n".join(notes),
        next((cited.url for cited in finding.cites if address(cited.url)), ""),
        _LEVELS[finding.severity],
        finding.families,
    )


def _result(finding: FindingReport, told: _Told) -> Result:
    facts = () if finding.outcome == "undetermined" else grounds(finding)
    where = [place for fact in facts for place in _places(fact, told)]
    where = where or [_nearest(path, told) for path in finding.missing] or [_nearest("", told)]
    return Result(
        finding.rule,
        _message(finding, told.language),
        _KINDS[finding.outcome],
        _LEVELS[finding.severity],
        tuple(where[:1]),
        tuple(where[1:]),
        (told.report.case, finding.element),
        (
            ("outcome", finding.outcome),
            ("case", told.report.case),
            ("cites", [f"{cited.instrument} {cited.provision}" for cited in finding.cites]),
            *((("element", finding.element),) if finding.element else ()),
            *((("grade", finding.grade),) if finding.grade else ()),
            *((("sources", list(finding.sources)),) if finding.sources else ()),
            *((("dueOn", finding.due_on),) if finding.due_on else ()),
            *((("missing", list(finding.missing)),) if finding.missing else ()),
        ),
    )


def _message(finding: FindingReport, language: str) -> str:
    """What it comes to and why, the provisions, the remedy; of an open one, what is not known."""
    element = f"{finding.element}: " if finding.element else ""
    outcome = capital(phrase(finding.outcome, language))
    why = " ".join(finding.messages)
    said = [f"{element}{outcome}: {finding.title or finding.rule} ({provisions(finding)})."]
    said += [why] if why else []
    for outcome, sources in sides(finding).items():
        believed = f" {phrase('or', language)} ".join(sources)
        said.append(f"{capital(phrase('side', language, outcome=phrase(outcome, language), sources=believed))}.")
    if finding.missing_facts:
        questions = dict.fromkeys(fact.question for fact in finding.missing_facts)
        said.append(f"{phrase('still missing', language)}: {' '.join(questions)}")
    if finding.outcome in _TOLD and finding.remedy:
        said.append(f"{phrase('remedy', language)}: {finding.remedy}")
    if finding.sources:
        said.append(f"{phrase('sources', language)}: {', '.join(finding.sources)}.")
    return " ".join(said)


# ── where it stands ────────────────────────────────────────────────────────────────────────────────────────


def _places(fact: FactLine, told: _Told) -> Iterable[Place]:
    """The places of the claims that count, with who says what."""
    there = claims_at(told.case.facts, tuple(fact.fact.split(".")))
    for line in fact.claims:
        claim = next((claim for claim in there if _is(claim, line)), None)
        if claim is not None:
            by = line.source or phrase("no source", told.language)
            yield _at(fact.fact, claim, told, f"{fact.question} {line.shown} ({by})", line.at)


def _is(claim: Claim, line: ClaimLine) -> bool:
    since = claim.since.isoformat() if claim.since else None
    return (claim.source, claim.at, since) == (line.source, line.at, line.since)


def _at(path: str, claim: Claim, told: _Told, message: str, at: str) -> Place:
    """The first line of the claim, named by the fact and by the place in its source, such as an article of a draft."""
    place = place_of(claim.span, told.file, message)
    named = (Logical(path, "member"), *((Logical(at, "citation"),) if at else ()))
    return Place(told.report.file, place.region, named, message)


def _nearest(path: str, told: _Told) -> Place:
    """The thing in the file that a fact nobody has shown would belong to; or else the file."""
    named = (Logical(path, "member"),) if path else ()
    way = tuple(path.split("."))
    while way := way[:-1]:
        for claim in claims_at(told.case.facts, way):
            line, column = told.file.position(claim.span.start)
            return Place(told.report.file, Region(line, column), named)
    return Place(told.report.file, Region(told.file.position(told.case.facts.span.start)[0]), named)
