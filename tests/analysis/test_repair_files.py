"""A case file with a repair in it says what it is, in the language of whoever asked, and keeps what it said."""

from __future__ import annotations

import pytest

from lawcheck.analysis.repair import Repair
from lawcheck.analysis.repair_as_yaml import render
from lawcheck.facts.claim import Instance
from lawcheck.span import InputFile

CASE = """lawcheck: 1
case: square
title: Cameras on the square
sr: # its own texts
  Cameras on the square: "Камере на тргу"
  gate: "капија"
facts:
  controller: {kind: private}
"""


def changed(text: str, language: str) -> str:
    told = render(InputFile("square.yaml", text), Repair((), Instance(), {}), language)
    assert isinstance(told, str)
    return told


@pytest.mark.parametrize(
    ("language", "first", "title"),
    [
        (
            "en",
            "# Changed by `lawcheck repair`: what it put here has no source, and would have to become true.",
            "Cameras on the square (as changed by repair)",
        ),
        (
            "sr",
            "# Измењено наредбом `lawcheck repair`: оно што је овде унела нема извор и тек би морало да постане тачно.",
            "Cameras on the square (са изменама)",
        ),
        (
            "sr-Latn",
            "# Izmenjeno naredbom `lawcheck repair`: ono što je ovde unela nema izvor i tek bi moralo da postane tačno.",
            "Cameras on the square (sa izmenama)",
        ),
    ],
)
def test_the_file_says_that_it_is_changed(language: str, first: str, title: str) -> None:
    lines = changed(CASE, language).splitlines()

    assert lines[0] == first
    assert lines[3] == f"title: {title}"
    assert lines[5] == f'  {title}: "Камере на тргу (са изменама)"'
    assert [line for line in lines if line not in (lines[0], lines[3], lines[5])] == [
        line for line in CASE.splitlines() if "on the square" not in line
    ]


def test_a_byte_order_mark_stays_at_the_beginning() -> None:
    assert changed(f"\ufeff{CASE}", "en").startswith("\ufeff# Changed")


def test_a_title_without_a_translation_is_marked_alone() -> None:
    assert changed("title: Here\nfacts: {}\n", "sr").splitlines()[1:] == ["title: Here (са изменама)", "facts: {}"]
