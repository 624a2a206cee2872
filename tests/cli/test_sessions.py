"""What a user types and sees, as sessions in `.console` files.

A line that begins with `$ ` is typed; what follows, up to the next one, is what both streams show; a last line such as
`[1]` is the exit status, if it is not 0. Lines that begin with `-- ` say what is shown. `pytest --update` writes what
comes out into the files: read that diff, and never let it decide what a rule comes to.
"""

from __future__ import annotations

import io
import shlex
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from lawcheck.cli.app import main

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of the data to work in, and no compiled rules but those of the session."""
    shutil.copytree(HERE / "data", tmp_path / "desk")
    monkeypatch.chdir(tmp_path / "desk")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("LAWCHECK_DEBUG", raising=False)


def shown(line: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What one typed line shows."""
    screen = io.StringIO()
    program, *words = shlex.split(line)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", screen)
        patch.setattr(sys, "stderr", screen)
        if program == "cat":
            screen.write("".join(Path(word).read_text(encoding="utf-8") for word in words))
            code = 0
        else:
            assert program == "lawcheck"
            code = main(words)
    text = screen.getvalue().replace(date.today().isoformat(), "2026-11-24")  # what is new begins today
    return text + (f"[{code}]\n" if code else "")


@pytest.mark.parametrize("path", sorted((HERE / "sessions").glob("*.console")), ids=lambda path: path.stem)
def test_session_looks_as_it_is_written_down(path: Path, update: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    written = path.read_text(encoding="utf-8")
    lines = [line for line in written.splitlines() if line.startswith(("$ ", "-- "))]
    now = ""
    for line in lines:
        now += f"\n{line}\n" if line.startswith("-- ") and now else f"{line}\n"
        if line.startswith("$ "):
            now += shown(line[2:], monkeypatch)
    if update:
        path.write_text(now, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == now
