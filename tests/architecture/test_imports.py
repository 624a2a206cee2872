"""Who may import whom stands in pyproject.toml; here the tool that knows is asked."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_name_imports_only_what_lies_below_it() -> None:
    call = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c(['--no-logo'])"]

    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, timeout=120)

    assert done.returncode == 0, done.stdout
