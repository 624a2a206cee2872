"""Which facts of which entities the rules read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from lawcheck.lint.law import Law
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
from lawcheck.model.ruleset import Each, ExceptionRule, Rule
from lawcheck.model.vocabulary import EntityType, ListOf, Vocabulary


def facts(node: Condition | Term) -> Iterator[FactTerm]:
    """Every fact that a condition or term reads."""
    match node:
        case FactTerm():
            yield node
        case Not(part):
            yield from facts(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from facts(part)
        case Holds(fact):
            yield fact
        case Compare(_, left, right) | Sum(left, right):
            yield from facts(left)
            yield from facts(right)
        case OneOf(term, options):
            yield from facts(term)
            for option in options:
                yield from facts(option)
        case Within(act, period, start):
            for term in (act, period, start):
                yield from facts(term)
        case Some(list_, _, _, body) | Count(list_, _, body):
            yield list_
            yield from facts(body)
        case Constant() | Today() | Always() | InForce():
            return


def parts_of(condition: Condition) -> Iterator[Condition]:
    """A condition and all conditions that it is made of."""
    yield condition
    match condition:
        case Not(part) | Some(_, _, _, part):
            yield from parts_of(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from parts_of(part)
        case _:
            return


def facts_of_rule(rule: Rule) -> Iterator[FactTerm]:
    """Every fact that a rule or one of its exceptions reads, those that only its messages name left out."""
    for condition in (*rule.applies, *rule.exempt, *(clause.required for clause in rule.clauses)):
        yield from facts(condition)
    for exception in exceptions(rule.exceptions):
        yield from facts(exception.when)


def exceptions(several: tuple[ExceptionRule, ...]) -> Iterator[ExceptionRule]:
    """Exceptions, with those to them."""
    for one in several:
        yield one
        yield from exceptions(one.exceptions)


class _Reader:
    """Follows paths through the vocabulary, and notes each fact on the way."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.read: set[tuple[str, str]] = set()

    def condition(self, node: Condition | Term, bound: Mapping[int, str]) -> None:
        match node:
            case Some(list_, _, depth, body) | Count(list_, depth, body):
                self.fact(list_, bound)
                entity = list_.type.entity if isinstance(list_.type, ListOf) else ""
                self.condition(body, {**bound, depth: entity})
            case Not(part):
                self.condition(part, bound)
            case And(parts) | Or(parts):
                for part in parts:
                    self.condition(part, bound)
            case _:
                for fact in facts_here(node):
                    if isinstance(fact, FactTerm):
                        self.fact(fact, bound)
                    else:
                        self.condition(fact, bound)

    def fact(self, fact: FactTerm, bound: Mapping[int, str]) -> None:
        known = self._vocabulary.roots
        entity = ""
        if fact.depth is not None:
            entity = bound.get(fact.depth, "")
            known = self._vocabulary.entities[entity].facts if entity else {}
        for name in fact.path:
            self.read.add((entity, name))
            type_ = known[name].type if name in known else None
            entity = type_.entity if isinstance(type_, EntityType | ListOf) else ""
            known = self._vocabulary.entities[entity].facts if entity else {}

    def of_each(self, each: Each | None) -> dict[int, str]:
        if each is None:
            return {}
        self.fact(each.list, {})
        return {0: each.list.type.entity} if isinstance(each.list.type, ListOf) else {}


def facts_here(node: Condition | Term) -> Iterator[FactTerm | Count]:
    """The facts and counts that a comparison speaks of, not those inside the counts."""
    match node:
        case FactTerm() | Count():
            yield node
        case Holds(fact):
            yield fact
        case Compare(_, left, right) | Sum(left, right):
            yield from facts_here(left)
            yield from facts_here(right)
        case OneOf(term, options):
            for one in (term, *options):
                yield from facts_here(one)
        case Within(act, period, start):
            for one in (act, period, start):
                yield from facts_here(one)
        case _:
            return


@lru_cache(maxsize=1)
def read_facts(law: Law) -> frozenset[tuple[str, str]]:
    """Entity and name of every fact that a rule, a definition, a draft or a message reads; "" is the top of a case."""
    reader = _Reader(law.ruleset.vocabulary)
    for rule in law.ruleset.rules:
        bound = reader.of_each(rule.each)
        for condition in (*rule.applies, *rule.exempt, *(clause.required for clause in rule.clauses)):
            reader.condition(condition, bound)
        for exception in exceptions(rule.exceptions):
            reader.condition(exception.when, bound)
        for fact in (*rule.mentions, *(fact for clause in rule.clauses for fact in clause.mentions)):
            reader.fact(fact, bound)
    for definition in law.ruleset.definitions.values():
        reader.condition(definition.condition, {0: definition.entity} if definition.entity else {})
    for draft in law.ruleset.drafts:
        for article in draft.articles:
            bound = reader.of_each(article.each)
            for condition in (*article.applies, *(clause.required for clause in article.clauses)):
                reader.condition(condition, bound)
            for permit in article.permits:
                reader.condition(permit.condition, bound or {0: permit.entity})
    return frozenset(reader.read)
