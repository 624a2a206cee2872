"""Deployments told apart only as far as conditions tell them apart, and sets of them.

The regions of the facts, each way to fill the lists up to the bound, and each entity there or not, make the cells. Sets of
cells are diagrams, so that all of them are looked at and none is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations, pairwise
from typing import assert_never

from lawcheck.draft.diagram import ALL, NONE, Diagrams
from lawcheck.draft.ground import All, Any_, Formula, Ground, Key, Leaf, No, There
from lawcheck.draft.regions import Values, Variable, truth_of, variables
from lawcheck.draft.telling import Telling
from lawcheck.facts.claim import Claim, Content, Instance, Items
from lawcheck.model.condition import Always, Condition, InForce
from lawcheck.model.walk import Path
from lawcheck.values import NONE as NOTHING
from lawcheck.values.truth import Truth


class Cells:
    """The cells that some conditions tell apart.

    `asked`: the conditions by a name, each with the elements that its variables are bound to. `base`: a deployment whose
    values are taken where any will do. `present`: elements that there are in every cell. Errors: `NotGround`, where only the solver can tell them apart.
    """

    def __init__(
        self,
        asked: Mapping[str, tuple[Condition, tuple[Key, ...]]],
        bounds: Mapping[Path, int],
        day: date,
        base: Instance,
        telling: Telling,
        present: Sequence[Key] = (),
    ) -> None:
        self.day = day
        self.present = present
        self.telling = telling
        self.known = known_in(base)
        ground = Ground(bounds)
        self.formulas = {name: ground.of(condition, elements) for name, (condition, elements) in asked.items()}
        self.leaves = list(ground.leaves.values())
        self.elements = tuple(ground.elements)
        self.lists = tuple(ground.lists)
        self.number = {id(leaf): n for n, leaf in enumerate(self.leaves)}
        self.variables, self.there = _ordered(variables(self.leaves, self.known, day, telling), self.elements)
        self.place = {key: (v, at) for v, one in self.variables.items() for at, key in enumerate(one.keys)}
        self.of_leaf = {n: v for v, one in self.variables.items() for n in one.truths}
        sizes = {v: len(one.regions) for v, one in self.variables.items()} | dict.fromkeys(self.there.values(), 2)
        self.sets = Diagrams([sizes[v] for v in range(len(sizes))])
        self._made: dict[tuple[int, bool], int] = {}
        self.possible = self._possible()

    # ── sets ──

    def true(self, name: str) -> int:
        """The cells in which the condition of that name is true."""
        return self._set(self.formulas[name], Truth.TRUE)

    def false(self, name: str) -> int:
        """The cells in which it is false: not true, and not open either."""
        return self._set(self.formulas[name], Truth.FALSE)

    def _set(self, formula: Formula, wanted: Truth) -> int:
        key = id(formula), wanted is Truth.TRUE
        if key not in self._made:
            self._made[key] = self._make(formula, wanted)
        return self._made[key]

    def _make(self, formula: Formula, wanted: Truth) -> int:
        match formula:
            case Leaf():
                number = self.number[id(formula)]
                if not formula.facts:
                    return ALL if truth_of(formula, {}, self.day, self.telling) is wanted else NONE
                variable = self.of_leaf[number]
                told = self.variables[variable].truths[number]
                return self.sets.where(variable, {region for region, truth in enumerate(told) if truth is wanted})
            case There(element):
                return self.sets.where(self.there[element], {1 if wanted is Truth.TRUE else 0})
            case All(parts) | Any_(parts):
                inside = [self._set(part, wanted) for part in parts]
                all_of = isinstance(formula, All) is (wanted is Truth.TRUE)
                return self.sets.all_of(inside) if all_of else self.sets.any_of(inside)
            case No(part):
                return self._set(part, Truth.FALSE if wanted is Truth.TRUE else Truth.TRUE)
            case Always(truth):
                return ALL if truth is wanted else NONE
            case InForce(since, until):
                holds = (since is None or since <= self.day) and (until is None or self.day <= until)
                return ALL if holds is (wanted is Truth.TRUE) else NONE
            case _:
                assert_never(formula)

    def _possible(self) -> int:
        """The cells that a case can be in: no second element without a first, and nothing of what is `none`."""
        rules = [self.sets.where(self.there[element], {1}) for element in self.present if element in self.there]
        for element, variable in self.there.items():
            *place, number = element
            before = (*place, int(number) - 1)
            if before in self.there:
                rules.append(self._unless(variable, {1}, self.there[before], {1}))
            inside = [
                v for v, one in self.variables.items() if all(key[: len(element)] == element for key in one.keys)
            ]
            rules += [
                self._unless(variable, {0}, below, {0}) for below in inside
            ]  # of what is not there, one cell is enough
        for key, (variable, at) in self.place.items():
            absent = {r for r, ways in enumerate(self.variables[variable].regions) if ways[0][at] is NOTHING}
            if not absent or not self._is_entity(variable, at):
                continue
            for other, (below, where) in self.place.items():
                if other[: len(key)] == key and other != key:
                    nothing = {
                        r
                        for r, ways in enumerate(self.variables[below].regions)
                        if any(_absent(way[where]) for way in ways)
                    }
                    rules.append(self._unless(variable, absent, below, nothing))
            for element, there in self.there.items():
                if element[: len(key)] == key:
                    rules.append(self._unless(variable, absent, there, {0}))
        return self.sets.all_of(rules)

    def _is_entity(self, variable: int, at: int) -> bool:
        return any(isinstance(way[at], Instance) for ways in self.variables[variable].regions for way in ways)

    def _unless(self, a: int, these: set[int], b: int, those: set[int]) -> int:
        """Where `a` is one of these, `b` is one of those."""
        return self.sets.either(self.sets.other(self.sets.where(a, these)), self.sets.where(b, those))

    # ── a deployment in a set ──

    def nearest(self, a: int) -> tuple[Instance, Instance] | None:
        """Of the deployments in the set, one that is in the fewest facts not as the base; None where it is empty.

        Only facts that were asked for are told: all of them, and then without those on which the base is silent and
        nothing turns.
        """
        cost = {
            v: [min(self._apart(one, way) for way in ways) for ways in one.regions]
            for v, one in self.variables.items()
        }
        for element, variable in self.there.items():
            inside = sum(key[: len(element)] == element for key in self.place)  # of a new thing, each fact is new
            known = element in self.known
            cost[variable] = [1, 0] if known else [0, 1 + inside]
        chosen = self.sets.cheapest(self.sets.both(a, self.possible), [cost[v] for v in range(len(cost))])
        if chosen is None:
            return None
        told: dict[Key, Content] = {}
        idle: set[Key] = set()
        for v, one in self.variables.items():
            if v not in chosen:
                idle.update(key for key in one.keys if key not in self.known)
            region = chosen.get(v, min(range(len(one.regions)), key=lambda r: cost[v][r]))
            way = min(one.regions[region], key=lambda way: self._apart(one, way))
            told.update(zip(one.keys, way, strict=True))
        there = [e for e in self.elements if chosen.get(self.there[e], int(e in self.known))]
        needed = {key: value for key, value in told.items() if key not in idle}
        return _tree(told, there, self), _tree(needed, there, self)

    def _apart(self, variable: Variable, values: Values) -> int:
        pairs = zip(variable.keys, values, strict=True)
        return sum(self._differs(key, value) + (self._taken(key) if value is NOTHING else 0) for key, value in pairs)

    def _taken(self, key: Key) -> int:
        """How many facts of the base go with a thing that is taken away, besides those that count by themselves."""
        if not isinstance(self.known.get(key), Instance):
            return 0
        below = (k for k, value in self.known.items() if k[: len(key)] == key and k != key and not _absent(value))
        return sum(k not in self.place for k in below)

    def _differs(self, key: Key, value: Content) -> bool:
        if key in self.known:
            return not _alike(self.known[key], value)
        return not _absent(value) and bool(_nothings(key, self.known))

    def agrees(self, variable: int, region: int, apart_from: Collection[Key]) -> bool:
        """Whether the region holds values that are as in the base, but for some facts; what the base is silent on agrees."""
        one = self.variables[variable]
        fixed = [at for at, key in enumerate(one.keys) if key not in apart_from]
        return any(not any(self._differs(one.keys[at], way[at]) for at in fixed) for way in one.regions[region])

    def needed(self, sets: Mapping[str, int], given: int) -> tuple[str, ...]:
        """The fewest of these sets that have no cell in common with the given one; together they have none."""
        start = self.sets.both(given, self.possible)
        for size in range(min(len(sets), 3) + 1):
            for some in combinations(sets, size):
                if self.sets.all_of([start, *(sets[name] for name in some)]) == NONE:
                    return some
        kept = list(sets)
        for name in sets:
            fewer = [other for other in kept if other != name]
            if self.sets.all_of([start, *(sets[other] for other in fewer)]) == NONE:
                kept = fewer
        return tuple(kept)


def _ordered(every: Iterable[Variable], elements: Sequence[Key]) -> tuple[dict[int, Variable], dict[Key, int]]:
    """The variables by their places, and the place of "it is in its list" of each element.

    What many elements turn on stands first, and all of one element together: else diagrams of long lists grow large.
    """
    home: dict[Key, list[Variable]] = {(): [], **{element: [] for element in elements}}
    for variable in every:
        inside = [e for e in elements for key in variable.keys if key[: len(e)] == e]
        home[max(inside, key=len, default=())].append(variable)
    variables: dict[int, Variable] = {}
    there: dict[Key, int] = {}
    for element, members in home.items():
        if element:
            there[element] = len(variables) + len(there)
        for variable in members:
            variables[len(variables) + len(there)] = variable
    return variables, there


def _alike(a: Content, b: Content) -> bool:
    """Whether a fact is said to be the same; of an entity, only whether it is there."""
    return isinstance(b, Instance) if isinstance(a, Instance) else a == b


def _absent(value: Content) -> bool:
    """Whether a fact of something that there is not can be this."""
    return value is NOTHING or value is False


def known_in(base: Instance, above: Key = ()) -> dict[Key, Content]:
    """Each fact of a case by its key; entities and elements of lists stand for themselves too."""
    found: dict[Key, Content] = {}
    for name, claims in base.facts.items():
        if len(claims) != 1:
            continue
        value, key = claims[0].value, (*above, name)
        found[key] = value
        if isinstance(value, Instance):
            found |= known_in(value, key)
        elif isinstance(value, Items):
            for number, claim in enumerate(value.elements):
                if isinstance(claim.value, Instance):
                    found[(*key, number)] = claim.value
                    found |= known_in(claim.value, (*key, number))
    return found


class _Row(dict[str | int, object]):
    """The elements of a list, by their numbers."""


def _tree(told: Mapping[Key, Content], there: Sequence[Key], cells: Cells) -> Instance:
    """The facts as a case holds them; of elements that are not there, nothing, and of what is `none` in the base as it is there."""
    root: dict[str | int, object] = {}
    for place in cells.lists:
        if _is_there(place, there, cells):
            _put(root, place, _Row())
    for element in there:
        if _is_there(element, there, cells):
            _put(root, element, {})
    alive = {above for key, value in told.items() if not _absent(value) for above in _nothings(key, cells.known)}
    for key, value in told.items():
        if _is_there(key, there, cells) and all(above in alive for above in _nothings(key, cells.known)):
            _put(root, key, {} if isinstance(value, Instance) else value)
    return _instance(root)


def _is_there(key: Key, there: Sequence[Key], cells: Cells) -> bool:
    return all(key[: len(element)] != element or element in there for element in cells.elements)


def _nothings(key: Key, known: Mapping[Key, Content]) -> list[Key]:
    """The things above a fact that there are not in the base. (An empty list is `none` too, but not what it may hold.)"""
    return [
        key[:length]
        for length in range(1, len(key))
        if known.get(key[:length]) is NOTHING and not any(isinstance(part, int) for part in key[length:])
    ]


def _put(root: dict[str | int, object], key: Key, value: object) -> None:
    at = root
    for part, after in pairwise(key):
        inner = at.setdefault(part, _Row() if isinstance(after, int) else {})
        if not isinstance(inner, dict):
            return  # of what is `none`, nothing more is said
        at = inner
    if not (isinstance(value, dict) and isinstance(at.get(key[-1]), dict)):
        at[key[-1]] = value


def _instance(told: Mapping[str | int, object]) -> Instance:
    return Instance({str(name): (Claim(_content(value)),) for name, value in told.items()})


def _content(value: object) -> Content:
    match value:
        case _Row():
            return Items(tuple(Claim(_content(value[number])) for number in sorted(value)))
        case dict():
            return _instance(value)
        case _:
            return value  # type: ignore[return-value]
