"""The Python interface: what a notebook or another program calls. It changes only by addition.

Dates may be given as `date` or as text, grades as text; wrong ones raise `ValueError`. Files with mistakes raise
`Refused`, which lists all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawcheck import pipeline
from lawcheck.facts.claim import Case, Grade
from lawcheck.pipeline import Refused, Rules
from lawcheck.report.report import Report

if TYPE_CHECKING:
    from os import PathLike

__all__ = ["Case", "Refused", "Report", "Rules", "check", "load_case", "load_rules"]


def load_rules(*paths: str | PathLike[str]) -> Rules:
    """The rules at or below these paths; those that come with lawcheck if there are none."""
    return pipeline.load_rules([Path(path) for path in paths] or None)


def load_case(case: str | PathLike[str] | Mapping[str, Any], rules: Rules) -> Case:
    """A case from a file, by the name of one that comes with lawcheck, or from a mapping laid out as in a case file."""
    if isinstance(case, Mapping):
        return pipeline.case_of(dict(case), rules)
    return pipeline.load_case(str(case), rules)


def check(
    cases: Case | Sequence[Case],
    rules: Rules,
    *,
    as_of: date | str | None = None,
    believe: Collection[str] = (),
    min_grade: str | None = None,
    rulebooks: Collection[str] = (),
    language: str = "en",
) -> Report:
    """The report on these cases, as `lawcheck check` makes it.

    `as_of`: the day whose law and claims count; without it the case's own date, and without that today.
    """
    day = date.fromisoformat(as_of) if isinstance(as_of, str) else as_of
    return pipeline.check(
        cases,
        rules,
        today=date.today(),
        as_of=day,
        believe=believe,
        min_grade=_grade(min_grade) if min_grade else None,
        rulebooks=rulebooks,
        language=language,
    )


def _grade(text: str) -> Grade:
    letter, number = text[:1].upper(), text[1:]
    if letter not in tuple("ABCDEF") or number not in tuple("123456"):
        raise ValueError(f"{text!r} is no grade: write a letter from A to F and a number from 1 to 6, such as B2")
    return Grade(letter, int(number))
