"""What can still decide a finding, in words."""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.analysis.what_if import Answer, WhatIf
from lawcheck.finding.finding import FactPath, Finding
from lawcheck.model.vocabulary import Fact
from lawcheck.report.from_findings import Words
from lawcheck.report.typeset import finish, paint, plain, wrap
from lawcheck.report.wording import content


def as_text(finding: Finding, told: WhatIf, words: Words, width: int, colour: bool) -> str:
    """For a terminal, below the justification of the finding."""
    return finish(_lines(finding, told, words, width), colour)


def _lines(finding: Finding, told: WhatIf, words: Words, width: int) -> Iterator[str]:
    of = f" · {finding.element}" if finding.element else ""
    yield paint(f"What can still decide it{of}", "bold")
    bound = " (of lists no longer than were tried)" if told.bounded else ""
    if told.settled is not None:
        what = "It is violated" if told.settled else "It is not violated"
        yield from wrap(f"{what}, whatever is found out{bound}: nothing that is open can change that.", width, 2)
        return
    if not told.complete:
        yield from wrap("Not settled in the time given; `--timeout` gives more.", width, 2)
        return
    yield from wrap(f"These facts, and no other{bound}:", width, 2)
    for path in told.deciding:
        yield from wrap(f"– {plain(_question(path, words))}", width, 4, 2)
        yield from wrap(paint(".".join(path), "dim"), width, 6)
    idle = [e.path for e in (*finding.missing, *finding.disputed) if e.path not in told.deciding]
    if idle:
        yield from wrap("Open as well, but whatever they come to, nothing turns on them:", width, 2)
        for path in idle:
            yield from wrap(f"– {plain(_question(path, words))}", width, 4, 2)
    for what, answers in (("Violated", told.violated_if), ("Not violated", told.cleared_if)):
        if answers:
            yield from wrap(f"{what}, for example, as soon as:", width, 2)
            for answer in answers:
                yield from wrap(f"– {plain(_answer(answer, words))}", width, 4, 2)


def _answer(answer: Answer, words: Words) -> str:
    said = "there is one" if answer.value is None else content(answer.value, answer.fact.type, words.language)
    return f"{_question(answer.path, words)} {said}"


def _question(path: FactPath, words: Words) -> str:
    fact = _fact(path, words)
    return words.question(fact.question) if fact is not None else ".".join(path)


def _fact(path: FactPath, words: Words) -> Fact | None:
    """The fact at a path that leads through elements of lists."""
    return words.ruleset.vocabulary.fact(words.ruleset.vocabulary.pattern(path))
