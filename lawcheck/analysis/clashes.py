"""Rules that clash: whoever one of them applies to violates one of several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from lawcheck.analysis.bounds import Bounds, enough, widest
from lawcheck.analysis.flaw import Flaw, Inquiry, Kind, demands, list_of
from lawcheck.analysis.solve import Answer, Asking, Found, NotSettled, Proved
from lawcheck.analysis.witness import Disagreement, trimmed
from lawcheck.analysis.world import Element, Proposition, World
from lawcheck.facts.claim import Instance
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.plan.from_model import of_steps
from lawcheck.plan.plan import Step

_Why: TypeAlias = Callable[[Collection[str]], Answer]


class Clashes:
    """All rules in force at once, of one element of each list: can the one apply and none be violated?

    Lists of one element are enough to find a case in which none is. Where there is none, the rules that clash are
    asked about once more, with lists as long as the question needs.
    """

    def __init__(self, inquiry: Inquiry, steps: Sequence[Step]) -> None:
        self._inquiry = inquiry
        self._steps = {step.rule.name: step for step in steps}
        asked = widest([enough(violated=[step], cleared=[step]) for step in steps])
        bounds = Bounds(dict.fromkeys(asked.of, 1), False, asked.months)
        self._world = World(inquiry.plan.ruleset.vocabulary, inquiry.day, bounds)

    def found(self, named: Collection[tuple[str, ...]]) -> Iterator[Flaw]:
        """Of each rule: it applies, is not excused, and no rule is violated; where that cannot be, which ones clash."""
        found: set[frozenset[str]] = set()
        for rules in named:
            if self._steps.keys() >= set(rules):
                yield from self._clash(rules, found)
        known = frozenset(found)
        every = {
            name: demands(self._world, step, self._bound(self._world, step)) for name, step in self._steps.items()
        }
        met = {name: ~_violated(parts) for name, parts in every.items()}
        everything = Proposition.all(met.values())
        asking = Asking(self._world)
        for name in self._steps:
            here = {part: every[name][part] for part in ("applies", "not excused")}
            asked = {**here, "all met": everything}
            answer = asking.answer(asked, budget=self._inquiry.part(), show=False)
            if isinstance(answer, NotSettled):
                yield self._not_settled(name)
            if isinstance(answer, Proved) and "all met" in answer.because:
                yield from self._clashes_of(name, partial(self._why, asking, here, met), known, found)

    def _clashes_of(
        self, name: str, why: _Why, known: frozenset[frozenset[str]], found: set[frozenset[str]]
    ) -> Iterator[Flaw]:
        """What the rule clashes with. Where that is known, what it clashes with too: each rule of it is left out in turn."""
        to_leave_out, left_out = [frozenset[str]()], set[frozenset[str]]()
        while to_leave_out:
            left_out.add(without := to_leave_out.pop())
            match why(without):
                case NotSettled():
                    yield self._not_settled(name)
                case Proved(because=because):
                    yield from self._clash((name, *(other for other in because if other != name)), found)
                    if {frozenset(because), frozenset((name, *because))} & known:
                        more = [without | {rule} for rule in because]
                        to_leave_out += [rules for rules in more if rules not in left_out]

    def _why(
        self,
        asking: Asking,
        here: Mapping[str, Proposition],
        met: Mapping[str, Proposition],
        without: Collection[str],
    ) -> Answer:
        """Which rules but these cannot be met together, where it is so here."""
        rest = {name: demand for name, demand in met.items() if name not in without}
        return asking.answer({**here, **rest}, given=tuple(here), budget=self._inquiry.part(), show=False)

    def _not_settled(self, name: str) -> Flaw:
        return Flaw(Kind.NOT_SETTLED, (name,), self._inquiry.day, parts=("can it be met with all the others?",))

    def _clash(self, rules: tuple[str, ...], found: set[frozenset[str]]) -> Iterator[Flaw]:
        """The clash of these rules, if there is one whatever the lengths of lists, and it was not told before."""
        if len(rules) < 2 or frozenset(rules) in found:
            return
        found.add(frozenset(rules))
        steps = [self._steps[name] for name in rules]
        bounds = _clash_bounds(steps)
        world = World(self._inquiry.plan.ruleset.vocabulary, self._inquiry.day, bounds)
        answer = self._all_met(steps, world)
        here = _applying(world, steps[0], self._bound(world, steps[0]))
        applying = self._inquiry.solve(world, here)
        if isinstance(answer, NotSettled) or (isinstance(answer, Proved) and isinstance(applying, NotSettled)):
            question = f"can it be met with {' and '.join(rules[1:])}?"
            yield Flaw(Kind.NOT_SETTLED, (rules[0],), self._inquiry.day, parts=(question,))
        if isinstance(answer, Proved) and isinstance(applying, Found):
            mattering = [rules[0]] if any(part in answer.because for part in here) else []
            clashing = tuple(name for name in rules if name in (*mattering, *answer.because))
            if len(clashing) > 1 and (clashing == rules or frozenset(clashing) not in found):
                found.add(frozenset(clashing))
                yield Flaw(
                    Kind.CLASH,
                    clashing,
                    self._inquiry.day,
                    case=self._small(applying.facts, clashing),
                    bounded=answer.bounded,
                    through=self._inquiry.through(steps, bounds, partial(self._all_met, steps)),
                )

    def _all_met(self, steps: Sequence[Step], world: World) -> Answer:
        """A case in which the first rule applies and is not excused, and none of them is violated."""
        met = {step.rule.name: ~_violated(demands(world, step, self._bound(world, step))) for step in steps}
        return self._inquiry.solve(world, {**_applying(world, steps[0], self._bound(world, steps[0])), **met})

    def _bound(self, world: World, step: Step) -> tuple[Element, ...]:
        path = list_of(step)
        return (world.element(path),) if path else ()

    def _small(self, facts: Instance, rules: Collection[str]) -> Instance:
        """A case in which the rule applies, in few facts. Errors: `Disagreement`, where none of them is violated in it."""
        plan = of_steps(self._inquiry.plan.ruleset, tuple(self._steps[name] for name in rules))

        def violated(less: Instance) -> list[str]:
            return [rule for rule, _, o in outcomes(plan, less, self._inquiry.day) if o is Outcome.VIOLATED]

        there = violated(facts)
        if not there:
            raise Disagreement(f"the solver has no case that meets {' and '.join(rules)}; the evaluator has one")
        return trimmed(facts, lambda less: violated(less) == there)


def _clash_bounds(steps: Sequence[Step]) -> Bounds:
    return _added([enough(violated=[steps[0]]), *(enough(cleared=[step]) for step in steps)])


def _applying(world: World, step: Step, element: Sequence[Element]) -> dict[str, Proposition]:
    parts = demands(world, step, element)
    return {part: parts[part] for part in ("applies", "not excused")}


def _violated(parts: Mapping[str, Proposition]) -> Proposition:
    return Proposition.all(parts.values())


def _added(bounds: Iterable[Bounds]) -> Bounds:
    """Bounds for several questions asked at once, each of which needs its own elements."""
    several = list(bounds)
    numbers: Counter[tuple[str, ...]] = Counter()
    for one in several:
        numbers.update(one.of)
    whole = widest(several)
    return Bounds(dict(numbers), whole.exact, whole.months)
