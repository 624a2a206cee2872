"""A plain call is read without typer, and means what typer takes it to mean."""

from __future__ import annotations

from typing import Any

import pytest
from typer.main import get_command

from lawcheck.cli import app
from lawcheck.cli.words import Command, read

CALLS = [
    "check a.yaml",
    "check a.yaml b.yaml --rules one --rules=two -q",
    "check --as-of 2020-01-01 a.yaml --format json -ofile.json --force --all",
    "check -qa a.yaml --believe x --believe y --min-grade B2 --fail-on never --strict",
    "check -q -- --strange-name.yaml",
    "check a.yaml --output -q",
    "check",
    "check --help",
    "check -h",
    "check a.yaml --form json",
    "check a.yaml --as-of",
    "check a.yaml --quiet=yes",
    "check a.yaml -x",
    "explain a.yaml some.rule --element gate",
    "explain a.yaml",
    "explain a.yaml some.rule too_much",
    "timeline a.yaml --from 2020-01-01 --until 2021-01-01",
    "replay report.json",
    "test",
    "test one two --rules three",
    "list",
    "list facts -q",
    "list facts rules",
    "show name",
    "new case my_case --into folder",
    "schema report",
]


def as_typer_has_it(name: str, words: list[str], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any] | None:
    """The arguments that typer calls the command with; None where it does not call it."""
    called: list[dict[str, Any]] = []
    run: Command = app.command(name)

    def note(**values: Any) -> int:
        called.append(values)
        return 0

    from lawcheck.cli import words as module

    real = module.for_typer(run)
    monkeypatch.setattr(app, "for_typer", lambda _: _noting(real, note))
    try:
        get_command(app.application())(args=[name, *words], prog_name="lawcheck", standalone_mode=False)
    except Exception:
        return None
    return called[0] if called else None


def _noting(real: Command, note: Command) -> Command:
    """A command with the same words that only notes them."""
    note.__annotations__ = dict(real.__annotations__)
    note.__signature__ = real.__signature__  # type: ignore[attr-defined]
    return note


@pytest.mark.parametrize("call", CALLS)
def test_what_is_read_is_what_typer_reads(
    call: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name, *words = call.split()
    monkeypatch.setattr(app, "COMMANDS", (name,))

    quick = read(app.command(name), words)
    slow = as_typer_has_it(name, words, monkeypatch)

    if quick is not None:
        assert slow is not None
        assert {key: value or None for key, value in quick.items()} == {
            key: value or None for key, value in slow.items()
        }


@pytest.mark.parametrize("call", CALLS[:4])
def test_plain_calls_are_read_without_typer(call: str) -> None:
    name, *words = call.split()

    assert read(app.command(name), words) is not None


def test_posixly_correct_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSIXLY_CORRECT", "1")

    assert read(app.command("check"), ["a.yaml", "--quiet"]) is None  # typer reads it
