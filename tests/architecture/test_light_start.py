"""`lawcheck check` with cached rules loads no parser, no pydantic, no templates: that is what makes it start fast."""

import os
import subprocess
import sys
from pathlib import Path

from tests.bad_input.malformed import GOOD_CASE, GOOD_RULES

HEAVY = (
    *("lark", "pydantic", "jinja2", "rich", "ruamel", "z3", "lawcheck.syntax", "lawcheck.diagnostics.render"),
    *("lawcheck.analysis", "lawcheck.report.as_exact"),
)
CALL = """
import sys
from lawcheck.cli.app import main
main(["check", "case.yaml", "--rules", "rules.law"])
print(*sys.modules, file=sys.stderr)
"""


def modules_loaded(folder: Path) -> set[str]:
    """Names of all modules that a check has loaded at its end."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", CALL], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    assert "compliant" in done.stdout
    return set(done.stderr.splitlines()[-1].split())


def test_check_with_cached_rules_loads_only_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(GOOD_CASE)
    (tmp_path / "rules.law").write_text(GOOD_RULES)

    cold, warm = modules_loaded(tmp_path), modules_loaded(tmp_path)

    assert "lark" in cold
    assert [name for name in sorted(warm) if name.startswith(HEAVY)] == []
