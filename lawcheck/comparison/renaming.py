"""Facts that only got another name: found in two vocabularies, and carried over into the rules of the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeAlias, assert_never

from lawcheck.comparison.comparison import FactChange
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
from lawcheck.model.ruleset import ExceptionRule, Rule
from lawcheck.model.vocabulary import (
    Choice,
    Date,
    DurationType,
    EntityType,
    Fact,
    FactType,
    ListOf,
    Number,
    TextType,
    Vocabulary,
    YesNo,
)
from lawcheck.model.walk import Lists, lists_of, pattern

# From the path of a fact in the first vocabulary, through the lists, to its path in the second; what kept its is left out.
Renamed: TypeAlias = Mapping[tuple[str, ...], tuple[str, ...]]

_NAMED: Mapping[type, str] = {
    YesNo: "yes/no",
    Number: "number",
    Date: "date",
    DurationType: "duration",
    TextType: "text",
    Choice: "a choice",
    EntityType: "an entity",
    ListOf: "a list",
}
_ALIKE = 0.6  # of two names, for one to be taken for the other


@dataclass(frozen=True)
class Names:
    """What became of the names of the first vocabulary."""

    entities: Mapping[str, str]
    facts: Mapping[tuple[str, str], str]

    def same_type(self, old: FactType, new: FactType) -> bool:
        """Whether the types are the same, apart from names of entities and labels of choices."""
        match old, new:
            case EntityType(a), EntityType(b):
                return self.entities.get(a) == b
            case ListOf(a), ListOf(b):
                return self.entities.get(a) == b
            case Choice(), Choice():
                return old.names == new.names
            case _:
                return old.__class__ is new.__class__


def names(old: Vocabulary, new: Vocabulary) -> Names:
    """What became of each entity and fact: its own name, another of the same type and sense, or none."""
    entities = {name: name for name in old.entities if name in new.entities}
    left = [name for name in new.entities if name not in old.entities]
    for name, entity in old.entities.items():
        for other in left if name not in entities else ():
            there = new.entities[other]
            shared = entity.facts.keys() & there.facts.keys()
            if entity.title.english == there.title.english or 2 * len(shared) > len(
                entity.facts.keys() | there.facts
            ):
                entities[name] = other
                left.remove(other)
                break
    known = Names(entities, {})
    facts: dict[tuple[str, str], str] = {}
    for name, other in entities.items():
        facts |= {(name, one): to for one, to in _facts(known, old.entities[name].facts, new.entities[other].facts)}
    return Names(entities, facts)


def _facts(known: Names, old: Mapping[str, Fact], new: Mapping[str, Fact]) -> Iterator[tuple[str, str]]:
    left = [name for name in new if name not in old]
    for name, fact in old.items():
        if name in new:
            yield name, name
            continue
        alike = [other for other in left if known.same_type(fact.type, new[other].type)]
        asked = [other for other in alike if new[other].question.english == fact.question.english]
        near = [other for other in alike if SequenceMatcher(None, name, other).ratio() >= _ALIKE]
        other = next(iter(asked or near), None)
        if other is not None:
            left.remove(other)
            yield name, other


def renamed(old: Vocabulary, new: Vocabulary, known: Names) -> Renamed:
    """The paths that are called otherwise now."""

    def below(
        path: tuple[str, ...], to: tuple[str, ...], facts: Mapping[str, Fact], entity: str | None
    ) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        for name, fact in facts.items():
            other = _root(fact, old, new, known) if entity is None else known.facts.get((entity, name))
            if other is None:
                continue
            here, there = (*path, name), (*to, other)
            if here != there:
                yield here, there
            if isinstance(fact.type, EntityType | ListOf):
                yield from below(here, there, old.facts_of(fact.type), fact.type.entity)

    return dict(below((), (), old.roots, None))


def _root(fact: Fact, old: Vocabulary, new: Vocabulary, known: Names) -> str | None:
    if fact.name in new.roots:
        return fact.name
    return next((n for n, f in new.roots.items() if known.same_type(fact.type, f.type) and n not in old.roots), None)


def fact_changes(old: Vocabulary, new: Vocabulary, known: Names) -> tuple[FactChange, ...]:
    """Entities and facts that are new, gone, renamed, of another type, or asked in other words."""
    found: list[FactChange] = []
    for name, entity in old.entities.items():
        other = known.entities.get(name)
        if other is None:
            found.append(FactChange(name, "gone"))
            continue
        if other != name:
            found.append(FactChange(name, "renamed", other))
        there = new.entities[other].facts
        for fact in entity.facts.values():
            to = known.facts.get((name, fact.name))
            found += _fact_changes(f"{name}.{fact.name}", fact, f"{other}.{to}", there[to] if to else None, known)
        taken = {known.facts.get((name, fact)) for fact in entity.facts}
        found += (FactChange(f"{other}.{fact}", "new") for fact in there if fact not in taken)
    kept = set(known.entities.values())
    found += (FactChange(name, "new") for name in new.entities if name not in kept)
    return tuple(found)


def _fact_changes(name: str, old: Fact, to: str, new: Fact | None, known: Names) -> Iterator[FactChange]:
    if new is None:
        yield FactChange(name, "gone")
        return
    if old.name != new.name:
        yield FactChange(name, "renamed", to)
    if not known.same_type(old.type, new.type):
        yield FactChange(name, "retyped", to, _retyped(old.type, new.type))
    elif _words(old) != _words(new):
        yield FactChange(name, "reworded", to)


def _retyped(old: FactType, new: FactType) -> str:
    if isinstance(old, Choice) and isinstance(new, Choice):
        gone = [name for name in old.names if name not in new.names]
        more = [name for name in new.names if name not in old.names]
        told = [*(f"without `{name}`" for name in gone), *(f"with `{name}`" for name in more)]
        return ", ".join(told) or "its choices stand in another order"
    return f"{_NAMED[old.__class__]} before, {_NAMED[new.__class__]} now"


def _words(fact: Fact) -> tuple[object, ...]:
    labels = fact.type.options if isinstance(fact.type, Choice) else ()
    texts = (fact.question, fact.judged, *(label for _, label in labels))
    return (fact.fixed, *((text.english, text.translations) if text else None for text in texts))


# ── carried over into rules ────────────────────────────────────────────────────────────────────────────────


def in_rule(rule: Rule, to: Renamed) -> Rule:
    """The rule with its facts called as they are now."""
    if not to:
        return rule
    lists = lists_of(rule)

    def exception(one: ExceptionRule) -> ExceptionRule:
        return one._replace(when=_in(one.when, lists, to), exceptions=tuple(map(exception, one.exceptions)))

    return rule._replace(
        each=rule.each._replace(list=_fact(rule.each.list, (), to)) if rule.each else None,
        applies=tuple(_in(one, lists, to) for one in rule.applies),
        clauses=tuple(one._replace(required=_in(one.required, lists, to)) for one in rule.clauses),
        exempt=tuple(_in(one, lists, to) for one in rule.exempt),
        exceptions=tuple(map(exception, rule.exceptions)),
    )


def _in(condition: Condition, lists: Lists, to: Renamed) -> Condition:
    match condition:
        case Holds(fact):
            return condition._replace(fact=_fact(fact, lists, to))
        case Compare(_, left, right):
            return condition._replace(left=_term(left, lists, to), right=_term(right, lists, to))
        case OneOf(term, options):
            return condition._replace(
                term=_term(term, lists, to), options=tuple(_term(one, lists, to) for one in options)
            )
        case Within(act, period, start):
            act, period, start = (_term(one, lists, to) for one in (act, period, start))
            return condition._replace(act=act, period=period, start=start)
        case Not(part):
            return condition._replace(part=_in(part, lists, to))
        case And(parts) | Or(parts):
            return condition._replace(parts=tuple(_in(part, lists, to) for part in parts))
        case Some(list_, _, _, body):
            return condition._replace(list=_fact(list_, lists, to), body=_in(body, (*lists, list_), to))
        case Always() | InForce():
            return condition
        case _:
            assert_never(condition)


def _term(term: Term, lists: Lists, to: Renamed) -> Term:
    match term:
        case FactTerm():
            return _fact(term, lists, to)
        case Sum(left, right):
            return term._replace(left=_term(left, lists, to), right=_term(right, lists, to))
        case Count(list_, _, body):
            return term._replace(list=_fact(list_, lists, to), body=_in(body, (*lists, list_), to))
        case Constant() | Today():
            return term
        case _:
            assert_never(term)


def _fact(fact: FactTerm, lists: Lists, to: Renamed) -> FactTerm:
    now = to.get(pattern(fact, lists)) if fact.path else None
    return fact._replace(path=now[len(now) - len(fact.path) :]) if now else fact
