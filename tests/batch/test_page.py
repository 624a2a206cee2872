"""What docs/batch.md shows is what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from lawcheck import pipeline
from lawcheck.batch.cases import cases_of
from lawcheck.batch.columns import RESERVED
from lawcheck.batch.table import read_table
from lawcheck.diagnostics import Diagnostics
from lawcheck.span import InputFile

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "batch.md"
LINES = 24
CONSOLE = re.compile(r"```console\n\$ lawcheck (.*)\n([^`]*)```")


def test_its_output_is_what_the_command_prints(update: bool) -> None:
    text = PAGE.read_text(encoding="utf-8")
    match = CONSOLE.search(text)
    assert match
    done = subprocess.run(
        [sys.executable, "-m", "lawcheck", *match[1].split()], cwd=ROOT, capture_output=True, text=True, check=False
    )
    shown = "\n".join(done.stdout.split("\n")[:LINES]).rstrip() + "\n…\n"
    if update:
        text = CONSOLE.sub(lambda m: f"```console\n$ lawcheck {m[1]}\n{shown}```", text, count=1)
        PAGE.write_text(text, encoding="utf-8")

    assert CONSOLE.findall(text)[0][1] == shown


def test_its_table_can_be_judged() -> None:
    (table,) = re.findall(r"```csv\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    found = Diagnostics()

    rows = cases_of(read_table(InputFile("t.csv", table), found), pipeline.load_rules().ruleset, None, found)

    assert [d.message for d in found.sorted()] == []
    assert [row.case.name for row in rows] == ["first_town", "second_town"]


def test_it_names_every_column_of_the_head() -> None:
    named = set(re.findall(r"`(\w+)`", PAGE.read_text(encoding="utf-8")))

    assert set(RESERVED) - named == set()
