"""What could be written next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from lawcheck.lsp.symbols import Kind
from lawcheck.model.vocabulary import Choice, Fact
from lawcheck.report.as_page import type_name


@dataclass(frozen=True)
class Suggestion:
    """A word to write. `detail` says in a few words what it is, `about` in a sentence what it means."""

    word: str
    kind: Kind | Literal["keyword", "value"]
    detail: str = ""
    about: str = ""


def of_facts(facts: Iterable[Fact]) -> Iterator[Suggestion]:
    """Facts by their own names."""
    for fact in facts:
        yield Suggestion(fact.name, Kind.FACT, type_name(fact.type), fact.question.english)


def of_choices(choice: Choice) -> Iterator[Suggestion]:
    """The options of a choice."""
    for name, label in choice.options:
        yield Suggestion(name, Kind.CHOICE, label.english)


def of_words(words: Iterable[str], detail: str = "") -> Iterator[Suggestion]:
    """Words that mean themselves."""
    for word in words:
        yield Suggestion(word, "value", detail)
