"""Mistakes in tables of cases: a table for each code, and the golden text that shows what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawcheck.batch import table
from lawcheck.batch.cases import cases_of
from lawcheck.batch.table import read_table
from lawcheck.diagnostics import Diagnostics
from lawcheck.diagnostics.render import as_text
from lawcheck.diagnostics.table_codes import TABLE_CODES
from lawcheck.span import InputFile
from tests.rulesets import ruleset_of

FOLDER = Path(__file__).parent / "table"
RULES = Path(__file__).parents[1] / "cli" / "data" / "rules"


def test_every_code_has_a_sample() -> None:
    assert {path.stem for path in FOLDER.glob("*.csv")} == set(TABLE_CODES)


@pytest.mark.parametrize("code", TABLE_CODES)
def test_mistake_is_found_and_shown_at_its_place(code: str, update: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_ROWS", 3)
    ruleset = ruleset_of(*(path.read_text(encoding="utf-8") for path in sorted(RULES.glob("*.law"), reverse=True)))
    found = Diagnostics()
    path = FOLDER / f"{code}.csv"

    read = read_table(InputFile(path.name, path.read_text(encoding="utf-8")), found)
    cases_of(read, ruleset, None, found)

    shown = as_text(found.sorted(), {path.name: read.file})
    golden = FOLDER / f"{code}.txt"
    if update:
        golden.write_text(shown, encoding="utf-8")
    assert {diagnostic.code for diagnostic in found.sorted()} == {code}
    assert golden.read_text(encoding="utf-8") == shown
    for diagnostic in found.sorted():
        for text in (diagnostic.message, diagnostic.help, diagnostic.label):
            assert "\n" not in text
            assert not text.endswith(".")
            assert text[:1] == text[:1].lower()
