"""What could be written next in a case or test file: keys, facts by the vocabulary, choices, rules, outcomes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lawcheck.facts.facts_from_tree import CLAIM_KEYS, LIST_KEYS
from lawcheck.facts.from_case import CASE_KEYS, SOURCE_KEYS
from lawcheck.finding.finding import Outcome
from lawcheck.lsp.law import Law
from lawcheck.lsp.suggestion import Suggestion, of_choices, of_facts, of_words
from lawcheck.lsp.symbols import Kind
from lawcheck.lsp.yaml_place import YamlPlace, yaml_place
from lawcheck.model.vocabulary import Choice, EntityType, Fact, FactType, ListOf, YesNo
from lawcheck.testing.from_file import TEST_KEYS

_WORD = re.compile(r"[\w.]+\Z")
_ANY_VALUE = ("unknown", "refused")


def complete_yaml(text: str, law: Law, is_test: bool, whole: str = "") -> list[Suggestion]:
    """What could follow `text`, which is a file up to the pointer; a word begun there is replaced.

    `whole`: the whole file, for what stands below.
    """
    word = _WORD.search(text)
    place = yaml_place(text[: word.start()] if word else text)
    if place is None:
        return []
    found = _Completion(law, is_test, whole or text).at(place)
    dotted = word[0].rpartition(".")[0] if word else ""
    if dotted:  # an editor replaces what stands behind the last dot
        prefix = f"{dotted}."
        return [
            Suggestion(one.word[len(prefix) :], one.kind, one.detail, one.about)
            for one in found
            if one.word.startswith(prefix)
        ]
    return found


@dataclass(frozen=True)
class _Completion:
    law: Law
    is_test: bool
    whole: str

    def at(self, place: YamlPlace) -> list[Suggestion]:
        """What can stand at a place; keys that are there already are left out."""
        return [one for one in self._at(place) if one.word not in place.beside]

    def _at(self, place: YamlPlace) -> Iterator[Suggestion]:
        match place:
            case YamlPlace(path=(), key=None):
                yield from of_keys(TEST_KEYS if self.is_test else CASE_KEYS)
            case YamlPlace(path=("facts", *path), key=key):
                if place.is_element and path:  # of a row of claims
                    yield from self._fact(path[:-1], path[-1])
                yield from self._fact(path, key)
            case YamlPlace(path=("sources", _), key=None):
                yield from of_keys(SOURCE_KEYS)
            case YamlPlace(key="rule") if self.is_test:
                yield from self._rules()
            case YamlPlace(key="rulebooks"):
                books = self.law.ruleset.rulebooks.values()
                yield from (Suggestion(b.name, Kind.RULEBOOK, about=b.title.english) for b in books)
            case YamlPlace(key="expect") | YamlPlace(path=("expect", *_)) if self.is_test and place.key:
                yield from of_words(Outcome, "outcome")
            case YamlPlace(key="not_demonstrated") if self.is_test:
                yield from of_words(("yes", "no"))
            case _:
                return

    def _rules(self) -> Iterator[Suggestion]:
        titles = {rule.name: rule.title.english for rule in self.law.ruleset.rules}  # one of all versions
        for name, title in titles.items():
            yield Suggestion(name, Kind.RULE, about=title)

    def _fact(self, path: list[str], key: str | None) -> Iterator[Suggestion]:
        """A fact's name, its value, or a part of a claim."""
        type_, rest = self._follow(path)
        facts: Mapping[str, Fact] = self.law.ruleset.vocabulary.facts_of(type_) if type_ else {}
        if not path:
            facts = self.law.ruleset.vocabulary.roots
        if rest:  # inside a claim, whose own keys are no facts
            if key == "source":
                yield from of_words(self._sources(), "source")
            return
        if key is None:
            yield from of_facts(facts.values())
            if path:
                yield from of_keys((*LIST_KEYS, "name") if isinstance(type_, ListOf) else CLAIM_KEYS)
        elif key in facts:
            yield from _values(facts[key].type)
        elif key == "value" and type_:
            yield from _values(type_)
        elif key == "source":
            yield from of_words(self._sources(), "source")
        elif key == "incomplete":
            yield from of_words(("true", "false"))

    def _follow(self, path: list[str]) -> tuple[FactType | None, list[str]]:
        """The type of the fact at a path of keys, without those of claims; and the keys that lead nowhere."""
        facts: Mapping[str, Fact] = self.law.ruleset.vocabulary.roots
        type_: FactType | None = None
        for number, key in enumerate(path):
            if key in facts:
                type_ = facts[key].type
                facts = self.law.ruleset.vocabulary.facts_of(type_)
            elif key not in ("value", LIST_KEYS[0]):
                return type_, path[number:]
        return type_, []

    def _sources(self) -> list[str]:
        """The short names under `sources:` in the file."""
        block = re.search(r"^sources:[^\n]*\n((?:[ \t]+[^\n]*\n|[ \t]*(?:#[^\n]*)?\n)*)", self.whole, re.MULTILINE)
        if block is None:
            return []
        keys = re.findall(r"^([ \t]+)([\w-]+)[ \t]*:", block[1], re.MULTILINE)
        first = min((len(indent) for indent, _ in keys), default=0)
        return [name for indent, name in keys if len(indent) == first]


def of_keys(names: Iterable[str]) -> Iterator[Suggestion]:
    """Keys that the format has."""
    for name in names:
        yield Suggestion(name, "keyword")


def _values(type_: FactType) -> Iterator[Suggestion]:
    """What can be said of a fact of a type."""
    match type_:
        case YesNo():
            yield from of_words(("yes", "no", *_ANY_VALUE))
        case Choice():
            yield from of_choices(type_)
            yield from of_words(("none", *_ANY_VALUE))
        case ListOf() | EntityType():
            yield from of_words(("none", *_ANY_VALUE))
        case _:
            yield from of_words(("none", *_ANY_VALUE))
