"""The server: takes an editor's messages, asks the pure functions of this folder, and answers. It alone knows pygls."""

from __future__ import annotations

import asyncio
import os
import sys
import traceback
from datetime import date
from pathlib import Path

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from lawcheck.diagnostics import Diagnostic
from lawcheck.fmt import format_text
from lawcheck.lint.remark import Said
from lawcheck.lsp import actions, disk, outline, rename
from lawcheck.lsp.colours import MODIFIERS, TOKENS, coloured
from lawcheck.lsp.hover import hover
from lawcheck.lsp.law_completion import complete_law
from lawcheck.lsp.messages import Messages, completion, uri_of
from lawcheck.lsp.missing_test import missing_tests
from lawcheck.lsp.positions import Change, Encoding, to_offset
from lawcheck.lsp.reading import Reading
from lawcheck.lsp.remarks import still_said
from lawcheck.lsp.symbols import Occurrence
from lawcheck.lsp.workspace import FileKind, Workspace, kind_of
from lawcheck.lsp.yaml_completion import complete_yaml
from lawcheck.span import InputFile, Span
from lawcheck.version import VERSION

_LEGEND = types.SemanticTokensLegend(list(TOKENS), list(MODIFIERS))


class LawServer(LanguageServer):
    """A server with what it has read."""

    def __init__(self) -> None:
        super().__init__("lawcheck", VERSION)
        self.reading = Reading(self.show, date.today)
        self.own: set[Path] = set()
        self.tasks: set[asyncio.Task[None]] = set()

    @property
    def encoding(self) -> Encoding:
        """In what units the editor counts columns."""
        return types.PositionEncodingKind(self.workspace.position_encoding or "utf-16").value

    @property
    def messages(self) -> Messages:
        """For places in the texts as they stand."""
        return Messages(self.encoding, self.reading.text)

    def messages_of(self, workspace: Workspace) -> Messages:
        """For places in the texts that were read."""
        return Messages(self.encoding, workspace.file)

    def show(self, name: str, told: tuple[Diagnostic | Said, ...]) -> None:
        """Sends a file's mistakes, and the remarks on it, to the editor."""
        shown = [self.messages.diagnostic(one) for one in told]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri_of(name), shown))

    def file(self, uri: str) -> InputFile:
        """The text that the editor shows at an address."""
        document = self.workspace.get_text_document(uri)
        return InputFile(name_of(uri), document.source)

    def offset(self, file: InputFile, position: types.Position) -> int:
        """The offset of an editor's position."""
        return to_offset(file, position.line, position.character, self.encoding)

    def own_files(self) -> list[str]:
        """The files that may be changed: those of the open folders, and what is open."""
        return [
            name
            for name in self.reading.texts
            if name in self.reading.open or any(Path(name).is_relative_to(folder) for folder in self.own)
        ]


def name_of(uri: str) -> str:
    """The name by which a file is known here: its absolute path; empty for what is no file, such as a text without a name."""
    return Path(to_fs_path(uri) or uri).as_posix() if uri.startswith("file:") else ""


def occurrence(server: LawServer, workspace: Workspace, uri: str, position: types.Position) -> Occurrence | None:
    """The name under the pointer; where the text is a change ahead of what was read, by where it stood before."""
    file = server.file(uri)
    read = workspace.file(file.name)
    if read is None:
        return None
    offset = change_since(workspace, file).before(server.offset(file, position))
    return workspace.names_in(file.name).at(file.name, offset)


def change_since(workspace: Workspace, file: InputFile) -> Change:
    """What was typed since the file was read."""
    read = workspace.file(file.name) or file
    return Change.between(read.text, file.text)


def make_server() -> LawServer:
    """A server with all its features."""
    server = LawServer()
    for part in (_life, _texts, _answers, _lists, _changes):
        part(server)
    return server


