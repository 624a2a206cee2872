"""Every code a diagnostic can have, with its title and explanation. `lawcheck show CODE` and docs/codes.md read it."""

from __future__ import annotations

from lawcheck.diagnostics.case_codes import CASE_CODES
from lawcheck.diagnostics.code import Code
from lawcheck.diagnostics.file_codes import FILE_CODES
from lawcheck.diagnostics.rule_codes import RULE_CODES
from lawcheck.diagnostics.table_codes import TABLE_CODES
from lawcheck.diagnostics.test_codes import TEST_CODES

CATALOGUE: dict[str, Code] = {**FILE_CODES, **RULE_CODES, **CASE_CODES, **TABLE_CODES, **TEST_CODES}
