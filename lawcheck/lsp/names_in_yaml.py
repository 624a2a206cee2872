"""Case and test files → what every name in them stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lawcheck.facts import tree
from lawcheck.facts.facts_from_tree import LIST_KEYS
from lawcheck.lsp.names_in_law import Known
from lawcheck.lsp.symbols import Kind, Occurrence, Symbol
from lawcheck.model.vocabulary import Choice, EntityType, Fact, ListOf, Vocabulary
from lawcheck.span import Span
from lawcheck.testing.from_file import RuleNames


@dataclass(frozen=True, eq=False)
class YamlNames:
    """Finds names in case and test files by what the rules declare. `folder`: of the file at hand."""

    vocabulary: Vocabulary
    known: Known
    rules: RuleNames
    folder: str

    def of(self, root: tree.Node) -> Iterator[Occurrence]:
        """Every name in a case file, or in a file of tests, that can be followed."""
        if isinstance(root, tree.Sequence):
            for test in root.items:
                if isinstance(test, tree.Mapping):
                    yield from self._head(test)
        elif isinstance(root, tree.Mapping):
            yield from self._head(root)

    def _head(self, node: tree.Mapping) -> Iterator[Occurrence]:
        for entry in node.entries:
            value = entry.value
            match entry.key.text:
                case "facts":
                    yield from self._entity(value, self.vocabulary.roots)
                case "rule":
                    yield from self._rule(value)
                case "rulebooks":
                    for name in _scalars(value):
                        yield from self._rulebook(name)
                case "missing":
                    for name in _scalars(value):
                        yield from self._path(name)
                case "sources" if isinstance(value, tree.Mapping):
                    yield from (Occurrence(_inside(s.key), _source(s.key), True) for s in value.entries)
                case _:
                    continue

    # ── facts ──

    def _entity(self, node: tree.Node, facts: Mapping[str, Fact]) -> Iterator[Occurrence]:
        for entry in node.entries if isinstance(node, tree.Mapping) else ():
            fact = facts.get(entry.key.text)
            symbol = self.known.by_place.get(fact.span) if fact else None
            if fact and symbol:
                yield Occurrence(_inside(entry.key), symbol)
                yield from self._said(entry.value, fact, symbol)

    def _said(self, node: tree.Node, fact: Fact, symbol: Symbol) -> Iterator[Occurrence]:
        """What is said of a fact: a value, a claim, several claims, the elements of a list."""
        facts = self.vocabulary.facts_of(fact.type)
        match node:
            case tree.Sequence(items=items):
                for item in items:
                    yield from self._said(item, fact, symbol)
            case tree.Mapping() if "value" in node and "value" not in facts:
                for entry in node.entries:
                    if entry.key.text == "value":
                        yield from self._said(entry.value, fact, symbol)
                    elif entry.key.text == "source" and isinstance(entry.value, tree.Scalar):
                        yield Occurrence(_inside(entry.value), _source(entry.value))
            case tree.Mapping() if isinstance(fact.type, ListOf) and "items" in node and "items" not in facts:
                for entry in node.entries:
                    if entry.key.text == LIST_KEYS[0]:
                        yield from self._said(entry.value, fact, symbol)
            case tree.Mapping() if isinstance(fact.type, ListOf | EntityType):
                yield from self._entity(node, facts)
            case tree.Scalar(text=text) if isinstance(fact.type, Choice):
                choice = self.known.get(Kind.CHOICE, f"{symbol.key}.{text}")
                if choice:
                    yield Occurrence(_inside(node), choice)
            case _:
                return

    # ── names in full ──

    def _rule(self, node: tree.Node) -> Iterator[Occurrence]:
        if not isinstance(node, tree.Scalar):
            return
        meant = self.rules.meant(node.text, self.folder)
        symbol = self.known.get(Kind.RULE, meant[0]) if len(meant) == 1 else None
        if symbol:
            place = _inside(node)
            yield Occurrence(Span(place.file, place.end - len(symbol.name), place.end), symbol)

    def _rulebook(self, node: tree.Scalar) -> Iterator[Occurrence]:
        symbol = self.known.get(Kind.RULEBOOK, node.text)
        if symbol:
            yield Occurrence(_inside(node), symbol)

    def _path(self, node: tree.Scalar) -> Iterator[Occurrence]:
        """Facts by path, in which an element's own name may follow that of its list."""
        facts: Mapping[str, Fact] = self.vocabulary.roots
        start = _inside(node).start
        for part in re.finditer(r"[^.]+", node.text):
            fact = facts.get(part[0])
            symbol = self.known.by_place.get(fact.span) if fact else None
            if fact and symbol:
                yield Occurrence(Span(node.span.file, start + part.start(), start + part.end()), symbol)
                facts = self.vocabulary.facts_of(fact.type)


def _scalars(node: tree.Node) -> list[tree.Scalar]:
    nodes = node.items if isinstance(node, tree.Sequence) else (node,)
    return [one for one in nodes if isinstance(one, tree.Scalar)]


def _inside(node: tree.Scalar) -> Span:
    """The place of a text without its quotes."""
    span = node.span
    inner = span.end - span.start - len(node.text)
    return Span(span.file, span.start + 1, span.end - 1) if node.quoted and inner == 2 else span


def _source(node: tree.Scalar) -> Symbol:
    return Symbol(Kind.SOURCE, f"{node.span.file}:{node.text}", node.text)
