"""`lawcheck fmt -` in a pipe, as an editor calls it; the rest is in sessions/fmt.console."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from lawcheck.cli.app import main


def piped(
    data: bytes, words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str]:
    """The status and what goes to standard output."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    status = main(words)
    return status, capsys.readouterr().out


def test_standard_input_comes_out_laid_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = piped("rulebook a\r\n\r\n\r\n  # зашто".encode(), ["fmt", "-"], monkeypatch, capsys)

    assert answer == (0, "rulebook a\n\n# зашто\n")


def test_standard_input_can_be_checked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert piped(b"rulebook   a\n", ["fmt", "-", "--check"], monkeypatch, capsys) == (1, "<standard input>\n")
    assert piped(b"rulebook a\n", ["fmt", "-", "--check"], monkeypatch, capsys) == (0, "")


def test_standard_input_with_a_mistake_comes_to_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert piped(b"rulebook\n", ["fmt", "-"], monkeypatch, capsys) == (2, "")
    assert piped(b"\xff\xfe", ["fmt", "-"], monkeypatch, capsys) == (2, "")


def test_files_keep_their_rights_and_those_that_are_fine_are_not_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    untidy, tidy = tmp_path / "untidy.law", tmp_path / "tidy.law"
    untidy.write_text("rulebook   a")
    untidy.chmod(0o600)
    tidy.write_text("rulebook b\n")
    before = tidy.stat()

    assert main(["fmt", str(tmp_path)]) == 0

    assert untidy.read_text() == "rulebook a\n"
    assert untidy.stat().st_mode & 0o777 == 0o600
    assert (tidy.stat().st_ino, tidy.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
