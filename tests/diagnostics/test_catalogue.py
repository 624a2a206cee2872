"""The catalogue has every code that is used, explains each for somebody who is no programmer, and shows a sample of it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import lawcheck
from lawcheck.diagnostics.case_codes import CASE_CODES
from lawcheck.diagnostics.catalogue import CATALOGUE
from lawcheck.diagnostics.code import Code
from lawcheck.diagnostics.file_codes import FILE_CODES
from lawcheck.diagnostics.rule_codes import RULE_CODES
from lawcheck.diagnostics.table_codes import TABLE_CODES
from lawcheck.diagnostics.test_codes import TEST_CODES
from tests.errors.codes_page import page

PACKAGE = Path(lawcheck.__file__).parent
ROOT = Path(__file__).parents[2]
ERRORS = ROOT / "tests" / "errors"
ADDING = frozenset(["add", "Diagnostic", "_No", "_error", "error", "unknown"])


def codes_used() -> dict[str, str]:
    """Every text that is given as a code to what makes a diagnostic, and where."""
    used = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
                texts = [a.value for a in node.args[:2] if isinstance(a, ast.Constant)]
                if name in ADDING:
                    used |= {
                        text: f"{path.name}:{node.lineno}"
                        for text in texts
                        if isinstance(text, str) and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", text)
                    }
    return used


def test_every_code_in_the_source_is_in_the_catalogue() -> None:
    used = codes_used()

    assert len(used) > 40
    assert {code: where for code, where in used.items() if code not in CATALOGUE} == {}


def test_no_code_is_explained_twice() -> None:
    assert len(CATALOGUE) == sum(map(len, (RULE_CODES, CASE_CODES, FILE_CODES, TABLE_CODES, TEST_CODES)))


def test_every_code_has_a_sample_and_every_sample_a_code() -> None:
    samples = {
        path.stem
        for folder, ending in (
            ("rules", "law"),
            ("case", "yaml"),
            ("files", "txt"),
            ("table", "csv"),
            ("tests", "yaml"),
        )
        for path in (ERRORS / folder).glob(f"[a-z]*.{ending}")
    }

    assert samples == set(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE.values(), ids=lambda code: str(code.name))
def test_explanation_says_what_is_wrong_and_what_to_do(code: Code) -> None:
    paragraphs = code.explanation.strip().split("\n\n")

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)
    assert code.title
    assert not code.title.endswith(".")
    assert len(paragraphs) >= 2
    assert all(paragraph.rstrip()[-1] in ".!?`”)" for paragraph in paragraphs)
    assert not re.search(r"\b(None|Traceback|pydantic|lark|exception class|null|string|boolean)\b", code.explanation)


def test_the_page_of_codes_is_up_to_date(update: bool) -> None:
    path = ROOT / "docs" / "codes.md"
    if update:
        path.write_text(page(), encoding="utf-8")

    assert path.read_text(encoding="utf-8") == page()
