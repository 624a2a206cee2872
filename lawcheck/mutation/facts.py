"""What the facts in conditions are: found by where they stand, for the changes that need a type or a sibling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lawcheck.model.condition import FactTerm
from lawcheck.model.ruleset import Definition, Ruleset
from lawcheck.model.vocabulary import EntityType, FactType, ListOf, Vocabulary
from lawcheck.model.walk import Lists, conditions_of, lists_of, terms_in
from lawcheck.span import Span


@dataclass(frozen=True)
class Place:
    """A fact as it stands in a condition: its type, and the entity it is a fact of (none for what stands at the top)."""

    type: FactType
    entity: str | None


def places(ruleset: Ruleset) -> Mapping[Span, Place]:
    """Every fact in the conditions of definitions, rules and exceptions, by where it stands."""
    found: dict[Span, Place] = {}
    conditions = [(definition.condition, _of_definition(definition)) for definition in ruleset.definitions.values()]
    conditions += [(condition, lists_of(rule)) for rule in ruleset.rules for condition in conditions_of(rule)]
    for condition, lists in conditions:
        for term, around in terms_in(condition, lists):
            if isinstance(term, FactTerm) and term.span not in found:
                found[term.span] = Place(term.type, _owner(term, around, ruleset.vocabulary))
    return found


def _of_definition(definition: Definition) -> Lists:
    """The things that a definition speaks of, as if they stood in a list at the top."""
    if definition.entity is None:
        return ()
    return (FactTerm(None, (), ListOf(definition.entity), definition.variable or "", definition.span),)


def _owner(fact: FactTerm, lists: Lists, vocabulary: Vocabulary) -> str | None:
    owner: str | None = None
    facts = vocabulary.roots
    if fact.depth is not None:
        of = lists[fact.depth].type
        if not isinstance(of, ListOf):
            return None
        owner, facts = of.entity, vocabulary.entities[of.entity].facts
    for name in fact.path[:-1]:
        type_ = facts[name].type
        if not isinstance(type_, EntityType):
            return None
        owner, facts = type_.entity, vocabulary.entities[type_.entity].facts
    return owner
