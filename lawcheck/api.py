"""The Python interface: what a notebook or another program calls. It changes only by addition.

Dates may be given as `date` or as text, grades as text. A wrong one raises `ValueError`, as does the name of a source or
rulebook that there is not: a misspelt name would leave nothing to judge, and that must not look like a clean report.
Files with mistakes raise `Refused`, which lists all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lawcheck import pipeline
from lawcheck.diagnostics.suggest import did_you_mean
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
    believe: str | Collection[str] = (),
    min_grade: str | None = None,
    rulebooks: str | Collection[str] = (),
    language: str = "en",
) -> Report:
    """The report on these cases, as `lawcheck check` makes it.

    `as_of`: the day whose law and claims count; without it the case's own date, and without that today. `believe`:
    only claims of these sources count; `min_grade`: only claims at least this good. `rulebooks`: judge by these, or by
    all below a prefix, instead of those that the case names. `language`: en, sr or sr-Latn.
    """
    several = [cases] if isinstance(cases, Case) else cases
    if isinstance(several, str) or not all(isinstance(case, Case) for case in several):
        raise TypeError("a case comes from `lawcheck.load_case(file, rules)`")
    believe, rulebooks = _names(believe), _names(rulebooks)
    _known("source", believe, [source for case in several for source in case.sources])
    books = rules.ruleset.rulebooks
    below = {".".join(book.split(".")[:end]) for book in books for end in range(1, book.count(".") + 2)}
    _known("rulebook", rulebooks, below)
    day = _day(as_of) if isinstance(as_of, str) else as_of
    return pipeline.check(
        several,
        rules,
        today=date.today(),
        as_of=day,
        believe=believe,
        min_grade=_grade(min_grade) if min_grade else None,
        rulebooks=rulebooks,
        language=language,
    )


def _names(names: str | Collection[str]) -> tuple[str, ...]:
    """The names; one by itself is one, and not its letters."""
    return (names,) if isinstance(names, str) else tuple(names)


def _known(what: str, names: Iterable[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise ValueError(f"there is no {what} {name!r}; {did_you_mean(name, known)}".removesuffix("; "))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no date: write year, month and day, such as 2019-09-30") from None


def _grade(text: str) -> Grade:
    letter, number = text[:1].upper(), text[1:]
    if letter not in tuple("ABCDEF") or number not in tuple("123456"):
        raise ValueError(f"{text!r} is no grade: write a letter from A to F and a number from 1 to 6, such as B2")
    return Grade(letter, int(number))
