"""The report in Markdown, for a file or a mail. What a case or rule file says is data: escaped, never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lawcheck.report.document import document
from lawcheck.report.parts import Heading, Item, Paragraph, Part, Run, Table
from lawcheck.report.report import Report
from lawcheck.report.typeset import plain

_MARKUP = re.compile(r"[\\`*_\[\]<>&#|~$!@^]|(?<=www)\.|:(?=//)")
_OPENS_A_LIST = re.compile(r"^(\d*)([-+.)])")
_SAFE_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\\\"'`]+")


def render(report: Report) -> str:
    """The report as Markdown (CommonMark, and tables as GitHub has them), a heading of the first level for each case."""
    lines: list[str] = []
    widths: list[int] = []  # of the markers of the items that the next one may stand in
    before: Part | None = None
    for part in document(report):
        if lines and not (isinstance(part, Item) and isinstance(before, Item)):
            lines.append("")
        if not isinstance(part, Item):
            widths = []
        lines += _lines(part, widths)
        before = part
    return "\n".join([*lines, ""])


def escape(text: str) -> str:
    """The text so that Markdown shows it as it stands, on one line."""
    marked = _MARKUP.sub(r"\\\g<0>", " ".join(plain(text).split()))
    return _OPENS_A_LIST.sub(r"\1\\\2", marked)


def _lines(part: Part, widths: list[int]) -> list[str]:
    match part:
        case Heading(level, runs):
            return [f"{'#' * level} {_runs(runs)}"]
        case Paragraph(runs):
            return [_runs(runs)]
        case Table(head, rows):
            numbers = "|".join(["---", *["--:"] * (len(head) - 1)])
            return [_row(head), f"|{numbers}|", *map(_row, rows)]
        case Item(depth, runs, number):
            del widths[depth - 1 :]
            marker = f"{number}. " if number else "- "
            indent = " " * sum(widths)
            widths.append(len(marker))
            return [f"{indent}{marker}{_runs(runs)}"]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(escape, cells))} |"


def _runs(runs: Iterable[Run]) -> str:
    return "".join(map(_run, runs)).strip()


def _run(run: Run) -> str:
    """A stretch; white space at its ends stays outside of the marks of its style, as Markdown wants it."""
    inner = run.text.strip()
    if not inner:
        return " " if run.text else ""
    start = " " * run.text[:1].isspace()
    end = " " * run.text[-1:].isspace()
    return f"{start}{_styled(run, inner)}{end}"


def _styled(run: Run, text: str) -> str:
    if run.code:
        return f"`{' '.join(plain(text).split()).replace('`', chr(39))}`"
    if run.url and _SAFE_ADDRESS.fullmatch(run.url):
        return f"<{run.url}>"
    said = escape(text)
    if run.strong:
        return f"**{said}**"
    return f"*{said}*" if run.slanted else said
