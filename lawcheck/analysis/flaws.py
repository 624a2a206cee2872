"""What is wrong with rules as rules, whatever the case: some clash, some can never be violated, some say nothing new.

Comes in: the steps of a plan. Goes out: flaws, each with a proof that there is no case (the smallest set of what
clashes), or with a case that shows it, which the evaluator has confirmed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from lawcheck.analysis.bounds import Bounds, enough, widest
from lawcheck.analysis.budget import Budget
from lawcheck.analysis.solve import Answer, Asking, Found, NotSettled, Proved
from lawcheck.analysis.witness import Disagreement, trimmed
from lawcheck.analysis.world import Element, Proposition, World
from lawcheck.facts.claim import Instance
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.model.condition import Constant, Or, Today
from lawcheck.model.walk import exceptions_of, terms_in
from lawcheck.plan.from_model import of_steps
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
    is that there is no such case. `bounded`: proven only of lists as long as were tried. `days`: of a gap.
    """

    kind: Kind
    rules: tuple[str, ...]
    day: date
    parts: tuple[str, ...] = ()
    case: Instance | None = None
    bounded: bool = False
    days: tuple[date, date] | None = None


def flaws(plan: Plan, day: date, steps: Sequence[Step], *, seconds: float = 60.0) -> tuple[Flaw, ...]:
    """The flaws of these rules of the plan, in their order; of versions not in force on `day` by a day of theirs.

    Clashes and implications are looked for among those that are in force on `day`. `seconds`: for all of it;
    what is not settled by then is said to be so.
    """
    checking = _Checking(plan, day, tuple(steps), Budget(seconds))
    return tuple(checking.run())


