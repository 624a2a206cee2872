"""Writes docs/codes.md from the catalogue: `make docs`."""

from __future__ import annotations

import sys

from lawcheck.diagnostics.case_codes import CASE_CODES
from lawcheck.diagnostics.code import Code
from lawcheck.diagnostics.file_codes import FILE_CODES
from lawcheck.diagnostics.rule_codes import RULE_CODES
from lawcheck.diagnostics.table_codes import TABLE_CODES
from lawcheck.diagnostics.test_codes import TEST_CODES

_HEAD = """# Codes

Every mistake that lawcheck finds in a file has a code, in brackets after `error`. `lawcheck show CODE` explains it, in
the words of this page. How each looks, with the source it is about, is to be seen under `tests/errors/`.

<!-- Made by `make docs` from lawcheck/diagnostics/*_codes.py; a test compares. -->
"""
_PARTS = (
    ("In rule files", RULE_CODES),
    ("In case files, and some in rule files too", CASE_CODES),
    ("In tables of cases", TABLE_CODES),
    ("In the tests beside rules and cases", TEST_CODES),
    ("Files that cannot be read or written", FILE_CODES),
)


def page() -> str:
    """The whole page."""
    return _HEAD + "".join(_part(title, codes) for title, codes in _PARTS)


def _part(title: str, codes: dict[str, Code]) -> str:
    return f"\n## {title}\n" + "".join(
        f"\n### `{code.name}`: {code.title}\n\n{code.explanation}\n" for code in codes.values()
    )


if __name__ == "__main__":
    sys.stdout.write(page())
