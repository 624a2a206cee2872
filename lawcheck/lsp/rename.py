"""A new name for a thing, everywhere at once; refused where anything would mean something else afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lawcheck.diagnostics import Diagnostic
from lawcheck.lint.mend import edited
from lawcheck.lint.remark import Edit
from lawcheck.lsp.documents import Document, document_of
from lawcheck.lsp.law import Law, law_of
from lawcheck.lsp.symbols import Kind, Symbol
from lawcheck.lsp.workspace import Workspace
from lawcheck.span import InputFile, Span

_NAME = re.compile(r"[^\W\d]\w*")
_FIXED = {
    Kind.RULEBOOK: "a rulebook's name is that of its folder: rename both by hand",
    Kind.ARTICLE: "an article of a draft is named after the draft",
    Kind.FAMILY: "families are named in reports and letters: rename them by hand",
}


class CannotRename(Exception):
    """Why not, in the words of a message."""


def renamable(symbol: Symbol, workspace: Workspace, own: Iterable[str]) -> None:
    """Does nothing where the symbol can be renamed. `own`: the files that may be changed. Errors: `CannotRename`."""
    if symbol.kind in _FIXED:
        raise CannotRename(_FIXED[symbol.kind])
    files = set(own)
    foreign = [one.span.file for one in workspace.occurrences(symbol) if one.span.file not in files]
    if foreign:
        raise CannotRename(f"`{symbol.name}` stands in files that are not part of this folder")


def rename(symbol: Symbol, name: str, workspace: Workspace, own: Iterable[str]) -> list[Edit]:
    """The edits that give the symbol a new name in all rule, case and test files. Errors: `CannotRename`.

    The changed files are read by the changed rules: a rename that would cause a mistake is refused.
    """
    renamable(symbol, workspace, own)
    if not _NAME.fullmatch(name):
        raise CannotRename(f"`{name}` is no name: letters, digits and `_`, beginning with a letter")
    if name == symbol.name:
        return []
    edits = [Edit(span, name) for span in _everywhere(symbol, workspace)]
    _refuse_mistakes(edits, workspace, name)
    return edits


def _everywhere(symbol: Symbol, workspace: Workspace) -> list[Span]:
    """All places of the symbol and, as the variable of an exception is that of each of its rules, of its namesakes."""
    symbols, ahead = {symbol}, [symbol]
    places: dict[Span, None] = {}
    while ahead:
        for one in workspace.occurrences(ahead.pop()):
            places[one.span] = None
            others = workspace.names_in(one.span.file).symbols_at(one.span) if symbol.kind is Kind.VARIABLE else ()
            ahead += [other for other in others if other not in symbols]
            symbols.update(others)
    return sorted(places)


def _refuse_mistakes(edits: list[Edit], workspace: Workspace, name: str) -> None:
    by_file: dict[str, list[Edit]] = {}
    for edit in edits:
        by_file.setdefault(edit.span.file, []).append(edit)
    changed: dict[str, InputFile] = {}
    for file, own in by_file.items():
        text = workspace.file(file)
        assert text is not None  # occurrences come from files that were read
        changed[file] = InputFile(file, edited(text.text, own))
    law = law_of({file: changed.get(file, text) for file, text in workspace.law.files.items()}, workspace.law)
    _refuse_new(workspace.law.mistakes, law.mistakes, name)
    _refuse_other_meaning(workspace.law, law, name)
    _refuse_documents(changed, law, workspace, name)


def _refuse_documents(changed: Mapping[str, InputFile], law: Law, workspace: Workspace, name: str) -> None:
    done: dict[str, Document] = {}
    for document in workspace.documents.values():
        file = document.file.name
        if file in changed or name in document.file.text:
            beside = document.beside and done.get(document.beside.file.name, document.beside)
            done[file] = document_of(changed.get(file, document.file), law, beside, document)
            _refuse_new({file: document.mistakes}, {file: done[file].mistakes}, name)


def _refuse_new(
    before: Mapping[str, tuple[Diagnostic, ...]], after: Mapping[str, tuple[Diagnostic, ...]], name: str
) -> None:
    for file, mistakes in after.items():
        if len(mistakes) > len(before.get(file, ())):
            raise CannotRename(f"with the name `{name}` this would be wrong: {mistakes[0].message}")


def _refuse_other_meaning(before: Law, after: Law, name: str) -> None:
    """A name that was free may still hide another: then as many names stand there, but they mean something else."""
    counts = [sorted(map(len, law.names.by_symbol.values())) for law in (before, after)]
    if counts[0] != counts[1]:
        raise CannotRename(f"`{name}` means something else in some of these places")
