"""How long an editor waits for `lawcheck lsp` on the rules that come with lawcheck, while somebody types.

    python tests/bench/editor.py [FILE…]

Starts the real server on the folder of this project, opens each file (by default the longest, one full of
definitions, and the longest vocabulary), and types a clause letter by letter, asking at each letter what an editor asks. Prints
the median, the slowest and how many of a hundred took longer than the target of 100 ms; then how long mistakes take to
appear, and the answers that need everything read. It measures and judges nothing.
"""

from __future__ import annotations

import asyncio
import re
import statistics
import sys
import time
from collections.abc import Awaitable
from pathlib import Path
from typing import TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

ROOT = Path(__file__).parents[2]
FILES = ("rules/articles/a_legal_basis.law", "rules/rs/zzpl/rulebook.law", "rules/vocabulary/processing.law")
# What is typed into a file, and behind what: the last word of each is a mistake, and another one with each of its letters.
TYPED = (
    (r"^  severity \w+", "\n  requires p.dpia.done_on is not none and p.starts_on on or after p.whenever"),
    (r"^define [^\n]*(\n[^\n]+)*", "\n  and p.dpia.done_on is not none and p.starts_on on or after p.whenever"),
    (r"^entity [^\n]*", '\n  newly_known: yes/no "Is it known?" newly_asked: whatever'),
)
PACE = 0.06  # seconds between two letters: a fast typist
TARGET = 0.1

_Answer = TypeVar("_Answer")


class Editor:
    """A client that notes how long each answer took."""

    def __init__(self) -> None:
        self.client = LanguageClient("bench", "1")
        self.times: dict[str, list[float]] = {}
        self.shown: dict[str, float] = {}

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def note(params: types.PublishDiagnosticsParams) -> None:
            self.shown[params.uri] = time.perf_counter()

    async def ask(self, what: str, answer: Awaitable[_Answer]) -> _Answer:
        """The answer, timed."""
        start = time.perf_counter()
        found = await answer
        self.times.setdefault(what, []).append(time.perf_counter() - start)
        return found

    async def start(self) -> None:
        """Starts the server and opens the folder."""
        await self.client.start_io(sys.executable, "-m", "lawcheck", "lsp")
        folder = types.WorkspaceFolder(ROOT.as_uri(), "lawcheck")
        params = types.InitializeParams(
            types.ClientCapabilities(), root_uri=ROOT.as_uri(), workspace_folders=[folder]
        )
        await self.client.initialize_async(params)
        self.client.initialized(types.InitializedParams())

    async def type_into(self, path: Path) -> None:
        """Types a clause at the end of the first statement that has one, asking all the while."""
        client, text = self.client, path.read_text(encoding="utf-8")
        document = types.TextDocumentIdentifier(path.as_uri())
        client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(document.uri, "lawcheck", 0, text))
        )
        await self.ask("first hover", client.text_document_hover_async(types.HoverParams(document, place(text, 20))))
        at, words = where_to_type(text)
        typed = 0.0
        for number, letter in enumerate(words):
            here = place(text, at)
            insert = types.TextDocumentContentChangePartial(types.Range(here, here), letter)
            version = types.VersionedTextDocumentIdentifier(version=number + 1, uri=document.uri)
            client.text_document_did_change(types.DidChangeTextDocumentParams(version, [insert]))
            typed = time.perf_counter()
            text, at = text[:at] + letter + text[at:], at + 1
            await self._ask_all(document, place(text, at), place(text, declared(text)))
            await asyncio.sleep(PACE)
        await self.ask(
            "fixes offered",
            client.text_document_code_action_async(
                types.CodeActionParams(
                    document, types.Range(place(text, at), place(text, at)), types.CodeActionContext([])
                )
            ),
        )
        while self.shown.get(document.uri, 0.0) < typed:
            await asyncio.sleep(0.005)
        self.times.setdefault("mistakes shown after the last letter", []).append(self.shown[document.uri] - typed)
        await self.ask("laid out", client.text_document_formatting_async(formatting(document)))

    async def _ask_all(
        self, document: types.TextDocumentIdentifier, here: types.Position, above: types.Position
    ) -> None:
        client = self.client
        await self.ask("completion", client.text_document_completion_async(types.CompletionParams(document, here)))
        await self.ask("hover", client.text_document_hover_async(types.HoverParams(document, above)))
        await self.ask("definition", client.text_document_definition_async(types.DefinitionParams(document, above)))
        await self.ask(
            "colours", client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document))
        )
        await self.ask("outline", client.text_document_document_symbol_async(types.DocumentSymbolParams(document)))

    async def ask_of_all_files(self, path: Path) -> None:
        """What needs all cases and tests read: references and a rename of a fact that stands nearly everywhere."""
        text = path.read_text(encoding="utf-8")
        at = place(text, text.index("starts_on:"))
        document = types.TextDocumentIdentifier(path.as_uri())
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(document.uri, "lawcheck", 0, text))
        )
        references = types.ReferenceParams(types.ReferenceContext(True), document, at)
        await self.ask("everything read", self.client.text_document_references_async(references))
        found = await self.ask("references", self.client.text_document_references_async(references))
        files = {one.uri for one in found or ()}
        await self.ask(
            f"rename in {len(found or ())} places of {len(files)} files",
            self.client.text_document_rename_async(types.RenameParams(document, at, "begins_on")),
        )


def where_to_type(text: str) -> tuple[int, str]:
    """A place behind a clause, definition or entity in the middle of a file, and what is typed there."""
    for behind, words in TYPED:
        if found := list(re.finditer(behind, text, re.MULTILINE)):
            return found[len(found) // 2].end(), words
    sys.exit("nothing can be typed into a file without rules, definitions and entities")


def declared(text: str) -> int:
    """Where the first rule, definition or entity of a file has its name."""
    found = re.search(r"^(?:rule|define|entity) (\w)", text, re.MULTILINE)
    return found.start(1) if found else 0


def place(text: str, offset: int) -> types.Position:
    """A place as the editor counts."""
    start = text.rfind("\n", 0, offset) + 1
    return types.Position(text.count("\n", 0, offset), len(text[start:offset].encode("utf-16-le")) // 2)


def formatting(document: types.TextDocumentIdentifier) -> types.DocumentFormattingParams:
    """A call for a layout."""
    return types.DocumentFormattingParams(document, types.FormattingOptions(2, True))


async def main() -> None:
    """Prints a line for each question."""
    editor = Editor()
    await editor.start()
    await editor.ask_of_all_files(ROOT / "rules" / "vocabulary" / "processing.law")
    for name in sys.argv[1:] or FILES:
        await editor.type_into(ROOT / name)
    for what, taken in editor.times.items():
        slow = sum(seconds > TARGET for seconds in taken) / len(taken)
        print(
            f"{statistics.median(taken) * 1000:7.0f} ms, slowest {max(taken) * 1000:5.0f} ms, "
            f"{slow:4.0%} over target of {len(taken):3}  {what}"
        )
    await editor.client.shutdown_async(None)
    editor.client.exit(None)
    await editor.client.stop()


if __name__ == "__main__":
    asyncio.run(main())
