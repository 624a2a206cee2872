"""`lawcheck mutate` from the command line; how it looks stands in `tests/cli/sessions/mutate.console`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lawcheck.cli.app import main
from tests.mutation.small import HEAD, RULE, VOCABULARY

LATE = "- {test: late, rule: r, as_of: 2020-05-01, facts: {cameras: [{name: a, kept: 73 hours}]}, expect: violated}\n"
ON_TIME = LATE.replace("test: late", "test: on time").replace("73", "72").replace("violated", "compliant")


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a rulebook and a test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "law"
    folder.mkdir()
    (folder / "words.law").write_text(VOCABULARY, encoding="utf-8")
    text = f"{HEAD}{RULE}  for each c in cameras\n  requires c.kept at most 72 hours\n"
    (folder / "small.law").write_text(text, encoding="utf-8")
    (folder / "small_test.yaml").write_text(LATE + ON_TIME, encoding="utf-8")
    return folder


def test_several_processes_judge_as_one_does(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for jobs in ("1", "2"):
        assert main(["mutate", "law", "--jobs", jobs, "--format", "json", "--quiet"]) == 1
        told.append(capsys.readouterr().out)

    assert told[0] == told[1]
    assert json.loads(told[0])["score"]["killed"] > 0


def test_a_score_that_was_recorded_may_rise_and_not_fall(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["mutate", "law", "--jobs", "1", "--quiet"]
    (rules / "small_test.yaml").write_text(LATE, encoding="utf-8")
    assert main([*words, "--record", "low.json"]) == 1
    (rules / "small_test.yaml").write_text(LATE + ON_TIME, encoding="utf-8")
    assert main([*words, "--record", "high.json"]) == 1
    low, high = (json.loads(Path(name).read_text())["small"] for name in ("low.json", "high.json"))

    assert low["of"] == high["of"]
    assert low["killed"] < high["killed"]
    assert main([*words, "--baseline", "low.json"]) == 0
    (rules / "small_test.yaml").write_text(LATE, encoding="utf-8")
    capsys.readouterr()
    assert main([*words, "--baseline", "high.json"]) == 1
    assert f"fallen: small: {low['killed']} of {low['of']}, and it was {high['killed']}" in capsys.readouterr().out


def test_the_record_of_a_part_leaves_what_it_says_of_others(rules: Path) -> None:
    Path("all.json").write_text('{"other": {"killed": 1, "of": 2}}', encoding="utf-8")
    main(["mutate", "law", "--jobs", "1", "--quiet", "--record", "all.json"])

    assert sorted(json.loads(Path("all.json").read_text())) == ["other", "small"]


def test_tests_that_fail_already_say_nothing_of_a_change(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (rules / "small_test.yaml").write_text(LATE.replace("violated", "compliant"), encoding="utf-8")

    assert main(["mutate", "law"]) == 1
    told = capsys.readouterr()
    assert "1 of 1 tests fail on the rules as they stand" in told.err
    assert told.out == ""


@pytest.mark.parametrize(
    ("words", "statements"),
    [
        (["--rule", "r", "-k", "boundary"], ["small.r"]),
        (["--rule", "small", "-k", "in-force"], ["act", "act", "act"]),
        (["-k", "small.law and by-one"], ["small.r"]),
        (["law/small.law", "-k", "by-one"], ["small.r"]),
    ],
)
def test_what_is_changed_can_be_chosen(
    rules: Path, capsys: pytest.CaptureFixture[str], words: list[str], statements: list[str]
) -> None:
    (rules / "small_test.yaml").write_text(LATE, encoding="utf-8")
    main(["mutate", *(["law"] if words[0][0] == "-" else ["--rules", "law"]), *words, "--format", "json", "-q"])

    assert [one["statement"] for one in json.loads(capsys.readouterr().out)["survivors"]] == statements
