"""The JSON Schema of case files over a vocabulary, for editors: what may stand where, and the question it answers.

A schema sees what YAML or JSON makes of a file, so it takes `1000` as a number and as a text. What it can't know
(whether a source is declared, whether a date is in the calendar) `from_case` finds out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, assert_never

from lawcheck.facts.facts_from_tree import CLAIM_KEYS
from lawcheck.facts.from_case import FORMAT
from lawcheck.model.vocabulary import (
    Choice,
    Date,
    DurationType,
    EntityType,
    Fact,
    FactType,
    ListOf,
    Number,
    TextType,
    Vocabulary,
    YesNo,
)

Schema: TypeAlias = dict[str, Any]  # JSON, which has no better type

_WORDS: list[str] = ["none", "unknown", "refused"]
_LINE: Schema = {"type": ["string", "number", "boolean"]}
_DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_GRADE: Schema = {
    "type": "string",
    "pattern": "^([A-F][1-6]|[1-6][A-F])$",
    "description": "How reliable the source is (A to F), and how credible what it says (1 to 6)",
}
_RULEBOOK: Schema = {"type": "string", "pattern": r"^[^\W\d]\w*(\.[^\W\d]\w*)*$"}


def case_schema(vocabulary: Vocabulary, language: str = "en") -> Schema:
    """The schema of a case file, draft 2020-12; its descriptions are the vocabulary's questions in `language`."""
    making = _Making(vocabulary, language)
    facts = making.facts(vocabulary.roots)
    facts["type"] = ["object", "null"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A case for lawcheck",
        "type": "object",
        "required": ["lawcheck", "facts"],
        "additionalProperties": False,
        "properties": {
            "lawcheck": {"enum": [FORMAT, str(FORMAT)], "description": "Version of this format"},
            "case": {**_LINE, "description": "A short name; that of the file if left out"},
            "title": {**_LINE, "description": "What the case is, in one line"},
            "as_of": {**_DAY, "description": "The date the case is judged as of; today if left out"},
            "jurisdiction": {
                "type": "string",
                "pattern": "^[A-Z]{2}$",
                "description": "Whose law binds there: the code of a state or union, such as RS, FR or EU",
            },
            "rulebooks": {
                "description": "The rulebooks to judge by: names, or prefixes that take all below them",
                "anyOf": [_RULEBOOK, {"type": "array", "items": _RULEBOOK}],
            },
            "sources": {
                "type": ["object", "null"],
                "description": "Who says what the claims say, each under a short name",
                "additionalProperties": {"$ref": "#/$defs/source"},
            },
            "sr": {
                "type": ["object", "null"],
                "description": "Texts of this case, and names of its elements, in Serbian, in Cyrillic",
                "additionalProperties": _LINE,
            },
            "facts": facts,
        },
        "$defs": {"source": _source(), **making.definitions},
    }


def _source() -> Schema:
    return {
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {
            "title": {**_LINE, "description": "What it is called"},
            "published": {**_LINE, "description": "When it was published"},
            "url": {**_LINE, "description": "Where it can be read"},
            "grade": _GRADE,
        },
    }


