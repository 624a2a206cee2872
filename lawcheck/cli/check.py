"""`lawcheck check`: judge cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

from lawcheck.cli import console, status
from lawcheck.cli.disk import deliver
from lawcheck.cli.options import (
    FAILING,
    AsOf,
    Believe,
    Cases,
    FailOn,
    Language,
    MinGrade,
    Output,
    Overwrite,
    Quiet,
    Rulebooks,
    Rules,
    Strict,
    again,
    as_word,
    refuse,
    to_choice,
    to_day,
    to_format,
    to_grade,
    to_language,
)
from lawcheck.cli.solver import need_solver, to_seconds
from lawcheck.cli.words import Option

if TYPE_CHECKING:
    from datetime import date

    from lawcheck.facts.claim import Case, Grade
    from lawcheck.pipeline import Rules as Law
    from lawcheck.pipeline import Sharpen
    from lawcheck.report.report import Report

FORMATS = ("text", "json", "markdown", "html", "docx", "pdf", "sarif", "junit")
_BINARY = ("docx", "pdf")

Format: TypeAlias = Annotated[
    str,
    Option(
        ("--format",),
        "text, json, markdown, html, docx, pdf, sarif or junit; by default as FILE ends, or text.",
        "FORMAT",
    ),
]
Everything: TypeAlias = Annotated[bool, Option(("--all", "-a"), "Name the rules that are met or do not apply, too.")]
By: TypeAlias = Annotated[
    str, Option(("--by",), "Regroup the findings: by family of requirements, or by instrument.", "GROUPING")
]
Exact: TypeAlias = Annotated[
    bool,
    Option(
        ("--exact",),
        "Name what is missing exactly: the facts that can still decide, and no other (asks the solver).",
    ),
]
Timeout: TypeAlias = Annotated[str, Option(("--timeout",), "For that, give up after so many seconds a case.", "S")]


def run(
    cases: Cases,
    rules: Rules = None,
    rulebook: Rulebooks = None,
    as_of: AsOf = None,
    believe: Believe = None,
    min_grade: MinGrade = None,
    format: Format = "",
    output: Output = None,
    force: Overwrite = False,
    fail_on: FailOn = "any",
    strict: Strict = False,
    everything: Everything = False,
    by: By = "",
    exact: Exact = False,
    timeout: Timeout = "30",
    lang: Language = "en",
    quiet: Quiet = False,
) -> int:
    """Judge cases by the law.

    Says what is violated, disputed or not known, why, and what to do.

    \b
    Examples:
      lawcheck check cases/serbia/belgrade_safe_city.yaml
      lawcheck check belgrade_safe_city --as-of 2019-09-30 --rulebook rs
      lawcheck check belgrade_safe_city --lang sr --output report.docx
      lawcheck check belgrade_safe_city --rulebook articles --exact

    \b
    Exit status: 0 no violation at or above --fail-on; 1 a violation; 2 the
    input or the call is wrong; 3 with --strict, something is undetermined or
    disputed and nothing is violated; 70 a fault of the program's own.
    """
    format = to_format(format, output, FORMATS)
    if by:
        to_choice("--by", by, ("family", "instrument"))
        if format != "text":
            refuse(f"`--by {by}` regroups text, and not {format}", "leave out one of the two")
    if format in _BINARY and output is None:
        refuse(f"`--format {format}` is no text for a terminal", f"say where to write it: `--output report.{format}`")
    to_choice("--fail-on", fail_on, FAILING)
    day, grade, language = to_day(as_of), to_grade(min_grade), to_language(lang)
    seconds = to_seconds(timeout) if exact else None
    if exact:
        need_solver("check --exact")

    from datetime import date

    from lawcheck import cache
    from lawcheck.cli.loading import report_kept

    today, brief = date.today(), format in ("text", "sarif", "junit")
    call = (rulebook, day, today, believe, min_grade, language)
    key, report = report_kept(cases, call) if brief and not rules and not exact else ("", None)
    if report is None:
        report = _judged(cases, rules, rulebook, day, today, believe, grade, language, brief, seconds)
        if key:
            cache.store(key, report)
    if format == "sarif":
        from lawcheck.cli.pages import log

        made: str | bytes = log(report, cases, rules, everything)
    else:
        made = _rendered(report, format, by, everything, output is None)
    deliver(made, output, force)
    if not believe and not min_grade and (bare := _bare(report)):
        step = f"lawcheck ask {as_word(bare)}{again(rules, rulebook=rulebook, as_of=as_of, lang=lang)}"
    else:
        step = _next(report, everything) + again(rules, as_of=as_of, believe=believe, min_grade=min_grade, lang=lang)
    console.next_step(step, quiet)
    return _status(report, fail_on, strict)


def _judged(
    cases: list[str],
    rules: list[str] | None,
    rulebook: list[str] | None,
    day: date | None,
    today: date,
    believe: list[str] | None,
    grade: Grade | None,
    language: str,
    brief: bool,
    exact_within: float | None,
) -> Report:
    """The report on these cases; `exact_within`: seconds for what is missing exactly. Stops where anything in them or in the rules is wrong."""
    from dataclasses import replace

    from lawcheck import pipeline
    from lawcheck.cli.loading import known_rulebooks, known_sources, load_cases, load_rules

    law = load_rules(rules)
    named = known_rulebooks(rulebook or (), law)
    files = load_cases(cases, law)
    believed = known_sources(believe or (), files)
    if rules and not named:
        _warn_of_unused(law, files)
    sharpen = None if exact_within is None else _sharpening(law, exact_within)
    with console.progress("judging"):
        report = pipeline.check(
            files,
            law,
            as_of=day,
            today=today,
            believe=believed,
            min_grade=grade,
            rulebooks=named,
            language=language,
            brief=brief,
            sharpen=sharpen,
        )
    return replace(report, receipt=replace(report.receipt, rules_from=tuple(rules or ())))


def _sharpening(law: Law, seconds: float) -> Sharpen:
    """Asks the solver what exactly can still decide the undetermined findings of a case."""
    from functools import partial

    from lawcheck.analysis.exact import exactly

    asked = partial(exactly, law.plan, seconds=seconds)
    return lambda findings, facts, day: asked(findings, facts, day)


def _warn_of_unused(law: Law, cases: list[Case]) -> None:
    """Says which rulebooks were given and judge none of the cases, for each case names others."""
    from lawcheck.model.ruleset import is_among

    given = dict.fromkeys(r.rulebook for r in law.ruleset.rules if not r.span.file.startswith("rules/"))
    for book in given:
        judging = (law.ruleset.judging(case.rulebooks, case.jurisdiction) for case in cases)
        if not any(not books or is_among(book, books) for books in judging):
            why = (
                "is not law where the case belongs"
                if not all(c.rulebooks for c in cases)
                else "is none of the rulebooks that the case names"
            )
            console.say(f"`{book}` judges nothing, for it {why}; `--rulebook {book}` judges by it")


def _rendered(report: Report, format: str, by: str, everything: bool, on_terminal: bool) -> str | bytes:
    if format == "json":
        from lawcheck.report import as_json

        return as_json.render(report)
    if format == "markdown":
        from lawcheck.report import as_markdown

        return as_markdown.render(report)
    if format == "html":
        from lawcheck.cli.pages import page

        return page(report)
    if format in _BINARY:
        from lawcheck.cli.pages import document

        return document(report, format)
    if format == "junit":
        from lawcheck.report import as_junit

        return as_junit.render(report, everything=everything)
    width, colour = (console.width(), console.has_colour()) if on_terminal else (80, False)
    if by:
        from lawcheck.report import as_groups

        return as_groups.render(report, by, width=width, colour=colour, everything=everything)
    from lawcheck.report import as_text

    text = as_text.render(report, width=width, colour=colour, everything=everything)
    if not any(finding.exact for case in report.cases for finding in case.findings):
        return text
    from lawcheck.report import as_exact

    return text + as_exact.render(report, width=width, colour=colour)


def _bare(report: Report) -> str:
    """The first file of a case that says so little that most is open: questions fill it; empty where there is none."""
    for case in report.cases:
        in_force = len(case.findings) - case.counts["not_in_force"]
        is_open = case.verdict == "undetermined" and 2 * case.counts["undetermined"] > in_force
        if is_open and case.file.endswith((".yaml", ".yml")):
            return case.file
    return ""


def _next(report: Report, everything: bool) -> str:
    """The most useful command after this one."""
    for outcome in ("violated", "disputed", "undetermined"):
        for case in report.cases:
            for finding in case.findings:
                if finding.outcome == outcome:
                    return f"lawcheck explain {as_word(case.file)} {finding.rule}"
    case = report.cases[0]
    return f"lawcheck {'explain' if everything else 'check'} {as_word(case.file)} {'RULE' if everything else '--all'}"


def _status(report: Report, fail_on: str, strict: bool) -> int:
    findings = [finding for case in report.cases for finding in case.findings]
    if any(f.outcome == "violated" and f.severity in FAILING[fail_on] for f in findings):
        return status.FOUND
    if strict and any(finding.outcome in ("disputed", "undetermined") for finding in findings):
        return status.OPEN
    return status.OK