def _life(server: LawServer) -> None:
    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        folders = [Path(name_of(uri)) for uri in server.workspace.folders]
        if not folders and server.workspace.root_uri:
            folders = [Path(name_of(server.workspace.root_uri))]
        server.own = set(folders)
        found, refused = await asyncio.to_thread(disk.read_folders, folders)
        server.reading.shipped = await asyncio.to_thread(disk.shipped_rules)
        server.reading.put_all(found, refused)
        task = asyncio.create_task(server.reading.keep_reading())
        task.add_done_callback(_confess)
        server.tasks.add(task)
        await _watch(server)

    @server.feature(types.SHUTDOWN)
    def shutdown(*_: object) -> None:
        for task in server.tasks:
            task.cancel()


def _confess(task: asyncio.Task[None]) -> None:
    """Ends the server where reading has failed through a fault of ours: an editor starts it anew, and shows what it said."""
    if not task.cancelled() and (fault := task.exception()):
        traceback.print_exception(fault)
        print("lawcheck lsp has failed through a fault of its own; please report the lines above", file=sys.stderr)
        os._exit(70)


async def _watch(server: LawServer) -> None:
    """Asks the editor to tell of files that change on the disk, where it can."""
    workspace = server.client_capabilities.workspace
    watching = workspace and workspace.did_change_watched_files
    if watching and watching.dynamic_registration:
        watchers = [types.FileSystemWatcher("**/*.law"), types.FileSystemWatcher("**/*.{yaml,yml,json}")]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        await server.client_register_capability_async(types.RegistrationParams([registration]))


def _texts(server: LawServer) -> None:
    reading = server.reading

    def take(uri: str) -> None:
        file = server.file(uri)
        reading.open.add(file.name)
        if kind_of(file) is FileKind.OTHER:
            reading.drop(file.name)
        else:
            reading.put(file)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        take(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        take(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        name = name_of(params.text_document.uri)
        reading.open.discard(name)
        from_disk(name)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def on_disk(params: types.DidChangeWatchedFilesParams) -> None:
        for change in params.changes:
            name = name_of(change.uri)
            if name not in reading.open:
                from_disk(name)

    def from_disk(name: str) -> None:
        """Takes what stands on the disk, if that is a file which counts."""
        counts = disk.counts(Path(name), server.own)
        file, refused = disk.read_file(Path(name)) if counts else (None, ())
        if file is None:
            reading.drop(name, refused)
        else:
            reading.put(file)


def _answers(server: LawServer) -> None:
    reading = server.reading

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def on_hover(params: types.HoverParams) -> types.Hover | None:
        workspace = await reading.latest(name_of(params.text_document.uri))
        one = occurrence(server, workspace, params.text_document.uri, params.position)
        text = hover(one.symbol, workspace, date.today()) if one else ""
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text)) if text else None

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[".", "{", " "]))
    async def on_completion(params: types.CompletionParams) -> types.CompletionList:
        workspace = await reading.latest(name_of(params.text_document.uri))
        file = server.file(params.text_document.uri)
        before = file.text[: server.offset(file, params.position)]
        kind = kind_of(file)
        if kind is FileKind.LAW:
            found = complete_law(before, workspace.law)
        elif kind is FileKind.OTHER:
            found = []
        else:
            found = complete_yaml(before, workspace.law, kind is FileKind.TEST, file.text)
        return types.CompletionList(False, [completion(number, one) for number, one in enumerate(found)])

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def on_definition(params: types.DefinitionParams) -> list[types.Location]:
        workspace = await reading.latest(name_of(params.text_document.uri))
        one = occurrence(server, workspace, params.text_document.uri, params.position)
        messages = server.messages_of(workspace)
        return [messages.location(each.span) for each in workspace.declarations(one.symbol)] if one else []

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def on_references(params: types.ReferenceParams) -> list[types.Location]:
        workspace = await reading.current()
        one = occurrence(server, workspace, params.text_document.uri, params.position)
        messages, all_of = server.messages_of(workspace), params.context.include_declaration
        places = workspace.occurrences(one.symbol) if one else ()
        return [messages.location(each.span) for each in places if all_of or not each.declares]

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    async def on_highlight(params: types.DocumentHighlightParams) -> list[types.DocumentHighlight]:
        workspace = await reading.latest(name_of(params.text_document.uri))
        one = occurrence(server, workspace, params.text_document.uri, params.position)
        if one is None:
            return []
        file = server.file(params.text_document.uri)
        change = change_since(workspace, file)
        here = workspace.names_in(file.name).by_file[file.name]
        places = [change.moved(each.span) for each in here if each.symbol == one.symbol]
        return [types.DocumentHighlight(server.messages.range(place, file)) for place in places if place]


