"""The report as a table for a spreadsheet: one line for each row of the table that was judged, in its order."""

from __future__ import annotations

import csv
from io import StringIO

from lawcheck.batch.phrases import say
from lawcheck.batch.report import BatchReport, RowReport
from lawcheck.report.phrases import phrase
from lawcheck.text import ENGLISH, harmless

_FORMULA = tuple("=+-@＝＋－＠")  # a cell that begins so would be worked out, not shown
_COUNTED = (
    *("violated", "critical", "serious", "minor", "disputed", "undetermined"),
    *("compliant", "exempt", "not_applicable", "not_in_force"),
)


def render(report: BatchReport, separator: str = ",") -> str:
    """The table as text. In English the columns have the names of the fields of the JSON; verdicts are in the language.

    `separator`: what stands between cells, such as in the table that was judged.
    """
    out = StringIO()
    lines = csv.writer(out, delimiter=separator, lineterminator="\n")
    lines.writerow(_heads(report.language))
    for row in report.cases:
        lines.writerow(map(_cell, _row(row, report.language)))
    return out.getvalue()


def _heads(language: str) -> list[str]:
    if language == ENGLISH:
        return ["case", "title", "as_of", "verdict", *_COUNTED, "violated_rules", "disputed_rules"]
    head = [say(key, language) for key in ("case", "title", "day", "verdict")]
    rules = [f"{say('rule', language)}: {phrase(outcome, language)}" for outcome in ("violated", "disputed")]
    return [*head, *(phrase(outcome, language) for outcome in _COUNTED), *rules]


def _row(row: RowReport, language: str) -> list[str]:
    counts = {**row.counts, **row.severities}
    return [
        row.case,
        row.title,
        row.as_of,
        phrase(row.verdict, language),
        *(str(counts[name]) for name in _COUNTED),
        "; ".join(rule.rule for rule in row.violated),
        "; ".join(rule.rule for rule in row.disputed),
    ]


def _cell(text: str) -> str:
    """What stands in a cell: one line, and never a formula."""
    line = " ".join(harmless(text).split())
    return f"'{line}" if line.startswith(_FORMULA) else line
