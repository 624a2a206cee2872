"""The facts of a case as somebody could change them: which can, at what cost, and what keeps the others as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeAlias

import z3

from lawcheck.analysis.bounds import Bounds
from lawcheck.analysis.calendar import FIRST, LAST
from lawcheck.analysis.formula import negated
from lawcheck.analysis.free import Making, variable
from lawcheck.analysis.given import Given, plain
from lawcheck.analysis.place import Told
from lawcheck.analysis.symbol import NOTHING, Day, Symbol, Texts, compare
from lawcheck.facts.claim import REFUSED, Claim, Content, Instance, Items
from lawcheck.finding.finding import FactPath
from lawcheck.model import vocabulary as v
from lawcheck.values import NONE, Duration

# What changing a fact costs, by its path and by the path without elements; None: it stays as it is.
Price: TypeAlias = Callable[[FactPath, tuple[str, ...], v.Fact], int | None]


@dataclass(frozen=True, eq=False)
class Lever:
    """A fact that is known, and may be changed.

    `moved`: where it is. `becomes`: what it is then; None of an entity that there was not, and is then. `cost` is None
    where it cannot be changed; `past`: where it is a date, it is not put into the past. `apart`: it stands in something
    of which sources tell differently, so that `said` is what all their accounts say of it.
    """

    path: FactPath
    fact: v.Fact
    said: tuple[Content, ...]
    moved: Any
    becomes: Symbol | None
    cost: int | None
    past: Any
    apart: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether `moved` is a question of its own: what the fact becomes does not tell it from what is said now."""
        return self.becomes is None or self.apart or len(self.said) > 1 or not _is_sought(self.said[0])


@dataclass
class Changing:
    """Makes the levers of a case while its conditions are read. Unknown facts have none: by the promise of the
    language a violation that stands while they are unknown stands whatever they turn out to be, so that no smallest
    set of changes has one of them in it.
    """

    vocabulary: v.Vocabulary
    day: date
    texts: Texts
    price: Price
    months: frozenset[int]
    apart: Mapping[FactPath, tuple[Content, ...]]  # see `told_apart`
    levers: dict[FactPath, Lever] = field(default_factory=dict)
    demands: list[Any] = field(default_factory=list)

    def __call__(self, place: Given, fact: v.Fact, said: tuple[Content, ...]) -> Told | None:
        """What the fact may be once changes are made; None where no change of it is thought of."""
        everything = self.apart.get((*place.path, fact.name), said)
        if not everything or isinstance(fact.type, v.ListOf):
            return None
        if any(isinstance(value, Instance | Items) for value in (*said, *everything)):
            return None
        if isinstance(fact.type, v.EntityType):
            return self._entity(place, fact) if said else None
        lever = self._lever(place, fact, everything)
        assert lever.becomes is not None
        if not lever.is_asked:  # one option: the value itself moves
            return Told(((True, lever.becomes),))
        before = [(negated(lever.moved), plain(fact.type, value, self.texts)) for value in said]  # type: ignore[arg-type]
        missing = False if said else negated(lever.moved)
        return Told((*before, (lever.moved, lever.becomes)), missing, single=len(said) < 2)

    def _entity(self, place: Given, fact: v.Fact) -> Told:
        """An entity that there is not: it may come into being, and then nothing is known of it."""
        path = (*place.path, fact.name)
        if path not in self.levers:
            moved = z3.Bool(f"{'.'.join(path)} comes into being")
            apart = path in self.apart  # what is there of it differs from account to account
            cost = None if apart else self.price(path, (*place.pattern, fact.name), fact)
            self.levers[path] = Lever(path, fact, (NONE,), moved, None, cost, True, apart)
        moved = self.levers[path].moved
        return Told(((negated(moved), NOTHING), (moved, place.inside(fact, Instance()))))

    def _lever(self, place: Given, fact: v.Fact, said: tuple[Content, ...]) -> Lever:
        path = (*place.path, fact.name)
        if path not in self.levers:
            self.levers[path] = self._made(path, (*place.pattern, fact.name), fact, said)
        return self.levers[path]

    def _made(self, path: FactPath, pattern: tuple[str, ...], fact: v.Fact, said: tuple[Content, ...]) -> Lever:
        written = {value.months for value in said if isinstance(value, Duration)}
        making = Making(self.vocabulary, Bounds({}, True, self.months | written), self.day, self.texts)
        becomes = variable(".".join(path), fact.type, making)
        self.demands += making.demands
        cost = self.price(path, pattern, fact)
        if any(isinstance(value, date) and value < self.day for value in said):
            cost = None  # what has happened has happened
        moved = z3.Bool(f"{'.'.join(path)} is changed")
        lever = Lever(path, fact, said, moved, becomes, cost, True, path in self.apart)
        there = plain(fact.type, said[0], self.texts)  # type: ignore[arg-type]
        assert isinstance(there, Symbol)
        if lever.is_asked and _is_sought(said[0]):  # where it stays, what it would become is nothing to think about
            self.demands.append(z3.Or(moved, compare("is", becomes, there, self.texts).true))
        if not lever.is_asked:
            moved = compare("is", becomes, there, self.texts).false
            if isinstance(fact.type, v.DurationType):  # of months and days, whether they are the same can be open
                moved = negated(compare("is", becomes, there, self.texts).true)
        past: Any = True
        if isinstance(becomes, Day):
            past = z3.Or(z3.Not(moved), becomes.none, becomes.ordinal >= self.day.toordinal())
        return replace(lever, moved=moved, past=past)


