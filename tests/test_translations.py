"""Everything that a reader sees of the rules is in Serbian too, in Cyrillic, and no word mixes the scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lawcheck import pipeline
from lawcheck.model.ruleset import ExceptionRule, Ruleset
from lawcheck.model.vocabulary import Choice
from lawcheck.report.phrases import COUNTED, MONTHS, PHRASES, UNITS
from lawcheck.text import SERBIAN, Text

MIXED = re.compile(r"\w*(?:[A-Za-zČĆŽŠĐčćžšđ]\w*[а-яђјљњћџА-ЯЂЈЉЊЋЏ]|[а-яђјљњћџА-ЯЂЈЉЊЋЏ]\w*[A-Za-zČĆŽŠĐčćžšđ])\w*")


@cache
def ruleset() -> Ruleset:
    return pipeline.load_rules().ruleset


def exceptions(several: tuple[ExceptionRule, ...]) -> Iterator[tuple[str, Text]]:
    for exception in several:
        yield f"{exception.name} title", exception.title
        yield f"{exception.name} reading", exception.reading
        yield from exceptions(exception.exceptions)


def texts() -> Iterator[tuple[str, Text]]:
    """What a reader sees, each with where it stands."""
    rules = ruleset()
    for rule in rules.rules:
        yield f"{rule.name} title", rule.title
        yield f"{rule.name} reading", rule.reading
        yield f"{rule.name} remedy", rule.remedy
        for clause in rule.clauses:
            yield f"{rule.name} message", clause.message
        yield from exceptions(rule.exceptions)
    for book in rules.rulebooks.values():
        yield book.name, book.title
    for instrument in rules.instruments.values():
        yield instrument.name, instrument.title
    for family in rules.families.values():
        yield family.name, family.title
    for outside in rules.outside:
        yield f"outside {outside.instrument} {outside.first}", outside.because
    for entity in rules.vocabulary.entities.values():
        yield entity.name, entity.title
        for fact in entity.facts.values():
            yield f"{entity.name}.{fact.name}", fact.question
            if fact.judged:
                yield f"{entity.name}.{fact.name} judged", fact.judged
            if isinstance(fact.type, Choice):
                yield from ((f"{entity.name}.{fact.name} {option}", label) for option, label in fact.type.options)


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^}]*\}", text))


def test_nothing_is_left_in_english() -> None:
    assert [where for where, text in texts() if text and not dict(text.translations).get(SERBIAN)] == []


def test_no_word_mixes_the_scripts() -> None:
    serbian = [(where, dict(text.translations).get(SERBIAN, "")) for where, text in texts()]
    serbian += [(key, re.sub(r"\{\w+\}", "", said)) for key, said in PHRASES[SERBIAN].items()]
    serbian += [(key, form) for key, forms in COUNTED[SERBIAN].items() for form in forms]
    serbian += [("month", name) for name in MONTHS[SERBIAN]] + list(UNITS.items())

    assert [
        (where, MIXED.findall(re.sub(r"\{[^}]*\}", "", said))) for where, said in serbian if MIXED.search(said)
    ] == []


def test_a_translation_speaks_of_the_same_facts() -> None:
    differing = [
        where
        for where, text in texts()
        for said in [dict(text.translations).get(SERBIAN)]
        if said and set(placeholders(said)) != set(placeholders(text.english))
    ]

    assert differing == []
