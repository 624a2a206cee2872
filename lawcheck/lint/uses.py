"""Which facts of which entities the rules read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lawcheck.lint.law import Law
from lawcheck.model.condition import Condition, FactTerm
from lawcheck.model.ruleset import Each
from lawcheck.model.vocabulary import EntityType, ListOf, Vocabulary
from lawcheck.model.walk import Lists, conditions_of, lists_of, terms_in
from lawcheck.span import Span


def facts_in(condition: Condition) -> Iterator[FactTerm]:
    """Every fact that a condition reads, lists included."""
    return (term for term, _ in terms_in(condition, ()) if isinstance(term, FactTerm))


@lru_cache(maxsize=1)
def read_facts(law: Law) -> frozenset[tuple[str, str]]:
    """Entity and name of every fact that a rule, a definition, a draft or a message reads; "" is the top of a case."""
    vocabulary = law.ruleset.vocabulary
    read: set[tuple[str, str]] = set()
    for condition, lists in _conditions(law):
        for term, around in terms_in(condition, lists):
            if isinstance(term, FactTerm):
                read.update(way_to(term, around, vocabulary))
    for fact, lists in _named(law):
        read.update(way_to(fact, lists, vocabulary))
    return frozenset(read)


def _conditions(law: Law) -> Iterator[tuple[Condition, Lists]]:
    """Every condition, with what the variables around it run over."""
    for rule in law.ruleset.rules:
        yield from ((condition, lists_of(rule)) for condition in conditions_of(rule))
    for definition in law.ruleset.definitions.values():
        yield definition.condition, _things(definition.entity)
    for draft in law.ruleset.drafts:
        for article in draft.articles:
            lists = _of(article.each)
            yield from ((condition, lists) for condition in article.applies)
            yield from ((clause.required, lists) for clause in article.clauses)
            yield from ((permit.condition, lists or _things(permit.entity)) for permit in article.permits)


def _named(law: Law) -> Iterator[tuple[FactTerm, Lists]]:
    """The lists of every `for each`, and the facts that messages name."""
    for rule in law.ruleset.rules:
        yield from ((fact, ()) for fact in lists_of(rule))
        said = (*rule.mentions, *(fact for clause in rule.clauses for fact in clause.mentions))
        yield from ((fact, lists_of(rule)) for fact in said)
    for draft in law.ruleset.drafts:
        yield from ((fact, ()) for article in draft.articles for fact in _of(article.each))


def _of(each: Each | None) -> Lists:
    return (each.list,) if each else ()


def _things(entity: str | None) -> Lists:
    """What stands for the things of an entity, wherever they are."""
    return (FactTerm(None, (), ListOf(entity), entity, Span("", 0, 0)),) if entity else ()


def way_to(fact: FactTerm, lists: Lists, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """The facts on the way to a fact, and itself."""
    start = lists[fact.depth].type if fact.depth is not None else None
    entity = start.entity if isinstance(start, EntityType | ListOf) else ""
    for name in fact.path:
        yield entity, name
        known = vocabulary.entities[entity].facts if entity else vocabulary.roots
        type_ = known[name].type if name in known else None
        entity = type_.entity if isinstance(type_, EntityType | ListOf) else ""
