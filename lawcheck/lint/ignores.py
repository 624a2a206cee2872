"""Comments that silence a remark: `# lawcheck: ignore[no-message] the title says it`.

Behind something, such a comment covers its line; on a line of its own it covers what it stands above: the whole statement
above whose head it stands, or else the one clause or fact. Its reason goes on in the comments right below it.

A remark that is about other rules too is silenced only by a comment that names them, so that no other clash is passed over
with the one that is meant: `# lawcheck: ignore[rules-clash with eu.led.a and rs.zzpl.b] the one forbids what the other orders`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from lawcheck.lint.law import Law
from lawcheck.lint.remark import Remark
from lawcheck.span import InputFile, Span

_IGNORE = re.compile(r"#[ \t]*lawcheck:[ \t]*ignore\[([^\]\n]*)\][ \t]*([^\n]*)")
_QUOTED = re.compile(r'"(?:\\.|[^"\\\n])*"')
_OF_SEVERAL = ("rules-clash", "implied-rule")  # lints whose remarks are about other rules too


@dataclass(frozen=True)
class Ignored:
    """A lint that a comment names, and the full names of the other rules that its remark is to be about."""

    lint: str
    rules: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.lint} with {' and '.join(self.rules)}" if self.rules else self.lint


@dataclass(frozen=True)
class Ignore:
    """What a comment ignores, its reason, its place, and the stretch of the file that it covers."""

    remarks: tuple[Ignored, ...]
    reason: str
    span: Span
    covers: Span

    def silencing(self, lint: str, place: Span, rules: Collection[str] = ()) -> Ignored | None:
        """What of it is about a remark of that lint, at that place and about those other rules."""
        if not self.is_about(place):
            return None
        return next((one for one in self.remarks if one.lint == lint and set(one.rules) == set(rules)), None)

    def is_about(self, place: Span) -> bool:
        """Whether it covers that place."""
        return place.file == self.covers.file and (
            self.covers.start <= place.start < max(self.covers.end, self.covers.start + 1)
        )


def ignores_in(law: Law) -> Iterator[Ignore]:
    """All such comments, in the order of the files."""
    books = {item.span.file: owner for owner, item in law.owned}
    rules = {text.rule.name for text in law.rules}
    for file in law.files.values():
        if "lawcheck:" not in file.text:
            continue
        statements = {item.span.start: item.span for owner, item in law.owned if item.span.file == file.name}
        full = partial(_full_name, book=books.get(file.name, ""), known=rules)
        for found in _IGNORE.finditer(file.text):
            line = file.position(found.start())[0]
            before = file.text[file.line_starts[line - 1] : found.start()]
            if '"' in _QUOTED.sub("", before):
                continue  # inside a text
            remarks = tuple(_ignored(words, full) for words in found[1].split(",") if words.strip())
            covers = _line(file, line) if before.strip() else _below(file, line, statements)
            reason = found[2].strip() if before.strip() else _whole(file, line, found[2])
            yield Ignore(remarks, reason, Span(file.name, *found.span()), covers)


def without_effect(
    ignores: Iterable[Ignore],
    used: Collection[tuple[Ignore, Ignored]],
    ran: Mapping[str, bool],
    known: Collection[str],
    law: Law,
) -> Iterator[Remark]:
    """A remark on each name in a comment that silenced nothing, though its lint ran, or that no lint has.

    `ran`: the lints, and whether they ask a solver. What the solver was not asked, or had no time for, nobody can tell.
    """
    from lawcheck.diagnostics.suggest import did_you_mean

    rules = {text.rule.name for text in law.rules}
    for ignore in ignores:
        for one in ignore.remarks:
            unknown = [name for name in one.rules if name not in rules]
            if one.lint not in known:
                yield Remark(f"no lint is called `{one.lint}`", ignore.span, help=did_you_mean(one.lint, known))
            elif one.lint in _OF_SEVERAL and not one.rules:
                message = f"`{one.lint}` is ignored, but not of which rules"
                yield Remark(message, ignore.span, help=f"name them: `ignore[{one.lint} with RULE and RULE]`")
            elif unknown:
                yield Remark(f"no rule is called `{unknown[0]}`", ignore.span, help=did_you_mean(unknown[0], rules))
            elif one.lint in ran and (ignore, one) not in used and (not ran[one.lint] or _asked(ignore, one, law)):
                yield Remark(f"there is no remark `{one}` here to ignore", ignore.span, help="take it away")


def _asked(ignore: Ignore, one: Ignored, law: Law) -> bool:
    """Whether the solver was asked, and had the time to answer, about the rules that the comment is about."""
    covered = {text.rule.name for text in law.rules if ignore.is_about(text.tree.name.span)}
    looked_at = law.proven.together if one.rules else law.proven.alone
    return covered.union(one.rules) <= looked_at and all(flaw.kind != "not_settled" for flaw in law.proven.flaws)


def _ignored(words: str, full: partial[str]) -> Ignored:
    lint, _, rules = " ".join(words.split()).partition(" with ")
    return Ignored(lint, tuple(full(name) for name in rules.split(" and ") if name))


def _full_name(name: str, book: str, known: Collection[str]) -> str:
    """The name of a rule, which in its own rulebook may be short."""
    return f"{book}.{name}" if name not in known and f"{book}.{name}" in known else name


def _whole(file: InputFile, line: int, reason: str) -> str:
    """The reason, with the comments right below, in which it goes on."""
    told = [reason.strip()]
    for below in range(line + 1, len(file.line_starts) + 1):
        text = file.line(below).strip()
        if not text.startswith("#") or _IGNORE.match(text):
            break
        told.append(text.lstrip("#").strip())
    return " ".join(filter(None, told))


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
