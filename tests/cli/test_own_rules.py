"""In a project of its own, with a vocabulary of its own, a command is about the author's rules, from wherever it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawcheck.cli.app import main
from tests.mutation.small import HEAD, RULE, VOCABULARY

TEST = "- {test: agreed, rule: r, as_of: 2020-05-01, facts: {office: {agreed: yes}}, expect: compliant}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vocabulary in `rules`, and a rulebook with a test in a folder below."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    book = tmp_path / "rules" / "small"
    book.mkdir(parents=True)
    (tmp_path / "rules" / "words.law").write_text(VOCABULARY, encoding="utf-8")
    (book / "small.law").write_text(f"{HEAD}{RULE}  requires office.agreed\n", encoding="utf-8")
    (book / "small_test.yaml").write_text(TEST, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", ["test", "lint", "coverage"])
@pytest.mark.parametrize(
    ("here", "paths"),
    [
        ("", []),
        ("", ["rules"]),
        ("", ["rules/small"]),
        ("", ["rules/small/small.law"]),
        ("", ["--rules", "rules"]),
        ("", ["--rules", "rules/small"]),
        ("rules", []),
        ("rules", ["."]),
        ("rules", ["small"]),
        ("rules/small", []),
        ("rules/small", ["small.law"]),
    ],
)
def test_the_authors_rules_are_meant(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    here: str,
    paths: list[str],
) -> None:
    monkeypatch.chdir(project / here)
    assert main([command, *paths, *(["--select", "no-remedy"] if command == "lint" else [])]) == 0
    told = {"test": "1 passed, 0 failed", "lint": "1 warning in 1 file", "coverage": "1 of 1"}
    assert told[command] in capsys.readouterr().out


def test_one_file_of_tests_is_run_by_the_rules_it_lies_among(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    assert main(["test", "rules/small/small_test.yaml"]) == 0
    assert capsys.readouterr().out == "1 passed, 0 failed\n"


def test_rules_without_a_vocabulary_are_read_beside_those_that_come_with_lawcheck(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    (project / "rules" / "words.law").unlink()
    (project / "rules" / "small" / "small.law").write_text(
        'rulebook mine "Mine"\n  use surveillance\nrule r "R"\n  cites zzpl art 5\n  requires controller.kind is police\n',
        encoding="utf-8",
    )
    (project / "rules" / "small" / "small_test.yaml").write_text(
        "- {test: police, rule: r, as_of: 2020-05-01, facts: {controller: {kind: police}}, expect: compliant}\n",
        encoding="utf-8",
    )
    assert main(["test"]) == 0
    assert main(["coverage", "rules", "-k", "mine.r"]) == 0
    assert "1 passed, 0 failed\n" in capsys.readouterr().out
