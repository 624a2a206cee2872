"""`lawcheck test --watch`, `--jobs` and what is kept: what a change touches is run again, and nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lawcheck.cli import app
from lawcheck.cli.jobs import results
from lawcheck.cli.test import Call, Ran, load, results_of
from lawcheck.cli.watch import touched

DATA = Path(__file__).parent / "data"
CALL = Call(["rules", "cases"], None, None, "text", False, 1)


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    shutil.copytree(DATA, tmp_path / "desk")
    monkeypatch.chdir(tmp_path / "desk")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    yield tmp_path / "desk"


def ran() -> Ran:
    loaded = load(CALL)
    return Ran(loaded, results_of(loaded.tests, loaded.law, CALL))


def changed(path: str, old: str, new: str) -> list[str]:
    """The tests that are run again after a change to a file."""
    before = ran()
    file = Path(path)
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return [test.title for test in touched(before, load(CALL))]


def test_of_a_rule_that_means_something_else_the_tests_are_run_again() -> None:
    told = changed("rules/rulebook.law", "within 15 days", "within 16 days")

    assert "fifteen days to report a breach" in told
    assert "a plain camera needs no assessment" not in told


def test_a_comment_or_a_new_line_in_a_rule_touches_no_test() -> None:
    assert (
        changed("rules/rulebook.law", "rule short_memory", "# the shortest period there is\n\nrule short_memory")
        == []
    )


def test_of_a_file_of_tests_all_are_run_again() -> None:
    told = changed("rules/cameras_test.yaml", "done_on: 2020-03-01}", "done_on: 2020-03-02}")

    assert len(told) == 5


def test_with_a_case_its_tests_are_run_again() -> None:
    told = changed("cases/square.yaml", "2020-03-01", "2020-03-02")

    assert told
    assert "fifteen days to report a breach" not in told


def test_several_at_a_time_come_to_the_same() -> None:
    call = Call(["wrong/failing_test.yaml"], ["rules"], None, "text", False, 2)
    loaded = load(call)

    assert results(loaded.tests, loaded.law.plan, 2) == results_of(
        loaded.tests, loaded.law, Call(call.paths, call.rules, None, "text", False, 1)
    )


def test_what_is_kept_changes_with_the_file_and_with_the_vocabulary(desk: Path) -> None:
    first = ran()
    again = ran()
    (desk / "rules" / "cameras_test.yaml").write_text("- test: a\n  rule: nothing\n", encoding="utf-8")
    changed_file = load(CALL)
    vocabulary = desk / "rules" / "vocabulary.law"
    vocabulary.write_text(vocabulary.read_text(encoding="utf-8").replace("done_on", "made_on"), encoding="utf-8")
    rulebook = desk / "rules" / "rulebook.law"
    rulebook.write_text(rulebook.read_text(encoding="utf-8").replace("done_on", "made_on"), encoding="utf-8")
    shutil.copy(DATA / "rules" / "cameras_test.yaml", desk / "rules")
    changed_vocabulary = load(Call(["rules"], None, None, "text", False, 1))

    assert first.results == again.results
    assert "unknown-rule" in {one.code for one in changed_file.diagnostics}
    assert {one.code for one in changed_vocabulary.diagnostics} == {"unknown-fact"}


def test_it_waits_for_a_change_and_runs_what_it_touches(desk: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(Path(app.__file__).parents[2])}
    command = [sys.executable, "-m", "lawcheck", "test", "rules", "--watch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env) as running:
        assert running.stdout is not None
        lines = iter(running.stdout.readline, "")
        seen = [next(lines), next(lines)]
        time.sleep(0.1)
        file = desk / "rules" / "rulebook.law"
        file.write_text(
            file.read_text(encoding="utf-8").replace("within 15 days", "within 16 days"), encoding="utf-8"
        )
        seen += [line for line, _ in zip(lines, range(3), strict=False)]
        running.terminate()

    assert seen[0] == "5 passed, 0 failed\n"
    assert seen[1].startswith("waiting for changes")
    assert seen[2] == "changed: rulebook.law\n"
    assert "fifteen days to report a breach" in seen[3]
