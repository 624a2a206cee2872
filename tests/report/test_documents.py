"""The report as a file for Word and as PDF: what the Markdown says, and a clear word where it cannot be made."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from lawcheck.cli import status
from lawcheck.cli.pages import document
from lawcheck.report.report import Report

DATA = Path(__file__).parent.parent / "cli" / "data"


@pytest.fixture(autouse=True)
def _installed(request: pytest.FixtureRequest) -> None:
    for package in ("docx", "typst", "markdown_it"):
        pytest.importorskip(package, reason=f"{package} is not installed: pip install 'lawcheck-rules[letters]'")


def paragraphs(word: bytes) -> Iterator[tuple[str, str]]:
    """The style and text of each paragraph."""
    import docx

    for paragraph in docx.Document(BytesIO(word)).paragraphs:
        yield paragraph.style.name if paragraph.style else "", paragraph.text


def test_word_has_real_headings_and_every_finding(report: Report) -> None:
    found = list(paragraphs(document(report, "docx")))

    case = report.cases[0]
    assert found[0] == ("Heading 1", case.title)
    headings = {text for style, text in found if style.startswith("Heading")}
    assert {f.title for f in case.findings if f.outcome in ("violated", "disputed")} <= headings
    text = "\n".join(text for _, text in found)
    assert all(f.remedy in text for f in case.findings if f.outcome == "violated")
    assert report.receipt.rules in text


def test_pdf_is_a_tagged_pdf(report: Report) -> None:
    made = document(report, "pdf")

    assert made.startswith(b"%PDF-")
    assert b"/MarkInfo" in made or b"/StructTreeRoot" in made


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_the_same_report_is_the_same_file(report: Report, format: str) -> None:
    assert document(report, format) == document(report, format)


@pytest.mark.parametrize("format", ["docx", "pdf"])
@pytest.mark.parametrize("hostile", ['#eval("1")', "*a* _b_ `c` $d$ @e <f> [g](h) ]]> \\", '"); #panic("x'])
def test_what_a_case_says_is_never_markup(report: Report, format: str, hostile: str) -> None:
    case = report.cases[0]
    sources = tuple(replace(source, title=hostile) for source in case.sources)
    made = document(replace(report, cases=(replace(case, title=hostile, sources=sources),)), format)

    if format == "docx":
        texts = [text for _, text in paragraphs(made)]
        assert texts[0] == hostile
        assert sum(hostile in text for text in texts[1:]) == len(sources)


def test_serbian_in_both_scripts_has_all_its_letters(serbian: Report) -> None:
    assert document(serbian, "pdf").startswith(b"%PDF-")  # a letter without a glyph would be an error
    assert any("Повређено" in text for _, text in paragraphs(document(serbian, "docx")))


@pytest.mark.parametrize(("format", "package"), [("docx", "docx"), ("pdf", "typst"), ("pdf", "markdown_it")])
def test_a_missing_package_is_named(
    report: Report,
    format: str,
    package: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(status.Stop) as stopped:
        document(report, format)

    assert stopped.value.status == status.WRONG_INPUT
    said = capsys.readouterr().err
    assert f"`{package}`" in said
    assert "lawcheck-rules[letters]" in said


def check(*words: str) -> subprocess.CompletedProcess[str]:
    """`lawcheck check` on the small case."""
    call = [sys.executable, "-m", "lawcheck", "check", "cases/square.yaml", "--rules", "rules", "-q", *words]
    return subprocess.run(call, cwd=DATA, capture_output=True, encoding="utf-8", check=False)


def test_a_file_for_word_or_print_does_not_go_to_the_terminal() -> None:
    done = check("--format", "pdf")

    assert (done.returncode, done.stdout) == (2, "")
    assert "--output report.pdf" in done.stderr


@pytest.mark.parametrize(("format", "start"), [("html", b"<!doctype html>"), ("docx", b"PK"), ("pdf", b"%PDF-")])
def test_it_is_written_whole_and_over_nothing(tmp_path: Path, format: str, start: bytes) -> None:
    file = tmp_path / f"report.{format}"

    assert check("--format", format, "--output", str(file)).returncode == 1  # something is violated
    assert file.read_bytes().startswith(start)
    assert check("--format", format, "--output", str(file)).returncode == 2
    assert check("--format", format, "--output", str(file), "--force").returncode == 1
