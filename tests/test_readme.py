"""What the README shows is what the program does: its rule is read, its output is real, its commands are there."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from lawcheck.cli.app import GROUPS, command, named
from lawcheck.cli.words import read
from lawcheck.diagnostics import Diagnostics
from lawcheck.files import read_rules
from lawcheck.model.from_ast import resolve
from lawcheck.span import InputFile
from lawcheck.syntax.parse import parse

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")), *sorted((ROOT / "cases").rglob("*.md"))]
LINES = 24
HEADER = 'rulebook readme "The rule in the README"\n  jurisdiction RS\n  use surveillance\n'
CONSOLE = re.compile(r"```console\n\$ lawcheck (.*)\n([^`]*)```")


def test_its_rule_is_a_rule_of_ten_lines() -> None:
    match = re.search(r"^```\n(rule [^`]*)```", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert match
    shipped = read_rules(None, Diagnostics())

    trees = [parse(file) for file in (*shipped, InputFile("README.md", HEADER + match[1]))]
    found = [*(d for _, wrong in trees for d in wrong), *resolve([tree for tree, _ in trees])[1]]

    assert match[1].count("\n") == 10
    assert [d.message for d in found if d.span.file == "README.md"] == []


def test_its_output_is_what_the_command_prints(update: bool) -> None:
    text = README.read_text(encoding="utf-8")
    match = CONSOLE.search(text)
    assert match
    done = subprocess.run(
        [sys.executable, "-m", "lawcheck", *match[1].split()], cwd=ROOT, capture_output=True, text=True, check=False
    )
    shown = "\n".join(done.stdout.split("\n")[:LINES]).rstrip() + "\n…\n"
    if update:
        text = CONSOLE.sub(lambda m: f"```console\n$ lawcheck {m[1]}\n{shown}```", text, count=1)
        README.write_text(text, encoding="utf-8")

    assert CONSOLE.findall(text)[0][1] == shown


def test_what_the_language_page_shows_can_be_read() -> None:
    page = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```\n(.*?)^```", page, re.MULTILINE | re.DOTALL)

    found = [parse(InputFile(f"block {number}", block))[1] for number, block in enumerate(blocks)]

    assert len(blocks) > 5
    assert [(d.span.file, d.message) for wrong in found for d in wrong] == []


def test_what_the_page_on_cases_shows_is_a_case_and_a_test(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "cases.md").read_text(encoding="utf-8")
    case, tests = re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    (tmp_path / "case.yaml").write_text(case, encoding="utf-8")
    (tmp_path / "rule_test.yaml").write_text(tests, encoding="utf-8")

    calls = (["check", "case.yaml", "--fail-on", "never"], ["test", "rule_test.yaml"])
    done = [
        subprocess.run(
            [sys.executable, "-m", "lawcheck", *call], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        for call in calls
    ]

    assert [(one.returncode, one.stderr) for one in done if one.returncode] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_call_on_a_page_is_one_that_the_program_understands(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    whole = re.findall(r"^(?: {4}|\$ )lawcheck (.*?)(?:  +#.*)?$", text, re.MULTILINE)
    spoken_of = [call for call in re.findall(r"`lawcheck ([^`\n]+)`", text) if not set(call) & set("…[")]

    assert [call for call in whole if not _is_understood(call)] == []
    # within a sentence the words that a command needs may be left out
    assert [call for call in spoken_of if not any(map(_is_understood, (call, f"{call} X", f"{call} X X")))] == []


def _is_understood(call: str) -> bool:
    words = shlex.split(call)
    name, rest = named(words)
    if not name:  # `lawcheck draft`, `lawcheck --version`
        return words[0] in GROUPS or words[0].startswith("-")
    return read(command(name), rest) is not None


def test_a_fresh_machine_needs_two_commands() -> None:
    commands = re.findall(r"^```sh\n(.*)\n```$", README.read_text(encoding="utf-8"), re.MULTILINE)

    assert len(commands) == 2
    judging, testing = commands
    assert " && .venv/bin/lawcheck check cases/serbia/" in judging
    assert testing.endswith(" && .venv/bin/pytest")
    assert (ROOT / judging.split()[-1]).is_file()


def test_nobody_is_told_to_install_another_project() -> None:
    assert [path for path in PAGES if re.search(r"install\s+lawcheck\b", path.read_text(encoding="utf-8"))] == []
