"""Comments that silence a remark: `# lawcheck: ignore[no-message] the title says it`.

Behind something, such a comment covers its line; on a line of its own it covers what it stands above: the whole statement
above whose head it stands, or else the one clause or fact.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from lawcheck.lint.law import Law
from lawcheck.lint.remark import Remark
from lawcheck.span import InputFile, Span

_IGNORE = re.compile(r"#[ \t]*lawcheck:[ \t]*ignore\[([^\]\n]*)\][ \t]*([^\n]*)")
_QUOTED = re.compile(r'"(?:\\.|[^"\\\n])*"')


@dataclass(frozen=True)
class Ignore:
    """The lints that a comment names, its reason, its place, and the stretch of the file that it covers."""

    lints: tuple[str, ...]
    reason: str
    span: Span
    covers: Span

    def silences(self, lint: str, remark: Remark) -> bool:
        """Whether it is about that remark."""
        place = remark.span
        return (
            lint in self.lints
            and place.file == self.covers.file
            and self.covers.start <= place.start < max(self.covers.end, self.covers.start + 1)
        )


def ignores_in(law: Law) -> Iterator[Ignore]:
    """All such comments, in the order of the files."""
    for file in law.files.values():
        if "lawcheck:" not in file.text:
            continue
        statements = {item.span.start: item.span for owner, item in law.owned if item.span.file == file.name}
        for found in _IGNORE.finditer(file.text):
            line = file.position(found.start())[0]
            before = file.text[file.line_starts[line - 1] : found.start()]
            if '"' in _QUOTED.sub("", before):
                continue  # inside a text
            names = tuple(name.strip() for name in found[1].split(",") if name.strip())
            covers = _line(file, line) if before.strip() else _below(file, line, statements)
            yield Ignore(names, found[2].strip(), Span(file.name, *found.span()), covers)


def without_effect(
    ignores: Iterable[Ignore], used: Collection[tuple[Ignore, str]], ran: Collection[str], known: Collection[str]
) -> Iterator[Remark]:
    """A remark on each name in a comment that silenced nothing, though its lint ran, or that no lint has."""
    from lawcheck.diagnostics.suggest import did_you_mean

    for ignore in ignores:
        for lint in ignore.lints:
            if lint not in known:
                yield Remark(f"no lint is called `{lint}`", ignore.span, help=did_you_mean(lint, known))
            elif lint in ran and (ignore, lint) not in used:
                yield Remark(f"there is no remark `{lint}` here to ignore", ignore.span, help="take it away")


def _line(file: InputFile, line: int) -> Span:
    start = file.line_starts[line - 1]
    return Span(file.name, start, start + len(file.line(line)) + 1)


def _below(file: InputFile, line: int, statements: dict[int, Span]) -> Span:
    """The statement or clause that the next line with words on it begins."""
    last = len(file.line_starts)
    while line < last and (not file.line(line).strip() or file.line(line).lstrip().startswith("#")):
        line += 1
    indent = _indent(file.line(line))
    start = file.line_starts[line - 1]
    if start + indent in statements:
        return statements[start + indent]
    end = line
    while end < last and file.line(end + 1).strip() and _indent(file.line(end + 1)) > indent:
        end += 1
    return Span(file.name, start, file.line_starts[end] if end < last else len(file.text))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
