"""The report over a table in Markdown: the same three parts as tables. What the table says is escaped, never markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lawcheck.batch.phrases import say
from lawcheck.batch.report import BatchReport
from lawcheck.batch.told import HEADS, judged, numbers, totals, verdict, worst_first
from lawcheck.report.as_markdown import escape
from lawcheck.report.phrases import phrase


def render(report: BatchReport) -> str:
    """The report as Markdown, with tables as GitHub has them; every row, rule and fact is in it."""
    return "\n".join([*_lines(report), ""])


def _lines(report: BatchReport) -> Iterator[str]:
    language = report.language

    def heads(*keys: str) -> list[str]:
        return [say(key, language) for key in keys]

    yield from (f"# {escape(report.table)}", "", escape(judged(report)), "")
    yield escape(", ".join(f"{number} {phrase(name, language)}" for name, number in totals(report)))
    rows = [(row.case, verdict(row, language), *map(str, numbers(row))) for row in worst_first(report)]
    yield from _table(heads(*HEADS), rows, 2)
    violated = [rule for rule in report.rules if rule.violated]
    if violated:
        yield from ("", f"## {escape(say('violated most', language))}")
        told = [
            (rule.title, rule.rule, phrase(rule.severity, language), str(rule.violated), str(rule.disputed))
            for rule in violated
        ]
        yield from _table(heads("title", "rule", "severity", "violated", "disputed"), told, 3)
    if report.missing:
        yield from ("", f"## {escape(say('missing most', language))}")
        if report.looked_at < report.open_rows:
            some, every = f"{report.looked_at:,}", f"{report.open_rows:,}"
            yield from ("", escape(say("looked at", language, some=some, all=every)))
        facts = [(fact.question, fact.fact, str(fact.rows), str(fact.rules)) for fact in report.missing]
        yield from _table(heads("question", "fact", "cases", "rules"), facts, 2)


def _table(heads: list[str], rows: Iterable[Iterable[str]], words: int) -> Iterator[str]:
    """A table whose columns after the first `words` are numbers."""
    marks = ["---"] * words + ["--:"] * (len(heads) - words)
    yield from ("", _row(heads), f"|{'|'.join(marks)}|", *map(_row, rows))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(escape, cells))} |"
