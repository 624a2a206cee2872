"""The steps of the GitHub action, run as GitHub runs them, but for the installation."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.bad_input.malformed import GOOD_CASE, GOOD_RULES

ROOT = Path(__file__).parents[2]
ACTION = YAML(typ="safe").load(ROOT / "action.yml")
CHECK = next(step for step in ACTION["runs"]["steps"] if step.get("id") == "check")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with rules and a case, and lawcheck where the step before has put it."""
    (tmp_path / "rules.law").write_text(GOOD_RULES, encoding="utf-8")
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "my case.yaml").write_text(GOOD_CASE, encoding="utf-8")
    (tmp_path / "cases" / "my case_test.yaml").write_text("- test: nothing\n", encoding="utf-8")
    program = tmp_path / "temp" / "lawcheck" / "bin" / "lawcheck"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m lawcheck "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return tmp_path


def check(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Runs the step with these inputs; the others as the action sets them."""
    values = {name: told.get("default", "") for name, told in ACTION["inputs"].items()} | inputs
    environment = {name: values[text[len("${{ inputs.") : -len(" }}")]] for name, text in CHECK["env"].items()}
    environment |= {"RUNNER_TEMP": str(folder / "temp"), "GITHUB_OUTPUT": str(folder / "output")}
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", CHECK["run"]]
    return subprocess.run(shell, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True)


def test_cases_are_judged_and_sarif_is_written(folder: Path) -> None:
    done = check(folder, cases="cases/**/*.yaml", rules="rules.law")

    assert done.returncode == 0, done.stderr
    assert json.loads((folder / "lawcheck.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (folder / "output").read_text(encoding="utf-8") == "sarif=lawcheck.sarif\n"


def test_a_violation_fails_the_step_and_sarif_is_there_all_the_same(folder: Path) -> None:
    rules = GOOD_RULES.replace("requires", "forbids")
    (folder / "rules.law").write_text(rules, encoding="utf-8")

    done = check(folder, cases="cases/my case.yaml", rules="rules.law", sarif="found.sarif")

    assert done.returncode == 1, done.stderr
    assert json.loads((folder / "found.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert check(folder, cases="cases/my case.yaml", rules="rules.law", **{"fail-on": "never"}).returncode == 0


def test_without_a_case_it_fails_and_says_so(folder: Path) -> None:
    done = check(folder, cases="nowhere/*.yaml")

    assert done.returncode == 2
    assert "::error::no case file fits: nowhere/*.yaml" in done.stdout


def test_an_input_is_a_word_and_never_a_command(folder: Path) -> None:
    done = check(folder, cases='cases/*.yaml\n"; touch owned; "\n$(touch owned)', rules="$(touch owned)")

    assert done.returncode == 2
    assert not (folder / "owned").exists()
