"""Profiles and levels; baselines; fixes that meet; and what programs read."""

from __future__ import annotations

import json
from datetime import date

import pytest

from lawcheck.diagnostics import Diagnostics, InternalError
from lawcheck.files import read_rules
from lawcheck.lint import baseline, formats
from lawcheck.lint.law import Law
from lawcheck.lint.mend import edited, mend, with_fixes
from lawcheck.lint.remark import Edit, Level, Remark, Said
from lawcheck.lint.run import DEEP_NAMES, NAMES, levels, page, read, remarks
from lawcheck.span import InputFile, Span
from tests.exchange import valid_sarif
from tests.lint.examples import TODAY, example, law_of, look, said_of

BAD = """
rule assessed "It has been assessed"
  cites act art 4, act art 4
  requires assessment.approved is yes and assessment.approved is yes
  requires assessment.opinion is one of approved
"""


def test_the_default_profile_leaves_out_what_is_off_and_strict_says_all() -> None:
    default, strict, errors = levels("default"), levels("strict"), levels("errors")

    assert set(levels("strict", deep=True)) == set(NAMES)
    assert set(NAMES) - set(strict) == set(DEEP_NAMES)
    assert "no-burden" not in default
    assert strict["no-burden"] is Level.HINT
    assert (default["no-family"], strict["no-family"]) == (Level.HINT, Level.WARNING)
    assert set(errors.values()) == {Level.ERROR}
    assert set(errors) < set(default) < set(strict)


def test_selected_lints_run_alone_even_where_they_are_off() -> None:
    assert levels("default", ["no-burden", "no-test"]) == {"no-burden": Level.HINT, "no-test": Level.WARNING}
    assert set(levels("default")) - set(levels("default", ignore=["no-test"])) == {"no-test"}


def test_files_with_mistakes_are_answered_with_them_and_no_lint_runs() -> None:
    wrong = read(
        [InputFile("a.law", 'rulebook a "A"\nrule r "R"\n  cites nothing art 1\n  severity\n')], date(2026, 1, 1)
    )

    assert isinstance(wrong, tuple)
    assert wrong


def test_the_rules_of_the_repository_give_no_error_and_no_warning() -> None:
    law = read(read_rules(None, Diagnostics()), TODAY)
    assert isinstance(law, Law)

    found = remarks(law, levels("default"))

    assert [said.remark.message for said in found if said.level in (Level.ERROR, Level.WARNING)] == []


# ── baselines ──────────────────────────────────────────────────────────────────────────────────────────────


def said(message: str, at: int = 0) -> Said:
    """A remark of that wording."""
    return Said("no-message", Level.WARNING, Remark(message, Span("a.law", at, at)))


def test_a_baseline_knows_remarks_wherever_they_have_moved() -> None:
    known = baseline.read(baseline.written([said("one", 5), said("two", 9)]))
    assert known

    compared = baseline.compare([said("one", 500), said("three", 7)], known)

    assert compared.new == (said("three", 7),)
    assert compared.gone == 1


def test_a_baseline_counts_those_that_are_alike() -> None:
    known = baseline.read(baseline.written([said("one", 5), said("one", 9)]))
    assert known

    assert baseline.compare([said("one", n) for n in (1, 2, 3)], known).new == (said("one", 3),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"lawcheck_lint_baseline": 2, "remarks": []}',
        '{"lawcheck_lint_baseline": 1, "remarks": [{}]}',
    ],
)
def test_what_is_no_baseline_is_not_read_as_one(text: str) -> None:
    assert baseline.read(text) is None


# ── fixes ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_fixes_go_in_one_round_after_the_other_until_none_is_left() -> None:
    mended = mend([example(BAD)], {"example.law"}, look)
    text = next(file.text for file in mended.files if file.name == "example.law")

    assert text.endswith(
        "  cites act art 4\n  requires assessment.approved\n  requires assessment.opinion is approved\n"
    )
    assert {one.lint for one in mended.fixed} == {
        "doubled-citation",
        "doubled-condition",
        "answer-compared",
        "one-of-one",
    }


