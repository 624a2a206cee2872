"""What is wrong with rules as rules, whatever the case: some clash, some can never be violated, some say nothing new.

Comes in: the steps of a plan. Goes out: flaws, each with a proof that there is no case (the smallest set of what
clashes), or with a case that shows it, which the evaluator has confirmed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from types import MappingProxyType

from lawcheck.analysis.bounds import enough
from lawcheck.analysis.budget import Budget
from lawcheck.analysis.clashes import Clashes
from lawcheck.analysis.flaw import Flaw, Inquiry, Kind, Named, demands, list_of
from lawcheck.analysis.solve import Answer, Found, NotSettled, Proved
from lawcheck.analysis.witness import Disagreement, trimmed
from lawcheck.analysis.world import World
from lawcheck.facts.claim import Instance
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.model.condition import Condition, Or
from lawcheck.model.ruleset import Window
from lawcheck.plan.from_model import in_time, of_steps
from lawcheck.plan.plan import Plan, Step


def flaws(
    plan: Plan, day: date, steps: Sequence[Step], *, seconds: float = 60.0, named: Named = MappingProxyType({})
) -> tuple[Flaw, ...]:
    """The flaws of these rules of the plan, in their order. One of a rule alone is one on every day on which it is law.

    Clashes and implications are looked for among those that are in force on `day`. `seconds`: for all of it;
    what is not settled by then is said to be so. `named`: clashes and implications (by their `Kind`) that somebody knows
    of, as the `rules` of a flaw. They are asked about by name, and none hides another one.
    """
    checking = _Checking(Inquiry(plan, day, Budget(seconds)), tuple(steps), named)
    return tuple(checking.run())


@dataclass
class _Checking:
    inquiry: Inquiry
    steps: tuple[Step, ...]
    named: Named
    # Of each rule in force that can be violated: a case that does so.
    shown: dict[str, Instance] = field(default_factory=dict)

    def run(self) -> Iterator[Flaw]:
        in_force = [step for step in self.steps if step.window.holds_on(self.inquiry.day)]
        for step in self.steps:
            yield from self._alone(step)
        yield from self._gaps()
        yield from Clashes(self.inquiry, in_force).found(self.named.get(Kind.CLASH, ()))
        yield from self._implied(in_force)

    # ── one rule ───────────────────────────────────────────────────────────────────────────────────────────

    def _alone(self, step: Step) -> Iterator[Flaw]:
        name = step.rule.name
        match self._ever(step, lambda window: self._ask(step, ("applies", "not excused", "not met"), window)):
            case NotSettled():
                yield Flaw(Kind.NOT_SETTLED, (name,), self.inquiry.day, parts=("can it be violated?",))
            case Found(facts, day=date() as day):
                self._confirm(step, facts, day, (Outcome.VIOLATED,))
                if day == self.inquiry.day:
                    self.shown[name] = self._small(step, facts, day)
            case Proved(because, bounded):
                yield self._why_never(step, because, bounded)
        yield from self._idle(step)

    def _ever(self, step: Step, ask: Callable[[Window], Answer]) -> Answer:
        """The answer on the day judged; where that finds no case, or the rule is not law then, on any day that it is."""
        if step.window.holds_on(self.inquiry.day):
            answer = ask(Window(self.inquiry.day, self.inquiry.day))
            if not isinstance(answer, Proved):
                return answer
        return ask(step.window)

    def _why_never(self, step: Step, because: Sequence[str], bounded: bool) -> Flaw:
        """It is never violated: since it never applies, is always excused, or is met wherever it applies."""
        name, through = (step.rule.name,), step.window
        match self._ever(step, lambda window: self._ask(step, ("applies",), window)):
            case Proved(bounded=never_bounded):
                return Flaw(Kind.NEVER_APPLIES, name, self.inquiry.day, bounded=never_bounded, through=through)
            case Found(facts, day=date() as day):
                case = self._small_where(step, facts, day)
                kind = Kind.NEVER_VIOLATED if "not met" in because else Kind.SWALLOWED
                return Flaw(kind, name, day, case=case, bounded=bounded, through=through)
            case _:
                return Flaw(Kind.NOT_SETTLED, name, self.inquiry.day, parts=("why can it not be violated?",))

    def _idle(self, step: Step) -> Iterator[Flaw]:
        """Exceptions that never take a case away from the rule."""
        rule = step.rule
        names = [f"exempt when {n}" for n in range(1, len(rule.exempt) + 1)] + [e.name for e in in_time(rule)]
        whole = step.excused
        excuses = whole.parts if isinstance(whole, Or) and len(names) != 1 else (whole,)
        at_work = {e.name for s in self.inquiry.plan.steps if s.rule.name == rule.name for e in in_time(s.rule)}
        for name in dict.fromkeys(e.name for e in rule.exceptions if e.name not in at_work):
            yield Flaw(Kind.IDLE_EXCEPTION, (rule.name,), self.inquiry.day, parts=(name,), through=step.window)
        for excuse, name in zip(excuses, names, strict=True):
            match self._ever(step, partial(self._takes_away, step, excuse, name)):
                case Proved(_, bounded):
                    yield Flaw(
                        Kind.IDLE_EXCEPTION,
                        (rule.name,),
                        self.inquiry.day,
                        parts=(name,),
                        bounded=bounded,
                        through=step.window,
                    )
                case NotSettled():
                    yield Flaw(
                        Kind.NOT_SETTLED, (rule.name,), self.inquiry.day, parts=(f"can {name} take a case away?",)
                    )

    def _takes_away(self, step: Step, excuse: Condition, name: str, window: Window) -> Answer:
        """A case on a day of the window that the exception takes away from the rule."""
        each = list_of(step)
        world = self.inquiry.world(enough(true=[step.applies, excuse], each=each), window)
        element = (world.element(each),) if each else ()
        both = {"applies": world.holds(step.applies, *element), name: world.holds(excuse, *element)}
        return self.inquiry.solve(world, both)

    def _ask(self, step: Step, parts: Collection[str], window: Window) -> Answer:
        """A case on a day of the window that meets these demands."""
        each = list_of(step)
        world = self.inquiry.world(enough(violated=[step]), window)
        every = demands(world, step, (world.element(each),) if each else ())
        return self.inquiry.solve(world, {name: every[name] for name in parts})

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
                rule
                for rule, _, o in outcomes(self.inquiry.plan, case, self.inquiry.day, only=set(by_name))
                if o is Outcome.VIOLATED
            }
            others |= {rules[-1] for rules in self.named.get(Kind.IMPLIED, ()) if rules[0] == name}
            step = by_name[name]
            for other in sorted(others - {name}):
                if other not in by_name or list_of(by_name[other]) != list_of(step):
                    continue
                two = step, by_name[other]
                bounds = enough(violated=[step], cleared=[by_name[other]])
                match self._violated_alone(
                    *two, self.inquiry.world(bounds, Window(self.inquiry.day, self.inquiry.day))
                ):
                    case Proved(bounded=bounded):
                        through = self.inquiry.through(two, bounds, partial(self._violated_alone, *two))
                        yield Flaw(
                            Kind.IMPLIED, (name, other), self.inquiry.day, case=case, bounded=bounded, through=through
                        )
                    case NotSettled():
                        question = f"is each violation of it one of {other}?"
                        yield Flaw(Kind.NOT_SETTLED, (name,), self.inquiry.day, parts=(question,))

    def _violated_alone(self, step: Step, other: Step, world: World) -> Answer:
        """A case that violates the rule and not the other, of one thing."""
        each = list_of(step)
        element = world.element(each) if each else None
        demands = {"violated": world.violated(step, element), "not the other": ~world.violated(other, element)}
        return self.inquiry.solve(world, demands)

    # ── the evaluator's word ───────────────────────────────────────────────────────────────────────────────

    def _outcomes(self, step: Step, facts: Instance, day: date) -> list[Outcome]:
        return [outcome for _, _, outcome in outcomes(of_steps(self.inquiry.plan.ruleset, (step,)), facts, day)]

    def _confirm(self, step: Step, facts: Instance, day: date, wanted: Collection[Outcome]) -> None:
        if not any(outcome in wanted for outcome in self._outcomes(step, facts, day)):
            raise Disagreement(f"the solver has a case of {step.rule.name} that comes to {' or '.join(wanted)}")

    def _small(self, step: Step, facts: Instance, day: date) -> Instance:
        plan = of_steps(self.inquiry.plan.ruleset, (step,))

        def still(less: Instance) -> bool:
            return Outcome.VIOLATED in [outcome for _, _, outcome in outcomes(plan, less, day)]

        return trimmed(facts, still)

    def _small_where(self, step: Step, facts: Instance, day: date) -> Instance:
        """The same of a case in which the rule applies: its outcome stays."""
        plan = of_steps(self.inquiry.plan.ruleset, (step,))
        there = [outcome for _, _, outcome in outcomes(plan, facts, day)]
        return trimmed(facts, lambda less: [o for _, _, o in outcomes(plan, less, day)] == there)
