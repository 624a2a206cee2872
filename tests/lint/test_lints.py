"""Every lint is held to its own examples, and to the wording of the house."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import lawcheck.lint.lints
from lawcheck.diagnostics.catalogue import CATALOGUE
from lawcheck.fmt import format_text
from lawcheck.lint.mend import mend
from lawcheck.lint.run import DEEP, LINTS, NAMES, Lint, name_of, page
from tests.lint.examples import HEAD, example, look, said_of

FOLDER = Path(lawcheck.lint.lints.__file__).parent


@pytest.mark.parametrize("lint", LINTS, ids=name_of)
def test_a_lint_speaks_of_its_bad_example_and_not_of_its_good_one(lint: Lint) -> None:
    bad, good = said_of(lint.BAD, name_of(lint)), said_of(lint.GOOD, name_of(lint))

    if name_of(lint) == "ignored-for-nothing":  # which speaks of what other lints do not say
        good = said_of(lint.GOOD, name_of(lint), "no-message")
        good = [said for said in good if said.lint == name_of(lint)]
    assert [said.lint for said in bad] == [name_of(lint)] * len(bad)
    assert bad
    assert good == []


@pytest.mark.parametrize("lint", LINTS, ids=name_of)
def test_what_a_lint_says_is_worded_by_the_house_rules(lint: Lint) -> None:
    for said in said_of(lint.BAD, name_of(lint)):
        for text in (said.remark.message, said.remark.help, said.remark.label):
            assert "\n" not in text
            assert not text.endswith(".")
            assert text[:1] == text[:1].lower()


@pytest.mark.parametrize("lint", (*LINTS, *DEEP), ids=name_of)
def test_examples_are_laid_out(lint: Lint) -> None:
    for text in (lint.BAD, lint.GOOD):
        assert format_text(example(text)) == example(text).text


@pytest.mark.parametrize("lint", (*LINTS, *DEEP), ids=name_of)
def test_a_manual_page_says_what_why_and_what_to_do(lint: Lint) -> None:
    manual = page(name_of(lint))
    assert manual
    assert len(manual.title) <= 110
    assert len(manual.explanation) >= 2
    assert name_of(lint) not in CATALOGUE


FIXING = [lint for lint in LINTS if any(said.remark.fix for said in said_of(lint.BAD, name_of(lint)))]


@pytest.mark.parametrize("lint", FIXING, ids=name_of)
def test_the_fix_turns_the_bad_example_into_the_good_one(lint: Lint) -> None:
    mended = mend([example(lint.BAD)], {"example.law"}, lambda files: look(files, name_of(lint)))

    assert [file.text for file in mended.files if file.name == "example.law"] == [example(lint.GOOD).text]
    assert mended.changed == {"example.law"}


@pytest.mark.parametrize("lint", LINTS, ids=name_of)
def test_a_page_that_promises_a_fix_has_one(lint: Lint) -> None:
    manual = page(name_of(lint))
    assert manual
    assert any("`--fix`" in paragraph for paragraph in manual.explanation) == (lint in FIXING)


def test_every_file_of_the_folder_is_in_the_list() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}

    assert sorted(NAMES) == sorted(stem.replace("_", "-") for stem in files)
    assert len(set(NAMES)) == len(LINTS) + len(DEEP)


def test_the_page_of_all_lints_is_made_from_them() -> None:
    from tests.lint.lints_page import page as whole

    written = (Path(__file__).parents[2] / "docs" / "lints.md").read_text(encoding="utf-8")

    assert written == whole(), "run `make docs`"
    assert HEAD not in written
    assert re.findall(r"^### `([\w-]+)`", written, re.MULTILINE) == list(NAMES)
