"""What stands in a file, for an editor's outline, its search for names, and the folding of its lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lawcheck.facts import tree
from lawcheck.lsp.law import Law
from lawcheck.lsp.names_in_law import declared_in
from lawcheck.lsp.positions import Change
from lawcheck.lsp.symbols import Kind, Occurrence
from lawcheck.lsp.workspace import Workspace
from lawcheck.span import InputFile, Span
from lawcheck.syntax import ast


@dataclass(frozen=True)
class Entry:
    """A line of an outline: the whole statement at `span`, its name at `place`."""

    kind: Kind
    name: str
    detail: str
    span: Span
    place: Span
    inside: tuple[Entry, ...] = ()


def outline(name: str, workspace: Workspace, change: Change) -> tuple[Entry, ...]:
    """The outline of a file of any kind; `change` leads from the text that was read to the one that is asked about."""
    if name in workspace.documents:
        entries = outline_of_yaml(workspace.documents[name].read[0])
    elif name in workspace.law.parsed:
        entries = outline_of_law(workspace.law.parsed[name][0])
    else:
        return ()
    return tuple(_now(entry, change) for entry in entries)


def _now(entry: Entry, change: Change) -> Entry:
    inside = tuple(_now(inner, change) for inner in entry.inside)
    return replace(entry, span=change.around(entry.span), place=change.around(entry.place), inside=inside)


def outline_of_law(file: ast.File) -> tuple[Entry, ...]:
    """The statements of a rule file, the facts of an entity inside it."""
    return tuple(entry for item in file.items for entry in _entry(item))


def _entry(item: ast.Item) -> Iterator[Entry]:
    match item:
        case ast.Header(name=name, title=title, span=span):
            yield Entry(Kind.RULEBOOK, name.text, title.english, span, name.span)
        case ast.Entity(name=name, title=title, span=span, facts=facts):
            inside = tuple(Entry(Kind.FACT, f.name.text, f.question.english, f.span, f.name.span) for f in facts)
            yield Entry(Kind.ENTITY, name.text, title.english, span, name.span, inside)
        case ast.Define(name=name, title=title, span=span):
            yield Entry(Kind.DEFINITION, name.text, title.english, span, name.span)
        case ast.Exception_(name=name, to=to, title=title, span=span):
            to_what = f"to {', '.join(target.text for target in to)}"
            yield Entry(Kind.EXCEPTION, name.text, title.english or to_what, span, name.span)
        case ast.Statement(keyword=keyword, name=name, title=title, span=span):
            yield Entry(Kind(keyword), name.text, title.english, span, name.span)
        case _:
            return


def outline_of_yaml(root: tree.Node | None) -> tuple[Entry, ...]:
    """The tests of a file by their sentences, or the parts of a case with what they hold."""
    if isinstance(root, tree.Sequence):
        return tuple(_test(node) for node in root.items if isinstance(node, tree.Mapping) and node.entries)
    if not isinstance(root, tree.Mapping):
        return ()
    return tuple(
        Entry(Kind.RULEBOOK, entry.key.text, "", entry.key.span.to(entry.value.span), entry.key.span, _keys(entry))
        for entry in root.entries
        if entry.key.text in ("sources", "facts")
    )


def _test(node: tree.Mapping) -> Entry:
    title, rule = node.get("test"), node.get("rule")
    name = title.text if isinstance(title, tree.Scalar) and title.text else "a test without a name"
    place = title.span if title else node.entries[0].key.span
    return Entry(Kind.RULE, name, rule.text if isinstance(rule, tree.Scalar) else "", node.span, place)


def _keys(entry: tree.Entry) -> tuple[Entry, ...]:
    kind = Kind.SOURCE if entry.key.text == "sources" else Kind.FACT
    entries = entry.value.entries if isinstance(entry.value, tree.Mapping) else ()
    return tuple(Entry(kind, e.key.text, "", e.key.span.to(e.value.span), e.key.span) for e in entries)


_MOST_FOUND = 200


def find_symbols(query: str, law: Law) -> list[Occurrence]:
    """Declared names that hold the letters of a query in its order, the closest first; variables are left out."""
    found: list[tuple[int, str, Occurrence]] = []
    wanted = query.lower()
    for tree_, _ in law.parsed.values():
        for one in declared_in(tree_):
            key = one.symbol.key.lower()
            if wanted in key:
                found.append((0 if one.symbol.name.lower().startswith(wanted) else 1, key, one))
            elif _holds(key, wanted):
                found.append((2, key, one))
    found.sort(key=lambda entry: entry[:2])
    return [one for _, _, one in found[:_MOST_FOUND]]


def _holds(text: str, letters: str) -> bool:
    at = iter(text)
    return all(letter in at for letter in letters)


def folds(file: InputFile, entries: tuple[Entry, ...]) -> Iterator[tuple[int, int, bool]]:
    """First and last line, counted from 0, of what can be folded: entries of the outline, and blocks of comments (True)."""
    for entry in entries:
        for one in (entry, *(() if entry.kind is Kind.ENTITY else entry.inside)):
            first, last = file.position(one.span.start)[0] - 1, file.position(max(one.span.end - 1, 0))[0] - 1
            if last > first:
                yield first, last, False
    start: int | None = None
    for number in range(len(file.line_starts) + 1):
        comment = file.line(number + 1).lstrip().startswith("#")
        if comment and start is None:
            start = number
        elif not comment and start is not None:
            if number - 1 > start:
                yield start, number - 1, True
            start = None
