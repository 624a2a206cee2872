"""`lawcheck replay`: whether a report comes out again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NoReturn, TypeAlias

from lawcheck.cli import console, status
from lawcheck.cli.disk import read_text
from lawcheck.cli.options import Quiet, Rules, again, as_word, refuse, to_grade
from lawcheck.cli.words import Argument

if TYPE_CHECKING:
    from lawcheck.pipeline import Rules as Law
    from lawcheck.report.report import Report

ReportFile: TypeAlias = Annotated[str, Argument("REPORT", "A report made with `check --format json`.")]


def run(
    report: ReportFile,
    rules: Rules = None,
    quiet: Quiet = False,
) -> int:
    """Say whether a report comes out again.

    Judges its cases once more, by its dates and options, and says what is different.

    \b
    Example:
      lawcheck check belgrade_safe_city --format json --output report.json
      lawcheck replay report.json

    Exit status: 0 the same came out, 1 something else did.
    """
    from lawcheck.cli.loading import load_rules
    from lawcheck.report.differences import differences
    from lawcheck.report.typeset import finish, plain, wrap

    old = _read(report)
    kept = old.receipt
    new = _judged_again(old, load_rules(rules or list(kept.rules_from) or None))
    different = differences(old, new)
    for line in different.inputs:
        console.say(line)
    if different.findings:
        lines = [part for line in different.findings for part in wrap(plain(line), console.width(), 0, 2)]
        number = len(different.findings)
        lines.append(f"Something else comes out: {number} finding{' differs' if number == 1 else 's differ'}.")
        console.write(finish(lines, False))
    else:
        console.write("The same comes out.\n")
    asked = again(
        rules or list(kept.rules_from),
        as_of=new.cases[0].as_of,
        believe=kept.believe,
        min_grade=kept.min_grade,
        rulebook=kept.rulebooks,
        lang=old.language,
    )
    console.next_step(f"lawcheck check {as_word(new.cases[0].file)}{asked}", quiet)
    return status.FOUND if different.findings else status.OK


def _judged_again(old: Report, law: Law) -> Report:
    """What comes out by these rules of the cases of a report, by its dates and options."""
    from dataclasses import replace
    from datetime import date

    from lawcheck import pipeline
    from lawcheck.cli.loading import load_cases

    kept = old.receipt
    cases = load_cases([case.file for case in old.cases], law)
    parts = []
    for case, before in zip(cases, old.cases, strict=True):
        day = date.fromisoformat(before.as_of)
        parts.append(
            pipeline.check(
                case,
                law,
                as_of=day,
                today=day,
                believe=kept.believe,
                min_grade=to_grade(kept.min_grade),
                rulebooks=kept.rulebooks,
                language=old.language,
            )
        )
    hashes = tuple(digest for part in parts for digest in part.receipt.cases)
    return replace(
        parts[0],
        receipt=replace(kept, rules=parts[0].receipt.rules, cases=hashes),
        cases=tuple(case for part in parts for case in part.cases),
    )


def _read(name: str) -> Report:
    from lawcheck.files import REPORT_LIMIT
    from lawcheck.report import as_json

    report = as_json.read(read_text(name, REPORT_LIMIT).text)
    if isinstance(report, str):
        _no_report(name, report)
    if not report.cases:
        _no_report(name, "it has no case")
    return report


def _no_report(name: str, why: str) -> NoReturn:
    refuse(f"`{name}` is not a report: {why}", "make one with `lawcheck check CASE --format json --output FILE`")
