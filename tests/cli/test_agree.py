"""`lawcheck agree`: what is recorded, what it is held against, and what is said of a record that is none."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from lawcheck.cli.app import main

CASES = Path(__file__).parents[2] / "cases" / "serbia"
CASE = "local_procurement_2024"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One case, and what was decided of it."""
    for name in (f"{CASE}.yaml", f"{CASE}_expected.yaml"):
        shutil.copy(CASES / name, tmp_path)
    return tmp_path


def test_it_is_as_good_as_was_recorded(folder: Path) -> None:
    assert main(["agree", str(folder), "--record"]) == 0
    assert list(json.loads((folder / "agreement.json").read_text(encoding="utf-8"))) != []
    assert main(["agree", str(folder)]) == 0


def test_what_is_agreed_with_no_more_is_a_fault(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agree", str(folder), "--record"]) == 0
    record = folder / "agreement.json"
    kept = json.loads(record.read_text(encoding="utf-8"))
    told = {name: ["contradicted" for _ in judged] for name, judged in kept.items()}
    record.write_text(json.dumps(told), encoding="utf-8")
    assert main(["agree", str(folder)]) == 0, "better than it was"

    record.write_text(json.dumps({**kept, "gone/procurement": ["agreed"]}), encoding="utf-8")
    assert main(["agree", str(folder)]) == 1
    assert "gone/procurement" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["{", "[]", '{"a": 1}', '{"a": [1]}'])
def test_a_record_that_is_none_is_refused(text: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "agreement.json").write_text(text, encoding="utf-8")
    assert main(["agree", str(folder)]) == 2
    assert "agreement.json` is no record of agreement" in capsys.readouterr().err


def test_a_record_that_cannot_be_written_is_no_fault_of_the_program(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "agreement.json").mkdir()
    assert main(["agree", str(folder), "--record"]) == 2
    assert "agreement.json` cannot be written" in capsys.readouterr().err
