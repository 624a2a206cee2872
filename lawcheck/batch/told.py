"""What every rendering for people says of the report: its first sentence, the totals, the rows in their order."""

from __future__ import annotations

from lawcheck.batch.phrases import say
from lawcheck.batch.report import BatchReport, RowReport
from lawcheck.report.blocks import counted_only
from lawcheck.report.days import long_iso_date
from lawcheck.report.phrases import counted, phrase

HEADS = ("case", "verdict", "violated", "critical", "disputed", "open")  # of the row of numbers
_VERDICTS = ("violated", "disputed", "undetermined", "compliant", "exempt", "not_applicable", "not_in_force")


def judged(report: BatchReport) -> str:
    """How many cases, as of which day, by how many rules; and which claims alone count, if not all."""
    days = sorted({row.as_of for row in report.cases})
    cases = counted(len(report.cases), "case", report.language)
    rules = counted(report.rules_judged, "rules", report.language)
    first, last = (long_iso_date(day, report.language) for day in (days[0], days[-1]))
    if len(days) == 1:
        told = say("judged", report.language, cases=cases, date=first, rules=rules)
    else:
        told = say("judged on days", report.language, cases=cases, first=first, last=last, rules=rules)
    only = counted_only((), report.receipt.min_grade, report.language)
    return f"{told}{'. ' if only else ''}{only}"


def totals(report: BatchReport) -> list[tuple[str, int]]:
    """The verdicts that there are, worst first, each with the number of its cases."""
    return [(verdict, number) for verdict, number in report.verdicts.items() if number]


def worst_first(report: BatchReport) -> list[RowReport]:
    """The rows: by their verdict, then by how many rules are violated, the gravest counting first; then what is open."""

    def order(row: RowReport) -> tuple[int, ...]:
        grave = (-number for number in row.severities.values())
        counts = (-row.counts[outcome] for outcome in ("disputed", "undetermined"))
        return (_VERDICTS.index(row.verdict), *grave, *counts, row.line)

    return sorted(report.cases, key=order)


def numbers(row: RowReport) -> tuple[int, ...]:
    """The numbers below the heads from `violated` on."""
    return (
        row.counts["violated"],
        row.severities["critical"],
        row.counts["disputed"],
        row.counts["undetermined"],
    )


def verdict(row: RowReport, language: str) -> str:
    """The verdict as a word."""
    return phrase(row.verdict, language)
