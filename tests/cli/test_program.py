"""The program as a process: what it loads, its streams and its exit statuses."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lawcheck.cli import app

DATA = Path(__file__).parent / "data"
CHECK = ("check", "cases/square.yaml", "--rules", "rules")


def lawcheck(*words: str, env: dict[str, str] | None = None, cwd: Path = DATA) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lawcheck", *words],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **(env or {})},
        check=False,
    )


def test_findings_go_to_standard_output_and_all_else_to_standard_error() -> None:
    done = lawcheck(*CHECK)

    assert done.returncode == 1
    assert done.stdout.startswith("Cameras on the square\n")
    assert "next:" not in done.stdout
    assert done.stderr == "next: lawcheck explain cases/square.yaml small.law.assessed --rules rules\n"


def test_after_an_empty_case_the_next_step_is_to_be_asked(tmp_path: Path) -> None:
    bare = tmp_path / "bare.yaml"
    bare.write_text("lawcheck: 1\ncase: bare\nfacts: {}\n", encoding="utf-8")

    done = lawcheck("check", str(bare), "--rules", "rules", "--as-of", "2020-05-01", "--lang", "sr")

    assert done.stderr == f"next: lawcheck ask {bare} --rules rules --as-of 2020-05-01 --lang sr\n"


def test_quiet_says_nothing_more() -> None:
    assert lawcheck(*CHECK, "--quiet").stderr == ""


def test_there_is_no_colour_in_a_pipe_and_text_is_utf_8() -> None:
    done = lawcheck(*CHECK, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})

    assert "\x1b" not in done.stdout
    assert "–" in done.stdout


def test_check_loads_nothing_that_it_does_not_need() -> None:
    lawcheck(*CHECK)  # the compiled rules are now in the cache
    code = f"import sys; from lawcheck.cli.app import main; main({list(CHECK)}); print(*sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], cwd=DATA, capture_output=True, text=True, check=True)

    loaded = {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}
    assert loaded & {"typer", "pydantic", "pydantic_core", "lark", "jinja2", "rich", "ruamel", "jsonschema"} == set()


@pytest.mark.parametrize("name", app.COMMANDS)
def test_every_command_shows_an_example_in_its_help(name: str) -> None:
    done = lawcheck(name, "--help")

    assert done.returncode == 0
    assert f"  lawcheck {name} " in done.stdout or f"    lawcheck {name}\n" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_a_fault_of_our_own_is_confessed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(DATA)
    monkeypatch.setattr("lawcheck.cache.cache_home", lambda: None)  # a report kept from before is not judged again
    monkeypatch.setattr("lawcheck.pipeline.judge", lambda *_, **__: 1 / 0)

    assert app.main(list(CHECK)) == 70

    told = capsys.readouterr().err
    assert "your files are not to blame" in told
    assert "ZeroDivisionError" in told
    assert "Traceback" not in told
    assert str(DATA) not in told


def test_control_c_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.chdir(DATA)
    monkeypatch.setattr("lawcheck.cache.cache_home", lambda: None)  # a report kept from before is not judged again
    monkeypatch.setattr("lawcheck.pipeline.judge", interrupted)

    assert app.main(list(CHECK)) == 130
    assert capsys.readouterr() == ("", "")


def test_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m lawcheck list codes --quiet | head -1"

    done = subprocess.run(["bash", "-c", command], cwd=DATA, capture_output=True, text=True, check=True)

    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("redirected", "reason"), [("> /dev/full", "no space left on device"), (">&-", "it is closed")]
)
def test_output_that_goes_nowhere_is_no_fault_of_ours(redirected: str, reason: str) -> None:
    command = f"{sys.executable} -m lawcheck list codes {redirected}"

    done = subprocess.run(["bash", "-c", command], cwd=DATA, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr.startswith(f"error: standard output cannot be written: {reason}\n")
    assert "fault" not in done.stderr


def test_an_interview_with_nobody_to_answer_ends(tmp_path: Path) -> None:
    command = f"{sys.executable} -m lawcheck ask new.yaml <&-"

    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 0
    assert "0 answers" in done.stdout
    assert (tmp_path / "new.yaml").exists()


def test_messages_with_nowhere_to_go_do_not_mix_with_findings() -> None:
    command = f"{sys.executable} -m lawcheck list codes 2>&-"

    done = subprocess.run(["bash", "-c", command], cwd=DATA, capture_output=True, text=True, check=True)

    assert "next:" not in done.stdout


def test_a_report_is_in_the_format_that_its_name_ends_in(tmp_path: Path) -> None:
    begins = {"report.html": b"<!doctype html>", "report.JSON": b"{", "report.md": b"# ", "report.pdf": b"%PDF"}

    for name, beginning in begins.items():
        assert lawcheck(*CHECK, "--output", str(tmp_path / name)).returncode == 1
        assert (tmp_path / name).read_bytes().startswith(beginning)


def _examples() -> list[str]:
    """Every line of every command's help that shows how to call it."""
    docs = [(app.command(name).__doc__ or "").splitlines() for name in app.COMMANDS]
    return [line.strip() for lines in docs for line in lines if line.strip().startswith("lawcheck ")]


