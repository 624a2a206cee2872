"""The real server over standard input and output, driven as an editor does it."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import ClientServerConfig, LanguageClient

from tests.lsp.small import CASE, FILES, RULES, TESTS, VOCABULARY

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small folder on the disk, with a sample beside its rules that is none of them."""
    for name, text in FILES.items():
        path = tmp_path / name.removeprefix("/w/")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "sample.law").write_text("rulebook wrong\n", encoding="utf-8")
    return tmp_path


@pytest_lsp.fixture(config=ClientServerConfig([sys.executable, "-m", "lawcheck", "lsp", "--stdio"]))
async def editor(lsp_client: LanguageClient, folder: Path) -> AsyncIterator[None]:
    """An editor with the folder open."""
    workspace = types.WorkspaceFolder(folder.as_uri(), "w")
    edits = types.WorkspaceEditClientCapabilities(
        document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
    )
    capabilities = types.ClientCapabilities(types.WorkspaceClientCapabilities(workspace_edit=edits))
    await lsp_client.initialize_session(
        types.InitializeParams(capabilities, root_uri=folder.as_uri(), workspace_folders=[workspace])
    )
    yield
    await lsp_client.shutdown_session()


def document(folder: Path, file: str) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier((folder / file).as_uri())


def position(text: str, at: str, further: int = 0) -> types.Position:
    """Where `at` stands in a text, as an editor counts."""
    offset = text.index(at) + further
    line = text.rpartition("\n")[0].count("\n") if offset > len(text) else text.count("\n", 0, offset)
    return types.Position(line, len(text[text.rfind("\n", 0, offset) + 1 : offset].encode("utf-16-le")) // 2)


def open_file(editor: LanguageClient, folder: Path, file: str, text: str) -> types.TextDocumentIdentifier:
    uri = (folder / file).as_uri()
    editor.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "", 1, text)))
    return types.TextDocumentIdentifier(uri)


def change(editor: LanguageClient, file: types.TextDocumentIdentifier, text: str, version: int = 2) -> None:
    whole = types.TextDocumentContentChangeWholeDocument(text)
    now = types.VersionedTextDocumentIdentifier(version=version, uri=file.uri)
    editor.text_document_did_change(types.DidChangeTextDocumentParams(now, [whole]))


