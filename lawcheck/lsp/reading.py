"""Keeps what is known of the files in step with the editor: reads anew behind the scenes what has changed.

Answers do not wait for that: they come from the last `Workspace` that is whole, unless they have to be exact.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from lawcheck.diagnostics import Diagnostic
from lawcheck.finding.judged import prepare
from lawcheck.lint.law import Law as LintedLaw
from lawcheck.lint.remark import Said
from lawcheck.lint.run import remarks
from lawcheck.lsp.documents import Document, case_beside, document_of
from lawcheck.lsp.law import Law, law_of
from lawcheck.lsp.positions import Change
from lawcheck.lsp.remarks import LINTS, linted, still_said
from lawcheck.lsp.workspace import FileKind, Workspace, kind_of
from lawcheck.span import InputFile

PAUSE = 0.15  # seconds without a change after which it is read: nobody types that slowly

_VOCABULARY = re.compile(r"^\s*vocabulary\b(?!\s*:)", re.MULTILINE)

Publish = Callable[[str, tuple[Diagnostic | Said, ...]], None]


def declares_vocabulary(files: Iterable[InputFile]) -> bool:
    """Whether one of these rule files says what can be known."""
    return any("vocabulary" in file.text and _VOCABULARY.search(file.text) for file in files)


def warm(law: Law) -> None:
    """Makes what is made once, when first asked for: not while somebody waits."""
    _ = law.names
    prepare(law.plan)


class Reading:
    """The texts as they stand, the last workspace read from them, and the task that reads on.

    `publish` is called with a file's mistakes, and the remarks on it, whenever they are known to have changed. `shipped` are the rules that come
    with lawcheck: they are law where our own files declare no vocabulary.
    """

    def __init__(self, publish: Publish, today: Callable[[], date]) -> None:
        self.publish = publish
        self.today = today
        self.texts: dict[str, InputFile] = {}
        self.shipped: Mapping[str, InputFile] = {}
        self._refused: dict[str, tuple[Diagnostic, ...]] = {}
        self._shown: dict[str, tuple[Diagnostic | Said, ...]] = {}
        self._mistakes: dict[str, tuple[Diagnostic, ...]] = {}
        self._remarks: dict[str, tuple[Said, ...]] = {}
        self._linted: LintedLaw | None = None  # what those are about
        self.open: set[str] = set()  # read first
        self._workspace: Workspace | None = None
        self._changed = asyncio.Event()
        self._step = asyncio.Event()
        self._current = asyncio.Event()
        self._urgent = asyncio.Event()

    # ── what changes ──

    def put(self, file: InputFile) -> None:
        """A file's text is now this."""
        if self.texts.get(file.name) != file:
            self.texts[file.name] = file
            self._refused.pop(file.name, None)
            self._note()

    def put_all(self, files: Mapping[str, InputFile], refused: Mapping[str, tuple[Diagnostic, ...]]) -> None:
        """What was found on the disk at the start; what an editor has told of meanwhile is newer."""
        self.texts = {**files, **self.texts}
        self._refused = {**refused, **self._refused}
        self._note()

    def drop(self, name: str, refused: tuple[Diagnostic, ...] = ()) -> None:
        """A file is gone, or cannot be read, for these reasons."""
        was_there = self.texts.pop(name, None) is not None
        if was_there or self._refused.get(name, ()) != refused:
            self._refused[name] = refused
            self._note()

    def _note(self) -> None:
        self._current.clear()
        self._changed.set()

    # ── what is known ──

    def text(self, name: str) -> InputFile | None:
        """The text behind a name, as it stands."""
        return self.texts.get(name) or self.shipped.get(name)

    def mistakes_in(self, name: str) -> tuple[Diagnostic, ...]:
        """What is wrong with a file, as it was read last."""
        return self._mistakes.get(name, ())

    def remarks_on(self, name: str) -> tuple[Said, ...]:
        """What could be better in a file, at the places of its text as it was read last."""
        before = self._linted.files.get(name) if self._linted else None
        now = self._workspace.law.files.get(name) if self._workspace else None
        if before is None or now is None or name not in self.texts:
            return ()
        return tuple(still_said(self._remarks.get(name, ()), Change.between(before.text, now.text)))

    async def latest(self, name: str = "") -> Workspace:
        """The last workspace, which may be a change behind; waits only until there is one, with that file in it."""
        while self._workspace is None or (name in self.texts and self._workspace.file(name) is None):
            await self._step.wait()
        return self._workspace

    async def current(self) -> Workspace:
        """The workspace of the texts as they stand now."""
        if not self._current.is_set():
            self._urgent.set()
            await self._current.wait()
        assert self._workspace is not None
        return self._workspace

    # ── reading ──

    async def keep_reading(self) -> None:
        """Reads for ever. Each step runs in a thread, so that questions are answered meanwhile."""
        while True:
            await self._changed.wait()
            await self._pause()
            await self._read_all()
            if not self._changed.is_set():
                self._current.set()
                self._urgent.clear()
                await self._remark()

    async def _pause(self) -> None:
        """Waits until nothing was typed for a moment, or somebody needs an exact answer."""
        while self._changed.is_set():
            self._changed.clear()
            try:
                await asyncio.wait_for(self._urgent.wait(), PAUSE)
            except TimeoutError:
                continue

    async def _read_all(self) -> None:
        """The law first, then what is open, then the rest; stops where something has changed again."""
        kinds = {name: kind_of(file) for name, file in self.texts.items()}
        own = {name: self.texts[name] for name, kind in kinds.items() if kind is FileKind.LAW}
        law = await self._law(own if declares_vocabulary(own.values()) else {**self.shipped, **own})
        documents = dict(self._workspace.documents) if self._workspace else {}
        for name in set(documents) - {n for n, k in kinds.items() if k in (FileKind.CASE, FileKind.TEST)}:
            del documents[name]
        wrong = {**self._refused, **law.mistakes}
        for name in {*self._mistakes, *wrong} - set(documents):
            self._note_mistakes(name, wrong.get(name, ()))
        await asyncio.to_thread(warm, law)
        self._put(Workspace(law, dict(documents)))
        for name in self._in_order(kinds):
            if self._changed.is_set():
                break
            beside = documents.get(case_beside(name)) if kinds[name] is FileKind.TEST else None
            documents[name] = await self._document(name, law, beside, documents.get(name))
            self._put(Workspace(law, dict(documents)))
            self._note_mistakes(name, documents[name].mistakes)

    def _put(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._step.set()
        self._step = asyncio.Event()  # for who waits for the next

    async def _law(self, laws: Mapping[str, InputFile]) -> Law:
        before = self._workspace.law if self._workspace else None
        if before is not None and before.files == laws:
            return before
        return await asyncio.to_thread(law_of, laws, before)

    async def _document(self, name: str, law: Law, beside: Document | None, before: Document | None) -> Document:
        file = self.texts[name]
        if before is not None and before.file == file and before.beside is beside and before.law.shape == law.shape:
            return before
        return await asyncio.to_thread(document_of, file, law, beside, before)

    def _in_order(self, kinds: Mapping[str, FileKind]) -> list[str]:
        """Cases before the tests beside them; what is open before all others."""
        names = [name for name, kind in kinds.items() if kind in (FileKind.CASE, FileKind.TEST)]
        first = self.open | {case_beside(name) for name in self.open}
        return sorted(names, key=lambda name: (name not in first, kinds[name] is FileKind.TEST, name))

    async def _remark(self) -> None:
        """Asks the lints, one after the other; stops where something has changed."""
        law = linted(self._workspace, self.today()) if self._workspace else None
        last = self._linted
        if law is None or (last is not None and last.files is law.files and last.tested == law.tested):
            return
        found: dict[str, list[Said]] = {}
        for name, level in LINTS:
            if self._changed.is_set():
                return
            for said in await asyncio.to_thread(remarks, law, {name: level}):
                found.setdefault(said.remark.span.file, []).append(said)
        before = set(self._remarks)
        self._remarks = {file: tuple(said) for file, said in found.items()}
        self._linted = law
        for file in {*before, *found}:
            self._show(file)

    # ── showing ──

    def _note_mistakes(self, name: str, mistakes: tuple[Diagnostic, ...]) -> None:
        self._mistakes[name] = mistakes
        self._show(name)

    def _show(self, name: str) -> None:
        told: tuple[Diagnostic | Said, ...] = (*self.mistakes_in(name), *self.remarks_on(name))
        if self._shown.get(name, ()) != told:
            self._shown[name] = told
            self.publish(name, told)
