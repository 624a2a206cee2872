"""What can still decide a finding, in words, in English and Serbian."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lawcheck.analysis.what_if import Answer, WhatIf
from lawcheck.finding.finding import FactPath, Finding
from lawcheck.model.vocabulary import Fact
from lawcheck.report.from_findings import Words
from lawcheck.report.typeset import finish, paint, plain, wrap
from lawcheck.report.wording import content
from lawcheck.script import to_latin
from lawcheck.text import SERBIAN_LATIN

_PHRASES: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "head": "What can still decide it",
        "settled": "It is settled: nothing that is still open can change it.",
        "bound": " (of lists no longer than were tried)",
        "surely violated": "It is violated, whatever is found out{bound}: nothing that is open can change that.",
        "never violated": "It is not violated, whatever is found out{bound}: nothing that is open can change that.",
        "not settled": "Not settled in the time given; `--timeout` gives more.",
        "deciding": "These facts, and no other{bound}:",
        "idle": "Open as well, but whatever they come to, nothing turns on them:",
        "violated if": "Violated, for example, as soon as:",
        "cleared if": "Not violated, for example, as soon as:",
        "there is one": "there is one",
    },
    "sr": {
        "head": "Шта још може да одлучи",
        "settled": "Решено је: ништа што је још отворено то не може да промени.",
        "bound": " (за спискове не дуже од испробаних)",
        "surely violated": "Повређено је, шта год да се утврди{bound}: ништа што је отворено то не може да промени.",
        "never violated": "Није повређено, шта год да се утврди{bound}: ништа што је отворено то не може да промени.",
        "not settled": "Није решено у датом времену; `--timeout` даје више.",
        "deciding": "Ове чињенице, и ниједна друга{bound}:",
        "idle": "Отворене су и ове, али шта год да се утврди, од њих ништа не зависи:",
        "violated if": "Повређено је, на пример, чим важи ово:",
        "cleared if": "Није повређено, на пример, чим важи ово:",
        "there is one": "постоји",
    },
}


def as_text(finding: Finding, told: WhatIf | None, words: Words, width: int, colour: bool) -> str:
    """For a terminal, below the justification of the finding; None where it is settled and nothing was asked."""
    return finish(_lines(finding, told, words, width), colour)


def _say(key: str, words: Words, bound: str = "") -> str:
    if words.language == SERBIAN_LATIN:
        return to_latin(_PHRASES["sr"][key].format(bound=bound))
    return _PHRASES.get(words.language, _PHRASES["en"])[key].format(bound=bound)


def _lines(finding: Finding, told: WhatIf | None, words: Words, width: int) -> Iterator[str]:
    of = f" · {finding.element}" if finding.element else ""
    yield paint(f"{_say('head', words)}{of}", "bold")
    if told is None:
        yield from wrap(_say("settled", words), width, 2)
        return
    bound = _say("bound", words) if told.bounded else ""
    if told.settled is not None:
        yield from wrap(_say("surely violated" if told.settled else "never violated", words, bound), width, 2)
        return
    if not told.complete:
        yield from wrap(_say("not settled", words), width, 2)
        return
    yield from wrap(_say("deciding", words, bound), width, 2)
    for path in told.deciding:
        yield from wrap(f"– {plain(_question(path, words))}", width, 4, 2)
        yield from wrap(paint(".".join(path), "dim"), width, 6)
    idle = [e.path for e in (*finding.missing, *finding.disputed) if e.path not in told.deciding]
    if idle:
        yield from wrap(_say("idle", words), width, 2)
        for path in idle:
            yield from wrap(f"– {plain(_question(path, words))}", width, 4, 2)
    for key, answers in (("violated if", told.violated_if), ("cleared if", told.cleared_if)):
        if answers:
            yield from wrap(_say(key, words), width, 2)
            for answer in answers:
                yield from wrap(f"– {plain(_answer(answer, words))}", width, 4, 2)


def _answer(answer: Answer, words: Words) -> str:
    if answer.value is None:
        said = _say("there is one", words)
    else:
        said = content(answer.value, answer.fact.type, words.language)
    return f"{_question(answer.path, words)} {said}"


def _question(path: FactPath, words: Words) -> str:
    fact = _fact(path, words)
    return words.question(fact.question) if fact is not None else ".".join(path)


def _fact(path: FactPath, words: Words) -> Fact | None:
    """The fact at a path that leads through elements of lists."""
    return words.ruleset.vocabulary.fact(words.ruleset.vocabulary.pattern(path))
