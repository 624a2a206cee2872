"""Whether an installed `lawcheck` works from any folder: `python tests/smoke.py path/to/lawcheck`.

Needs nothing of the source tree, and runs in an environment that has only what the wheel asks for.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile


def call(command: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Runs it in a folder with nothing in it."""
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run([command, *words], capture_output=True, text=True, cwd=folder, timeout=120, check=False)


def main() -> None:
    """Stops at the first thing that is not as it should be."""
    command = sys.argv[1]
    cases = call(command, "list", "cases")
    assert cases.returncode == 0, cases.stderr
    name = cases.stdout.split()[0]
    report = call(command, "check", name, "--format", "json", "--fail-on", "never")
    assert report.returncode == 0, report.stderr
    case = json.loads(report.stdout)["cases"][0]
    assert case["case"], report.stdout[:500]
    assert case["file"].startswith("cases/"), case["file"]
    assert sum(case["counts"].values()) > 10, case["counts"]
    page = call(command, "check", name)
    assert page.returncode in (0, 1), page.stderr
    assert page.stdout, page.stderr
    html = call(command, "check", name, "--format", "html", "--fail-on", "never")
    assert html.stdout.startswith("<!doctype html>"), html.stderr
    assert call(command, "show", "no-such-file").returncode == 0
    assert call(command, "check", "no_such_case").returncode == 2
    for words in (("--help",), ("check", "--help"), ("--version",), ("schema", "case"), ("list", "rules")):
        assert call(command, *words).returncode == 0, words
    print(f"installed: {case['case']} is {case['verdict']}, {case['counts']}")


if __name__ == "__main__":
    main()