def _lists(server: LawServer) -> None:
    reading = server.reading

    async def parts(uri: str) -> tuple[InputFile, tuple[outline.Entry, ...]]:
        """The text at an address and its outline."""
        workspace = await reading.latest(name_of(uri))
        file = server.file(uri)
        return file, outline.outline(file.name, workspace, change_since(workspace, file))

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def on_symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        file, entries = await parts(params.text_document.uri)
        return [server.messages.entry(entry, file) for entry in entries]

    @server.feature(types.WORKSPACE_SYMBOL)
    async def on_search(params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
        workspace = await reading.latest()
        messages = server.messages_of(workspace)
        return [messages.found(one) for one in outline.find_symbols(params.query, workspace.law)]

    @server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
    async def on_folding(params: types.FoldingRangeParams) -> list[types.FoldingRange]:
        file, entries = await parts(params.text_document.uri)
        comment = types.FoldingRangeKind.Comment
        return [
            types.FoldingRange(first, last, kind=comment if is_comment else None)
            for first, last, is_comment in outline.folds(file, entries)
        ]

    @server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, _LEGEND)
    async def on_colours(params: types.SemanticTokensParams) -> types.SemanticTokens:
        workspace = await reading.latest(name_of(params.text_document.uri))
        file = server.file(params.text_document.uri)
        read = workspace.file(file.name)
        if read is None:
            return types.SemanticTokens([])
        return types.SemanticTokens(coloured(workspace.names_in(file.name), read, file, server.encoding))


def _changes(server: LawServer) -> None:
    reading = server.reading

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    async def on_prepare(params: types.PrepareRenameParams) -> types.Range | None:
        workspace = await reading.current()
        one = occurrence(server, workspace, params.text_document.uri, params.position)
        if one is None:
            return None
        try:
            rename.renamable(one.symbol, workspace, server.own_files())
        except rename.CannotRename as why:
            raise JsonRpcInvalidParams(str(why)) from why
        return server.messages_of(workspace).range(one.span)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    async def on_rename(params: types.RenameParams) -> types.WorkspaceEdit | None:
        workspace = await reading.current()
        one = occurrence(server, workspace, params.text_document.uri, params.position)
        if one is None:
            return None
        own = server.own_files()
        try:
            edits = await asyncio.to_thread(rename.rename, one.symbol, params.new_name, workspace, own)
        except rename.CannotRename as why:
            raise JsonRpcInvalidParams(str(why)) from why
        return server.messages_of(workspace).edits(edits)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION)
    async def on_actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        workspace = await reading.latest(name_of(params.text_document.uri))
        file = server.file(params.text_document.uri)
        change = change_since(workspace, file)
        start, end = server.offset(file, params.range.start), server.offset(file, params.range.end)
        found = [
            *actions.meant(actions.still_there(reading.mistakes_in(file.name), change), file, start, end),
            *actions.mended(still_said(reading.remarks_on(file.name), change), start, end),
            *missing_tests(workspace, reading.texts, file.name, change.before(start), date.today()),
        ]
        return [server.messages.action(action) for action in found if not action.creates or can_create(server)]

    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    async def on_formatting(params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
        file = server.file(params.text_document.uri)
        if kind_of(file) is not FileKind.LAW:
            return None
        text = await asyncio.to_thread(format_text, file)
        if not isinstance(text, str) or text == file.text:
            return None  # a file with mistakes stays as it is, and they are shown
        change = Change.between(file.text, text)
        place = server.messages.range(Span(file.name, change.start, change.end), file)
        return [types.TextEdit(place, text[change.start : change.end + change.shift])]


def can_create(server: LawServer) -> bool:
    """Whether the editor can make files."""
    workspace = server.client_capabilities.workspace
    edits = workspace.workspace_edit if workspace else None
    return bool(
        edits and edits.document_changes and types.ResourceOperationKind.Create in (edits.resource_operations or ())
    )
