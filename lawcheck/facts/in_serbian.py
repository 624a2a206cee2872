"""A case with its own texts in Serbian, so far as the case file gives them (`sr:`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from lawcheck.facts.claim import Case, Claim, Instance, Items, Source
from lawcheck.script import to_latin
from lawcheck.text import SERBIAN, SERBIAN_LATIN

_NAME = re.compile(r"[a-z][a-z0-9_]*")  # of a choice or an element; never what somebody wrote


def in_language(case: Case, language: str) -> Case:
    """The case with its title, the titles of its sources and the texts it claims in that language.

    What it has no words for stays as it is, and so does every value that a rule could decide by.
    """
    words = words_of(case, language)
    if not words:
        return case
    sources = {name: _source(source, words) for name, source in case.sources.items()}
    return replace(case, title=words.get(case.title, case.title), sources=sources, facts=_instance(case.facts, words))


def words_of(case: Case, language: str) -> Mapping[str, str]:
    """What the case's own texts, and the names of its elements, are in that language."""
    if language == SERBIAN:
        return case.serbian
    return {text: to_latin(words) for text, words in case.serbian.items()} if language == SERBIAN_LATIN else {}


def _source(source: Source, words: Mapping[str, str]) -> Source:
    return replace(source, title=words.get(source.title, source.title))


def _instance(facts: Instance, words: Mapping[str, str]) -> Instance:
    told = {name: tuple(_claim(claim, words) for claim in claims) for name, claims in facts.facts.items()}
    return Instance(told, facts.name, facts.span)


def _claim(claim: Claim, words: Mapping[str, str]) -> Claim:
    match claim.value:
        case Instance():
            return replace(claim, value=_instance(claim.value, words))
        case Items(elements, incomplete):
            return replace(claim, value=Items(tuple(_claim(one, words) for one in elements), incomplete))
        case str() as text if not _NAME.fullmatch(text):
            return replace(claim, value=words.get(text, text))
    return claim
