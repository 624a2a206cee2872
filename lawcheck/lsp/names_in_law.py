"""Rule files → what every name in them stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import assert_never

from lawcheck.citation import Citation
from lawcheck.lsp.symbols import Kind, Occurrence, Symbol
from lawcheck.model.links import Link
from lawcheck.span import InputFile, Span
from lawcheck.syntax import ast

_PLACEHOLDER = re.compile(r"\{\s*([^{}\s]+)\s*\}")


# ── what is declared ───────────────────────────────────────────────────────────────────────────────────────


def declared_in(file: ast.File) -> Iterator[Occurrence]:
    """The names that a file makes, in the order of its statements."""
    owner = ""
    for item in file.items:
        match item:
            case ast.Header(name=name):
                owner = name.text
                yield _made(Kind.RULEBOOK, owner, name)
            case ast.Entity():
                yield from _entity(item)
            case ast.Define(name=name, entity=entity):
                yield _made(Kind.DEFINITION, definition_key(owner, name.text, entity.text if entity else None), name)
            case ast.Exception_(name=name):
                yield _made(Kind.EXCEPTION, f"{owner}.{name.text}", name)
            case ast.Statement(keyword="instrument" | "family" as keyword, name=name):
                yield _made(Kind(keyword), name.text, name)
            case ast.Statement(keyword=keyword, name=name):
                yield _made(Kind(keyword), f"{owner}.{name.text}", name)
            case ast.Outside():
                pass
            case _:
                assert_never(item)


def definition_key(owner: str, name: str, entity: str | None) -> str:
    """What tells a definition from all others."""
    return f"{owner}.{name} of {entity}" if entity else f"{owner}.{name}"


def _made(kind: Kind, key: str, name: ast.Name) -> Occurrence:
    return Occurrence(name.span, Symbol(kind, key, name.text), declares=True)


def _entity(item: ast.Entity) -> Iterator[Occurrence]:
    entity = item.name.text
    yield _made(Kind.ENTITY, entity, item.name)
    if item.listed_as:
        yield _made(Kind.LIST, item.listed_as.text, item.listed_as)
    for fact in item.facts:
        yield _made(Kind.FACT, f"{entity}.{fact.name.text}", fact.name)
        for option, _ in fact.type.options:
            yield _made(Kind.CHOICE, f"{entity}.{fact.name.text}.{option.text}", option)


# ── what is used ───────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, eq=False)
class Known:
    """All declared symbols: by kind and key, and by the place of their declaration."""

    by_key: Mapping[tuple[Kind, str], Symbol]
    by_place: Mapping[Span, Symbol]
    texts: Mapping[str, InputFile] = field(default_factory=dict)

    @staticmethod
    def of(declared: Iterable[Occurrence], texts: Mapping[str, InputFile]) -> Known:
        """Those of all rule files."""
        by_place = {one.span: one.symbol for one in declared}
        return Known({(s.kind, s.key): s for s in by_place.values()}, by_place, texts)

    def get(self, kind: Kind, key: str) -> Symbol | None:
        """The symbol of that kind and key; None where nothing declares one."""
        return self.by_key.get((kind, key))


def names_in_law(trees: Mapping[str, ast.File], links: Iterable[Link], known: Known) -> Iterator[Occurrence]:
    """Every use of a name in rule files that can be followed; `links` are those of expressions and messages."""
    meant: dict[Span, Symbol] = {}
    for one in _linked(dict.fromkeys(links), known):
        meant[one.span] = one.symbol
        yield one
    for tree in trees.values():
        owner = ""
        for item in tree.items:
            if isinstance(item, ast.Header):
                owner = item.name.text
            yield from _used_in(item, owner, known)
            for expression in expressions_of(item):
                yield from _choices(expression, meant, known)


def _linked(links: Iterable[Link], known: Known) -> Iterator[Occurrence]:
    for path, place, declared in links:
        symbol = known.by_place.get(declared)
        name = path.names[place]
        if symbol is None:  # what no statement declares is a variable
            text = known.texts[declared.file].text[declared.start : declared.end]
            symbol = Symbol(Kind.VARIABLE, f"{declared.file}:{declared.start}", text)
            yield Occurrence(declared, symbol, declares=True)
        source = known.texts[name.span.file]
        if name.span.end - name.span.start == len(name.text):
            yield Occurrence(name.span, symbol)
        else:
            yield from (Occurrence(span, symbol) for span in _in_braces(path, place, source))


def _in_braces(path: ast.Path, place: int, source: InputFile) -> Iterator[Span]:
    """Where one name of a path stands in a message that has it in braces, in each of its languages."""
    whole = str(path)
    before = sum(len(name.text) + 1 for name in path.names[:place])
    span = path.span
    for found in _PLACEHOLDER.finditer(source.text, span.start, span.end):
        if found[1] == whole:
            start = found.start(1) + before
            yield Span(span.file, start, start + len(path.names[place].text))


def _used_in(item: ast.Item, owner: str, known: Known) -> Iterator[Occurrence]:
    """Names in a statement outside its expressions."""
    match item:
        case ast.Header(clauses=clauses) | ast.Statement(clauses=clauses):
            yield from chain.from_iterable(_clause(clause, known) for clause in clauses)
        case ast.Exception_(to=to, clauses=clauses):
            for name in to:
                yield from _rule(name, owner, known)
            yield from chain.from_iterable(_clause(clause, known) for clause in clauses)
        case ast.Define(entity=entity):
            yield from _simple(Kind.ENTITY, entity, known)
        case ast.Outside(ranges=ranges):
            yield from chain.from_iterable(_citation(first, known) for first, _ in ranges)
        case ast.Entity(facts=facts):
            for fact in facts:
                yield from _simple(Kind.ENTITY, fact.type.name, known)
        case _:
            assert_never(item)


def _clause(clause: ast.Clause, known: Known) -> Iterator[Occurrence]:
    match clause:
        case ast.Words(keyword="use", names=names):
            yield from chain.from_iterable(_simple(Kind.RULEBOOK, name, known) for name in names)
        case ast.Words(keyword="rules", names=names):
            yield from chain.from_iterable(_rule(name, "", known) for name in names)
        case ast.Cites(citations=citations):
            yield from chain.from_iterable(_citation(citation, known) for citation in citations)
        case ast.Permits(entity=entity):
            yield from _simple(Kind.ENTITY, entity, known)
        case _:
            return


def _simple(kind: Kind, name: ast.Name | None, known: Known) -> Iterator[Occurrence]:
    symbol = known.get(kind, name.text) if name else None
    if name and symbol:
        yield Occurrence(name.span, symbol)


def _citation(citation: Citation, known: Known) -> Iterator[Occurrence]:
    span, name = citation.span, citation.instrument
    yield from _simple(Kind.INSTRUMENT, ast.Name(name, Span(span.file, span.start, span.start + len(name))), known)


def _rule(name: ast.Name, owner: str, known: Known) -> Iterator[Occurrence]:
    """A rule's or exception's name, which may stand in full; the rulebook before its last part is a name too."""
    book, _, last = name.text.rpartition(".")
    for key in (f"{owner}.{name.text}", name.text):
        symbol = known.get(Kind.RULE, key) or known.get(Kind.EXCEPTION, key)
        if symbol:
            yield Occurrence(Span(name.span.file, name.span.end - len(last), name.span.end), symbol)
            if book and name.span.end - name.span.start == len(name.text):
                place = Span(name.span.file, name.span.start, name.span.start + len(book))
                yield from _simple(Kind.RULEBOOK, ast.Name(book, place), known)
            return


def _choices(tree: ast.Expr, meant: Mapping[Span, Symbol], known: Known) -> Iterator[Occurrence]:
    """Choices named in comparisons with a fact that has them."""
    for part in parts_of(tree):
        match part:
            case ast.Comparison(left=ast.Path(names=names), right=right):
                options: tuple[ast.Expr, ...] = (right,)
            case ast.OneOf(left=ast.Path(names=names), options=options):
                pass
            case _:
                continue
        fact = meant.get(names[-1].span)
        for option in options:
            if fact and isinstance(option, ast.Path) and len(option.names) == 1 and option.span not in meant:
                yield from _simple_choice(option.names[0], fact, known)


def _simple_choice(name: ast.Name, fact: Symbol, known: Known) -> Iterator[Occurrence]:
    symbol = known.get(Kind.CHOICE, f"{fact.key}.{name.text}")
    if symbol:
        yield Occurrence(name.span, symbol)


# ── expressions ────────────────────────────────────────────────────────────────────────────────────────────


def expressions_of(item: ast.Item) -> Iterator[ast.Expr]:
    """The expressions written in a statement."""
    match item:
        case ast.Define(condition=condition):
            yield condition
        case ast.Statement(clauses=clauses) | ast.Exception_(clauses=clauses):
            for clause in clauses:
                if isinstance(clause, ast.When | ast.Duty | ast.Permits) and clause.condition is not None:
                    yield clause.condition
        case _:
            return


def parts_of(tree: ast.Expr) -> Iterator[ast.Expr]:
    """An expression and all inside it."""
    left: list[ast.Expr | None] = [tree]
    while left:
        part = left.pop()
        if part is None:
            continue
        yield part
        match part:
            case ast.Arithmetic(left=one, right=other) | ast.Comparison(left=one, right=other):
                left += (one, other)
            case ast.OneOf(left=one, options=options):
                left += (one, *options)
            case ast.Within(act=act, period=period, start=start):
                left += (act, period, start)
            case ast.Quantified(where=where, has=has):
                left += (where, has)
            case ast.CountOf(where=where):
                left.append(where)
            case ast.Not(part=inner):
                left.append(inner)
            case ast.Junction(parts=inner_parts):
                left += inner_parts
            case ast.Path() | ast.Value():
                pass
            case _:
                assert_never(part)