def test_files_that_are_not_spoken_of_stay_as_they_are() -> None:
    mended = mend([example(BAD)], set(), look)

    assert mended.changed == frozenset()
    assert mended.fixed == ()


def test_of_fixes_that_touch_each_other_the_first_goes_in() -> None:
    law = law_of(example(BAD))
    place = law.files["example.law"].text.index("assessment.approved is yes")
    span = Span("example.law", place, place + len("assessment.approved is yes"))
    several = [Said("x", Level.HINT, Remark("", span, fix=(Edit(span, text),))) for text in ("today is none", "no")]

    texts, done = with_fixes(law.files, several)

    assert "requires today is none and" in texts["example.law"]
    assert done == (several[0],)


def test_a_fix_that_leaves_a_mistake_is_our_fault() -> None:
    law = law_of(example(BAD))
    place = law.files["example.law"].text.index("requires")
    fix = Edit(Span("example.law", place, place + 8), "cites")

    with pytest.raises(InternalError, match="left a mistake"):
        with_fixes(law.files, [Said("x", Level.HINT, Remark("", fix.span, fix=(fix,)))])


def test_edits_are_put_in_by_the_places_of_the_text_that_was_read() -> None:
    edits = [Edit(Span("", 0, 1), "aaa"), Edit(Span("", 2, 3), ""), Edit(Span("", 4, 4), "!")]

    assert edited("a-b-c", edits) == "aaa--!c"


# ── what programs read ─────────────────────────────────────────────────────────────────────────────────────

FOUND = said_of(BAD, "one-of-one", "doubled-citation", "no-message", "title-is-no-sentence")
FILES = law_of(example(BAD)).files


def test_json_has_the_place_the_help_and_the_fix() -> None:
    remarks = json.loads(formats.as_json(FOUND, FILES))["remarks"]
    one = next(remark for remark in remarks if remark["lint"] == "one-of-one")

    assert (one["file"], one["line"], one["column"], one["end_line"], one["end_column"]) == (
        "example.law",
        7,
        12,
        7,
        49,
    )
    assert one["fix"] == [
        {"file": "example.law", "line": 7, "column": 30, "end_line": 7, "end_column": 41, "text": " is "}
    ]
    assert len(remarks) == len(FOUND)


def test_annotations_carry_place_title_and_message_on_one_line_each() -> None:
    lines = formats.as_github(FOUND, FILES).splitlines()

    assert len(lines) == len(FOUND)
    assert (
        "::warning file=example.law,line=7,endLine=7,col=12,endColumn=49,title=lawcheck one-of-one"
        "::there is only one to choose from; write `is`"
    ) in lines


def test_signs_that_would_end_an_annotation_are_written_as_codes() -> None:
    span = Span("a,b:c.law", 0, 1)
    remark = Said("x", Level.HINT, Remark("100 %\nof it", span))

    assert formats.as_github([remark], {"a,b:c.law": InputFile("a,b:c.law", "text")}) == (
        "::notice file=a%2Cb%3Ac.law,line=1,endLine=1,col=1,endColumn=2,title=lawcheck x::100 %25%0Aof it\n"
    )


def test_text_ends_in_how_many_there_are() -> None:
    assert formats.as_text(FOUND, FILES).splitlines()[-1] == "4 warnings in 1 file; 2 can be put right with `--fix`"
    assert formats.as_text([], FILES) == "no remarks\n"


def test_sarif_fits_its_schema_and_has_the_manual_pages() -> None:
    pages = [told for name in NAMES if (told := page(name))]
    (run,) = valid_sarif(formats.as_sarif(FOUND, FILES, pages))["runs"]

    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(NAMES)
    assert [result["ruleId"] for result in run["results"]] == [one.lint for one in FOUND]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 5


def test_a_letter_that_only_looks_latin_is_pointed_at() -> None:
    (said,) = said_of("""
rule opіnion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is approved
""", "name-style")  # fmt: skip
    assert said.remark.help == "`і` is none of the letters from a to z, whatever it looks like"
