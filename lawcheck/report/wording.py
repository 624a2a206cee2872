"""Words for values, claims and failed duties; sentences come from the rules, fixed phrases from one table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from lawcheck.facts.claim import Claim, Content, Instance, Items, Refusal
from lawcheck.finding.finding import Evidence, Failure
from lawcheck.model.ruleset import Clause
from lawcheck.model.vocabulary import Choice, FactType, Vocabulary
from lawcheck.report.days import long_date
from lawcheck.report.phrases import counted, phrase
from lawcheck.values import Duration, Interval, Nothing
from lawcheck.values.dates import MINUTES

_FEW = 4  # days; less is told in hours, as laws have it: 72 hours, but 15 days
_MARKS = (".", ",", ";", ":", ")")
_OPENING = ("“", "„")
_INNER = {"en": str.maketrans("“”„", "‘’‘"), "sr": str.maketrans("“”„", "’’’")}
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def content(value: Content, type: FactType | None = None, language: str = "en") -> str:
    """A claimed value in words: a choice by its label, a date written out, a list by how many it holds."""
    match value:
        case bool():
            return phrase("yes" if value else "no", language)
        case Nothing():
            return phrase("none", language)
        case Refusal():
            return phrase("refused", language)
        case date():
            return long_date(value, language)
        case Duration():
            return _duration(value, language)
        case Decimal():
            return format(value.normalize(), "f")
        case Interval(low, high):
            if high is None:
                return phrase("or more", language, low=str(low))
            return str(low) if low == high else phrase("from to", language, low=str(low), high=str(high))
        case Instance():
            return value.name or counted(1, "element", language)
        case Items():
            return counted(len(value.elements), "element", language)
        case _:
            return _label(value, type, language)


def _label(name: str, type: FactType | None, language: str) -> str:
    if isinstance(type, Choice):
        for option, label in type.options:
            if option == name:
                return label.in_language(language) or name.replace("_", " ")
    return name


def _duration(value: Duration, language: str) -> str:
    parts = []
    months, minutes = value.months, value.minutes
    if months:
        whole = months % 12 == 0
        parts.append(counted(months // 12, "year", language) if whole else counted(months, "month", language))
    if minutes or not parts:
        few = not months and abs(minutes) < _FEW * MINUTES["day"]
        units = ("hour", "minute") if few and minutes else ("day", "hour", "minute")
        unit = next(u for u in units if minutes % MINUTES[u] == 0)
        parts.append(counted(minutes // MINUTES[unit], unit, language))
    return f" {phrase('and', language)} ".join(parts)


def claimed(claims: Iterable[Claim], type: FactType | None = None, language: str = "en") -> str:
    """What stands for a fact in a sentence: its value, "(not known)", or "A (source) or B (source)" in dispute."""
    sources: dict[str, list[str]] = {}
    for claim in claims:
        if not isinstance(claim.value, Refusal):
            said = sources.setdefault(content(claim.value, type, language), [])
            if claim.source and claim.source not in said:
                said.append(claim.source)
    if not sources:
        return phrase("unknown", language)
    if len(sources) == 1:
        return next(iter(sources))
    sides = [f"{value} ({', '.join(said)})" if said else value for value, said in sources.items()]
    return f" {phrase('or', language)} ".join(sides)


def message(
    failure: Failure, vocabulary: Vocabulary, source_of: Callable[[Clause], str], today: date, language: str = "en"
) -> str:
    """Why a duty is not met: the clause's own message filled in, or its source text where it has none.

    Where it is open whether the duty is met, the same as a question.
    """
    template = failure.clause.message.in_language(language)
    count = None if failure.elements is None else str(failure.elements)
    if count and failure.truth.is_open:
        count = phrase("some", language)  # how many is what nobody knows yet
    text = filled(template, dict(failure.values), vocabulary, today, language, count)
    if failure.truth.is_open:
        return phrase("at issue", language, message=text or source_of(failure.clause))
    key = "forbidden" if failure.clause.forbids else "not met"
    return text or phrase(key, language, condition=source_of(failure.clause))


def placeholders(template: str) -> tuple[str, ...]:
    """The paths in the braces of a template, each once; `today` and `count` are none."""
    names = dict.fromkeys(name.strip() for name in _PLACEHOLDER.findall(template))
    return tuple(name for name in names if name not in ("today", "count"))


def filled(
    template: str,
    values: Mapping[str, Evidence],
    vocabulary: Vocabulary,
    today: date,
    language: str = "en",
    count: str | None = None,
) -> str:
    """The template with what is claimed at each `{path}`, the day judged at `{today}`, a number at `{count}`."""

    def fill(match: re.Match[str]) -> str:
        """What stands in a placeholder's place.

        A Serbian date ends in a full stop, which no other mark follows; quotes within quotes are single ones.
        """
        told = said(match[1].strip())
        if template[: match.start()].endswith(_OPENING):
            told = told.translate(_INNER["sr" if "„" in told else "en"])
        return told[:-1] if told.endswith(".") and template.startswith(_MARKS, match.end()) else told

    def said(name: str) -> str:
        if name in values:
            evidence = values[name]
            fact = vocabulary.fact(evidence.pattern)
            return claimed(evidence.claims, fact.type if fact else None, language)
        if name == "today":
            return long_date(today, language)
        if name == "count" and count is not None:
            return count
        return phrase("unknown", language)

    return _PLACEHOLDER.sub(fill, template)
