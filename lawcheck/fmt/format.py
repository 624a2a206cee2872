"""A file's text → its text laid out, after making sure that nothing but the layout is another."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from lawcheck.diagnostics import Diagnostic, InternalError
from lawcheck.fmt.blocks import Lead, Statement, comments, statements
from lawcheck.fmt.boxes import Comment, Page
from lawcheck.fmt.clauses import clause
from lawcheck.span import InputFile, Span
from lawcheck.syntax.tokens import Written, read_tokens


@dataclass(frozen=True)
class Refused:
    """A file with mistakes in it: nobody can say what was meant, so it is left as it stands."""

    diagnostics: tuple[Diagnostic, ...]


def format_text(file: InputFile) -> str | Refused:
    """The file's text, laid out; `Refused` where it has mistakes. A text that is laid out comes back as it is.

    Errors: `InternalError` where the result would mean something else, lose a comment, or not stay as it is when laid
    out again. No text has been found for which that is so.
    """
    before = read_tokens(file)
    if not isinstance(before, Written):
        return Refused(before)
    text = lay_out(before, file.text)
    if text != file.text:
        make_sure(file, before, text)
    return text


def make_sure(file: InputFile, before: Written, text: str) -> None:
    """Raises `InternalError` unless the text means the same, has the same comments, and is laid out already."""
    after = read_tokens(InputFile(file.name, text))
    if not isinstance(after, Written):
        raise InternalError(f"the layout of `{file.name}` cannot be read any more: {after[0].message}")
    if _meaning(before.tree) != _meaning(after.tree):
        raise InternalError(f"the layout of `{file.name}` would mean something else")
    if list(comments(before.tokens)) != list(comments(after.tokens)):
        raise InternalError(f"the layout of `{file.name}` would lose a comment")
    if lay_out(after, text) != text:
        raise InternalError(f"the layout of `{file.name}` would not stay as it is")


def lay_out(written: Written, text: str) -> str:
    """The file's words, laid out. `text` is where they stand now; of it only line ends are seen."""
    page = Page()
    found, rest = statements(written.tokens, text)
    for number, statement in enumerate(found):
        _head(page, statement, found[number - 1] if number else None)
        for one in statement.clauses:
            _lead(page, one.lead, 2, keep_blanks=one.kind == "NAME")
            page.end_line(2)
            page.put(clause(one), 2)
        _lead(page, statement.closing, 2, keep_blanks=False)
    _lead(page, rest, 0, keep_blanks=True)
    return page.text()


def _head(page: Page, statement: Statement, before: Statement | None) -> None:
    lead = statement.head.lead
    apart = not (lead and not lead[0].comment) and before is not None
    if apart and not (before and _may_touch(before, statement)):
        page.blank_line()
    _lead(page, lead, 0, keep_blanks=True)
    page.end_line()
    page.put(clause(statement.head), 0)


def _may_touch(before: Statement, statement: Statement) -> bool:
    """Whether no empty line is needed between them: what is left out, and one-line definitions, may stand in a row."""
    return before.head.kind == statement.head.kind == "OUTSIDE"


def _lead(page: Page, lead: tuple[Lead, ...], indent: int, *, keep_blanks: bool) -> None:
    for line in lead:
        if line.comment:
            page.put(Comment(line.comment, own_line=True), indent)
        elif keep_blanks:
            page.blank_line()


def _meaning(node: object) -> object:
    """A tree without its places, to compare."""
    if isinstance(node, Span):
        return None
    if isinstance(node, tuple):
        return tuple(_meaning(part) for part in node)
    if dataclasses.is_dataclass(node):
        return type(node), *(_meaning(getattr(node, field.name)) for field in dataclasses.fields(node))
    return node
