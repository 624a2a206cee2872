"""Where conditions look facts up: the case on one day, and the elements that variables are bound to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from lawcheck.facts.claim import REFUSED, Claim, Content, Instance, Items
from lawcheck.finding.finding import Evidence, FactPath
from lawcheck.model.condition import FactTerm
from lawcheck.model.vocabulary import EntityType, FactType, ListOf, YesNo
from lawcheck.values import NONE, Truth


@dataclass(frozen=True, eq=False)
class Bound:
    """An element that a variable stands for, and the path to it, by names and as the vocabulary has it.

    Known by its identity, and remembers what was looked up from it: many rules ask for the same facts.
    """

    instance: Instance
    path: FactPath = ()
    pattern: tuple[str, ...] = ()
    _contents: dict[tuple[str, ...], tuple[Content, ...] | None] = field(default_factory=dict, repr=False)
    _holds: dict[tuple[str, ...], Truth] = field(default_factory=dict, repr=False)
    _evidence: dict[tuple[str, ...], Evidence] = field(default_factory=dict, repr=False)
    _elements: dict[tuple[tuple[str, ...], int], tuple[Bound, ...]] = field(default_factory=dict, repr=False)
    _unnamed: dict[tuple[str, ...], Bound] = field(default_factory=dict, repr=False)

    def holds(self, path: tuple[str, ...], type: FactType) -> Truth:
        """Whether the yes/no fact at that path is answered yes."""
        truth = self._holds.get(path)
        if truth is None:
            values = self.contents(path, type)
            if values is None:
                truth = Truth.UNKNOWN
            elif len(values) > 1:
                truth = Truth.DISPUTED
            else:
                truth = Truth.TRUE if values[0] is True else Truth.FALSE
            self._holds[path] = truth
        return truth

    def contents(self, path: tuple[str, ...], type: FactType) -> tuple[Content, ...] | None:
        """See `contents`."""
        try:
            return self._contents[path]
        except KeyError:
            found = self._contents[path] = _contents(self.instance, path, type)
            return found

    def evidence(self, path: tuple[str, ...]) -> Evidence:
        """See `evidence`."""
        if path not in self._evidence:
            claims = _claims(self.instance, path)
            self._evidence[path] = Evidence((*self.path, *path), (*self.pattern, *path), claims)
        return self._evidence[path]

    def elements(self, path: tuple[str, ...], items: Items) -> tuple[Bound, ...]:
        """See `bind`."""
        key = path, id(items)
        if key not in self._elements:
            below, pattern = (*self.path, *path), (*self.pattern, *path)
            self._elements[key] = tuple(
                Bound(claim.value, (*below, claim.value.name or f"#{number}"), pattern)
                for number, claim in enumerate(items.elements, 1)
                if isinstance(claim.value, Instance)
            )
        return self._elements[key]

    def unnamed(self, path: tuple[str, ...]) -> Bound:
        """An element that may be in the list at `path`, and of which nothing is known."""
        if path not in self._unnamed:
            self._unnamed[path] = Bound(Instance(), (*self.path, *path, "?"), (*self.pattern, *path))
        return self._unnamed[path]


Elements: TypeAlias = tuple[Bound, ...]


@dataclass(frozen=True)
class Situation:
    """The facts of a case as they stand on the day that it is judged as of.

    `known` remembers the truth of definitions, which many rules share; by the definition and what it speaks of.
    """

    root: Bound
    today: date
    known: dict[tuple[int, Elements], Truth] = field(init=False, default_factory=dict, repr=False, compare=False)


def contents(term: FactTerm, situation: Situation, elements: Elements) -> tuple[Content, ...] | None:
    """What the claims say at that path, each value once; None where somebody would have to say something first.

    Over a disputed entity the values of all its alternatives are gathered; an alternative in which nothing is
    claimed makes the whole missing. Source: language.md, section 2.
    """
    base = situation.root if term.depth is None else elements[term.depth]
    return base.contents(term.path, term.type)


def _contents(instance: Instance, path: tuple[str, ...], type: FactType) -> tuple[Content, ...] | None:
    current: Sequence[Content] = (instance,)
    for name in path:
        if len(current) == 1 and isinstance(current[0], Instance):
            claims = current[0].facts.get(name)
            if claims is not None and len(claims) == 1 and claims[0].value is not REFUSED:
                current = (claims[0].value,)
                continue
        gathered: list[Content] = []
        for content in current:
            if not isinstance(content, Instance):
                gathered.append(NONE)  # the entity is `none`, and so is all of it
                continue
            said = [claim.value for claim in content.facts.get(name, ()) if claim.value is not REFUSED]
            if not said:
                return None
            gathered.extend(value for value in said if value not in gathered)
        current = gathered
    if len(current) == 1 and current[0] is not NONE:
        return (current[0],)
    plain = [_of_type(value, type) for value in current]
    return tuple(value for index, value in enumerate(plain) if value not in plain[:index])


def _of_type(value: Content, type: FactType) -> Content:
    """`none` as this type has it: a yes/no fact of what does not exist is false, and a list of it is empty."""
    if value is not NONE:
        return value
    return False if isinstance(type, YesNo) else NONE


def list_alternatives(values: tuple[Content, ...] | None) -> tuple[Items, ...]:
    """The lists that may be meant; `none` is the empty one. None of them where nobody said."""
    return tuple(value if isinstance(value, Items) else Items() for value in values or ())


def bind(term: FactTerm, items: Items, situation: Situation, elements: Elements) -> tuple[Bound, ...]:
    """The elements of a list that stands at `term`, each with its path."""
    base = situation.root if term.depth is None else elements[term.depth]
    return base.elements(term.path, items)


def together(accounts: Sequence[Bound]) -> Bound:
    """One element of which several claims about its list tell, with the claims of all. At least one account.

    As with any disputed entity, a fact on which one account is silent is missing; only its refusals are kept.
    """
    if len(accounts) == 1:
        return accounts[0]
    instances = [account.instance for account in accounts]
    facts: dict[str, tuple[Claim, ...]] = {}
    for name in dict.fromkeys(name for instance in instances for name in instance.facts):
        told = [instance.facts.get(name, ()) for instance in instances]
        silent = any(all(claim.value is REFUSED for claim in claims) for claims in told)
        facts[name] = tuple(c for claims in told for c in claims if not silent or c.value is REFUSED)
    return Bound(Instance(facts, instances[0].name, instances[0].span), accounts[0].path, accounts[0].pattern)


def evidence(term: FactTerm, situation: Situation, elements: Elements) -> Evidence:
    """The fact at `term` with the claims made about it, or about the entity around it that is `none` or unknown."""
    base = situation.root if term.depth is None else elements[term.depth]
    return base.evidence(term.path)


def _claims(instance: Instance, path: tuple[str, ...]) -> tuple[Claim, ...]:
    current: list[Instance] = [instance]
    claims: tuple[Claim, ...] = ()
    decided: list[Claim] = []
    for name in path:
        if len(current) == 1:
            claims = current[0].facts.get(name, ())
        else:
            claims = tuple(claim for instance in current for claim in instance.facts.get(name, ()))
        current = []
        for claim in claims:
            if isinstance(claim.value, Instance):
                current.append(claim.value)
            elif claim.value is NONE:
                decided.append(claim)
    return (*claims, *(claim for claim in decided if claim not in claims)) if decided else claims


def is_structure(claim: Claim) -> bool:
    """Whether the claim only holds other claims together: an entity or a filled list that nobody in particular asserts."""
    inner = isinstance(claim.value, Instance) or (isinstance(claim.value, Items) and bool(claim.value.elements))
    return claim.source is None and inner


__all__ = [
    "Bound",
    "Elements",
    "EntityType",
    "ListOf",
    "Situation",
    "bind",
    "contents",
    "evidence",
    "is_structure",
    "list_alternatives",
    "together",
]