@pytest.mark.parametrize("example", _examples())
def test_examples_in_the_help_work_from_any_folder(example: str, tmp_path: Path) -> None:
    first = "lawcheck check belgrade_safe_city --output report.json\n" if "replay" in example else ""
    script = f'lawcheck() {{ "{sys.executable}" -m lawcheck "$@"; }}\n{first}{example}\n'
    env = {**os.environ, "PYTHONPATH": str(Path(app.__file__).parents[2])}

    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, env=env, check=False)

    assert done.returncode in (0, 1), done.stderr
    assert not done.stderr.startswith("error")


def test_a_rule_shows_its_tests_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert app.main(["show", "eu.gdpr.breach_documented"]) == 0  # three rules have this short name
    assert "Its tests" in capsys.readouterr().out


def test_rules_that_the_case_does_not_name_are_not_passed_over_in_silence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    own = tmp_path / "own.law"
    own.write_text(
        'rulebook my.own "Mine"\n  use surveillance\ninstrument mine "Mine"\n'
        'rule z "Police only"\n  cites mine art 1\n  requires controller.kind is police\n',
        encoding="utf-8",
    )
    call = ["check", "griffeye", "--rules", str(own), "--fail-on", "never"]

    app.main(call)
    passed_over = capsys.readouterr().err
    app.main([*call, "--rulebook", "my.own"])

    assert "`my.own` judges nothing" in passed_over
    assert "judges nothing" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "near"),
    [("Камере на тргу", "kamere_na_trgu"), ("2 škole.yaml", "skole"), ("Đurđevdan", "djurdjevdan"), ("…", "my_city")],
)
def test_a_name_that_cannot_be_one_is_answered_with_one_that_can(typed: str, near: str) -> None:
    told = lawcheck("new", "case", typed)

    assert told.returncode == 2
    assert f"such as `{near}`" in told.stderr


def test_a_file_with_a_space_in_its_name_can_be_copied_from_the_next_command(tmp_path: Path) -> None:
    case = tmp_path / "Камере на тргу.yaml"
    case.write_text((DATA / "cases" / "square.yaml").read_text(encoding="utf-8"), encoding="utf-8")

    told = lawcheck("check", str(case), "--rules", "rules")

    assert told.stderr.startswith(f"next: lawcheck explain '{case.as_posix()}' ")


