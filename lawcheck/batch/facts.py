"""The cells of a row that tell of facts → the tree below `facts:` that says the same in a case file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from lawcheck.batch.columns import Column
from lawcheck.batch.table import Cell
from lawcheck.diagnostics import Diagnostics, Label
from lawcheck.facts import tree
from lawcheck.facts.claim import REFUSED, Case, Instance, Items, claims_at
from lawcheck.finding.finding import FactPath
from lawcheck.interview.answer import Nonsense, answer, as_written
from lawcheck.interview.question import Kind, Question
from lawcheck.model.vocabulary import EntityType, Fact, ListOf, TextType, Vocabulary
from lawcheck.span import Span
from lawcheck.values import NONE

_WORDS = ("none", "unknown", "refused")
# What people and programs put into a cell of which they know nothing. A rule that asks whether there is a text must not
# take it for one.
_NOTHING = re.compile(r"[\W_]+|n/?a|n\. ?a\.|nan|null|tbd|#[a-z/0-9]+[!?]?")
_Whole: TypeAlias = tree.Scalar | Items | Instance  # a word, which things there are, or that there is one


def facts_of(
    told: Mapping[Column, Cell],
    vocabulary: Vocabulary,
    base: Case | None,
    about: Mapping[str, tree.Node],
    here: Span,
    found: Diagnostics,
) -> tree.Node:
    """The facts that the cells tell of, each with what the row says `about` its claims: source, grade, place.

    A list that no cell names whole may be longer; where `base`, the case that holds for every row, has the things that the
    cells tell of, it is as whole as there. Errors: `wrong-shape`,
    `contradicting-cells`, `empty-value`.
    """
    top = _Thing()
    for column, cell in told.items():
        _put(top, column, cell, found)
    return _Writing(vocabulary, base, about, here, found).thing(top, (), {})


@dataclass
class _Thing:
    """What the cells say of an entity, of a list (its things by their names) or of the whole case.

    `said`: the cell that tells of it as a whole, and what that says; `first`: one that tells of what is below.
    """

    fact: Fact | None = None
    said: tuple[Cell, _Whole] | None = None
    below: dict[str, _Thing | tree.Scalar] = field(default_factory=dict)
    first: Cell | None = None


def _put(top: _Thing, column: Column, cell: Cell, found: Diagnostics) -> None:
    """Puts what a cell says at its path; what is unknown says nothing, and makes nothing be there."""
    fact = column.fact
    assert fact is not None
    if isinstance(fact.type, EntityType | ListOf):
        said = _whole(fact, column.path, cell, found)
        if said is not None:
            _way(top, column, len(column.path), cell).said = cell, said
        return
    text = as_written(fact.type, cell.text)
    if text != "unknown":
        is_text = isinstance(fact.type, TextType) and text not in _WORDS
        if is_text and _NOTHING.fullmatch(text.casefold()):
            help = (
                "empty the cell where it is not known; write `none` if there is none, `refused` if it was not given"
            )
            found.add("empty-value", f"`{cell.text[:20]}` says nothing of `{fact.name}`", cell.span, help=help)
            return
        around = _way(top, column, len(column.path) - 1, cell)
        around.first = around.first or cell
        around.below[column.path[-1]] = tree.Scalar(text, is_text, cell.span)


def _way(top: _Thing, column: Column, steps: int, cell: Cell) -> _Thing:
    """What stands at the first steps of the path, made where it is not there yet."""
    here = top
    for name, fact in zip(column.path[:steps], column.way[:steps], strict=True):
        here.first = here.first or cell
        there = here.below.get(name)
        if not isinstance(there, _Thing):
            there = here.below[name] = _Thing(fact)
        here = there
    return here


def _whole(fact: Fact, path: FactPath, cell: Cell, found: Diagnostics) -> _Whole | None:
    """What a cell says of a thing or a list as a whole; None where that is nothing, or means nothing."""
    kind = Kind.LIST if isinstance(fact.type, ListOf) else Kind.THING
    read = answer(cell.text, Question(path, path, fact, kind, ()))
    if isinstance(read, Nonsense):
        found.add("wrong-shape", f"`{fact.name}`: {read.message}", cell.span, help=read.help)
        return None
    match read.content:
        case Items() | Instance() as whole:
            return whole
        case None:
            return None
        case word:
            assert word is NONE or word is REFUSED
            return tree.Scalar("none" if word is NONE else "refused", False, cell.span)


def mapping(parts: Mapping[str, tree.Node], span: Span) -> tree.Mapping:
    """A mapping of the tree, whose keys stand where their values do."""
    entries = (tree.Entry(tree.Scalar(key, True, node.span), node) for key, node in parts.items())
    return tree.Mapping(tuple(entries), span)


@dataclass(frozen=True)
class _Writing:
    """Makes the nodes of the tree, and finds what cannot stand together."""

    vocabulary: Vocabulary
    base: Case | None
    about: Mapping[str, tree.Node]
    here: Span
    found: Diagnostics

    def thing(self, thing: _Thing, path: FactPath, head: Mapping[str, tree.Node]) -> tree.Mapping:
        """An entity or the whole case, with `head` above its facts."""
        parts = {name: self._node(name, told, path) for name, told in thing.below.items()}
        return mapping({**head, **parts}, self.here)

    def _node(self, name: str, told: _Thing | tree.Scalar, path: FactPath) -> tree.Node:
        if isinstance(told, tree.Scalar):
            return self._claim(told)
        path = (*path, name)
        match told.said:
            case (cell, tree.Scalar() as word):
                if told.first is not None:
                    self._contradict(f"`{'.'.join(path)}` is said to be {word.text}", cell, told.first)
                has_value = told.fact is not None and "value" in self.vocabulary.facts_of(told.fact.type)
                return word if has_value else self._claim(word)
        is_list = told.fact is not None and isinstance(told.fact.type, ListOf)
        return self._list(told, path) if is_list else self.thing(told, path, {})

    def _claim(self, value: tree.Scalar) -> tree.Node:
        return mapping({"value": value, **self.about}, value.span) if self.about else value

    def _list(self, told: _Thing, path: FactPath) -> tree.Node:
        """A list; one that may be longer says so."""
        names = dict.fromkeys(told.below)
        match told.said:
            case (cell, Items() as items):
                whole = dict.fromkeys(_names(items))
                for name, below in told.below.items() if not items.incomplete else ():
                    if name not in whole and isinstance(below, _Thing) and below.first is not None:
                        self._contradict(f"`{'.'.join(path)}` does not have `{name}` in it", cell, below.first)
                names, is_longer = {**whole, **names}, items.incomplete
            case _:
                is_longer = self._may_be_longer(path, names)
        elements = tuple(self._element(name, told.below.get(name), path) for name in names)
        row = tree.Sequence(elements, self.here)
        flag = tree.Scalar("yes", False, self.here)
        return mapping({"incomplete": flag, "items": row}, self.here) if is_longer else row

    def _element(self, name: str, told: _Thing | tree.Scalar | None, path: FactPath) -> tree.Node:
        head = {"name": tree.Scalar(name, True, self.here)}
        return self.thing(told if isinstance(told, _Thing) else _Thing(), (*path, name), head)

    def _may_be_longer(self, path: FactPath, names: Mapping[str, None]) -> bool:
        claims = claims_at(self.base.facts, path) if self.base else ()
        if len(claims) != 1 or not isinstance(claims[0].value, Items):
            return True
        there = claims[0].value
        return there.incomplete or not names.keys() <= set(_names(there))

    def _contradict(self, what: str, cell: Cell, other: Cell) -> None:
        self.found.add(
            "contradicting-cells",
            f"{what}, and another cell tells of it",
            cell.span,
            others=[Label(other.span, "here")],
            help="empty one of the two cells",
        )


def _names(items: Items) -> list[str]:
    return [one.value.name for one in items.elements if isinstance(one.value, Instance)]
