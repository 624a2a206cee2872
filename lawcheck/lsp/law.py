"""All rule files together: what they say, what is wrong with them, and where every name stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from lawcheck.diagnostics import Diagnostic
from lawcheck.lsp.names_in_law import Known, declared_in, names_in_law
from lawcheck.lsp.symbols import Names, Occurrence
from lawcheck.model.consequences import without_consequences
from lawcheck.model.from_ast import resolve
from lawcheck.model.links import Link, Links
from lawcheck.model.ruleset import Ruleset
from lawcheck.model.vocabulary import Choice, EntityType, Fact, ListOf
from lawcheck.plan.from_model import from_model
from lawcheck.plan.plan import Plan
from lawcheck.span import InputFile
from lawcheck.syntax import ast
from lawcheck.syntax.parse import parse
from lawcheck.testing.from_file import RuleNames

Parsed: TypeAlias = tuple[ast.File, tuple[Diagnostic, ...]]


@dataclass(frozen=True, eq=False)
class Law:
    """The rules as they stood at one moment. `mistakes` are by file, in the order of their places."""

    files: Mapping[str, InputFile]
    parsed: Mapping[str, Parsed]
    ruleset: Ruleset
    links: tuple[Link, ...]
    mistakes: Mapping[str, tuple[Diagnostic, ...]]

    @cached_property
    def plan(self) -> Plan:
        """What cases are judged by."""
        return from_model(self.ruleset)

    @cached_property
    def known(self) -> Known:
        """All that the files declare."""
        return Known.of(self._declared, self.files)

    @cached_property
    def names(self) -> Names:
        """Where every name stands."""
        trees = {name: tree for name, (tree, _) in self.parsed.items()}
        return Names.of([*self._declared, *names_in_law(trees, self.links, self.known)])

    @cached_property
    def rule_names(self) -> RuleNames:
        """The rules that a test can name."""
        return RuleNames.of(self.ruleset)

    @cached_property
    def shape(self) -> object:
        """All that the reading of a case or test depends on; places do not matter."""
        entities = self.ruleset.vocabulary.entities.values()
        facts = tuple((e.name, e.listed_as, tuple(map(_shape, e.facts.values()))) for e in entities)
        return facts, tuple(rule.name for rule in self.ruleset.rules), tuple(self.ruleset.rulebooks)

    @cached_property
    def _declared(self) -> tuple[Occurrence, ...]:
        return tuple(one for tree, _ in self.parsed.values() for one in declared_in(tree))


def _shape(fact: Fact) -> tuple[object, ...]:
    match fact.type:
        case Choice() as choice:
            return fact.name, choice.names
        case ListOf(entity) | EntityType(entity):
            return fact.name, fact.type.__class__, entity
        case other:
            return fact.name, other.__class__


def law_of(texts: Mapping[str, InputFile], before: Law | None = None) -> Law:
    """The law of these rule files. A file that stood in `before` with the same text is not parsed again."""
    parsed: dict[str, Parsed] = {}
    for name in sorted(texts):
        old = before.files.get(name) if before else None
        kept = before is not None and old is not None and old.text == texts[name].text
        parsed[name] = before.parsed[name] if before and kept else parse(texts[name])
    links = Links()
    ruleset, wrong = resolve([tree for tree, _ in parsed.values()], links)
    syntax = [mistake for _, mistakes in parsed.values() for mistake in mistakes]
    by_file: dict[str, list[Diagnostic]] = {}
    for mistake in without_consequences(syntax, wrong):
        by_file.setdefault(mistake.span.file, []).append(mistake)
    mistakes = {file: tuple(sorted(found, key=lambda d: d.span)) for file, found in by_file.items()}
    return Law(dict(texts), parsed, ruleset, tuple(links.found), mistakes)
