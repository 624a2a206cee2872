"""What is wrong with rules as rules, whatever the case: some clash, some can never be violated, some say nothing new.

Comes in: the steps of a plan. Goes out: flaws, each with a proof that there is no case (the smallest set of what
clashes), or with a case that shows it, which the evaluator has confirmed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import partial, reduce
from types import MappingProxyType
from typing import TypeAlias

from lawcheck.analysis.bounds import Bounds, enough, widest
from lawcheck.analysis.budget import Budget
from lawcheck.analysis.solve import Answer, Asking, Found, NotSettled, Proved
from lawcheck.analysis.witness import Disagreement, trimmed
from lawcheck.analysis.world import Element, Proposition, World
from lawcheck.facts.claim import Instance
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.model.condition import Condition, Or
from lawcheck.model.ruleset import Window
from lawcheck.plan.from_model import in_time, of_steps
from lawcheck.plan.plan import Plan, Step

_FOR_ONE = 10.0  # seconds for one question


class Kind(StrEnum):
    """What is wrong."""

    CLASH = "clash"  # whoever one rule applies to violates one of several: no case meets them all
    NEVER_APPLIES = "never_applies"  # the conditions for its applying exclude one another
    NEVER_VIOLATED = "never_violated"  # what it asks for is so wherever it applies
    SWALLOWED = "swallowed"  # wherever it applies, an exception takes it away
    IDLE_EXCEPTION = "idle_exception"  # an exception that takes away no case in which the rule applies
    IMPLIED = "implied"  # whoever violates it violates another rule as well
    GAP = "gap"  # days between two versions on which neither is law
    NOT_SETTLED = "not_settled"  # a question on which time ran out


@dataclass(frozen=True)
class Flaw:
    """One flaw. `rules`: full names, that which it is about first, then those it clashes with or is implied by.

    `parts`: where conditions of one rule clash, which ones. `case`: facts that show it, as of `day`; None where the flaw
    is that there is no such case. `bounded`: proven only of lists as long as were tried. `days`: of a gap. `through`: it
    is proven of every day of it; else of `day` alone.
    """

    kind: Kind
    rules: tuple[str, ...]
    day: date
    parts: tuple[str, ...] = ()
    case: Instance | None = None
    bounded: bool = False
    days: tuple[date, date] | None = None
    through: Window | None = None


Named: TypeAlias = Mapping[str, Collection[tuple[str, ...]]]


def flaws(
    plan: Plan, day: date, steps: Sequence[Step], *, seconds: float = 60.0, named: Named = MappingProxyType({})
) -> tuple[Flaw, ...]:
    """The flaws of these rules of the plan, in their order. One of a rule alone is one on every day on which it is law.

    Clashes and implications are looked for among those that are in force on `day`. `seconds`: for all of it;
    what is not settled by then is said to be so. `named`: clashes and implications (by their `Kind`) that somebody knows
    of, as the `rules` of a flaw. They are asked about by name, and none hides another one.
    """
    checking = _Checking(plan, day, tuple(steps), Budget(seconds), named)
    return tuple(checking.run())


@dataclass
class _Checking:
    plan: Plan
    day: date
    steps: tuple[Step, ...]
    budget: Budget
    named: Named
    shown: dict[str, Instance] = field(
        default_factory=dict
    )  # of each rule in force that can be: a case that violates it

    def run(self) -> Iterator[Flaw]:
        in_force = [step for step in self.steps if step.window.holds_on(self.day)]
        for step in self.steps:
            yield from self._alone(step)
        yield from self._gaps()
        yield from _Together(self, in_force).clashes(self.named.get(Kind.CLASH, ()))
        yield from self._implied(in_force)

    # ── one rule ───────────────────────────────────────────────────────────────────────────────────────────

    def _alone(self, step: Step) -> Iterator[Flaw]:
        name = step.rule.name
        match self._ever(step, lambda window: self._ask(step, ("applies", "not excused", "not met"), window)):
            case NotSettled():
                yield Flaw(Kind.NOT_SETTLED, (name,), self.day, parts=("can it be violated?",))
            case Found(facts, day=date() as day):
                self._confirm(step, facts, day, (Outcome.VIOLATED,))
                if day == self.day:
                    self.shown[name] = self._small(step, facts, day)
            case Proved(because, bounded):
                yield self._why_never(step, because, bounded)
        yield from self._idle(step)

    def _ever(self, step: Step, ask: Callable[[Window], Answer]) -> Answer:
        """The answer on the day judged; where that finds no case, or the rule is not law then, on any day that it is."""
        if step.window.holds_on(self.day):
            answer = ask(Window(self.day, self.day))
            if not isinstance(answer, Proved):
                return answer
        return ask(step.window)

    def _why_never(self, step: Step, because: Sequence[str], bounded: bool) -> Flaw:
        """It is never violated: since it never applies, is always excused, or is met wherever it applies."""
        name, through = (step.rule.name,), step.window
        match self._ever(step, lambda window: self._ask(step, ("applies",), window)):
            case Proved(bounded=never_bounded):
                return Flaw(Kind.NEVER_APPLIES, name, self.day, bounded=never_bounded, through=through)
            case Found(facts, day=date() as day):
                case = self._small_where(step, facts, day)
                kind = Kind.NEVER_VIOLATED if "not met" in because else Kind.SWALLOWED
                return Flaw(kind, name, day, case=case, bounded=bounded, through=through)
            case _:
                return Flaw(Kind.NOT_SETTLED, name, self.day, parts=("why can it not be violated?",))

    def _idle(self, step: Step) -> Iterator[Flaw]:
        """Exceptions that never take a case away from the rule."""
        rule = step.rule
        names = [f"exempt when {n}" for n in range(1, len(rule.exempt) + 1)] + [e.name for e in in_time(rule)]
        whole = step.excused
        excuses = whole.parts if isinstance(whole, Or) and len(names) != 1 else (whole,)
        at_work = {e.name for s in self.plan.steps if s.rule.name == rule.name for e in in_time(s.rule)}
        for name in dict.fromkeys(e.name for e in rule.exceptions if e.name not in at_work):
            yield Flaw(Kind.IDLE_EXCEPTION, (rule.name,), self.day, parts=(name,), through=step.window)
        for excuse, name in zip(excuses, names, strict=True):
            match self._ever(step, partial(self._takes_away, step, excuse, name)):
                case Proved(_, bounded):
                    yield Flaw(
                        Kind.IDLE_EXCEPTION,
                        (rule.name,),
                        self.day,
                        parts=(name,),
                        bounded=bounded,
                        through=step.window,
                    )
                case NotSettled():
                    yield Flaw(Kind.NOT_SETTLED, (rule.name,), self.day, parts=(f"can {name} take a case away?",))

    def _takes_away(self, step: Step, excuse: Condition, name: str, window: Window) -> Answer:
        """A case on a day of the window that the exception takes away from the rule."""
        each = _list_of(step)
        world = self._world(enough(true=[step.applies, excuse], each=each), window)
        element = (world.element(each),) if each else ()
        demands = {"applies": world.holds(step.applies, *element), name: world.holds(excuse, *element)}
        return self.solve(world, demands)

    def _ask(self, step: Step, parts: Collection[str], window: Window) -> Answer:
        """A case on a day of the window that meets these demands."""
        each = _list_of(step)
        world = self._world(enough(violated=[step]), window)
        demands = _demands(world, step, (world.element(each),) if each else ())
        return self.solve(world, {name: demands[name] for name in parts})

    def _world(self, bounds: Bounds, window: Window) -> World:
        """All cases on the days of the window."""
        vocabulary = self.plan.ruleset.vocabulary
        if window.since is not None and window.since == window.until:
            return World(vocabulary, window.since, bounds)
        day = self.day if window.holds_on(self.day) else window.since or window.until or self.day
        return World(vocabulary, day, bounds, days=window)

    def solve(self, world: World, demands: Mapping[str, Proposition]) -> Answer:
        """A case that meets the demands, or why there is none, in a part of the time."""
        return Asking(world).answer(demands, budget=self.part())

    def through(self, steps: Sequence[Step], bounds: Bounds, ask: Callable[[World], Answer]) -> Window | None:
        """The days on which all these rules are law, where what is asked is proven of all of them; else None."""
        window = reduce(Window.within, [step.window for step in steps])
        return window if isinstance(ask(self._world(bounds, window)), Proved) else None

    def part(self) -> Budget:
        """The time for one question."""
        return self.budget.part(_FOR_ONE)

    # ── versions ───────────────────────────────────────────────────────────────────────────────────────────

    def _gaps(self) -> Iterator[Flaw]:
        """Days on which one version has ended and the next has not begun."""
        for earlier, later in zip(self.steps, self.steps[1:], strict=False):
            if earlier.rule.name != later.rule.name:
                continue
            before, after = sorted((earlier, later), key=lambda step: step.window.since or date.min)
            last, first = before.window.until, after.window.since
            if last and first and first > last + timedelta(1):
                days = last + timedelta(1), first - timedelta(1)
                answer = self._ask(before, ("applies", "not excused", "not met"), Window(last, last))
                case = self._small(before, answer.facts, last) if isinstance(answer, Found) else None
                yield Flaw(Kind.GAP, (before.rule.name,), days[0], case=case, days=days)

    # ── two rules ──────────────────────────────────────────────────────────────────────────────────────────

    def _implied(self, steps: Sequence[Step]) -> Iterator[Flaw]:
        """Rules of which every violation is one of another rule too.

        A rule can be so only if the case that shows its violation by the fewest facts is a violation of the other as
        well; only such pairs are put to the solver, and those that somebody named.
        """
        by_name = {step.rule.name: step for step in steps}
        for name, case in self.shown.items():
            others = {
                rule for rule, _, o in outcomes(self.plan, case, self.day, only=set(by_name)) if o is Outcome.VIOLATED
            }
            others |= {rules[-1] for rules in self.named.get(Kind.IMPLIED, ()) if rules[0] == name}
            step = by_name[name]
            for other in sorted(others - {name}):
                if other not in by_name or _list_of(by_name[other]) != _list_of(step):
                    continue
                two = step, by_name[other]
                bounds = enough(violated=[step], cleared=[by_name[other]])
                match self._violated_alone(*two, self._world(bounds, Window(self.day, self.day))):
                    case Proved(bounded=bounded):
                        through = self.through(two, bounds, partial(self._violated_alone, *two))
                        yield Flaw(Kind.IMPLIED, (name, other), self.day, case=case, bounded=bounded, through=through)
                    case NotSettled():
                        question = f"is each violation of it one of {other}?"
                        yield Flaw(Kind.NOT_SETTLED, (name,), self.day, parts=(question,))

    def _violated_alone(self, step: Step, other: Step, world: World) -> Answer:
        """A case that violates the rule and not the other, of one thing."""
        each = _list_of(step)
        element = world.element(each) if each else None
        demands = {"violated": world.violated(step, element), "not the other": ~world.violated(other, element)}
        return self.solve(world, demands)

    # ── the evaluator's word ───────────────────────────────────────────────────────────────────────────────

    def _outcomes(self, step: Step, facts: Instance, day: date) -> list[Outcome]:
        return [outcome for _, _, outcome in outcomes(of_steps(self.plan.ruleset, (step,)), facts, day)]

    def _confirm(self, step: Step, facts: Instance, day: date, wanted: Collection[Outcome]) -> None:
        if not any(outcome in wanted for outcome in self._outcomes(step, facts, day)):
            raise Disagreement(f"the solver has a case of {step.rule.name} that comes to {' or '.join(wanted)}")

    def _small(self, step: Step, facts: Instance, day: date) -> Instance:
        plan = of_steps(self.plan.ruleset, (step,))

        def still(less: Instance) -> bool:
            return Outcome.VIOLATED in [outcome for _, _, outcome in outcomes(plan, less, day)]

        return trimmed(facts, still)

    def _small_where(self, step: Step, facts: Instance, day: date) -> Instance:
        """The same of a case in which the rule applies: its outcome stays."""
        plan = of_steps(self.plan.ruleset, (step,))
        there = [outcome for _, _, outcome in outcomes(plan, facts, day)]
        return trimmed(facts, lambda less: [o for _, _, o in outcomes(plan, less, day)] == there)


_Why: TypeAlias = Callable[[Collection[str]], Answer]


class _Together:
    """All rules in force at once, of one element of each list: can the one apply and none be violated?

    Lists of one element are enough to find a case in which none is. Where there is none, the rules that clash are
    asked about once more, with lists as long as the question needs.
    """

    def __init__(self, checking: _Checking, steps: Sequence[Step]) -> None:
        self._checking = checking
        self._steps = {step.rule.name: step for step in steps}
        asked = widest([enough(violated=[step], cleared=[step]) for step in steps])
        bounds = Bounds(dict.fromkeys(asked.of, 1), False, asked.months)
        self._world = World(checking.plan.ruleset.vocabulary, checking.day, bounds)

    def clashes(self, named: Collection[tuple[str, ...]]) -> Iterator[Flaw]:
        """Of each rule: it applies, is not excused, and no rule is violated; where that cannot be, which ones clash."""
        found: set[frozenset[str]] = set()
        for rules in named:
            if self._steps.keys() >= set(rules):
                yield from self._clash(rules, found)
        known = frozenset(found)
        demands = {
            name: _demands(self._world, step, self._bound(self._world, step)) for name, step in self._steps.items()
        }
        met = {name: ~_violated(parts) for name, parts in demands.items()}
        everything = Proposition.all(met.values())
        asking = Asking(self._world)
        for name in self._steps:
            here = {part: demands[name][part] for part in ("applies", "not excused")}
            asked = {**here, "all met": everything}
            answer = asking.answer(asked, budget=self._checking.part(), show=False)
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
        return asking.answer({**here, **rest}, given=tuple(here), budget=self._checking.part(), show=False)

    def _not_settled(self, name: str) -> Flaw:
        return Flaw(Kind.NOT_SETTLED, (name,), self._checking.day, parts=("can it be met with all the others?",))

    def _clash(self, rules: tuple[str, ...], found: set[frozenset[str]]) -> Iterator[Flaw]:
        """The clash of these rules, if there is one whatever the lengths of lists, and it was not told before."""
        if len(rules) < 2 or frozenset(rules) in found:
            return
        found.add(frozenset(rules))
        steps = [self._steps[name] for name in rules]
        bounds = _clash_bounds(steps)
        world = World(self._checking.plan.ruleset.vocabulary, self._checking.day, bounds)
        answer = self._all_met(steps, world)
        here = _applying(world, steps[0], self._bound(world, steps[0]))
        applying = self._checking.solve(world, here)
        if isinstance(answer, NotSettled) or (isinstance(answer, Proved) and isinstance(applying, NotSettled)):
            question = f"can it be met with {' and '.join(rules[1:])}?"
            yield Flaw(Kind.NOT_SETTLED, (rules[0],), self._checking.day, parts=(question,))
        if isinstance(answer, Proved) and isinstance(applying, Found):
            mattering = [rules[0]] if any(part in answer.because for part in here) else []
            clashing = tuple(name for name in rules if name in (*mattering, *answer.because))
            if len(clashing) > 1 and (clashing == rules or frozenset(clashing) not in found):
                found.add(frozenset(clashing))
                yield Flaw(
                    Kind.CLASH,
                    clashing,
                    self._checking.day,
                    case=self._small(applying.facts, clashing),
                    bounded=answer.bounded,
                    through=self._checking.through(steps, bounds, partial(self._all_met, steps)),
                )

    def _all_met(self, steps: Sequence[Step], world: World) -> Answer:
        """A case in which the first rule applies and is not excused, and none of them is violated."""
        met = {step.rule.name: ~_violated(_demands(world, step, self._bound(world, step))) for step in steps}
        return self._checking.solve(world, {**_applying(world, steps[0], self._bound(world, steps[0])), **met})

    def _bound(self, world: World, step: Step) -> tuple[Element, ...]:
        path = _list_of(step)
        return (world.element(path),) if path else ()

    def _small(self, facts: Instance, rules: Collection[str]) -> Instance:
        """A case in which the rule applies, in few facts. Errors: `Disagreement`, where none of them is violated in it."""
        plan = of_steps(self._checking.plan.ruleset, tuple(self._steps[name] for name in rules))

        def violated(less: Instance) -> list[str]:
            return [rule for rule, _, o in outcomes(plan, less, self._checking.day) if o is Outcome.VIOLATED]

        there = violated(facts)
        if not there:
            raise Disagreement(f"the solver has no case that meets {' and '.join(rules)}; the evaluator has one")
        return trimmed(facts, lambda less: violated(less) == there)


def _clash_bounds(steps: Sequence[Step]) -> Bounds:
    return _added([enough(violated=[steps[0]]), *(enough(cleared=[step]) for step in steps)])


def _applying(world: World, step: Step, element: Sequence[Element]) -> dict[str, Proposition]:
    demands = _demands(world, step, element)
    return {part: demands[part] for part in ("applies", "not excused")}


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


def _demands(world: World, step: Step, element: Sequence[Element]) -> dict[str, Proposition]:
    return {
        "applies": world.holds(step.applies, *element),
        "not excused": world.fails(step.excused, *element),
        "not met": Proposition.any(world.fails(part, *element) for part in step.required),
    }


def _list_of(step: Step) -> tuple[str, ...] | None:
    return step.each.path if step.each else None
