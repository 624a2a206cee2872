"""How wide a draft's power is: of all deployments that its own words tell apart, how many it permits.

The vocabulary is the facts that the draft speaks of (and the draft that it is held beside), each cut into the regions that those words
tell apart. Lists hold at most one element here. Present law is held against the same cells: a rule bars a cell if it is violated there
while everything that the draft does not speak of is as in the lawful deployment, whichever values the cell stands for. Counting is
exact; nothing is sampled.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lawcheck.draft.as_law import law_text
from lawcheck.draft.ask import Question, conditions
from lawcheck.draft.cells import Cells
from lawcheck.draft.diagram import ALL, NONE
from lawcheck.draft.ground import Key, Leaf, NotGround
from lawcheck.draft.permission import Permission
from lawcheck.draft.reach import out_of_reach, steps
from lawcheck.draft.regions import Variable
from lawcheck.model.condition import Condition
from lawcheck.model.ruleset import Rule
from lawcheck.plan.plan import Step
from lawcheck.values import NONE as NOTHING
from lawcheck.values.truth import Truth


@dataclass(frozen=True)
class Counted:
    """A fact, or facts told apart together, and into how many regions they are cut."""

    facts: tuple[str, ...]
    regions: int


@dataclass(frozen=True)
class Bar:
    """A rule of present law and how many deployments that the draft permits it bars outright."""

    rule: Rule
    number: int


@dataclass(frozen=True)
class Envelope:
    """How many deployments there are over the vocabulary, how many the draft permits, and how many the other side does.

    `both`: permitted by both. `bars`: what makes the difference, the widest first. `ways`: the shortest description found of
    what the draft permits, each way a row of conditions in the words of the rule language. `left_out`: rules of present law whose
    comparisons cannot be told apart exactly.
    """

    vocabulary: tuple[Counted, ...]
    every: int
    permitted: int
    other: int
    both: int
    bars: tuple[Bar, ...]
    ways: tuple[tuple[str, ...], ...]
    left_out: tuple[str, ...]


def envelope(
    permission: Permission, question: Question, rulebooks: Collection[str], than: Permission | None = None
) -> Envelope:
    """The envelope of a draft beside present law or, with `than`, beside another draft. Errors: `NotGround`, where the words
    of the drafts themselves cannot be told apart exactly.
    """
    drafts = (permission, than) if than else (permission,)
    cells = _cells(drafts, None, question)
    here = cells.sets.both(cells.possible, _permitted(cells, permission, 0))
    bars: list[Bar] = []
    left_out: list[str] = []
    there = cells.possible
    if than:
        there = cells.sets.both(there, _permitted(cells, than, 1))
    else:
        for step in _in_reach(permission, question, rulebooks):
            try:
                barred = _barred(step, drafts, cells, question)
            except NotGround:
                left_out.append(step.rule.name)
                continue
            there = cells.sets.both(there, cells.sets.other(barred))
            bars.append(Bar(step.rule, cells.sets.size(cells.sets.both(here, barred), range(len(cells.sets.sizes)))))
    every = range(len(cells.sets.sizes))
    bars = sorted((bar for bar in bars if bar.number), key=lambda bar: -bar.number)
    return Envelope(
        tuple(_counted(cells)),
        cells.sets.size(cells.possible, every),
        cells.sets.size(here, every),
        cells.sets.size(there, every),
        cells.sets.size(cells.sets.both(here, there), every),
        tuple(bars),
        tuple(_ways(cells, here)),
        tuple(left_out),
    )


def _cells(drafts: Iterable[Permission], step: Step | None, question: Question) -> Cells:
    asked: dict[str, tuple[Condition, tuple[Key, ...]]] = {}
    elements: dict[Key, None] = {}
    for number, permission in enumerate(drafts):
        element: tuple[Key, ...] = ((*permission.list, 0),) if permission.list else ()
        elements |= dict.fromkeys(element)
        asked |= {f"{number} {d.name}": (d.condition, element) for d in permission.demands}
        if step is not None and number == 0:
            bound = element if step.each is not None else ()
            asked |= {f"rule {place}": (condition, bound) for place, condition in enumerate(conditions(step))}
    return Cells(asked, {}, question.day, question.base, question.telling, tuple(elements))


def _permitted(cells: Cells, permission: Permission, number: int) -> int:
    return cells.sets.all_of([cells.true(f"{number} {demand.name}") for demand in permission.demands])


def _in_reach(permission: Permission, question: Question, rulebooks: Collection[str]) -> Iterator[Step]:
    for step in steps(question.plan, rulebooks, question.day):
        if out_of_reach(step, permission, question.plan.ruleset.vocabulary) is None:
            yield step


def _barred(step: Step, drafts: Iterable[Permission], cells: Cells, question: Question) -> int:
    """The cells in which the rule is violated, all else being as in the lawful deployment."""
    finer = _cells(drafts, step, question)
    duties = [finer.false(f"rule {number + 2}") for number in range(len(step.required))]
    violated = finer.sets.all_of([finer.true("rule 0"), finer.false("rule 1"), finer.sets.any_of(duties)])
    barred = finer.sets.either(finer.sets.other(finer.possible), violated)
    return _projected(barred, finer, cells)


def _projected(a: int, finer: Cells, cells: Cells) -> int:
    """The cells all of whose finer cells are in the set, of those in which all else is as in the lawful deployment."""
    made: dict[int, int] = {}
    matches = {v: _matches(v, finer, cells) for v in range(len(finer.sets.sizes))}

    def go(at: int) -> int:
        if at in (NONE, ALL):
            return at
        if at not in made:
            variable, below = finer.sets.split(at)
            parts = [
                cells.sets.either(cells.sets.other(match), go(inner))
                for match, inner in zip(matches[variable], below, strict=True)
            ]
            made[at] = cells.sets.all_of(parts)
        return made[at]

    return go(a)


def _matches(variable: int, finer: Cells, cells: Cells) -> list[int]:
    """For each value of a finer variable, the cells that it can go with."""
    element = next((e for e, v in finer.there.items() if v == variable), None)
    if element is not None:
        place = cells.there.get(element)
        if place is None:
            known = int(element in finer.known)
            return [ALL if value == known else NONE for value in (0, 1)]
        return [cells.sets.where(place, {value}) for value in (0, 1)]
    told = {leaf_name(finer.leaves[number]): said for number, said in finer.variables[variable].truths.items()}
    found = []
    spoken = {key for one in cells.variables.values() for key in one.keys}
    for region in range(finer.sets.sizes[variable]):
        if not finer.agrees(variable, region, spoken):
            found.append(NONE)
            continue
        sets = []
        for place, coarse in cells.variables.items():
            if not set(coarse.keys) & set(finer.variables[variable].keys):
                continue
            alike = {
                r
                for r in range(len(coarse.regions))
                if all(told[leaf_name(cells.leaves[n])][region] is said[r] for n, said in coarse.truths.items())
            }
            sets.append(cells.sets.where(place, alike))
        found.append(cells.sets.all_of(sets))
    return found


def leaf_name(leaf: Leaf) -> str:
    """A comparison in the words of the rule language, by which it is known among several sets of cells."""
    return law_text(leaf.atom, [".".join(part for part in e if isinstance(part, str)) for e in leaf.elements])


def _counted(cells: Cells) -> Iterator[Counted]:
    for variable in cells.variables.values():
        facts = tuple(".".join(part for part in key if isinstance(part, str)) for key in variable.keys)
        yield Counted(facts, len(variable.regions))


def _ways(cells: Cells, here: int) -> Iterator[tuple[str, ...]]:
    """Boxes that together are what is permitted, each in words."""
    outside = cells.sets.other(cells.possible)
    for box in cells.sets.implicants(here, outside):
        there = {v: element for element, v in cells.there.items()}
        yield tuple(
            _in_words(cells.variables[v], cells, values)
            if v in cells.variables
            else f"{'' if 1 in values else 'no '}{'.'.join(p for p in there[v] if isinstance(p, str))}"
            for v, values in box.items()
            if v in cells.variables or there[v] not in cells.present
        )


def _in_words(variable: Variable, cells: Cells, values: Collection[int]) -> str:
    """Where the variable is in one of these regions, as shortly as its values or its own comparisons say it."""
    wanted = set(values)
    names = [".".join(part for part in key if isinstance(part, str)) for key in variable.keys]
    shown = [way[0] for region in sorted(wanted) for way in variable.regions[region]]
    if len(names) == 1 and all(isinstance(value, bool) for value in shown):
        return names[0] if True in shown else f"not {names[0]}"
    for number, said in variable.truths.items():
        name = leaf_name(cells.leaves[number])
        if {r for r, truth in enumerate(said) if truth is Truth.TRUE} == wanted:
            return name
        if {r for r, truth in enumerate(said) if truth is not Truth.TRUE} == wanted:
            return f"not ({name})"
    if len(names) == 1 and all(isinstance(value, str) or value is NOTHING for value in shown):
        return f"{names[0]} is one of {', '.join('none' if value is NOTHING else str(value) for value in shown)}"
    return " or ".join(_region(variable, cells.leaves, region) for region in sorted(wanted))


def _region(variable: Variable, leaves: list[Leaf], region: int) -> str:
    said: Mapping[str, Truth] = {leaf_name(leaves[n]): truths[region] for n, truths in variable.truths.items()}
    true = [name for name, truth in said.items() if truth is Truth.TRUE]
    return f"({' and '.join(true or [f'not ({name})' for name in said])})"