def apply(text: str, edit: types.TextEdit) -> str:
    """The text with an edit carried out; in lines without signs that count double."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    start, end = (starts[at.line] + at.character for at in (edit.range.start, edit.range.end))
    return text[:start] + edit.new_text + text[end:]


async def everything_read(editor: LanguageClient, file: types.TextDocumentIdentifier) -> bool:
    """Waits for an answer that needs all files as they stand."""
    params = types.ReferenceParams(types.ReferenceContext(True), file, types.Position(0, 0))
    return await editor.text_document_references_async(params) is not None


async def mistakes(editor: LanguageClient, file: types.TextDocumentIdentifier, expected: list[str]) -> None:
    """Waits until exactly these codes are shown for a file."""
    shown: list[str] = []
    for _ in range(200):
        told = editor.diagnostics.get(file.uri, ())
        shown = [str(one.code) for one in told if one.severity is types.DiagnosticSeverity.Error]
        if shown == expected:
            return
        await asyncio.sleep(0.05)
    assert shown == expected


@pytest.mark.asyncio
async def test_mistakes_are_shown_while_typing_and_go_away_again(editor: LanguageClient, folder: Path) -> None:
    law = open_file(editor, folder, "rules/act.law", RULES)
    test = open_file(editor, folder, "rules/act_test.yaml", TESTS)
    case = document(folder, "cases/city.yaml")

    change(editor, law, RULES.replace("p.dpia.done_on is not", "p.dpia.dome_on is not"))
    await mistakes(editor, law, ["unknown-fact"])
    (mistake,) = [one for one in editor.diagnostics[law.uri] if one.code == "unknown-fact"]
    assert mistake.message == "`assessment` has no fact `dome_on`\ndid you mean `p.dpia.done_on`?"
    assert mistake.range.start == position(RULES, "done_on is not")
    assert mistake.related_information and mistake.related_information[0].location.uri.endswith("vocabulary.law")

    change(editor, law, RULES, 3)
    await mistakes(editor, law, [])

    change(editor, test, TESTS.replace("undetermined", "undecided"))
    await mistakes(editor, test, ["unknown-outcome"])

    vocabulary = open_file(editor, folder, "rules/vocabulary.law", VOCABULARY)
    change(editor, vocabulary, VOCABULARY.replace("starts_on: date", "begins_on: date"))
    await mistakes(editor, case, ["unknown-fact"])  # nobody has opened it


@pytest.mark.asyncio
async def test_a_syntax_mistake_in_one_file_leaves_the_answers_about_all_others(
    editor: LanguageClient, folder: Path
) -> None:
    law = open_file(editor, folder, "rules/act.law", RULES)
    change(editor, law, RULES.replace("applies when", "applies whenever"))
    await mistakes(editor, law, ["unknown-word"])

    shown = await editor.text_document_hover_async(types.HoverParams(law, position(RULES, "p.assessed", 3)))

    assert shown and "define assessed of processing" in shown.contents.value  # type: ignore[union-attr]


@pytest.mark.asyncio
async def test_hover_counts_as_the_editor_does_and_is_right_a_change_ahead(
    editor: LanguageClient, folder: Path
) -> None:
    law = open_file(editor, folder, "rules/act.law", RULES)
    params = types.HoverParams(law, position(RULES, "assessed_before"))
    assert await editor.text_document_hover_async(params)

    text = RULES.replace("# An exception.", "# 😀😀😀").replace("rulebook rs.law", "# new\n\nrulebook rs.law")
    change(editor, law, text)
    shown = await editor.text_document_hover_async(types.HoverParams(law, position(text, "small_scale")))

    assert shown and "exception `rs.law.small_scale`" in shown.contents.value  # type: ignore[union-attr]

    text = RULES.replace("processing p as p.dpia", 'processing p "😀 ћ" as p.dpia')
    change(editor, law, text, 3)
    shown = await editor.text_document_hover_async(types.HoverParams(law, position(text, "done_on")))
    (dpia,) = await editor.text_document_definition_async(types.DefinitionParams(law, position(text, "dpia"))) or ()  # type: ignore[misc]
    lit = await editor.text_document_document_highlight_async(
        types.DocumentHighlightParams(law, position(text, "done_on"))
    )

    assert shown and "fact `assessment.done_on`" in shown.contents.value  # type: ignore[union-attr]
    assert dpia.range.start == position(VOCABULARY, "dpia")
    assert position(text, "done_on") in [one.range.start for one in lit or ()]


@pytest.mark.asyncio
async def test_completion_follows_what_is_being_typed(editor: LanguageClient, folder: Path) -> None:
    law = open_file(editor, folder, "rules/act.law", RULES)
    text = RULES.replace("p.mode is one of", "p.dpia.")
    change(editor, law, text)

    found = await editor.text_document_completion_async(
        types.CompletionParams(law, position(text, "p.dpia. ", len("p.dpia.")))
    )

    assert isinstance(found, types.CompletionList)
    assert [(one.label, one.detail, one.documentation) for one in found.items] == [
        ("done_on", "date", "When was it finished?"),
        ("opinion", "one of pending, negative, positive", "What is the opinion?"),
    ]

    case = open_file(editor, folder, "cases/city.yaml", CASE)
    found = await editor.text_document_completion_async(types.CompletionParams(case, position(CASE, "negative")))
    assert isinstance(found, types.CompletionList)
    assert "positive" in [one.label for one in found.items]


@pytest.mark.asyncio
async def test_names_are_followed_across_files(editor: LanguageClient, folder: Path) -> None:
    law = open_file(editor, folder, "rules/act.law", RULES)
    place = position(RULES, "done_on")

    (declared,) = await editor.text_document_definition_async(types.DefinitionParams(law, place)) or ()  # type: ignore[misc]
    found = await editor.text_document_references_async(
        types.ReferenceParams(types.ReferenceContext(False), law, place)
    )
    lit = await editor.text_document_document_highlight_async(types.DocumentHighlightParams(law, place))

    assert declared.range.start == position(VOCABULARY, "done_on")
    assert sorted(one.uri.rpartition("/")[2] for one in found or ()) == [
        "act.law",
        "act.law",
        "act_test.yaml",
        "city.yaml",
    ]
    assert len(lit or ()) == 2


@pytest.mark.asyncio
async def test_rename_edits_rules_cases_and_tests_or_says_why_not(editor: LanguageClient, folder: Path) -> None:
    case = open_file(editor, folder, "cases/city.yaml", CASE)
    place = position(CASE, "done_on")

    assert await editor.text_document_prepare_rename_async(types.PrepareRenameParams(case, place))
    done = await editor.text_document_rename_async(types.RenameParams(case, place, "finished_on"))
    with pytest.raises(JsonRpcException, match="with the name `opinion` this would be wrong"):
        await editor.text_document_rename_async(types.RenameParams(case, place, "opinion"))

    assert done and done.changes
    counts = {uri.rpartition("/")[2]: len(edits) for uri, edits in done.changes.items()}
    assert counts == {"vocabulary.law": 1, "act.law": 2, "act_test.yaml": 1, "city.yaml": 1}


@pytest.mark.asyncio
async def test_outline_search_folding_and_colours(editor: LanguageClient, folder: Path) -> None:
    law = open_file(editor, folder, "rules/act.law", RULES)
    test = open_file(editor, folder, "rules/act_test.yaml", TESTS)

    entries = await editor.text_document_document_symbol_async(types.DocumentSymbolParams(law))
    tests = await editor.text_document_document_symbol_async(types.DocumentSymbolParams(test))
    found = await editor.workspace_symbol_async(types.WorkspaceSymbolParams("asbef"))
    folds = await editor.text_document_folding_range_async(types.FoldingRangeParams(law))
    colours = await editor.text_document_semantic_tokens_full_async(types.SemanticTokensParams(law))

    assert [one.name for one in entries or ()] == ["rs.law", "act", "assessed", "assessed_before", "small_scale"]
    assert [one.name for one in tests or ()] == ["a positive opinion will do"]
    assert [one.name for one in found or ()] == ["assessed_before"]
    assert position(RULES, "rule assessed").line in [one.start_line for one in folds or ()]
    assert colours and list(colours.data[:5]) == [0, 9, 6, 0, 1]  # `rs.law`: a rulebook, declared


@pytest.mark.asyncio
async def test_a_mistake_is_put_right_by_what_was_meant(editor: LanguageClient, folder: Path) -> None:
    law = open_file(editor, folder, "rules/act.law", RULES)
    text = RULES.replace("p.dpia.done_on is not", "p.dpia.dome_on is not")
    change(editor, law, text)
    await mistakes(editor, law, ["unknown-fact"])
    place = position(text, "dome_on")

    found = await editor.text_document_code_action_async(
        types.CodeActionParams(law, types.Range(place, place), types.CodeActionContext([]))
    )

    (action,) = [one for one in found or () if one.title == "write `p.dpia.done_on`"]
    assert isinstance(action, types.CodeAction) and action.edit and action.edit.changes
    ((edit,),) = action.edit.changes.values()
    assert (edit.new_text, edit.range.start) == ("done_on", place)


@pytest.mark.asyncio
async def test_what_could_be_better_is_shown_and_put_right(editor: LanguageClient, folder: Path) -> None:
    text = RULES.replace("p.databases has d.citizens", "p.databases has d.citizens is yes")
    law = open_file(editor, folder, "rules/act.law", text)
    place = position(text, "d.citizens is yes")

    for _ in range(200):
        if "answer-compared" in [one.code for one in editor.diagnostics.get(law.uri, ())]:
            break
        await asyncio.sleep(0.05)
    found = await editor.text_document_code_action_async(
        types.CodeActionParams(law, types.Range(place, place), types.CodeActionContext([]))
    )

    (action,) = [one for one in found or () if one.title.startswith("put right:")]
    assert isinstance(action, types.CodeAction) and action.edit and action.edit.changes
    ((edit,),) = action.edit.changes.values()
    assert apply(text, edit) == RULES


@pytest.mark.asyncio
async def test_a_test_that_is_missing_is_drafted_in_the_file_beside_the_rule(
    editor: LanguageClient, folder: Path
) -> None:
    law = open_file(editor, folder, "rules/act.law", RULES)
    place = position(RULES, "severity")
    params = types.CodeActionParams(law, types.Range(place, place), types.CodeActionContext([]))

    found = await everything_read(editor, law) and await editor.text_document_code_action_async(params)
    (folder / "rules" / "act_test.yaml").unlink()
    gone = types.FileEvent((folder / "rules" / "act_test.yaml").as_uri(), types.FileChangeType.Deleted)
    editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([gone]))
    without = await everything_read(editor, law) and await editor.text_document_code_action_async(params)

    titles = [action.title for action in found or ()]
    assert "add a test in which `assessed_before` is violated" in titles
    assert "add a test in which `assessed_before` is undetermined" not in titles  # there is one
    assert all(action.edit and action.edit.changes for action in found or ())  # type: ignore[union-attr]
    assert "add a test in which `assessed_before` is undetermined" in [action.title for action in without or ()]
    for action in without or ():
        assert isinstance(action, types.CodeAction) and action.edit and action.edit.document_changes
        assert isinstance(action.edit.document_changes[0], types.CreateFile)


@pytest.mark.asyncio
async def test_a_rule_file_is_laid_out_unless_it_has_mistakes(editor: LanguageClient, folder: Path) -> None:
    law = open_file(
        editor, folder, "rules/act.law", RULES.replace("  severity critical", "      severity   critical")
    )
    params = types.DocumentFormattingParams(law, types.FormattingOptions(2, True))

    edits = await editor.text_document_formatting_async(params)
    change(editor, law, RULES.replace("severity critical", "severity severity severity"))
    wrong = await editor.text_document_formatting_async(params)

    assert edits and len(edits) == 1
    assert wrong is None


@pytest.mark.asyncio
async def test_files_that_change_on_the_disk_are_read_anew(editor: LanguageClient, folder: Path) -> None:
    case = document(folder, "cases/city.yaml")
    (folder / "cases" / "city.yaml").write_text(CASE.replace("mode:", "mood:"), encoding="utf-8")

    event = types.FileEvent(case.uri, types.FileChangeType.Changed)
    editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))

    await mistakes(editor, case, ["unknown-fact"])

    (folder / "rules" / "families.law").write_bytes(b"\xff family")
    (folder / "rules" / "new.law").write_text("rulebook rs.law\nrule\n", encoding="utf-8")
    families, new = document(folder, "rules/families.law"), document(folder, "rules/new.law")
    events = [types.FileEvent(file.uri, types.FileChangeType.Changed) for file in (families, new)]
    editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(events))
    await mistakes(editor, families, ["not-utf-8"])
    await mistakes(editor, new, ["unfinished-file"])
    assert (folder / "sample.law").as_uri() not in editor.diagnostics


def test_without_pygls_it_is_said_what_to_install(tmp_path: Path) -> None:
    hide = "import sys; sys.modules['pygls'] = None; sys.argv = ['lawcheck', 'lsp']"
    call = f"{hide}\nfrom lawcheck.cli.app import main\nsys.exit(main())"

    done = subprocess.run([sys.executable, "-c", call], capture_output=True, text=True, cwd=tmp_path)

    assert done.returncode == 2
    assert "pip install 'lawcheck-rules[lsp]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_fault_of_our_own_ends_the_server_and_says_so(folder: Path) -> None:
    call = (
        "import sys, lawcheck.lsp.reading\n"
        "def fail(*_): raise RuntimeError('a fault')\n"
        "lawcheck.lsp.reading.law_of = fail\n"
        "from lawcheck.cli.app import main\n"
        "sys.exit(main(['lsp']))"
    )
    messages = [
        {
            "id": 1,
            "method": "initialize",
            "params": {"capabilities": {}, "rootUri": folder.as_uri(), "processId": None},
        },
        {"method": "initialized", "params": {}},
    ]
    process = subprocess.Popen(
        [sys.executable, "-c", call], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin and process.stderr and process.stdout
    for message in messages:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        process.stdin.flush()

    assert process.wait(60) == 70
    assert "lawcheck lsp has failed through a fault of its own" in process.stderr.read().decode()
    for pipe in (process.stdin, process.stdout, process.stderr):
        pipe.close()
