"""Rule files as they stood at a revision of git."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

from lawcheck.cli.options import refuse

if TYPE_CHECKING:
    from lawcheck.span import InputFile

_FOLDER = "rules"
_PATIENCE = 60  # seconds


def rules_at(word: str) -> tuple[InputFile, ...]:
    """The rule files at `REVISION`, those below `rules/`, or at `REVISION:FOLDER`. Stops where there are none.

    Shape: a name is the path from the top of the repository, as it is there now.
    """
    from lawcheck import files
    from lawcheck.cli.loading import complain
    from lawcheck.decoding import decode
    from lawcheck.diagnostics import Diagnostics

    revision, _, folder = word.partition(":")
    folder = folder.strip("/") or _FOLDER
    top = _top(word)
    if _git(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").returncode:
        refuse(
            f"`{word}` is neither a folder nor a revision of git", "`git log --oneline` and `git branch` name some"
        )
    archive = _git(top, "archive", "--format=tar", revision, "--", folder)
    if archive.returncode:
        refuse(f"at `{revision}` there is no folder `{folder}`", f"name the rules' folder: `{revision}:FOLDER`")
    found = Diagnostics()
    texts = []
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
        for member in tar.getmembers():
            file = tar.extractfile(member) if member.isreg() and member.name.endswith(".law") else None
            if file is not None:
                texts.append(decode(member.name, file.read(files.RULE_LIMIT + 1), found))
    if found:
        complain(found.sorted(), {text.name: text for text in texts})
    if not texts:
        refuse(f"at `{revision}` the folder `{folder}` holds no rule file", "their names end in `.law`")
    return tuple(sorted(texts, key=lambda text: text.name))


def _top(word: str) -> Path:
    """The top of the repository that the current folder lies in."""
    try:
        told = _git(Path(), "rev-parse", "--show-toplevel")
    except FileNotFoundError:
        refuse(
            f"`{word}` is no folder, and git is not installed, so it can be no revision", "name two folders of rules"
        )
    except subprocess.TimeoutExpired:
        refuse("git does not answer", "name two folders of rules")
    if told.returncode:
        refuse(f"`{word}` is no folder, and this is no git repository", "name two folders, or go to a repository")
    return Path(told.stdout.decode(errors="replace").rstrip("\n"))


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", *words], cwd=folder, capture_output=True, timeout=_PATIENCE, check=False)
