"""`lawcheck letter` as a process: what it writes, what it leaves alone, and what it refuses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.letters.letters import HOME, LETTERS

RULES = ("--rules", str(HOME.parents[1] / "rules" / "vocabulary"), "--rules", str(Path(__file__).parent / "rules"))


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "lawcheck", "letter", *words]
    path = {
        "PYTHONPATH": str(HOME.parents[1]),
        "PATH": "",
        "HOME": str(folder),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    return subprocess.run(call, cwd=folder, capture_output=True, encoding="utf-8", check=False, env=path)


def complaint(*words: str) -> tuple[str, ...]:
    return (str(HOME / "complaint" / "sample.yaml"), "--letter", "complaint", *RULES, *words)


def test_a_letter_is_not_written_under_the_name_of_another_format(tmp_path: Path) -> None:
    done = run(tmp_path, *complaint("-o", "letter.odt"))

    assert done.returncode == 2
    assert done.stderr.startswith("error: no letter can be written as .odt\n")
    assert not (tmp_path / "letter.odt").exists()


def test_the_letters_are_named(tmp_path: Path) -> None:
    done = run(tmp_path, "--list")

    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == sorted(LETTERS)


def test_the_letter_goes_to_standard_output_and_what_is_missing_to_standard_error(tmp_path: Path) -> None:
    (tmp_path / "me.yaml").write_text("name: Јелена Јелић\naddress:\n", encoding="utf-8")

    done = run(
        tmp_path, *complaint("--sender", "me.yaml", "--set", "place=Ниш", "--lang", "sr-Latn", "--format", "txt")
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Јелена Јелић\n[adresa pošiljaoca]\n")
    assert "Ниш, 1. aprila 2026." in done.stdout
    assert "  address                adresa pošiljaoca\n" in done.stderr
    assert "\n  name " not in done.stderr
    assert "Odgovori koji se mogu očekivati" in done.stderr
    assert "rs.zzpl.purpose_specific" in done.stderr  # not held against the text of the law
    assert done.stderr.splitlines()[-1].startswith("next: ")


@pytest.mark.parametrize(
    ("format", "start"), [("docx", b"PK"), ("pdf", b"%PDF"), ("md", rb"\[name"), ("txt", b"[name")]
)
def test_a_file_is_written_once(tmp_path: Path, format: str, start: bytes) -> None:
    first = run(tmp_path, *complaint("--format", format, "-o", f"letter.{format}"))
    written = (tmp_path / f"letter.{format}").read_bytes()
    second = run(tmp_path, *complaint("--format", format, "-o", f"letter.{format}"))
    third = run(tmp_path, *complaint("--format", format, "-o", f"letter.{format}", "--force"))

    assert (first.returncode, second.returncode, third.returncode) == (0, 2, 0), first.stderr
    assert written.startswith(start)
    assert "is there already" in second.stderr
    assert (tmp_path / f"letter.{format}").read_bytes() == written


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "no case was named"),
        (("case.yaml",), "no letter was named"),
        (("case.yaml", "--letter", "complain"), "`--letter complain` is not known"),
        (("case.yaml", "--letter", "complaint"), "`case.yaml` does not exist"),
        (complaint("--format", "odt"), "`--format odt` is not known"),
        (complaint("--format", "pdf"), "needs a file"),
        (complaint("--as-of", "yesterday"), "is not a date"),
        (complaint("--as-of", "2019-01-01"), "not known to be in force"),
        (complaint("--min-grade", "Z9"), "is not a grade"),
        (complaint("--set", "name"), "sets nothing"),
        (complaint("--set", "shoe_size=43"), "is nothing that a letter asks for"),
        (complaint("--set", "name= "), "is empty"),
        (complaint("--set", "capacity=king"), "`capacity` cannot be `king`"),
        (complaint("--sender", "nobody.yaml"), "does not exist"),
        (complaint("--sender", "list.yaml"), "is no sender file"),
        (complaint("--sender", "broken.yaml"), "error"),
        (complaint("--set", "questions=few"), "`questions` cannot be `few`"),
        (complaint("--loopholes", "nowhere.yaml"), "does not exist"),
        (complaint("--loopholes", "list.yaml"), "list.yaml, entry 1: that is no loophole"),
        (complaint("--letterhead", "list.yaml"), "a letterhead is for `--format docx`"),
        (complaint("--letterhead", "list.yaml", "-o", "x.docx"), "`list.yaml` is no letterhead"),
        (complaint("--letterhead", "nowhere.docx", "-o", "x.docx"), "cannot be read: no such file"),
        (complaint("--letterhead", "broken.docx", "-o", "x.docx"), "no Word file that can be read"),
        (complaint("--templates", "wrong"), "complaint/letter.yaml, line 1: `colour` says nothing of a letter"),
        (complaint("--templates", "nowhere"), "is no folder"),
        (complaint("--templates", "hostile"), "hostile"),
        (complaint("-o", "nowhere/letter.md"), "its folder does not exist"),
    ],
)
def test_wrong_input_is_refused_and_nothing_written(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    (tmp_path / "list.yaml").write_text("- a\n")
    (tmp_path / "broken.yaml").write_text('name: "a\n')
    (tmp_path / "broken.docx").write_bytes(b"no archive")
    (tmp_path / "wrong" / "complaint").mkdir(parents=True)
    (tmp_path / "wrong" / "complaint" / "letter.yaml").write_text("colour: red")
    (tmp_path / "hostile" / "complaint").mkdir(parents=True)
    (tmp_path / "hostile" / "complaint" / "letter.en.md.j2").write_text("{{ hostile }}")
    before = {path for path in tmp_path.rglob("*") if "cache" not in path.parts}

    done = run(tmp_path, *words)

    assert done.returncode == 2, done.stderr
    assert told in done.stderr
    assert done.stdout == ""
    assert {path for path in tmp_path.rglob("*") if "cache" not in path.parts} == before


def test_the_name_of_the_file_says_the_format(tmp_path: Path) -> None:
    assert run(tmp_path, *complaint("-o", "letter.docx")).returncode == 0
    assert (tmp_path / "letter.docx").read_bytes().startswith(b"PK")


def test_a_folder_of_ones_own_replaces_and_adds(tmp_path: Path) -> None:
    (tmp_path / "own" / "note").mkdir(parents=True)
    (tmp_path / "own" / "shared").mkdir()
    (tmp_path / "own" / "note" / "letter.en.md.j2").write_text("# Note\n\n{% include 'shared/points.en.md.j2' %}\n")
    (tmp_path / "own" / "shared" / "points.en.md.j2").write_text(
        "{% for p in letter.points %}\n- {{ p.title }}\n{% endfor %}\n"
    )

    done = run(tmp_path, complaint()[0], "--letter", "note", "--templates", "own", *RULES)

    assert done.stdout == "# Note\n\n- An impact assessment is made before the start\n- The purpose is specific\n"


def test_a_missing_package_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "typst.py").write_text("raise ImportError('no typst', name='typst')\n")

    done = run(tmp_path, *complaint("--format", "pdf", "-o", "letter.pdf"))

    assert done.returncode == 2
    assert "needs the package `typst`" in done.stderr
    assert "lawcheck-rules[letters]" in done.stderr
    assert not (tmp_path / "letter.pdf").exists()


def test_a_new_letter_works_at_once_in_both_languages(tmp_path: Path) -> None:
    new = [sys.executable, "-m", "lawcheck", "new", "letter", "reminder", "--into", "mine"]
    path = {"PYTHONPATH": str(HOME.parents[1]), "PATH": "", "HOME": str(tmp_path)}
    first = subprocess.run(new, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, env=path)
    again = subprocess.run(new, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, env=path)

    assert (first.returncode, again.returncode) == (0, 2), first.stderr
    assert "--letter reminder --templates mine" in first.stderr.splitlines()[-1]
    for language, heading in (("en", "# TITLE"), ("sr", "# НАСЛОВ")):
        done = run(
            tmp_path, complaint()[0], "--letter", "reminder", "--templates", "mine", "--lang", language, *RULES
        )
        assert done.returncode == 0, done.stderr
        assert heading in done.stdout
        assert "[^1]" in done.stdout


def test_a_letterhead_is_for_word_alone(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    docx.Document().save(str(tmp_path / "head.docx"))

    done = run(tmp_path, *complaint("--letterhead", "head.docx", "-o", "letter.docx"))
    assert done.returncode == 0, done.stderr
    assert b"footnotes.xml" in (tmp_path / "letter.docx").read_bytes()
    assert "\n  name " not in done.stderr  # it stands on the letterhead


def test_loopholes_come_from_a_file(tmp_path: Path) -> None:
    hole = "{article: '9', requirement: R, citation: C, story: A story., amendment: An amendment.}"
    (tmp_path / "holes.yaml").write_text(f"- {hole}\n")
    case = str(HOME / "public_comments" / "sample.yaml")

    done = run(tmp_path, case, "--letter", "public_comments", "--loopholes", "holes.yaml", *RULES)

    assert done.returncode == 0, done.stderr
    assert "## Article 9\n\n1. The law requires: *R* (C)." in done.stdout


def test_a_serbian_reader_is_refused_in_serbian(tmp_path: Path) -> None:
    done = run(tmp_path, *complaint("--lang", "sr", "--as-of", "2019-01-01"))

    assert done.returncode == 2
    assert "није познато да је на снази" in done.stderr
    assert "1. јануара 2019." in done.stderr
