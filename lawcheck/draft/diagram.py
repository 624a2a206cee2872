"""Sets of cells as decision diagrams: reduced, ordered, with one variable for each fact, of as many values as it has regions.

Counting, leaving a variable out, and the implicants of a set take time in the size of the diagram, not of the set.
Source: Bryant (1986) for two values, Srinivasan et al. (1990) for many.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import reduce

NONE, ALL = 0, 1  # the empty set, and the set of all cells


class Diagrams:
    """Diagrams over variables numbered from 0; `sizes[v]` is how many values variable `v` has. A set is a number."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self.sizes = tuple(sizes)
        self._nodes: list[tuple[int, tuple[int, ...]]] = [(len(sizes), ()), (len(sizes), ())]
        self._known: dict[tuple[int, tuple[int, ...]], int] = {}
        self._met: dict[tuple[int, int], int] = {}
        self._turned: dict[int, int] = {}

    def node(self, variable: int, below: tuple[int, ...]) -> int:
        """The set whose cells, where the variable has its nth value, are those of `below[n]`."""
        if all(one == below[0] for one in below):
            return below[0]
        key = (variable, below)
        if key not in self._known:
            self._known[key] = len(self._nodes)
            self._nodes.append(key)
        return self._known[key]

    def where(self, variable: int, values: Collection[int]) -> int:
        """The cells in which the variable has one of these values."""
        return self.node(variable, tuple(ALL if v in values else NONE for v in range(self.sizes[variable])))

    def both(self, a: int, b: int) -> int:
        """The cells in both."""
        if a in (b, NONE) or b == ALL:
            return a
        if b == NONE or a == ALL:
            return b
        key = (a, b) if a < b else (b, a)
        if key not in self._met:
            top = min(self._nodes[a][0], self._nodes[b][0])
            pairs = zip(self._below(a, top), self._below(b, top), strict=True)
            self._met[key] = self.node(top, tuple(self.both(x, y) for x, y in pairs))
        return self._met[key]

    def other(self, a: int) -> int:
        """The cells that are not in it."""
        if a in (NONE, ALL):
            return ALL - a
        if a not in self._turned:
            variable, below = self._nodes[a]
            self._turned[a] = self.node(variable, tuple(self.other(x) for x in below))
        return self._turned[a]

    def either(self, a: int, b: int) -> int:
        """The cells in one of them or in both."""
        return self.other(self.both(self.other(a), self.other(b)))

    def all_of(self, sets: Collection[int]) -> int:
        """The cells in every one."""
        return reduce(self.both, sets, ALL)

    def any_of(self, sets: Collection[int]) -> int:
        """The cells in at least one."""
        return reduce(self.either, sets, NONE)

    def size(self, a: int, variables: Collection[int]) -> int:
        """How many cells it has, told apart by these variables alone; it may turn on no other."""
        counted: dict[int, int] = {}
        order = sorted(variables)
        later = {v: i for i, v in enumerate(order)}
        later[len(self.sizes)] = len(order)

        def between(first: int, last: int) -> int:
            return reduce(lambda n, v: n * self.sizes[v], order[first:last], 1)

        def go(at: int) -> int:  # of the variables from this one's on
            if at in (NONE, ALL):
                return at
            if at not in counted:
                variable, below = self._nodes[at]
                here = later[variable]
                counted[at] = sum(between(here + 1, later[self._nodes[x][0]]) * go(x) for x in below)
            return counted[at]

        return between(0, later[self._nodes[a][0]]) * go(a)

    def one(self, a: int) -> Mapping[int, int] | None:
        """A value for each variable that it turns on, so that the cell is in it; None where it is empty."""
        if a == NONE:
            return None
        chosen: dict[int, int] = {}
        while a != ALL:
            variable, below = self._nodes[a]
            chosen[variable], a = next((v, x) for v, x in enumerate(below) if x != NONE)
        return chosen

    def cheapest(self, a: int, cost: Sequence[Sequence[int]]) -> Mapping[int, int] | None:
        """A value for each variable that it turns on, so that the cell is in it and costs least; None where it is empty.

        `cost[v][n]` is what it costs that variable `v` has its nth value; what it does not turn on costs its least.
        """
        least = [min(values) for values in cost]
        best: dict[int, tuple[int, int]] = {}

        def go(at: int) -> int | None:  # over the least of all variables
            if at in (NONE, ALL):
                return None if at == NONE else 0
            if at not in best:
                variable, below = self._nodes[at]
                ways = []
                for value, after in enumerate(below):
                    rest = go(after)
                    if rest is not None:
                        ways.append((rest + cost[variable][value] - least[variable], value))
                best[at] = min(ways)
            return best[at][0]

        if go(a) is None:
            return None
        chosen: dict[int, int] = {}
        while a != ALL:
            variable, below = self._nodes[a]
            chosen[variable] = best[a][1]
            a = below[best[a][1]]
        return chosen

    def split(self, a: int) -> tuple[int, tuple[int, ...]]:
        """The first variable that a set turns on, and what it comes to for each of its values; not of `NONE` and `ALL`."""
        return self._nodes[a]

    def implicants(self, a: int, free: int = NONE) -> list[Mapping[int, frozenset[int]]]:
        """Boxes that together are the set: in each, some variables have one of some values, and all such cells are in it,
        or among those that are `free`; no condition can be left out of a box, nor a value added to it; nor can a box be left out.
        """
        allowed = self.either(a, free)
        found: list[Mapping[int, frozenset[int]]] = []
        rest = a
        while rest != NONE:
            box = self._widened(dict(self.one(rest) or {}), allowed)
            found.append(box)
            rest = self.both(rest, self.other(self.box(box)))
        kept = list(found)
        for box in sorted(found, key=len, reverse=True):
            others = [one for one in kept if one is not box]
            if self.both(a, self.other(self.any_of([self.box(one) for one in others]))) == NONE:
                kept = others
        return kept

    def _widened(self, cell: Mapping[int, int], allowed: int) -> Mapping[int, frozenset[int]]:
        outside = self.other(allowed)
        box = {variable: frozenset([value]) for variable, value in cell.items()}
        for variable in sorted(box):  # first whole variables, for a box with fewer conditions is easier to read
            rest = {v: values for v, values in box.items() if v != variable}
            if self.both(self.box(rest), outside) == NONE:
                box = rest
        for variable in sorted(box):
            for value in range(self.sizes[variable]):
                wider = {**box, variable: box[variable] | {value}}
                if self.both(self.box(wider), outside) == NONE:
                    box = wider
        return box

    def box(self, values: Mapping[int, Collection[int]]) -> int:
        """The cells in which each of these variables has one of its values."""
        made = ALL
        for variable in sorted(values, reverse=True):
            inside = values[variable]
            made = self.node(variable, tuple(made if v in inside else NONE for v in range(self.sizes[variable])))
        return made

    def _below(self, a: int, variable: int) -> Iterator[int] | tuple[int, ...]:
        at, below = self._nodes[a]
        return below if at == variable else (a,) * self.sizes[variable]
