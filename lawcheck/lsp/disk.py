"""The server's way to the disk: the files of the folders that are open, and the rules that come with lawcheck."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from lawcheck import files
from lawcheck.diagnostics import Diagnostic, Diagnostics
from lawcheck.lsp.workspace import FileKind, kind_of
from lawcheck.span import InputFile

_MOST_FILES = 20_000  # of a folder; who opens his whole home shall not wait
_OURS = ("rules", "cases")
_ENDINGS = (".law", *files.CASE_ENDINGS)


def read_folders(folders: Sequence[Path]) -> tuple[dict[str, InputFile], dict[str, tuple[Diagnostic, ...]]]:
    """All rule, case and test files of these folders, by their absolute paths, and the rule files that cannot be read.

    Where a folder holds a folder `rules` with rules in it, that and `cases` are read and nothing else: what lies beside them,
    such as the samples of tests, is not law.
    """
    found: dict[str, InputFile] = {}
    refused: dict[str, tuple[Diagnostic, ...]] = {}
    for folder in folders:
        for path in _below(_parts(folder)):
            file, wrong = read_file(path)
            if file is not None:
                found[file.name] = file
            elif wrong:
                refused[path.as_posix()] = wrong
    return found, refused


def read_file(path: Path) -> tuple[InputFile | None, tuple[Diagnostic, ...]]:
    """The file, if it is one of ours and can be read; and why a rule file cannot."""
    if path.suffix not in _ENDINGS or not path.is_file():
        return None, ()
    is_law = path.suffix == ".law"
    wrong = Diagnostics()
    file = files.read(path, wrong, files.RULE_LIMIT if is_law else files.CASE_LIMIT)
    if wrong:
        return None, wrong.sorted() if is_law else ()  # of other files nobody knows whether they are meant
    return None if kind_of(file) is FileKind.OTHER else file, ()


def counts(path: Path, folders: Iterable[Path]) -> bool:
    """Whether a file is one that `read_folders` looks at, or one that comes with lawcheck."""
    parts = [files.content() / "rules", *(part for folder in folders for part in _parts(folder))]
    return any(path.is_relative_to(part) for part in parts)


def shipped_rules() -> dict[str, InputFile]:
    """The rules that come with lawcheck, by absolute paths."""
    placed = [
        replace(file, name=(files.content() / file.name).as_posix()) for file in files.read_rules(None, Diagnostics())
    ]
    return {file.name: file for file in placed}


def _parts(folder: Path) -> list[Path]:
    rules = folder / "rules"
    if rules.is_dir() and next(rules.rglob("*.law"), None):
        return [folder / name for name in _OURS if (folder / name).is_dir()]
    return [folder]


def _below(folders: Iterable[Path]) -> Iterator[Path]:
    """The files in folders and below them; hidden and linked folders, and those of other tools, are left out."""
    seen = 0
    for folder in folders:
        for here, inner, names in os.walk(folder):
            inner[:] = sorted(name for name in inner if not name.startswith(".") and name != "node_modules")
            seen += len(names)
            if seen > _MOST_FILES:
                return
            yield from (Path(here, name) for name in sorted(names) if name.endswith(_ENDINGS))
