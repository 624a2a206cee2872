"""The report as a file for Word and as PDF: all that the page says, and a clear word where it cannot be made."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import escape
from io import BytesIO
from pathlib import Path

import pytest

from lawcheck import pipeline
from lawcheck.cli import status
from lawcheck.cli.pages import document, page
from lawcheck.report import as_markdown
from lawcheck.report.document import document as parts_of
from lawcheck.report.report import Report
from lawcheck.report.typeset import plain
from tests.report.hostile import HOSTILE, poisoned

DATA = Path(__file__).parent.parent / "cli" / "data"


@pytest.fixture(autouse=True)
def _installed(request: pytest.FixtureRequest) -> None:
    for package in ("docx", "typst"):
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


def test_word_has_the_matrix_as_a_table_with_a_head(report: Report) -> None:
    import docx

    table, *_ = docx.Document(BytesIO(document(report, "docx"))).tables

    assert [cell.text for cell in table.rows[0].cells] == [
        "Rulebook",
        "Violated",
        "Undetermined",
        "Exempt",
        "Not in force",
    ]
    assert [cell.text for cell in table.rows[1].cells] == ["The Small Act", "2", "1", "1", "1"]
    assert "w:tblHeader" in table.rows[0]._tr.xml


def test_word_has_justifications_as_lists_within_lists(report: Report) -> None:
    import docx

    lines = docx.Document(BytesIO(document(report, "docx"))).paragraphs
    found = {line.text: line._p.pPr.numPr for line in lines if line._p.pPr is not None}
    depth = {text: number.ilvl.val for text, number in found.items() if number is not None}

    assert next(deep for text, deep in depth.items() if text.startswith("It applies: true All of this is so")) == 0
    assert depth["What does it do with the pictures? live face matching: true"] == 1
    assert depth["answer: live face matching (ministry C3)"] == 2


@pytest.mark.parametrize("language", ["en", "sr", "sr-Latn"])
def test_documents_say_all_that_the_report_says(report: Report, serbian: Report, language: str) -> None:
    told = {"en": report, "sr": serbian}.get(language) or replace(serbian, language=language)
    case = told.cases[0]

    found = " ".join(run.text for part in parts_of(told) for run in getattr(part, "runs", ()))

    wanted = [case.title, *(source.title for source in case.sources), *(law.published for law in told.instruments)]
    for finding in case.findings:
        wanted += [finding.rule, finding.title]
        wanted += [fact.question for fact in (*finding.missing_facts, *finding.disputed, *finding.facts)]
        if finding.outcome in ("violated", "disputed"):
            wanted += [finding.remedy, finding.reading, *finding.messages]
            wanted += [node.where for node in finding.justification.because if node.text]
    wanted += [told.receipt.rules, *told.receipt.cases]
    assert [text for text in wanted if text not in found] == []


@pytest.mark.parametrize("poison", HOSTILE)
def test_hostile_words_anywhere_are_words_in_word_pdf_and_markdown(report: Report, poison: str) -> None:
    hostile = poisoned(report, poison)
    plainly = " ".join(plain(poison).split())

    texts = " ".join(" ".join(text.split()) for _, text in paragraphs(document(hostile, "docx")))
    assert plainly in texts
    assert document(hostile, "pdf").startswith(b"%PDF-")
    written = as_markdown.render(hostile)
    assert not re.search(r"(?<!\\)<(?!https?://example\.org/)", re.sub(r"`[^`]*`", "", written))
    assert "\x00" not in written + texts
    assert "\u202e" not in written + texts


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


@pytest.mark.parametrize(("format", "package"), [("docx", "docx"), ("pdf", "typst")])
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


@pytest.mark.parametrize("language", ["en", "sr"])
def test_a_definition_is_called_by_its_title_in_page_and_documents(language: str) -> None:
    rules = pipeline.load_rules()
    case = pipeline.load_case("bridges_dc_2019", rules)
    told = pipeline.check(case, rules, today=date(2026, 1, 1), language=language)

    name, title = next((name, title) for name, title in told.definitions.items() if title)

    assert title == rules.ruleset.definitions[name].title.in_language(language)
    assert re.search(rf"{re.escape(escape(title))}: \w+ <i>", page(told))
    assert told.definitions.keys() <= rules.ruleset.definitions.keys()
