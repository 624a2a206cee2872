"""The files of tests that a command is about, with the rules they test."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lawcheck.facts.claim import Case
    from lawcheck.pipeline import Rules
    from lawcheck.span import InputFile

__test__ = False


def own_rules(paths: Sequence[str]) -> list[str] | None:
    """The folders named where they hold rules, and those of files: that is what is tested. Else the rules here; None: there are none."""
    from lawcheck.cli.loading import rules_here

    named = [Path(path) for path in paths]
    folders = [path if path.is_dir() else path.parent for path in named]
    laws = [path.rglob("*.law") if path.is_dir() else path.parent.glob("*.law") for path in named]
    own = [folder.as_posix() for folder, found in zip(folders, laws, strict=True) if next(found, None)]
    return list(dict.fromkeys(own)) or rules_here() or None


def here(rules: Sequence[str] | None) -> list[str]:
    """What is tested where nothing is named: the folders of `--rules`, or `rules` and `cases` here; empty: what comes with lawcheck."""
    from lawcheck.cli.loading import rules_here

    if rules:
        return [] if all_shipped(rules) else list(rules)
    folders = rules_here()
    return [*folders, "cases"] if folders and Path("cases").is_dir() else folders


def all_shipped(folders: Sequence[str]) -> bool:
    """Whether all of them lie in what comes with lawcheck, whose tests and cases then belong to it."""
    from lawcheck.files import content

    home = content().resolve()
    return all(Path(folder).resolve().is_relative_to(home) for folder in folders)


def files_of(roots: Sequence[Path], law: Rules) -> list[tuple[InputFile, Case | None]]:
    """Every file of tests at or below the roots, each with the case that it lies beside. Stops where one cannot be read."""
    from dataclasses import replace

    from lawcheck import files, pipeline
    from lawcheck.cli.loading import complain
    from lawcheck.diagnostics import Diagnostics

    home = files.content()
    found = Diagnostics()
    read: list[tuple[InputFile, Case | None]] = []
    for path in paths_of(roots):
        file = files.read(path, found)
        if path.is_relative_to(home):
            file = replace(file, name=path.relative_to(home).as_posix())
        beside = path.with_name(f"{path.stem.removesuffix('_test')}.yaml")
        case = None
        if beside.is_file():
            try:
                case = pipeline.load_case(beside, law)
            except pipeline.Refused as refused:
                complain(refused.diagnostics, refused.files)
        read.append((file, case))
    if found:
        complain(found.sorted(), {file.name: file for file, _ in read})
    return read


def paths_of(roots: Sequence[Path]) -> list[Path]:
    """The paths of the files of tests at or below the roots, each once."""
    return list(dict.fromkeys(path for root in roots for path in _below(root)))


def shipped_roots() -> list[Path]:
    """The folders with the tests that come with lawcheck."""
    from lawcheck.files import content

    return [content() / "rules", content() / "cases"]


def _below(root: Path) -> list[Path]:
    if root.suffix == ".law":
        beside = root.with_name(f"{root.stem}_test.yaml")
        return [beside] if beside.is_file() else []
    return sorted(root.rglob("*_test.yaml")) if root.is_dir() else [root]