def _is_sought(value: Content) -> bool:
    """Whether the value is among those that a fact is sought among (docs/analysis.md, "Formulas")."""
    match value:
        case date():
            return FIRST <= value.toordinal() <= LAST
        case Duration(months, minutes):
            return months >= 0 and minutes >= 0 and not (months and minutes)
        case _:
            return True


def told_apart(facts: Instance) -> dict[FactPath, tuple[Content, ...]]:
    """Of each fact within something of which sources tell differently: what all their accounts say of it.

    The same path then leads to several places, one in each account.
    """
    found: dict[FactPath, list[Content]] = {}
    for path, value in _within_accounts(facts, (), apart=False):
        there = found.setdefault(path, [])
        if not any(type(value) is type(other) and value == other for other in there):
            there.append(value)
    return {path: tuple(values) for path, values in found.items()}


def _within_accounts(instance: Instance, path: FactPath, *, apart: bool) -> Iterator[tuple[FactPath, Content]]:
    for name, claims in instance.facts.items():
        said = [claim.value for claim in claims if claim.value is not REFUSED]
        differ = apart or len(said) > 1
        for value in said:
            if apart:
                yield (*path, name), value
            if isinstance(value, Instance):
                yield from _within_accounts(value, (*path, name), apart=differ)
            elif isinstance(value, Items):
                for number, claim in enumerate(value.elements, 1):
                    if isinstance(claim.value, Instance):
                        own = (*path, name, claim.value.name or f"#{number}")
                        yield from _within_accounts(claim.value, own, apart=differ)


def with_change(whole: Instance, path: FactPath, value: Content) -> Instance:
    """The facts with this one at a path, in every account of what it stands in; accounts in which that is not there
    stay as they are.
    """
    name, *rest = path
    claims = whole.facts.get(name, ())
    if not rest:
        return replace(whole, facts={**whole.facts, name: (Claim(value),)})
    told = tuple(replace(claim, value=_inside(claim.value, tuple(rest), value)) for claim in claims)
    return replace(whole, facts={**whole.facts, name: told})


def _inside(there: Content, path: FactPath, value: Content) -> Content:
    match there:
        case Instance():
            return with_change(there, path, value)
        case Items(elements):
            own, *rest = path
            changed = [
                replace(claim, value=with_change(claim.value, tuple(rest), value))
                if isinstance(claim.value, Instance) and (claim.value.name or f"#{number}") == own
                else claim
                for number, claim in enumerate(elements, 1)
            ]
            return replace(there, elements=tuple(changed))
        case _:
            return there


def kept(lever: Lever) -> Any:
    """The demand that it is not changed in a way that nobody can: not at all, or not into the past."""
    if lever.cost is None:
        return z3.Not(lever.moved)
    return lever.past
