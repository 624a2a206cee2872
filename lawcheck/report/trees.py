"""Justifications → trees to be shown: what only repeats its parent's words is passed over, what many share told once.

The same definitions decide many rules, and their part of the tree was most of a report. A part that stands in several places
is a *step* with a number: the trees name it, and it is laid out in one place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lawcheck.report.report import FactLine, FindingReport, Node

_MOST_PARTS = 3


@dataclass(frozen=True)
class Branch:
    """A condition as it is shown, with the facts and conditions that settled it.

    `step`: the number under which its facts and branches are laid out elsewhere, and then it has none here; or else 0.
    """

    role: str
    said: str
    where: str
    element: str
    truth: str
    due_on: str | None
    facts: tuple[FactLine, ...] = ()
    branches: tuple[Branch, ...] = ()
    step: int = 0


@dataclass(frozen=True)
class Forest:
    """The trees of several findings, in their order, and the steps they share, in the order of their numbers.

    `first`: how many of the steps are needed for the trees of the findings that were named first.
    """

    trees: tuple[tuple[Branch, ...], ...]
    steps: tuple[Branch, ...]
    first: int


def grow(first: Sequence[FindingReport], rest: Iterable[FindingReport] = ()) -> Forest:
    """The trees of all of them; the steps that the first ones need have the lowest numbers."""
    shapes = _Shapes()
    findings = (*first, *rest)
    tops = [tuple(map(shapes.shape, finding.justification.because)) for finding in findings]
    shared = shapes.shared(top for each in tops for top in each)
    layout = _Layout(shapes, shared)
    early = [tuple(map(layout.branch, each)) for each in tops[: len(first)]]
    layout.lay_out_steps()
    number = len(layout.steps)
    late = [tuple(map(layout.branch, each)) for each in tops[len(first) :]]
    layout.lay_out_steps()
    return Forest((*early, *late), tuple(layout.steps), number)


def below(node: Node) -> tuple[tuple[FactLine, ...], tuple[Node, ...]]:
    """The facts and conditions that a condition rests on. Those that only say its words again are passed over."""
    facts, nodes = list(node.facts), []
    for child in node.because:
        if child.said:
            nodes.append(child)
        else:
            more, deeper = below(child)
            facts += more
            nodes += deeper
    return tuple(facts), tuple(nodes)


@dataclass(frozen=True)
class _Shape:
    """A node whose equals are all the same object: what it says, and what it rests on, by number."""

    node: Node
    facts: tuple[FactLine, ...]
    children: tuple[int, ...]


@dataclass
class _Shapes:
    """All different nodes, by number. A fact counts by its question and claims; its path tells only things apart."""

    all: list[_Shape] = field(default_factory=list)
    numbers: dict[object, int] = field(default_factory=dict)
    facts: dict[int, object] = field(default_factory=dict)

    def shape(self, node: Node) -> int:
        """The number of the node."""
        facts, nodes = below(node)
        children = tuple(map(self.shape, nodes))
        own = (node.role, node.said, node.role and node.where, node.truth, node.element, node.due_on)
        key = (own, tuple(map(self._said, facts)), children)
        number = self.numbers.setdefault(key, len(self.all))
        if number == len(self.all):
            self.all.append(_Shape(node, facts, children))
        return number

    def _said(self, fact: FactLine) -> object:
        told = self.facts.get(id(fact))
        if told is None:
            told = self.facts[id(fact)] = (fact.question, fact.claims, fact.refused)
        return told

    def shared(self, tops: Iterable[int]) -> frozenset[int]:
        """Those with branches of their own that stand in more than one place, once all that is the same is one."""
        times = dict.fromkeys(range(len(self.all)), 0)
        for shape in self.all:
            for child in dict.fromkeys(shape.children):
                times[child] += 1
        for top in dict.fromkeys(tops):
            times[top] = 0  # the whole tree of a rule is shown where the rule is
        return frozenset(n for n, shape in enumerate(self.all) if times[n] > 1 and shape.children)


@dataclass
class _Layout:
    """Gives steps their numbers as trees come to name them, and lays each out once."""

    shapes: _Shapes
    shared: frozenset[int]
    numbers: dict[int, int] = field(default_factory=dict)
    steps: list[Branch] = field(default_factory=list)

    def branch(self, number: int) -> Branch:
        """The branch, with what it rests on down to where steps begin."""
        shape = self.shapes.all[number]
        node = shape.node
        words = (node.role, node.said, node.where, node.element, node.truth, node.due_on)
        if number in self.shared and len(shape.children) == 1 and not shape.facts:  # a name, and what it stands for
            return Branch(*words, branches=(self.branch(shape.children[0]),))
        return Branch(*words, shape.facts, tuple(map(self._below, shape.children)))

    def _below(self, number: int) -> Branch:
        if number not in self.shared:
            return self.branch(number)
        node = self.shapes.all[number].node
        step = self.numbers.setdefault(number, len(self.numbers) + 1)
        return Branch(node.role, self._named(number), node.where, node.element, node.truth, node.due_on, step=step)

    def _named(self, number: int) -> str:
        """What a step is called where it is named: what has no name of its own, by what decided it."""
        shape = self.shapes.all[number]
        if " " not in shape.node.text:  # a definition or an exception, and so it says what it is
            return shape.node.said
        parts = [self.shapes.all[child].node.said for child in shape.children]
        more = " …" if parts[_MOST_PARTS:] else ""
        return f"{shape.node.said}: {'; '.join(parts[:_MOST_PARTS])}{more}"

    def lay_out_steps(self) -> None:
        """Those that were named so far and are not laid out yet, with those that they name themselves."""
        while len(self.steps) < len(self.numbers):
            self.steps.append(self.branch(list(self.numbers)[len(self.steps)]))