class _Making:
    """Makes the parts for each type once, under `$defs`: its values, a claim of one, and what may be said of a fact."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        self.vocabulary = vocabulary
        self.language = language
        self.definitions: dict[str, Schema] = {}

    def facts(self, facts: Mapping[str, Fact]) -> Schema:
        """A mapping with any of these facts and nothing else."""
        properties = {name: self._fact(fact) for name, fact in facts.items()}
        return {"type": "object", "additionalProperties": False, "properties": properties}

    def _fact(self, fact: Fact) -> Schema:
        sentences = [fact.question.in_language(self.language)]
        if isinstance(fact.type, Choice):
            labels = [(name, label.in_language(self.language)) for name, label in fact.type.options]
            sentences += ["; ".join(f"{name}: {label}" for name, label in labels if label)]
        if fact.judged:
            sentences.append(fact.judged.in_language(self.language))
        return {"description": "\n\n".join(filter(None, sentences)), **self._said(fact.type)}

    def _said(self, type: FactType) -> Schema:
        """What may stand after a fact's name."""
        name = _name(type)
        return self._part(f"said.{name}", lambda: self._any_of(name, type))

    def _any_of(self, name: str, type: FactType) -> Schema:
        """A value, a claim, or a row of either; of a list, a row of claims about the whole."""
        value = self._part(name, lambda: self._value(type))
        if "value" in self.vocabulary.facts_of(type):  # then no mapping is a claim about it
            return value
        claim = self._part(f"claim.{name}", lambda: _claim(value))
        either = claim if isinstance(type, ListOf) else {"anyOf": [value, claim]}
        return {"anyOf": [value, claim, {"type": "array", "items": either, "minItems": 1}]}

    def _part(self, name: str, make: Callable[[], Schema]) -> Schema:
        """A reference to the part of that name, which is made if it is not there yet."""
        if name not in self.definitions:
            self.definitions[name] = {}  # so that an entity within itself finds its way back
            self.definitions[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def _value(self, type: FactType) -> Schema:
        facts = self.vocabulary.facts_of(type)
        match type:
            case EntityType():
                return {"anyOf": [self.facts(facts), {"enum": [*_WORDS, None]}]}
            case ListOf(entity):
                element = self._part(f"element.{entity}", lambda: self._element(facts))
                item = element if "value" in facts else {"anyOf": [element, _claim(element)]}
                items: Schema = {"type": ["array", "null"], "items": item}
                marked = {
                    "type": "object",
                    "required": ["items"],
                    "additionalProperties": False,
                    "properties": {"items": items, "incomplete": {"enum": [*_ANSWERS]}},
                }
                return {"anyOf": [items, marked, {"enum": _WORDS}]}
        return _plain(type)

    def _element(self, facts: Mapping[str, Fact]) -> Schema:
        element = self.facts(facts)
        if "name" not in facts:
            element["properties"]["name"] = {**_LINE, "description": "What findings call this element"}
        return element


def _name(type: FactType) -> str:
    match type:
        case EntityType(entity):
            return f"entity.{entity}"
        case ListOf(entity):
            return f"list.{entity}"
        case YesNo():
            return "yes_no"
        case Number():
            return "number"
        case Date():
            return "date"
        case DurationType():
            return "duration"
        case TextType():
            return "text"
        case Choice():
            return f"one_of.{'.'.join(type.names)}"
    assert_never(type)


_ANSWERS: tuple[str | bool, ...] = ("yes", "no", "true", "false", True, False)
_UNIT = "(minutes?|hours?|days?|weeks?|months?|years?)"


def _plain(type: FactType) -> Schema:
    """A bare value of a type that has no facts of its own."""
    match type:
        case YesNo():
            return {"enum": [*_ANSWERS, "unknown", "refused"]}
        case Number():
            number: Schema = {"type": "string", "pattern": "^[+-]?[0-9]+([.][0-9]+)?$"}
            return {"anyOf": [{"type": "number"}, number, {"enum": _WORDS}]}
        case Date():
            return {"anyOf": [_DAY, {"enum": _WORDS}]}
        case DurationType():
            part = f"[0-9]{{1,6}} ?{_UNIT}"
            return {"anyOf": [{"type": "string", "pattern": f"^{part}( and {part})*$"}, {"enum": _WORDS}]}
        case Choice():
            return {"enum": [*dict.fromkeys([*type.names, *_WORDS])]}
        case _:
            return _LINE


def _claim(value: Schema) -> Schema:
    """A value with who says it; the keys are those of `CLAIM_KEYS`."""
    about: dict[str, Schema] = {
        "value": value,
        "source": {"type": "string", "description": "Who says so: a short name from `sources`"},
        "at": {**_LINE, "description": "Where in the source"},
        "grade": _GRADE,
        "from": {**_DAY, "description": "The first day on which it holds"},
        "until": {**_DAY, "description": "The last day on which it holds"},
    }
    properties = {key: about[key] for key in CLAIM_KEYS}
    return {"type": "object", "required": ["value"], "additionalProperties": False, "properties": properties}
