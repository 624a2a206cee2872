"""Where the solver's conditions look facts up: entities whose facts may be many things at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from lawcheck.analysis.formula import Formula, both, either, every, implies, negated
from lawcheck.analysis.symbol import NOTHING, Existence, Flag, Symbol, absent_where
from lawcheck.model.condition import FactTerm
from lawcheck.model.vocabulary import EntityType, FactType, ListOf, YesNo


@dataclass(frozen=True, eq=False)
class Listing:
    """A list: its elements, each with where it is there. `incomplete`: there may be more."""

    elements: tuple[tuple[Formula, Place], ...] = ()
    incomplete: bool = False

    @property
    def empty(self) -> Formula:
        """Where it has no element."""
        return every(negated(present) for present, _ in self.elements)


class Place(Protocol):
    """An entity. `path` leads to it, elements by their name or number; `pattern` without them."""

    path: tuple[str, ...]
    pattern: tuple[str, ...]

    def told(self, name: str) -> Told:
        """What is said of the fact of that name."""


Thing: TypeAlias = Symbol | Listing | Place


@dataclass(frozen=True, eq=False)
class Told:
    """What a fact may be: each possibility with where it is one; all of them that are open at once, where sources
    differ. `missing`: where nothing is said. `single`: where nothing is missing exactly one is open.
    """

    options: tuple[tuple[Formula, Thing], ...]
    missing: Formula = False
    single: bool = True

    def all(self, holds: Sequence[Formula]) -> Formula:
        """Something is said, and `holds`, one formula for each option, is so of every open one."""
        if self.missing is False and len(holds) == 1 and self.options[0][0] is True:
            return holds[0]
        parts = (implies(where, so) for (where, _), so in zip(self.options, holds, strict=True))
        return both(negated(self.missing), every(parts))


def look(term: FactTerm, root: Place, elements: Sequence[Place]) -> Told:
    """What is said at the end of a path, gathered over all that may stand along it (`situation.contents`)."""
    current: list[tuple[Formula, Thing]] = [(True, root if term.depth is None else elements[term.depth])]
    missing: Formula = False
    single = True
    for name in term.path:
        there: list[tuple[Formula, Thing]] = []
        for where, thing in current:
            if thing is NOTHING:
                there.append((where, NOTHING))
                continue
            assert not isinstance(thing, Symbol | Listing)
            told = thing.told(name)
            missing = either(missing, both(where, told.missing))
            single = single and told.single
            there += [(both(where, also), what) for also, what in told.options]
        current = [(where, thing) for where, thing in there if where is not False]
    return Told(tuple(_as(term.type, current, single)), missing, single)


def _as(type: FactType, found: list[tuple[Formula, Thing]], single: bool) -> list[tuple[Formula, Thing]]:
    """The options as this type has them: `none` of a yes/no fact is no, a list of it is empty; and where only one can
    be open, `none` becomes a part of the other."""
    if isinstance(type, EntityType):
        return found
    others = [(where, thing) for where, thing in found if thing is not NOTHING]
    gone = [where for where, thing in found if thing is NOTHING]
    if single and gone and len(others) == 1:
        ((_, thing),) = others
        if isinstance(thing, Listing):
            there = negated(either(*gone))
            elements = tuple((both(there, present), element) for present, element in thing.elements)
            return [(True, Listing(elements, thing.incomplete))] if not thing.incomplete else _none_as(type, found)
        return [(True, absent_where(thing, either(*gone)))]  # type: ignore[arg-type]
    return _none_as(type, found)


def _none_as(type: FactType, found: list[tuple[Formula, Thing]]) -> list[tuple[Formula, Thing]]:
    nothing: Thing = Flag(False) if isinstance(type, YesNo) else Listing() if isinstance(type, ListOf) else NOTHING
    return [(where, nothing if thing is NOTHING else thing) for where, thing in found]


def existence(told: Told) -> Told:
    """Of an entity or a list, whether it is `none`; an empty list that may have more is missing."""
    missing = told.missing
    options: list[tuple[Formula, Thing]] = []
    for where, thing in told.options:
        if isinstance(thing, Listing):
            if thing.incomplete:
                missing = either(missing, both(where, thing.empty))
            options.append((where, Existence(thing.empty)))
        else:
            options.append((where, NOTHING if thing is NOTHING else Existence(False)))
    return Told(tuple(options), missing, told.single)
