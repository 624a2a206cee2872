"""Entities of the syntax trees → the `Vocabulary`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lawcheck.diagnostics import Diagnostics, Label
from lawcheck.diagnostics.suggest import did_you_mean
from lawcheck.model.declare import check_text, doubled
from lawcheck.model.vocabulary import (
    Choice,
    Date,
    DurationType,
    Entity,
    EntityType,
    Fact,
    FactType,
    ListOf,
    Number,
    TextType,
    Vocabulary,
    YesNo,
)
from lawcheck.syntax import ast
from lawcheck.text import Text

_PLAIN: dict[str, FactType] = {
    "yes/no": YesNo(),
    "number": Number(),
    "date": Date(),
    "duration": DurationType(),
    "text": TextType(),
}


def vocabulary(declared: Iterable[ast.Entity], found: Diagnostics) -> Vocabulary:
    """The vocabulary of all entities; facts of types that do not exist are left out."""
    trees = list(declared)
    known = {tree.name.text for tree in trees}
    entities: dict[str, Entity] = {}
    for tree in trees:
        if doubled(found, tree.name, entities.get(tree.name.text), "entity"):
            entities[tree.name.text] = _entity(tree, known, found)
    _refuse_endless(entities, found)
    return Vocabulary(entities, _roots(trees, entities, found))


def _entity(tree: ast.Entity, known: set[str], found: Diagnostics) -> Entity:
    facts: dict[str, Fact] = {}
    check_text(tree.title, found)
    for fact in tree.facts:
        type_ = _type(fact.type, known, found)
        if type_ is None or not doubled(found, fact.name, facts.get(fact.name.text), "fact"):
            continue
        check_text(fact.question, found)
        if fact.judged is not None:
            check_text(fact.judged, found)
        name = fact.name.text
        facts[name] = Fact(name, type_, fact.question, fact.fixed, fact.judged, fact.name.span)
    listed = tree.listed_as.text if tree.listed_as else None
    return Entity(tree.name.text, tree.title, facts, listed, tree.name.span, tree.textual)


def _type(tree: ast.Type, known: set[str], found: Diagnostics) -> FactType | None:
    if tree.kind in _PLAIN:
        return _PLAIN[tree.kind]
    if tree.kind == "choice":
        options: dict[str, Text] = {}
        for name, label in tree.options:
            check_text(label, found)
            if name.text in options:
                found.add("doubled-choice", f"`{name.text}` stands twice among the choices", name.span)
            options[name.text] = label
        return Choice(tuple(options.items()))
    assert tree.name is not None  # the grammar gives lists and entities a name
    entity = tree.name.text
    if entity not in known:
        types = {"yes", "yes/no", "number", "date", "duration", "text", "one", "list"}
        help = did_you_mean(
            entity, known | types, "types are `yes/no`, `number`, `date`, `duration`, `text`, `one of …`"
        )
        found.add("unknown-type", f"there is no type or entity `{entity}`", tree.name.span, help=help)
        return None
    return ListOf(entity) if tree.kind == "list" else EntityType(entity)


def _refers_to(entity: Entity) -> list[tuple[Fact, str]]:
    return [(f, f.type.entity) for f in entity.facts.values() if isinstance(f.type, EntityType | ListOf)]


def _refuse_endless(entities: dict[str, Entity], found: Diagnostics) -> None:
    """Take out, and note, each fact by which an entity would contain itself, so that every case is finite."""
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        if name in done:
            return
        for fact, inner in _refers_to(entities[name]):
            if inner in (*trail, name):
                found.add(
                    "endless-entity",
                    f"`{inner}` would contain itself through `{name}.{fact.name}`",
                    fact.span,
                    others=[Label(entities[inner].span, "declared here")],
                )
                kept = {n: f for n, f in entities[name].facts.items() if n != fact.name}
                old = entities[name]
                entities[name] = replace(old, facts=kept)
            else:
                visit(inner, (*trail, name))
        done.add(name)

    for name in list(entities):
        visit(name, ())


def _roots(trees: list[ast.Entity], entities: dict[str, Entity], found: Diagnostics) -> dict[str, Fact]:
    inner = {name for entity in entities.values() for _, name in _refers_to(entity)}
    roots: dict[str, Fact] = {}
    for tree in trees:
        entity = entities[tree.name.text]
        if tree.listed_as is not None:
            fact = Fact(tree.listed_as.text, ListOf(entity.name), entity.title, False, None, tree.listed_as.span)
            name = tree.listed_as
        elif entity.name not in inner:
            fact = Fact(entity.name, EntityType(entity.name), entity.title, False, None, entity.span)
            name = tree.name
        else:
            continue
        if name.text in roots and roots[name.text].span == fact.span:
            continue  # the second declaration of a doubled entity, noted already
        if doubled(found, name, roots.get(name.text), "name at the top of a case"):
            roots[name.text] = fact
    return roots