def test_a_short_name_means_the_rule_in_the_rulebooks_of_the_case(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("lawcheck: 1\ncase: c\nrulebooks: [rs]\nfacts: {}\n", encoding="utf-8")

    told = lawcheck("explain", str(case), "assessment_made")

    assert "rs.zzpl.assessment_made" in told.stdout


def test_two_files_with_one_draft_are_refused_with_what_to_do(tmp_path: Path) -> None:
    copy = tmp_path / "copy.law"
    copy.write_text((DATA / "drafts" / "wide.law").read_text(encoding="utf-8"), encoding="utf-8")

    told = lawcheck("draft", "diff", "drafts/wide.law", str(copy), "--rules", "rules", "--near", "cases/square.yaml")

    assert told.returncode == 2
    assert "are both called `small.wide`" in told.stderr
    assert "`draft small.wide_2 …`" in told.stderr


def test_what_hundreds_of_rules_ask_for_is_shown_on_a_screen_or_two() -> None:
    told = lawcheck("show", "processings.mode")

    assert len(told.stdout.splitlines()) < 70
    assert "– rs.zzpl (" in told.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full disk to write to")
@pytest.mark.parametrize("words", [("--help",), ("check", "--help"), ("--version",), CHECK, ("list", "rules")])
def test_output_that_finds_no_room_is_no_fault_of_ours(words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "lawcheck", *words],
            cwd=DATA,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert (done.returncode, done.stderr.splitlines()[0]) == (
        2,
        "error: standard output cannot be written: no space left on device",
    )


@pytest.mark.parametrize("ending", ["xlsx", "odt", "doc", "xml"])
def test_a_report_is_not_written_under_the_name_of_another_format(tmp_path: Path, ending: str) -> None:
    done = lawcheck(*CHECK, "--output", str(tmp_path / f"report.{ending}"))

    assert done.returncode == 2
    assert done.stderr.startswith(f"error: no report is written as .{ending}\n")
    assert list(tmp_path.iterdir()) == []


def test_a_name_with_a_space_in_it_that_lost_its_quotes_is_known(tmp_path: Path) -> None:
    (tmp_path / "my plan.yaml").write_text("lawcheck: 1\ncase: plan\nfacts: {}\n", encoding="utf-8")
    done = lawcheck("check", str(tmp_path / "my"), "plan.yaml")

    assert done.returncode == 2
    assert done.stderr.splitlines()[:2] == [
        f"error: `{tmp_path}/my` and `plan.yaml` are one name with a space in it",
        f"  help: put it in quotes: `'{tmp_path}/my plan.yaml'`",
    ]


def test_a_report_that_is_given_as_a_case_is_known_for_one(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    lawcheck(*CHECK, "--output", str(report))
    done = lawcheck("check", str(report))

    assert done.returncode == 2
    assert f"`{report.as_posix()}` is a report, not a case" in done.stderr
    assert "`lawcheck replay` judges its cases again" in done.stderr
    assert "1 error\n" in done.stderr


def test_a_document_that_is_given_as_a_case_is_answered_with_how_to_make_one(tmp_path: Path) -> None:
    document = tmp_path / "proposal.docx"
    document.write_bytes(b"PK\x03\x04")
    done = lawcheck("check", str(document))

    assert done.returncode == 2
    assert "is a document, not a case" in done.stderr
    assert "`lawcheck ask proposal.yaml`" in done.stderr


def test_agree_says_that_a_folder_is_not_there() -> None:
    done = lawcheck("agree", "nowhere")

    assert done.returncode == 2
    assert done.stderr.startswith("error: `nowhere` does not exist\n")


@pytest.mark.parametrize(
    ("words", "step"),
    [
        (("draft", "check", "my draft.law"), "lawcheck draft amend 'my draft.law'"),
        (("fmt", "--check", "my draft.law"), "lawcheck lint 'my draft.law'"),
        (("coverage", "my rules"), "lawcheck coverage 'my rules' --tests"),
    ],
)
def test_the_next_step_can_be_typed_where_a_name_has_a_space(
    tmp_path: Path, words: tuple[str, ...], step: str
) -> None:
    draft = (DATA / "drafts" / "wide.law").read_text(encoding="utf-8")
    (tmp_path / "my draft.law").write_text(draft, encoding="utf-8")
    shutil.copytree(DATA / "rules", tmp_path / "my rules", ignore=shutil.ignore_patterns("*_test.yaml"))
    if words[0] == "draft":
        case = DATA / "cases" / "square.yaml"
        words = (*words, "--rules", "my rules", "--near", str(case))
    done = lawcheck(*words, cwd=tmp_path)

    assert step in done.stderr.splitlines()[-1]


def test_a_state_has_the_rules_of_a_law_on_the_days_on_which_it_binds_there() -> None:
    rules = ("list", "rules", "--jurisdiction", "GB", "--instrument", "gdpr", "--on")

    assert "eu.gdpr.lawful_ground" in lawcheck(*rules, "2020-12-31").stdout
    assert "eu.gdpr.lawful_ground" not in lawcheck(*rules, "2021-01-01").stdout
