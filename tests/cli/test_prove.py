"""The commands that ask a solver only if told to: what they say with it, and that they say so where there is none."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from lawcheck.cli.app import main
from tests.mutation.small import HEAD, RULE, VOCABULARY

BODY = "  requires office.agreed\n"
SAME = "  requires office.agreed or (office.agreed and office.informed)\n"
OTHER = "  requires office.agreed or office.informed\n"
TEST = "- {test: agreed, rule: r, as_of: 2020-05-01, facts: {office: {agreed: yes}}, expect: compliant}\n"
REFUSED = "- {test: not, rule: r, as_of: 2020-05-01, facts: {office: {agreed: no, informed: no}}, expect: violated}\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three folders of rules: `rules`, `same` that is written otherwise, `other` that means something else."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "a.yaml").write_text(
        "lawcheck: 1\ncase: a\nfacts: {office: {agreed: yes}}\n", encoding="utf-8"
    )
    for name, body in (("rules", BODY), ("same", SAME), ("other", OTHER)):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "words.law").write_text(VOCABULARY, encoding="utf-8")
        (folder / "small.law").write_text(f"{HEAD}{RULE}{body}", encoding="utf-8")
        (folder / "small_test.yaml").write_text(TEST + REFUSED, encoding="utf-8")
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *words: str, status: int) -> str:
    assert main([*words, "--quiet"]) == status
    return capsys.readouterr().out


def test_rules_that_are_proven_to_come_to_the_same_are_no_difference(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "mean something else" in told(capsys, "diff", "rules", "same", "--cases", "cases", status=1)
    proven = told(capsys, "diff", "rules", "same", "--cases", "cases", "--prove", status=0)
    assert "in other words" in proven
    assert "means the same: no case tells the two apart" in " ".join(proven.split())


def test_rules_that_differ_come_with_a_case_that_can_be_judged(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["diff", "rules", "other", "--cases", "cases", "--prove", "--witnesses", "apart"]
    assert "in this case:" in told(capsys, *words, status=1)
    (case,) = (home / "apart").glob("*.yaml")
    verdicts = [
        json.loads(told(capsys, "check", str(case), "--rules", side, "--format", "json", status=status))
        for side, status in (("rules", 1), ("other", 0))
    ]
    assert verdicts[0] != verdicts[1]


def test_a_witness_in_a_comment_on_a_pull_request(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = told(capsys, "diff", "rules", "other", "--cases", "cases", "--prove", "--format", "markdown", status=1)
    assert "```yaml\nlawcheck: 1" in text


def test_a_survivor_is_proven_equivalent_or_comes_with_a_case(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["mutate", "same", "--jobs", "2", "--format", "json"]
    plain = json.loads(told(capsys, *words, status=1))
    proven = json.loads(told(capsys, *words, "--prove", status=1))
    assert proven["score"]["equivalent"] > plain["score"]["equivalent"]
    assert proven["score"]["killed"] == plain["score"]["killed"]
    assert any("proven" in one["why"] for one in proven["equivalent"])
    assert all(one["proof"]["case"] for one in proven["survivors"] if one["operator"] != "in-force")


def test_what_no_test_can_show_is_not_asked_for(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["coverage", "same", "--missing"]
    assert "never decides" in told(capsys, *words, status=0)
    proven = told(capsys, *words, "--prove", status=0)
    assert "that no case can show are not asked for" in proven
    figures = json.loads(told(capsys, "coverage", "same", "--prove", "--format", "json", status=0))["figures"]
    assert figures["conditions"]["impossible"] > 0


def test_deep_lints_speak_when_asked(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = f"{RULE.replace('rule r', 'rule never')}  requires not office.agreed\n"
    path = home / "rules" / "small.law"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert "rules-clash" not in told(capsys, "lint", "rules", status=0)
    assert "rules-clash" in told(capsys, "lint", "rules", "--deep", status=0)
    assert "rules-clash" in told(capsys, "lint", "rules", "--deep", "--select", "rules-clash", status=0)


COMMANDS = [
    ["diff", "rules", "same", "--cases", "cases", "--prove"],
    ["mutate", "rules", "--prove"],
    ["coverage", "rules", "--prove"],
    ["lint", "rules", "--deep"],
]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_without_a_solver_it_is_said_what_to_install(
    words: list[str], home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "z3" else find(name))
    assert main(words) == 2
    assert "pip install 'lawcheck-rules[analysis]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["lint", "rules", "--select", "rules-clash"], "add `--deep`"),
        (["lint", "rules", "--deep", "--fix"], "one after the other"),
        (["diff", "rules", "same", "--witnesses", "apart"], "add `--prove`"),
        (["coverage", "rules", "--prove", "--timeout", "soon"], "is not a time"),
    ],
)
def test_what_cannot_be_asked_together_is_refused(
    words: list[str], said: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    assert said in capsys.readouterr().err
