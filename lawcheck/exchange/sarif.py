"""Results of any of our commands as a SARIF 2.1.0 log.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, section 3 of which is cited below.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from typing import Any

from lawcheck.span import InputFile, Span
from lawcheck.text import harmless
from lawcheck.version import VERSION

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LANGUAGES = {"en": "en-US", "sr": "sr-RS", "sr-Latn": "sr-RS"}  # the format has no room for a script
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


class Level(Enum):
    """How grave a failure is. `NONE` for what is no failure (3.27.10)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NONE = "none"


class Kind(Enum):
    """What sort of result it is (3.27.9): only a `FAIL` has a level, and a `REVIEW` is for a human to decide."""

    FAIL = "fail"
    REVIEW = "review"
    OPEN = "open"
    PASS = "pass"
    NOT_APPLICABLE = "notApplicable"


@dataclass(frozen=True)
class Rule:
    """What results are results of. `level` is that of its failures where they say nothing else."""

    id: str
    short: str
    full: str = ""
    help: str = ""
    help_uri: str = ""
    level: Level = Level.WARNING
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Region:
    """A stretch of a file: lines and columns counted from 1, `end_column` the one after the last character.

    `start_column` 0 means whole lines.
    """

    start_line: int
    start_column: int = 0
    end_line: int = 0
    end_column: int = 0


@dataclass(frozen=True)
class Logical:
    """A place named by what it is and not by a line: a fact's path, an article of a draft."""

    name: str
    kind: str = ""


@dataclass(frozen=True)
class Place:
    """Where a result is: in a file, in a thing that has a name, or both. `message` says why the place matters."""

    file: str = ""
    region: Region | None = None
    logical: tuple[Logical, ...] = ()
    message: str = ""


@dataclass(frozen=True)
class Result:
    """One result. `level` None is the rule's.

    `identity` are the words by which the next run's result is known to be this one, though its line may be another.
    `related` are further places. `properties` are our own, for scripts.
    """

    rule: str
    message: str
    kind: Kind = Kind.FAIL
    level: Level | None = None
    places: tuple[Place, ...] = ()
    related: tuple[Place, ...] = ()
    identity: tuple[str, ...] = ()
    properties: tuple[tuple[str, Any], ...] = ()


def region_of(span: Span, file: InputFile) -> Region:
    """The region of a span, for its file."""
    (line, column), (end_line, end_column) = file.position(span.start), file.position(max(span.end, span.start))
    return Region(line, column, end_line, end_column)


def place_of(span: Span, file: InputFile, message: str = "") -> Place:
    """The place of a span, for its file."""
    return Place(span.file, region_of(span, file), message=message)


def render(
    rules: Sequence[Rule],
    results: Iterable[Result],
    *,
    language: str = "en",
    properties: Iterable[tuple[str, Any]] = (),
) -> str:
    """The log of one run. Each result's rule is one of `rules`; those without results may be left in or out."""
    index = {rule.id: number for number, rule in enumerate(rules)}
    levels = {rule.id: rule.level for rule in rules}
    run: dict[str, Any] = {
        "tool": {
            "driver": {"name": "lawcheck", "semanticVersion": VERSION, "rules": [_rule(rule) for rule in rules]}
        },
        "language": _LANGUAGES.get(language, "en-US"),
        "columnKind": "unicodeCodePoints",
        "results": [_result(result, index[result.rule], levels[result.rule]) for result in results],
    }
    run |= _properties(properties)
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    told: dict[str, Any] = {"id": rule.id, "shortDescription": _message(rule.short or rule.id)}
    if rule.full:
        told["fullDescription"] = _message(rule.full)
    if rule.help:
        told["help"] = _message(rule.help)
    if rule.help_uri:
        told["helpUri"] = rule.help_uri
    told["defaultConfiguration"] = {"level": rule.level.value}
    return told | _properties((("tags", list(rule.tags)),) if rule.tags else ())


def _result(result: Result, index: int, level: Level) -> dict[str, Any]:
    """A result. What is no failure has no level, whatever its rule says (3.27.10)."""
    own = (result.level or level) if result.kind is Kind.FAIL else Level.NONE
    told: dict[str, Any] = {"ruleId": result.rule, "ruleIndex": index, "kind": result.kind.value, "level": own.value}
    told["message"] = _message(result.message)
    if result.places:
        told["locations"] = [_location(place) for place in result.places]
    if result.related:
        told["relatedLocations"] = [_location(place, number) for number, place in enumerate(result.related, 1)]
    if result.identity:
        digest = sha256("\0".join((result.rule, *result.identity)).encode()).hexdigest()
        told["partialFingerprints"] = {"lawcheck/v1": digest[:32]}
    return told | _properties(result.properties)


def _location(place: Place, number: int = 0) -> dict[str, Any]:
    told: dict[str, Any] = {"id": number} if number else {}
    if place.file:
        told["physicalLocation"] = {"artifactLocation": _artifact(place.file)}
        if place.region:
            told["physicalLocation"]["region"] = _region(place.region)
    if place.logical:
        told["logicalLocations"] = [
            {"fullyQualifiedName": harmless(each.name)} | ({"kind": each.kind} if each.kind else {})
            for each in place.logical
        ]
    return told | ({"message": _message(place.message)} if place.message else {})


def _region(region: Region) -> dict[str, int]:
    named = {
        "startLine": region.start_line,
        "startColumn": region.start_column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }
    return {name: number for name, number in named.items() if number}


def _artifact(name: str) -> dict[str, str]:
    """A file as its address; a relative one is relative to the root of the sources, as code review wants it."""
    path = name.replace("\\", "/")
    address = "".join(chr(b) if b in _UNRESERVED else f"%{b:02X}" for b in path.encode("utf-8", "replace"))
    if path.startswith("/"):
        return {"uri": f"file://{address}"}
    if re.match(r"[A-Za-z]:/", path):
        return {"uri": f"file:///{path[:2]}{address[4:]}"}
    return {"uri": address, "uriBaseId": "%SRCROOT%"}


def _message(text: str) -> dict[str, str]:
    """A message that says the text as it stands. `[words](address)` in it would be a link (3.11.6)."""
    said = harmless(text)
    return {"text": said.replace("[", r"\[") if "](" in said else said}


def _properties(named: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(named)
    return {"properties": told} if told else {}
