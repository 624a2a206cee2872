"""A report as a file that another program shows: a browser, Word, a PDF reader, a tool for code review."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from lawcheck.cli.options import refuse

if TYPE_CHECKING:
    from lawcheck.report.report import Report


def page(report: Report) -> str:
    """The report as one page of HTML, made from the templates that come with lawcheck."""
    from lawcheck.files import content
    from lawcheck.report import as_html

    folder = content() / "templates" / "reports"
    names = ("report.html.j2", "report.css", "report.js")
    return as_html.render(report, as_html.Parts(*((folder / name).read_text(encoding="utf-8") for name in names)))


def document(report: Report, format: str) -> bytes:
    """The report as `docx` or `pdf`. Stops where the packages for it are not installed."""
    from lawcheck.report.document import document as parts_of

    first = report.cases[0]
    title = first.title or first.case
    day = date.fromisoformat(first.as_of)
    try:
        if format == "pdf":
            from lawcheck.paper import pdf

            return pdf.render(parts_of(report), title, report.language, day)
        from lawcheck.paper import word

        return word.render(parts_of(report), title, report.language, day)
    except ImportError as missing:
        refuse(
            f"`--format {format}` needs the package `{missing.name}`, which is not installed",
            "install it with `pip install 'lawcheck-rules[letters]'`, or say `--format html` and print that",
        )


def log(report: Report, cases: list[str], rules: list[str] | None, everything: bool) -> str:
    """The report as a SARIF log, which needs the texts of the cases for the lines in them."""
    from lawcheck.cli.loading import found_or_shipped, load_cases, load_rules
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.files import read_case
    from lawcheck.report import as_sarif

    words = list(dict.fromkeys(cases))
    read = load_cases(words, load_rules(rules))
    texts = [read_case(found_or_shipped(word), Diagnostics()) for word in words]
    return as_sarif.render(
        report,
        {case.file: (case, text) for case, text in zip(read, texts, strict=True)},
        everything=everything,
    )
