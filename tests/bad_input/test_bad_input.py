"""Whatever stands in a file, it is answered clearly, soon, and within reason: exit status 2 and never a traceback."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from lawcheck.diagnostics.catalogue import CATALOGUE
from tests.bad_input.malformed import CASES, EITHER, GOOD_CASE, GOOD_RULES, RULES, TABLES, Make

SECONDS = 2.0
MEGABYTES = 500
CHILD = Path(__file__).with_name("in_a_child.py")

SAMPLES: dict[str, tuple[str, Make]] = {
    **{f"rules: {name}": ("law", make) for name, make in {**EITHER, **RULES}.items()},
    **{f"case: {name}": ("yaml", make) for name, make in {**EITHER, **CASES}.items()},
    **{f"table: {name}": ("csv", make) for name, make in {**EITHER, **TABLES}.items()},
}


@dataclass(frozen=True)
class Answer:
    """What a call came to."""

    status: int
    seconds: float
    megabytes: float
    out: str
    err: str


def call_for(folder: Path, number: int, kind: str, make: Make) -> list[str]:
    """Makes the malformed file and gives the call that has to refuse it."""
    path = folder / f"sample_{number}.{kind}"
    make(path)
    if kind == "law":
        return ["check", "good.yaml", "--rules", path.name]
    return ["batch" if kind == "csv" else "check", path.name, "--rules", "good.law"]


@pytest.fixture(scope="session")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """What each sample is answered, all asked in one go."""
    folder = tmp_path_factory.mktemp("bad_input")
    (folder / "good.yaml").write_text(GOOD_CASE)
    (folder / "good.law").write_text(GOOD_RULES)
    calls = [call_for(folder, n, kind, make) for n, (kind, make) in enumerate(SAMPLES.values())]
    streams = tmp_path_factory.mktemp("streams")
    done = subprocess.run(
        [sys.executable, str(CHILD), str(streams)],
        input=json.dumps([["check", "good.yaml", "--rules", "good.law"], *calls]),
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
        timeout=300,
        check=True,
    )
    good, *rest = (Answer(**answer) for answer in json.loads(done.stdout))
    assert (good.status, good.err.startswith("next:")) == (0, True), good
    return dict(zip(SAMPLES, rest, strict=True))


def test_there_are_more_than_a_hundred() -> None:
    assert len(SAMPLES) > 100


@pytest.mark.parametrize("name", SAMPLES)
def test_malformed_file_is_refused(name: str, answers: dict[str, Answer]) -> None:
    answer = answers[name]

    assert answer.status == 2, answer.err[-2000:]
    assert answer.out == ""
    codes = re.findall(r"^error\[([\w-]+)\]: .", answer.err, re.MULTILINE)
    assert codes, answer.err[:2000]
    assert set(codes) <= set(CATALOGUE)


@pytest.mark.parametrize("name", SAMPLES)
def test_answer_speaks_of_the_file_and_never_of_the_program(name: str, answers: dict[str, Answer]) -> None:
    err = answers[name].err

    assert not re.search(r"Traceback|pydantic|ruamel|lark\.|<class|Error\(|\bNoneType\b", err), err[:2000]
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", err)
    assert max(map(len, err.splitlines())) < 500
    assert len(err) < 100_000


@pytest.mark.parametrize("name", SAMPLES)
def test_answer_comes_soon_and_within_reason(name: str, answers: dict[str, Answer]) -> None:
    """The limits are wide: most samples take a hundredth of them."""
    answer = answers[name]

    assert answer.seconds < SECONDS
    assert answer.megabytes < MEGABYTES


@pytest.mark.parametrize(
    "name", ["case: a broken link", "case: anchors that explode", "rules: 10,000 nested brackets"]
)
def test_the_installed_command_says_the_same(name: str, tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD_CASE)
    (tmp_path / "good.law").write_text(GOOD_RULES)

    done = subprocess.run(
        [sys.executable, "-m", "lawcheck", *call_for(tmp_path, 1, *SAMPLES[name])],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=30,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr.startswith("error[")
    assert done.stdout == ""
