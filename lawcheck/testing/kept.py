"""Files of tests → their tests, with those that were read before kept: reading YAML is what takes long.

What is kept holds while the vocabulary and the names of the rules stay, so that changing a rule costs no reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeAlias, cast

from lawcheck import cache
from lawcheck.diagnostics import Diagnostic
from lawcheck.facts.claim import Case
from lawcheck.pipeline import Rules
from lawcheck.span import InputFile
from lawcheck.testing.expected import Test
from lawcheck.testing.from_file import RuleNames, tests_in

_Kept: TypeAlias = dict[str, tuple[tuple[Test, ...], tuple[Diagnostic, ...]]]


@dataclass(frozen=True)
class TestFile:
    """A file of tests, the case that it lies beside if there is one, its tests, and what is wrong with it."""

    file: InputFile
    case: Case | None
    tests: tuple[Test, ...]
    diagnostics: tuple[Diagnostic, ...]

    __test__ = False  # pytest takes what begins with "Test" for its own


def read_tests(files: Sequence[tuple[InputFile, Case | None]], rules: Rules) -> tuple[TestFile, ...]:
    """All files with their tests, in the same order."""
    key = _key(files, rules)
    kept = cast("_Kept", cache.load(key) or {})
    before = set(kept)
    names = RuleNames.of(rules.ruleset)
    read: _Kept = {}
    told: list[TestFile] = []
    for file, case in files:
        own = _hash(file, case)
        if own not in kept:
            kept[own] = tests_in(file, case, rules.ruleset, names)
        read[own] = kept[own]
        told.append(TestFile(file, case, *kept[own]))
    if read.keys() != before:
        cache.store(key, read)
    return tuple(told)


def _key(files: Sequence[tuple[InputFile, Case | None]], rules: Rules) -> str:
    """Of all that reading a test depends on besides its own file, and of which files they are."""
    entities = rules.ruleset.vocabulary.entities.values()
    vocabulary = dict.fromkeys(entity.span.file for entity in entities)
    facts = dict.fromkeys(fact.span.file for entity in entities for fact in entity.facts.values())
    names = "\n".join(f"{rule.name} {rule.span.file}" for rule in rules.ruleset.rules)
    which = "\n".join(file.name for file, _ in files)
    texts = [rules.files[name] for name in {**vocabulary, **facts} if name in rules.files]
    return cache.key((*texts, InputFile("rules", names), InputFile("tests", which)))


def _hash(file: InputFile, case: Case | None) -> str:
    beside = case.digest if case else ""
    return sha256(f"{file.name}\0{beside}\0{file.text}".encode(errors="surrogatepass")).hexdigest()
