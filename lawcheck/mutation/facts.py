"""What the facts in conditions are: found by where they stand, for the changes that need a type or a sibling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from lawcheck.model.condition import (
    Always,
    And,
    Compare,
    Condition,
    Constant,
    Count,
    FactTerm,
    Holds,
    InForce,
    Not,
    OneOf,
    Or,
    Some,
    Sum,
    Term,
    Today,
    Within,
)
from lawcheck.model.ruleset import ExceptionRule, Rule, Ruleset
from lawcheck.model.vocabulary import EntityType, FactType, ListOf, Vocabulary
from lawcheck.span import Span


@dataclass(frozen=True)
class Place:
    """A fact as it stands in a condition: its type, and the entity it is a fact of (none for what stands at the top)."""

    type: FactType
    entity: str | None


def places(ruleset: Ruleset) -> Mapping[Span, Place]:
    """Every fact in the conditions of definitions, rules and exceptions, by where it stands."""
    found: dict[Span, Place] = {}
    walk = _Walk(ruleset.vocabulary, found)
    for definition in ruleset.definitions.values():
        walk.condition(definition.condition, (definition.entity,) if definition.entity else ())
    for rule in ruleset.rules:
        each = (walk.element(rule.each.list, ()),) if rule.each else ()
        for condition in conditions_of(rule):
            walk.condition(condition, each)
    return found


def conditions_of(rule: Rule) -> Iterator[Condition]:
    """All conditions of a rule and of the exceptions to it."""
    yield from rule.applies
    yield from (clause.required for clause in rule.clauses)
    yield from rule.exempt
    yield from (exception.when for exception in exceptions_of(rule))


def exceptions_of(of: Rule | ExceptionRule) -> Iterator[ExceptionRule]:
    """The exceptions to a rule, with those to them."""
    for exception in of.exceptions:
        yield exception
        yield from exceptions_of(exception)


def names_in(condition: Condition) -> Iterator[str]:
    """The full names of the definitions that a condition spells out."""
    match condition:
        case And(parts, _, name):
            if name:
                yield name
            for part in parts:
                yield from names_in(part)
        case Or(parts):
            for part in parts:
                yield from names_in(part)
        case Not(part):
            yield from names_in(part)
        case Some(_, _, _, body):
            yield from names_in(body)
        case Compare(_, left, right):
            for term in (left, right):
                if isinstance(term, Count):
                    yield from names_in(term.body)
        case _:
            return


@dataclass(frozen=True)
class _Walk:
    vocabulary: Vocabulary
    found: dict[Span, Place]

    def condition(self, condition: Condition, elements: tuple[str, ...]) -> None:
        match condition:
            case Holds(fact):
                self.term(fact, elements)
            case Compare(_, left, right):
                self.term(left, elements)
                self.term(right, elements)
            case OneOf(term, options):
                for one in (term, *options):
                    self.term(one, elements)
            case Within(act, period, start):
                for one in (act, period, start):
                    self.term(one, elements)
            case Not(part):
                self.condition(part, elements)
            case And(parts) | Or(parts):
                for part in parts:
                    self.condition(part, elements)
            case Some(list_, _, _, body):
                self.condition(body, (*elements, self.element(list_, elements)))
            case Always() | InForce():
                return
            case _:
                assert_never(condition)

    def term(self, term: Term, elements: tuple[str, ...]) -> None:
        match term:
            case FactTerm():
                self.found.setdefault(term.span, Place(term.type, self._owner(term, elements)))
            case Sum(left, right):
                self.term(left, elements)
                self.term(right, elements)
            case Count(list_, _, body):
                self.condition(body, (*elements, self.element(list_, elements)))
            case Constant() | Today():
                return
            case _:
                assert_never(term)

    def element(self, list_: FactTerm, elements: tuple[str, ...]) -> str:
        """The entity of a list's elements."""
        self.term(list_, elements)
        return list_.type.entity if isinstance(list_.type, ListOf) else ""

    def _owner(self, term: FactTerm, elements: tuple[str, ...]) -> str | None:
        facts = self.vocabulary.roots
        owner: str | None = None
        if term.depth is not None:
            owner = elements[term.depth] if term.depth < len(elements) else None
            if owner is None or owner not in self.vocabulary.entities:
                return None
            facts = self.vocabulary.entities[owner].facts
        for name in term.path[:-1]:
            type_ = facts[name].type
            if not isinstance(type_, EntityType):
                return None
            owner = type_.entity
            facts = self.vocabulary.entities[owner].facts
        return owner
