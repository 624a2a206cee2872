"""Our places, mistakes and suggestions as the protocol has them. Knows the protocol's types, and nothing of a server."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from lsprotocol import types

from lawcheck.diagnostics import Diagnostic
from lawcheck.lint.remark import Edit, Level, Said
from lawcheck.lsp.actions import Action
from lawcheck.lsp.outline import Entry
from lawcheck.lsp.positions import Encoding, to_position
from lawcheck.lsp.suggestion import Suggestion
from lawcheck.lsp.symbols import Kind, Occurrence
from lawcheck.span import InputFile, Span

_SYMBOLS: Mapping[Kind, types.SymbolKind] = {
    Kind.RULEBOOK: types.SymbolKind.Namespace,
    Kind.INSTRUMENT: types.SymbolKind.File,
    Kind.ENTITY: types.SymbolKind.Class,
    Kind.LIST: types.SymbolKind.Array,
    Kind.FACT: types.SymbolKind.Field,
    Kind.CHOICE: types.SymbolKind.EnumMember,
    Kind.DEFINITION: types.SymbolKind.Function,
    Kind.VARIABLE: types.SymbolKind.Variable,
    Kind.RULE: types.SymbolKind.Method,
    Kind.EXCEPTION: types.SymbolKind.Event,
    Kind.ARTICLE: types.SymbolKind.Method,
    Kind.FAMILY: types.SymbolKind.Package,
    Kind.SOURCE: types.SymbolKind.Key,
}
_COMPLETIONS: Mapping[str, types.CompletionItemKind] = {
    "keyword": types.CompletionItemKind.Keyword,
    "value": types.CompletionItemKind.Value,
    Kind.RULEBOOK: types.CompletionItemKind.Module,
    Kind.INSTRUMENT: types.CompletionItemKind.Reference,
    Kind.ENTITY: types.CompletionItemKind.Class,
    Kind.LIST: types.CompletionItemKind.Class,
    Kind.FACT: types.CompletionItemKind.Field,
    Kind.CHOICE: types.CompletionItemKind.EnumMember,
    Kind.DEFINITION: types.CompletionItemKind.Function,
    Kind.VARIABLE: types.CompletionItemKind.Variable,
    Kind.RULE: types.CompletionItemKind.Method,
    Kind.EXCEPTION: types.CompletionItemKind.Event,
}


_SEVERITIES: Mapping[Level, types.DiagnosticSeverity] = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.HINT: types.DiagnosticSeverity.Information,  # editors show their own hints to nobody who does not look
    Level.OFF: types.DiagnosticSeverity.Hint,
}


def uri_of(name: str) -> str:
    """The address of a file by its absolute path."""
    return Path(name).as_uri()


@dataclass(frozen=True)
class Messages:
    """Turns what we have into what an editor understands. `file`: the text behind a name."""

    encoding: Encoding
    file: Callable[[str], InputFile | None]

    def range(self, span: Span, file: InputFile | None = None) -> types.Range:
        """A stretch of a file; in a text that is not known, its first sign."""
        file = file or self.file(span.file)
        if file is None:
            return types.Range(types.Position(0, 0), types.Position(0, 0))
        start, end = (types.Position(*to_position(file, at, self.encoding)) for at in (span.start, span.end))
        return types.Range(start, end)

    def location(self, span: Span) -> types.Location:
        """A place in a file."""
        return types.Location(uri_of(span.file), self.range(span))

    def diagnostic(self, told: Diagnostic | Said) -> types.Diagnostic:
        """A mistake or a remark; what to do stands on a line of its own."""
        code, severity, one = (
            (told.lint, _SEVERITIES[told.level], told.remark)
            if isinstance(told, Said)
            else (told.code, types.DiagnosticSeverity.Error, told)
        )
        others = [
            types.DiagnosticRelatedInformation(self.location(label.span), label.text or "see here")
            for label in one.others
        ]
        return types.Diagnostic(
            range=self.range(one.span),
            message=f"{one.message}\n{one.help}" if one.help else one.message,
            severity=severity,
            code=code,
            source="lawcheck",
            related_information=others or None,
        )

    def edits(self, edits: Iterable[Edit]) -> types.WorkspaceEdit:
        """Edits of several files."""
        changes: dict[str, list[types.TextEdit]] = {}
        for edit in edits:
            changes.setdefault(uri_of(edit.span.file), []).append(types.TextEdit(self.range(edit.span), edit.text))
        return types.WorkspaceEdit(changes=changes)

    def _creating(self, name: str, edits: Iterable[Edit]) -> types.WorkspaceEdit:
        """Edits of a file that is made before."""
        uri = uri_of(name)
        texts = [types.TextEdit(self.range(edit.span), edit.text) for edit in edits]
        made = types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True))
        document = types.OptionalVersionedTextDocumentIdentifier(uri=uri)
        return types.WorkspaceEdit(document_changes=[made, types.TextDocumentEdit(document, texts)])

    def action(self, action: Action) -> types.CodeAction:
        """A change that is offered."""
        cured = action.cures
        return types.CodeAction(
            title=action.title,
            kind=types.CodeActionKind.QuickFix if cured else types.CodeActionKind.Refactor,
            diagnostics=[self.diagnostic(cured)] if cured else None,
            edit=self._creating(action.creates, action.edits) if action.creates else self.edits(action.edits),
            is_preferred=cured is not None or None,
        )

    def entry(self, entry: Entry, file: InputFile) -> types.DocumentSymbol:
        """A line of an outline."""
        return types.DocumentSymbol(
            name=entry.name,
            kind=_SYMBOLS[entry.kind],
            range=self.range(entry.span, file),
            selection_range=self.range(entry.place, file),
            detail=entry.detail or None,
            children=[self.entry(inner, file) for inner in entry.inside],
        )

    def found(self, one: Occurrence) -> types.WorkspaceSymbol:
        """A name found by a search."""
        key = one.symbol.key
        inside = key.removesuffix(one.symbol.name).rstrip(".")
        return types.WorkspaceSymbol(
            location=self.location(one.span),
            name=one.symbol.name,
            kind=_SYMBOLS[one.symbol.kind],
            container_name=inside or None,
        )


def completion(number: int, suggestion: Suggestion) -> types.CompletionItem:
    """A word that could be written; the order is ours."""
    return types.CompletionItem(
        label=suggestion.word,
        kind=_COMPLETIONS.get(suggestion.kind, types.CompletionItemKind.Text),
        detail=suggestion.detail or None,
        documentation=suggestion.about or None,
        sort_text=f"{number:04}",
    )
