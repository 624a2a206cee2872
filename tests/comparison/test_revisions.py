"""`lawcheck diff` on folders and on revisions of git, and how it ends where something is wrong."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from lawcheck.cli.app import main
from tests.comparison.test_comparison import CASE, RULES


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two revisions of the rules, of which the second, tagged `strict`, keeps for less than 72 hours."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    git("init", "--quiet")
    write("cases/a.yaml", CASE)
    write("rules/small.law", RULES)
    commit("first")
    write("rules/small.law", RULES.replace("at most 72 hours", "less than 72 hours"))
    commit("strict")
    write("rules/small.law", RULES.replace('"Erase."', '"Erase it."'))
    return tmp_path


def git(*words: str) -> None:
    subprocess.run(["git", "-c", "user.name=n", "-c", "user.email=n@example.org", *words], check=True)


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def commit(tag: str) -> None:
    git("add", "-A")
    git("commit", "--quiet", "-m", tag)
    git("tag", tag)


@pytest.mark.parametrize(
    ("before", "after", "status", "said"),
    [
        ("first", "strict", 1, "small.kept_short differs in: requires and forbids"),
        ("first", "strict", 1, "`small.kept_short` (gate): compliant → violated"),
        ("first:rules", "strict:rules/", 1, "small.kept_short"),
        ("first", "rules", 0, "small.kept_short differs in: remedy"),
        ("rules", "rules", 0, "Rules: 3 the same. 0 of 1 cases come out otherwise."),
    ],
)
def test_revisions_and_folders_are_compared(
    repository: Path, capsys: pytest.CaptureFixture[str], before: str, after: str, status: int, said: str
) -> None:
    assert main(["diff", before, after, "--cases", "cases"]) == status
    assert said in capsys.readouterr().out


def test_a_revision_is_read_from_anywhere_in_the_repository(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "cases")

    assert main(["diff", "first", "strict", "--cases", "."]) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["firts", "strict"], "`firts` is neither a folder nor a revision of git"),
        (["first:laws", "strict"], "at `first` there is no folder `laws`"),
        (["first:cases", "strict"], "at `first` the folder `cases` holds no rule file"),
        (["first", "strict", "--cases", "nowhere"], "`nowhere` is no folder"),
        (["first", "strict", "--cases", "rules"], "`rules` holds no case"),
        (["first", "strict", "--format", "html"], "`--format html` is not known"),
        (["first"], "Missing argument"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(
    repository: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main(["diff", *words]) == 2

    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""


def test_rules_with_mistakes_say_at_which_revision(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("rules/small.law", RULES.replace("office.agreed", "office.agred"))
    commit("broken")

    assert main(["diff", "first", "broken", "--cases", "cases"]) == 2
    told = capsys.readouterr().err
    assert "the rules at `broken` cannot be read" in told
    assert "did you mean `office.agreed`?" in told


def test_a_case_that_neither_side_can_read_is_named(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("cases/b.yaml", CASE.replace("agreed", "agred"))

    assert main(["diff", "rules", "rules", "--cases", "cases"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "`b`: not judged, for by `rules` it has a mistake: `office` has no fact `agred`" in told
    assert "0 of 1 cases come out otherwise; 1 could not be judged." in told


def test_outside_a_repository_only_folders_can_be_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert main(["diff", "main", "HEAD"]) == 2
    assert "`main` is no folder, and this is no git repository" in capsys.readouterr().err


def test_without_git_only_folders_can_be_compared(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")

    assert main(["diff", "first", "strict"]) == 2
    assert "git is not installed" in capsys.readouterr().err
    assert main(["diff", "rules", "rules", "--cases", "cases"]) == 0


def test_a_comparison_is_written_to_a_new_file(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["diff", "first", "strict", "--cases", "cases", "--format", "markdown", "--output", "comment.md"]

    assert main(words) == 1
    assert Path("comment.md").read_text(encoding="utf-8").startswith("## The rules decide otherwise\n")
    assert main(words) == 2
    assert main([*words, "--force"]) == 1
