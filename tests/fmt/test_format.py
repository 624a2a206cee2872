"""Laying out: samples by hand, every shipped file, generated rulebooks; and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from lawcheck.diagnostics import Diagnostics, InternalError
from lawcheck.files import content, read_rules
from lawcheck.fmt import Refused, format_text
from lawcheck.fmt.boxes import WIDTH
from lawcheck.fmt.format import make_sure
from lawcheck.report.skeleton import rulebook
from lawcheck.span import InputFile
from lawcheck.syntax.tokens import COMMENT, Token, Written, read_tokens
from tests.properties.rulebooks import rulebooks
from tests.properties.things import Things
from tests.rulesets import ruleset_of

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.law"))
SHIPPED = read_rules(None, Diagnostics())
CUT = "# ── laid out ──\n"
GAPS = [" ", "  ", "\n", "\n    ", "\t", " # why\n", "\n  # one\n  # two\n", "\r\n"]


def laid_out(text: str) -> str:
    """The text laid out; it has no mistake."""
    answer = format_text(InputFile("a.law", text))
    assert isinstance(answer, str), answer
    return answer


def written(text: str) -> Written:
    """The words of a text that has no mistake."""
    found = read_tokens(InputFile("a.law", text))
    assert isinstance(found, Written), found
    return found


def words(text: str) -> list[Token]:
    """Its words, without the comments."""
    return [token for token in written(text).tokens if token.kind != COMMENT]


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_layout(path: Path) -> None:
    given_, expected = path.read_text(encoding="utf-8").split(CUT)

    assert laid_out(given_) == expected
    assert laid_out(expected) == expected


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.name)
def test_every_shipped_file_is_laid_out_within_the_width(file: InputFile) -> None:
    text = laid_out(file.text)  # which is held against the file: the same meaning, the same comments

    assert text == file.text, "run `lawcheck fmt`"
    too_long = [line for line in text.splitlines() if len(line) > WIDTH and not line.lstrip().startswith("#")]
    assert all(line.split()[0] in ("url", "published") for line in too_long)


@given(rulebooks(), st.data())
def test_where_lines_break_makes_no_difference(generated: tuple[Things, str], data: st.DataObject) -> None:
    things, rules = generated
    for text in (things.text(), rules):
        expected = laid_out(text)
        for gaps in (" ", "\n"):
            note(again := gaps.join(token.text for token in words(text)))
            assert laid_out(again) == expected


@given(rulebooks(), st.data())
def test_comments_anywhere_are_kept_and_meaning_too(generated: tuple[Things, str], data: st.DataObject) -> None:
    random = data.draw(st.randoms(use_true_random=False))
    for text in (generated[0].text(), generated[1]):
        note(again := "".join(token.text + random.choice(GAPS) for token in words(text)))
        once = laid_out(again)  # which is held against the text: the same meaning, the same comments
        assert laid_out(once) == once


def test_a_file_with_mistakes_is_refused_with_what_is_wrong() -> None:
    answer = format_text(InputFile("a.law", 'rulebook a\nrule r "T"\n  severity\n'))

    assert isinstance(answer, Refused)
    assert [diagnostic.code for diagnostic in answer.diagnostics] == ["unfinished-file"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("rulebook b # why\n", "mean something else"),
        ("rulebook a\n", "lose a comment"),
        ("rulebook a # why\n", "not stay as it is"),
        ("rulebook a a # why\n", "cannot be read"),
    ],
)
def test_a_layout_that_changes_more_than_the_layout_is_never_handed_out(text: str, why: str) -> None:
    file = InputFile("a.law", "rulebook   a  # why")

    with pytest.raises(InternalError, match=why):
        make_sure(file, written(file.text), text)


def test_the_rules_of_the_repository_are_read() -> None:
    assert len(SHIPPED) == len(list((content() / "rules").rglob("*.law")))


def test_a_new_rulebook_is_laid_out() -> None:
    ruleset = ruleset_of(*(file.text for file in SHIPPED if file.name.startswith("rules/vocabulary/")))

    for name, text in rulebook("my.rules", ruleset, date(2026, 11, 24)).items():
        if name.endswith(".law"):
            assert laid_out(text) == text