@dataclass
class _Checking:
    plan: Plan
    day: date
    steps: tuple[Step, ...]
    budget: Budget
    shown: dict[str, Instance] = field(
        default_factory=dict
    )  # of each rule in force that can be: a case that violates it

    def run(self) -> Iterator[Flaw]:
        in_force = [step for step in self.steps if step.window.holds_on(self.day)]
        for step in self.steps:
            yield from self._alone(step)
        yield from self._gaps()
        yield from _Together(self, in_force).clashes()
        yield from self._implied(in_force)

    # ── one rule ───────────────────────────────────────────────────────────────────────────────────────────

    def _alone(self, step: Step) -> Iterator[Flaw]:
        days = _days_of(step, self.day)
        name = step.rule.name
        for day in days:
            answer, _ = self._ask(step, day, ("applies", "not excused", "not met"))
            if not isinstance(answer, Proved):
                break
        match answer:
            case NotSettled():
                yield Flaw(Kind.NOT_SETTLED, (name,), day, parts=("can it be violated?",))
            case Found(facts):
                self._confirm(step, facts, day, (Outcome.VIOLATED,))
                if day == self.day:
                    self.shown[name] = self._small(step, facts, day)
            case Proved(because, bounded):
                yield from self._why_never(step, day, because, bounded)
        yield from self._idle(step, days)

    def _why_never(self, step: Step, day: date, because: Sequence[str], bounded: bool) -> Iterator[Flaw]:
        """It is never violated: since it never applies, is always excused, or is met wherever it applies."""
        name = (step.rule.name,)
        if because == ("applies",):
            yield Flaw(Kind.NEVER_APPLIES, name, day, bounded=bounded)
            return
        applying, _ = self._ask(step, day, ("applies",))
        case = self._small_where(step, applying.facts, day) if isinstance(applying, Found) else None
        kind = Kind.NEVER_VIOLATED if "not met" in because else Kind.SWALLOWED
        yield Flaw(kind, name, day, case=case, bounded=bounded)

    def _idle(self, step: Step, days: Sequence[date]) -> Iterator[Flaw]:
        """Exceptions that never take a case away from the rule, on none of the days."""
        rule = step.rule
        names = [f"exempt when {n}" for n in range(1, len(rule.exempt) + 1)] + [e.name for e in rule.exceptions]
        whole = step.excused
        excuses = whole.parts if isinstance(whole, Or) and len(names) != 1 else (whole,)
        each = _list_of(step)
        for excuse, name in zip(excuses, names, strict=True):
            for day in days:
                world = World(self.plan.ruleset.vocabulary, day, enough(true=[step.applies, excuse], each=each))
                element = (world.element(each),) if each else ()
                demands = {"applies": world.holds(step.applies, *element), name: world.holds(excuse, *element)}
                answer = self.solve(world, demands)
                if not isinstance(answer, Proved):
                    break
            match answer:
                case Proved(_, bounded):
                    yield Flaw(Kind.IDLE_EXCEPTION, (rule.name,), day, parts=(name,), bounded=bounded)
                case NotSettled():
                    yield Flaw(Kind.NOT_SETTLED, (rule.name,), day, parts=(f"can {name} take a case away?",))

    def _ask(self, step: Step, day: date, parts: Collection[str]) -> tuple[Answer, World]:
        each = step.each.path if step.each else None
        world = World(self.plan.ruleset.vocabulary, day, enough(violated=[step]))
        element = (world.element(each),) if each else ()
        demands = _demands(world, step, element)
        answer = self.solve(world, {name: demands[name] for name in parts})
        return answer, world

    def solve(self, world: World, demands: Mapping[str, Proposition]) -> Answer:
        """A case that meets the demands, or why there is none, in a part of the time."""
        return Asking(world).answer(demands, budget=self.part())

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
                answer, _ = self._ask(before, last, ("applies", "not excused", "not met"))
                case = self._small(before, answer.facts, last) if isinstance(answer, Found) else None
                yield Flaw(Kind.GAP, (before.rule.name,), days[0], case=case, days=days)

    # ── two rules ──────────────────────────────────────────────────────────────────────────────────────────

    def _implied(self, steps: Sequence[Step]) -> Iterator[Flaw]:
        """Rules of which every violation is one of another rule too.

        A rule can be so only if the case that shows its violation by the fewest facts is a violation of the other as
        well; only such pairs are put to the solver.
        """
        by_name = {step.rule.name: step for step in steps}
        for name, case in self.shown.items():
            others = {
                rule for rule, _, o in outcomes(self.plan, case, self.day, only=set(by_name)) if o is Outcome.VIOLATED
            }
            step = by_name[name]
            for other in sorted(others - {name}):
                if _list_of(by_name[other]) != _list_of(step):
                    continue
                bounds = enough(violated=[step], cleared=[by_name[other]])
                world = World(self.plan.ruleset.vocabulary, self.day, bounds)
                each = _list_of(step)
                element = world.element(each) if each else None
                demands = {
                    "violated": world.violated(step, element),
                    "not the other": ~world.violated(by_name[other], element),
                }
                answer = self.solve(world, demands)
                if isinstance(answer, Proved):
                    yield Flaw(Kind.IMPLIED, (name, other), self.day, case=case, bounded=answer.bounded)

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

    def clashes(self) -> Iterator[Flaw]:
        """Of each rule: it applies, is not excused, and no rule is violated; where that cannot be, which ones clash."""
        demands = {
            name: _demands(self._world, step, self._bound(self._world, step)) for name, step in self._steps.items()
        }
        met = {name: ~_violated(parts) for name, parts in demands.items()}
        everything = Proposition.all(met.values())
        asking = Asking(self._world)
        found: set[frozenset[str]] = set()
        for name in self._steps:
            here = {part: demands[name][part] for part in ("applies", "not excused")}
            asked = {**here, "all met": everything}
            answer = asking.answer(asked, budget=self._checking.part(), show=False)
            if isinstance(answer, NotSettled):
                yield Flaw(
                    Kind.NOT_SETTLED, (name,), self._checking.day, parts=("can it be met with all the others?",)
                )
            if isinstance(answer, Proved) and "all met" in answer.because:
                why = asking.answer({**here, **met}, given=tuple(here), budget=self._checking.part(), show=False)
                if isinstance(why, Proved):
                    yield from self._clash((name, *(other for other in why.because if other != name)), found)

    def _clash(self, rules: tuple[str, ...], found: set[frozenset[str]]) -> Iterator[Flaw]:
        """The clash of these rules, if there is one whatever the lengths of lists, and it was not told before."""
        if len(rules) < 2 or frozenset(rules) in found:
            return
        found.add(frozenset(rules))
        steps = [self._steps[name] for name in rules]
        bounds = _added([enough(violated=[steps[0]]), *(enough(cleared=[step]) for step in steps)])
        world = World(self._checking.plan.ruleset.vocabulary, self._checking.day, bounds)
        demands = {step.rule.name: _demands(world, step, self._bound(world, step)) for step in steps}
        here = {part: demands[rules[0]][part] for part in ("applies", "not excused")}
        met = {name: ~_violated(parts) for name, parts in demands.items()}
        answer = self._checking.solve(world, {**here, **met})
        applying = self._checking.solve(world, here)
        if isinstance(answer, Proved) and isinstance(applying, Found):
            mattering = [rules[0]] if any(part in answer.because for part in here) else []
            clashing = tuple(name for name in rules if name in (*mattering, *answer.because))
            if len(clashing) > 1 and (clashing == rules or frozenset(clashing) not in found):
                found.add(frozenset(clashing))
                case = self._small(applying.facts, clashing)
                yield Flaw(Kind.CLASH, clashing, self._checking.day, case=case, bounded=answer.bounded)

    def _bound(self, world: World, step: Step) -> tuple[Element, ...]:
        path = _list_of(step)
        return (world.element(path),) if path else ()

    def _small(self, facts: Instance, rules: Collection[str]) -> Instance:
        """A case in which the rule applies, in few facts. Errors: `Disagreement`, where none of them is violated in it."""
        plan = of_steps(self._checking.plan.ruleset, tuple(self._steps[name] for name in rules))

        def violated(less: Instance) -> list[str]:
            return [rule for rule, _, o in outcomes(plan, less, self._checking.day) if o is Outcome.VIOLATED]

        return trimmed(facts, lambda less: violated(less) == there) if (there := violated(facts)) else facts


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


def _days_of(step: Step, day: date) -> tuple[date, ...]:
    """Days on which the version is law: `day`, or else its first or last; where it asks what day it is, as does every
    exception with a time of its own, also those about each day that it writes out.
    """
    first = day if step.window.holds_on(day) else step.window.since or step.window.until or day
    terms = [
        term for condition in (step.applies, step.excused, *step.required) for term, _ in terms_in(condition, ())
    ]
    limits = {end for other in exceptions_of(step.rule) for end in (other.window.since, other.window.until) if end}
    if any(isinstance(term, Today) for term in terms):
        limits |= {term.value for term in terms if isinstance(term, Constant) and isinstance(term.value, date)}
    near = {limit + timedelta(days) for limit in limits for days in (-1, 0, 1)}
    return (first, *sorted(other for other in near - {first} if step.window.holds_on(other)))
