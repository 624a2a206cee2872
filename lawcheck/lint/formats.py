"""Remarks as people and programs read them: text, one to a line, JSON, SARIF, and annotations for GitHub."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from lawcheck.diagnostics import Diagnostic
from lawcheck.diagnostics.render import block
from lawcheck.exchange import sarif
from lawcheck.lint.manual import Page
from lawcheck.lint.remark import Level, Said
from lawcheck.span import InputFile, Span
from lawcheck.text import harmless

_SARIF = {Level.ERROR: sarif.Level.ERROR, Level.WARNING: sarif.Level.WARNING, Level.HINT: sarif.Level.NOTE}
_GITHUB = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "notice"}


def as_text(
    found: Sequence[Said], files: Mapping[str, InputFile], *, colour: bool = False, width: int | None = None
) -> str:
    """Each remark with its place, line and help; last, how many there are."""
    blocks = [block(_diagnostic(said), files, said.level, colour=colour, width=width) for said in found]
    return "\n".join([*blocks, f"{count(found)}\n"])


def as_lines(found: Sequence[Said], files: Mapping[str, InputFile]) -> str:
    """`file:line:column: level[lint] message`, one to a line, as editors and `grep` read it."""
    lines = []
    for said in found:
        line, column = files[said.remark.span.file].position(said.remark.span.start)
        place = f"{said.remark.span.file}:{line}:{column}"
        lines.append(f"{harmless(place)}: {said.level}[{said.lint}] {harmless(said.remark.message)}\n")
    return "".join(lines)


def count(found: Sequence[Said]) -> str:
    """How many there are of each level, in how many files, and how many can be mended."""
    if not found:
        return "no remarks"
    levels = Counter(said.level for said in found)
    parts = [
        f"{levels[level]:,} {level}{'' if levels[level] == 1 else 's'}"
        for level in (Level.ERROR, Level.WARNING, Level.HINT)
        if levels[level]
    ]
    places = len({said.remark.span.file for said in found})
    mendable = sum(bool(said.remark.fix) for said in found)
    more = f"; {mendable:,} can be put right with `--fix`" if mendable else ""
    return f"{', '.join(parts)} in {places:,} file{'' if places == 1 else 's'}{more}"


def as_json(found: Sequence[Said], files: Mapping[str, InputFile]) -> str:
    """`{"remarks": […]}`, with the rows of all."""
    return json.dumps({"remarks": rows(found, files)}, ensure_ascii=False, indent=2) + "\n"


def rows(found: Sequence[Said], files: Mapping[str, InputFile]) -> list[dict[str, object]]:
    """Each remark, for JSON; lines and columns count from 1, columns in characters, the end excluded."""
    return [
        {
            "lint": said.lint,
            "level": said.level.value,
            "message": said.remark.message,
            **_range(said.remark.span, files),
            "help": said.remark.help,
            "others": [{**_range(other.span, files), "label": other.text} for other in said.remark.others],
            "fix": [{**_range(edit.span, files), "text": edit.text} for edit in said.remark.fix],
        }
        for said in found
    ]


def as_sarif(found: Sequence[Said], files: Mapping[str, InputFile], pages: Sequence[Page]) -> str:
    """A SARIF 2.1.0 log; its rules are the lints that ran, with their manual pages."""
    rules = [
        sarif.Rule(
            page.name, page.title, " ".join(page.explanation), level=_SARIF.get(Level(page.level), sarif.Level.NOTE)
        )
        for page in pages
    ]
    results = [
        sarif.Result(
            said.lint,
            said.remark.message,
            level=_SARIF[said.level],
            places=(sarif.place_of(said.remark.span, files[said.remark.span.file]),),
            related=tuple(
                sarif.place_of(other.span, files[other.span.file], other.text) for other in said.remark.others
            ),
            identity=(said.lint, said.remark.span.file, said.remark.message),
        )
        for said in found
    ]
    return sarif.render(rules, results)


def as_github(found: Sequence[Said], files: Mapping[str, InputFile]) -> str:
    """Workflow commands, one to a line, which GitHub shows beside the lines of a pull request.

    Source: GitHub, Workflow commands, "Setting a warning message"; `%`, line ends and, in properties, `:` and `,` are
    written as percent codes.
    """
    lines = []
    for said in found:
        where = _range(said.remark.span, files)
        properties = {
            "file": where["file"],
            "line": where["line"],
            "endLine": where["end_line"],
            "col": where["column"],
            "endColumn": where["end_column"],
            "title": f"lawcheck {said.lint}",
        }
        if where["line"] != where["end_line"]:  # columns of several lines it does not take
            del properties["col"], properties["endColumn"]
        told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
        said_in_full = said.remark.message + (f"; {said.remark.help}" if said.remark.help else "")
        lines.append(f"::{_GITHUB[said.level]} {told}::{_escaped(said_in_full)}\n")
    return "".join(lines)


def _diagnostic(said: Said) -> Diagnostic:
    remark = said.remark
    return Diagnostic(said.lint, remark.message, remark.span, remark.label, remark.others, remark.help)


def _range(span: Span, files: Mapping[str, InputFile]) -> dict[str, str | int]:
    (line, column), (end_line, end_column) = (files[span.file].position(at) for at in (span.start, span.end))
    return {"file": span.file, "line": line, "column": column, "end_line": end_line, "end_column": end_column}


def _escaped(text: str) -> str:
    return harmless(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
