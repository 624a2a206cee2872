"""For each fact, the few regions that comparisons cut its values into; facts compared with each other are cut together.

Each region is a set of values of which the evaluator says the same. Of one fact the candidates reach every region, for all
that it is compared with is known. Of dates compared with each other they do as well, as long as no months are added: if dates
satisfy differences at all, then some do that lie no more than so many steps from a date that is named. Source: Cormen et al.,
Introduction to Algorithms, section 24.4 (shortest paths solve difference constraints).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise, product
from math import prod
from typing import TypeAlias

from lawcheck.draft.ground import Key, Leaf, NotGround, key_of
from lawcheck.draft.telling import Telling
from lawcheck.facts.claim import Claim, Content, Instance
from lawcheck.finding.situation import Bound
from lawcheck.model.condition import Compare, Constant, OneOf, Sum, Term, Within
from lawcheck.model.vocabulary import Choice, Date, DurationType, EntityType, FactType, Number, TextType, YesNo
from lawcheck.values import NONE, Duration
from lawcheck.values.truth import Truth

Values: TypeAlias = tuple[Content, ...]
_DAY = 24 * 60  # minutes
_MOST = 20_000  # combinations of values that are tried for facts compared with each other
_ELSE = "—"  # a text that nobody writes


@dataclass(frozen=True)
class Variable:
    """Facts that are told apart together, in regions. `regions`: values in the order of `keys`, the likeliest first.

    `truths`: of each leaf by its number, region by region.
    """

    keys: tuple[Key, ...]
    regions: tuple[tuple[Values, ...], ...]
    truths: Mapping[int, tuple[Truth, ...]]


def variables(
    leaves: Sequence[Leaf], known: Mapping[Key, Content], day: date, telling: Telling
) -> Iterator[Variable]:
    """The variables of these comparisons, in the order in which they ask. `known`: values to be among those tried.

    Errors: `NotGround`, where facts hang together in a way that cannot be tried out.
    """
    for keys, numbers in _together(leaves):
        values = tuple(_shown(known[key]) if key in known else "" for key in keys)
        said = tuple((leaves[number].name, leaves[number].elements) for number in numbers)
        key = keys, values, said  # on one day, and so for as long as the telling lives
        if key not in telling.regions:
            telling.regions[key] = _variable(keys, numbers, leaves, known, day, telling)
        made = telling.regions[key]
        yield Variable(keys, made.regions, dict(zip(numbers, made.truths.values(), strict=True)))


def _shown(value: Content) -> str:
    return type(value).__name__ if isinstance(value, Instance) else repr(value)


def known_first(key: Key, known: Mapping[Key, Content]) -> list[Content]:
    """What is known of a fact, if anything is."""
    return [known[key]] if key in known else []


def sorted_unique(values: Iterable[Content]) -> list[Content]:
    """Each value once, in the order given."""
    return list({(type(value).__name__, str(value)): value for value in values}.values())


def _together(leaves: Sequence[Leaf]) -> Iterator[tuple[tuple[Key, ...], list[int]]]:
    """The facts that hang together by comparisons, each group with its leaves."""
    group: dict[Key, Key] = {}

    def top(key: Key) -> Key:
        while group[key] != key:
            key = group[key]
        return key

    for leaf in leaves:
        if not leaf.facts:
            continue
        first, *others = leaf.keys()
        group.setdefault(first, first)
        for other in others:
            group.setdefault(other, other)
            group[top(other)] = top(first)
    members: dict[Key, list[Key]] = {}
    for key in group:
        members.setdefault(top(key), []).append(key)
    for key, keys in members.items():
        yield tuple(keys), [n for n, leaf in enumerate(leaves) if leaf.facts and top(leaf.keys()[0]) == key]


def _is_plain(types: Iterable[FactType], leaves: Sequence[Leaf]) -> bool:
    """Whether only dates are compared with each other, and only days are added to them; or only yes/no and choices are."""
    every = list(types)
    if not all(isinstance(type_, Date) for type_ in every):
        return False
    return all(value.months == 0 for value in _constants(leaves) if isinstance(value, Duration))


def _candidates(type_: FactType, leaves: Sequence[Leaf], day: date, steps: int) -> list[Content]:
    """Values that reach every region."""
    constants = list(_constants(leaves))
    match type_:
        case YesNo():
            return [False, True]
        case Choice():
            return [*type_.names, NONE]
        case EntityType():
            return [Instance(), NONE]
        case TextType():
            return [*(value for value in constants if isinstance(value, str)), _ELSE, NONE]
        case Number():
            return [*_numbers([value for value in constants if isinstance(value, Decimal)]), NONE]
        case DurationType():
            return [*_durations([value for value in constants if isinstance(value, Duration)]), NONE]
        case Date():
            return [*_dates(constants, day, steps), NONE]
        case _:
            raise NotGround


def _constants(leaves: Sequence[Leaf]) -> Iterator[Content]:
    def inside(term: Term) -> Iterator[Content]:
        match term:
            case Constant(value) if not hasattr(value, "low"):
                yield value
            case Sum(left, right):
                yield from inside(left)
                yield from inside(right)

    for leaf in leaves:
        match leaf.atom:
            case Compare(_, left, right):
                yield from inside(left)
                yield from inside(right)
            case OneOf(term, options):
                for each in (term, *options):
                    yield from inside(each)
            case Within(act, period, start):
                for each in (act, period, start):
                    yield from inside(each)


def _numbers(constants: Collection[Decimal]) -> list[Content]:
    points = sorted(set(constants)) or [Decimal(0)]
    between = [(a + b) / 2 for a, b in pairwise(points)]
    return sorted({points[0] - 1, *points, *between, points[-1] + 1})  # type: ignore[return-value]


def _durations(constants: Collection[Duration]) -> list[Content]:
    """Each constant, a minute less and more, of months every length in days that they may have; whole days first, then hours."""
    minutes: set[int] = {0}
    whole: set[int] = set()
    for each in constants:
        low, high = each.bounds()
        minutes |= {m + sign * step for m in (low, high) for sign in (-1, 0, 1) for step in (1, 60, _DAY)}
        minutes |= set(range(low, high, _DAY))
        if each.months:
            whole |= {each.months - 1, each.months, each.months + 1}
    ranked = sorted((m for m in minutes if m >= 0), key=lambda m: (m == 0, m % _DAY != 0, m % 60 != 0, m))
    days = [Duration(minutes=m) for m in ranked]
    return [*constants, *days, *(Duration(months=m) for m in sorted(whole) if m > 0)]


def _dates(constants: Sequence[Content], day: date, steps: int) -> list[Content]:
    days = {value for value in constants if isinstance(value, date)} | {day}
    lengths = {value for value in constants if isinstance(value, Duration)}
    for value in [*lengths] * max(1, steps):
        low, high = value.bounds()
        for length in {low // (24 * 60), -(-high // (24 * 60))}:
            days |= {each + sign * timedelta(days=length) for each in days for sign in (-1, 1)}
    reach = range(-1 - steps, 2 + steps)
    return sorted({each + timedelta(days=step) for each in days for step in reach})  # type: ignore[return-value]


def _variable(
    keys: tuple[Key, ...],
    numbers: Sequence[int],
    leaves: Sequence[Leaf],
    known: Mapping[Key, Content],
    day: date,
    telling: Telling,
) -> Variable:
    types = {key_of(fact, leaf.elements): fact.type for n in numbers for leaf in [leaves[n]] for fact in leaf.facts}
    own = [leaves[number] for number in numbers]
    steps = len(keys) - 1
    tries = [sorted_unique([*known_first(key, known), *_candidates(types[key], own, day, steps)]) for key in keys]
    if prod(map(len, tries)) > _MOST or (steps and not _is_plain(types.values(), own)):
        raise NotGround
    tried: list[Values] = list(product(*tries))
    regions: dict[tuple[Truth, ...], list[Values]] = {}
    for values in tried:
        given = dict(zip(keys, values, strict=True))
        said = tuple(truth_of(leaves[number], given, day, telling) for number in numbers)
        regions.setdefault(said, []).append(values)
    told = {number: tuple(said[place] for said in regions) for place, number in enumerate(numbers)}
    return Variable(keys, tuple(map(tuple, regions.values())), told)


def truth_of(leaf: Leaf, given: Mapping[Key, Content], day: date, telling: Telling) -> Truth:
    """What the evaluator says of a comparison where the facts are as given."""
    root: dict[str, object] = {}
    elements: list[dict[str, object]] = [{} for _ in leaf.elements]
    for fact in leaf.facts:
        at = root if fact.depth is None else elements[fact.depth]
        *above, last = fact.path
        for name in above:
            at = at.setdefault(name, {})  # type: ignore[assignment]
        at[last] = given[key_of(fact, leaf.elements)]
    bound = tuple(Bound(_instance(element)) for element in elements)
    return telling.truth(leaf.atom, Bound(_instance(root)), bound, day)


def _instance(facts: Mapping[str, object]) -> Instance:
    inside = {n: _instance(value) if isinstance(value, dict) else value for n, value in facts.items()}
    return Instance({name: (Claim(value),) for name, value in inside.items()})  # type: ignore[arg-type]
