"""The smallest sets of changes of facts after which no chosen rule is violated; and why there may be none.

Every known fact is a lever (`changing.py`). That no rule is violated counts for more than all levers together, so that
of all cases that violate the fewest rules the cheapest is found. Each further set is the cheapest that contains none of
those before it: so all the sets from which no change can be left out come up, in the order of their cost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import z3

from lawcheck.analysis.budget import Budget
from lawcheck.analysis.calendar import Calendar
from lawcheck.analysis.changing import Changing, Lever, Price, kept, told_apart, with_change
from lawcheck.analysis.encode import Encoder
from lawcheck.analysis.formula import Formula
from lawcheck.analysis.given import Given, Reading
from lawcheck.analysis.reading import is_so, value_of
from lawcheck.analysis.room import Room, rooms
from lawcheck.analysis.symbol import Texts
from lawcheck.analysis.witness import Disagreement
from lawcheck.facts.claim import Content, Instance
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import FactPath, Outcome
from lawcheck.finding.judged import Scene, prepare
from lawcheck.model.condition import Compare, Condition, Constant, OneOf, Sum, Term, Within
from lawcheck.model.vocabulary import Fact
from lawcheck.model.walk import paths_of
from lawcheck.plan.plan import Plan, Step
from lawcheck.values import Duration, Truth, Value

Target: TypeAlias = tuple[str, str]  # the rule's full name, the element's name


@dataclass(frozen=True)
class Changed:
    """One fact that is changed. `said`: what the claims say of it now; `room`: what it may be instead, with the other
    changes as they are; `value`: of those, what is nearest to now. None of an entity that comes into being.
    `meets`: the rules that are violated without this change.
    """

    path: FactPath
    fact: Fact
    said: tuple[Content, ...]
    value: Value | None
    room: Room
    cost: int
    meets: tuple[Target, ...]


@dataclass(frozen=True)
class Repair:
    """A set of changes of which none can be left out. `facts`: the case with them; `outcomes`: by the evaluator."""

    changes: tuple[Changed, ...]
    facts: Instance
    outcomes: Mapping[Target, Outcome]

    @property
    def cost(self) -> int:
        """What its changes cost together."""
        return sum(change.cost for change in self.changes)


@dataclass(frozen=True)
class Stuck:
    """A rule that no change repairs. `because`: a smallest set of facts that nobody can change, or that would have to
    lie in the past, which make it so; `against`: rules that would then be violated, where it could be repaired alone.
    """

    target: Target
    because: tuple[Lever, ...]
    against: tuple[Target, ...]
    settled: bool = True  # else time ran out before it was known why


@dataclass(frozen=True)
class Repairs:
    """What repairing a case comes to. `before`: outcomes by the evaluator. `all`: there are no other sets than these.

    `settled`: the first set is proven the cheapest; else no set was found within the time, and nothing is claimed.
    """

    before: Mapping[Target, Outcome]
    repairs: tuple[Repair, ...]
    stuck: tuple[Stuck, ...]
    all: bool
    settled: bool

    @property
    def violated(self) -> tuple[Target, ...]:
        """The rules that are violated as things stand."""
        return tuple(target for target, outcome in self.before.items() if outcome is Outcome.VIOLATED)


def repairs(
    plan: Plan,
    facts: Instance,
    day: date,
    rulebooks: Collection[str],
    price: Price,
    *,
    most: int = 3,
    seconds: float = 10.0,
) -> Repairs:
    """The cheapest set of changes, and up to `most` sets in all.

    Errors: `Disagreement`, where the evaluator finds a rule violated that the solver held to be repaired.
    """
    before = _judged(plan, facts, day, rulebooks)
    if Outcome.VIOLATED not in before.values():
        return Repairs(before, (), (), all=True, settled=True)
    return _Repairing(plan, facts, day, tuple(rulebooks), price, before, seconds).run(most)


def _judged(plan: Plan, facts: Instance, day: date, rulebooks: Collection[str]) -> dict[Target, Outcome]:
    return {(rule, name): outcome for rule, name, outcome in outcomes(plan, facts, day, rulebooks)}


class _Repairing:
    def __init__(
        self,
        plan: Plan,
        facts: Instance,
        day: date,
        rulebooks: tuple[str, ...],
        price: Price,
        before: dict[Target, Outcome],
        seconds: float,
    ) -> None:
        self._plan, self._facts, self._day, self._rulebooks = plan, facts, day, rulebooks
        self._before = before
        self._budget = Budget(seconds)
        vocabulary = plan.ruleset.vocabulary
        self._texts = Texts()
        months = _months_of(plan)
        self._changing = Changing(vocabulary, day, self._texts, price, months, told_apart(facts))
        self._calendar = Calendar()
        self._reading = Reading(vocabulary, self._texts, self._changing)
        root = Given(self._reading, facts, (), ())
        encoder = Encoder(root, day, self._calendar, self._texts, plan.sharing)
        self._violated = dict(self._violations(encoder))

    def _violations(self, encoder: Encoder) -> Iterator[tuple[Target, Formula]]:
        """Of each rule and each thing that it is surely judged of, where it is violated; those that never are left out."""
        scene = Scene(self._facts, self._day)
        known: dict[int, Given] = {}
        for judged, in_force in prepare(self._plan).chosen(self._day, self._rulebooks, None):
            for target in scene.targets(judged.step.each) if in_force else ():
                if target.exists is Truth.TRUE:
                    bounds = [scope.bound for scope in target.scope.levels[1:]]
                    places = tuple(
                        known.setdefault(id(e), Given(self._reading, e.instance, e.path, e.pattern)) for e in bounds
                    )
                    formula = encoder.violation(judged.step, places).true
                    if formula is not False:
                        yield (judged.rule.name, target.name), formula

    def run(self, most: int) -> Repairs:
        """The cheapest sets; the first leaves as few rules violated as can be."""
        weight = 1 + sum(lever.cost or 0 for lever in self._levers)
        hard = [kept(lever) for lever in self._levers]
        found: list[Repair] = []
        stuck: list[Target] = []
        whole = False
        while len(found) < most:
            answer, model = self._cheapest(hard, weight)
            if answer != z3.sat:
                whole = answer == z3.unsat
                break
            if not found:
                stuck = [target for target, formula in self._violated.items() if is_so(model, formula)]
                hard += [_not(formula) for target, formula in self._violated.items() if target not in stuck]
            moved = [lever for lever in self._levers if is_so(model, lever.moved)]
            if not moved:
                self._hold_against(self._before, stuck)
                return Repairs(self._before, (), self._why(stuck), all=True, settled=True)
            found.append(self._repair(moved, model, stuck))
            hard.append(z3.Or([z3.Not(lever.moved) for lever in moved]))
        return Repairs(self._before, tuple(found), self._why(stuck), whole, settled=bool(found))

    @property
    def _levers(self) -> list[Lever]:
        return list(self._changing.levers.values())

    def _cheapest(self, hard: Sequence[Any], weight: int) -> tuple[Any, Any]:
        """z3's answer and model: as few rules violated as can be, then the least cost; once the calendar agrees.

        A new optimizer each time: what one has concluded is not relied on after more is demanded of it.
        """
        learnt: list[Any] = []
        while True:
            optimizer = z3.Optimize()
            optimizer.add([*self._changing.demands, *self._calendar.demands, *hard, *learnt])
            for formula in self._violated.values():
                optimizer.add_soft(_not(formula), weight)
            for lever in self._levers:
                if lever.cost:
                    optimizer.add_soft(_not(lever.moved), lever.cost)
            answer = self._budget.check(optimizer, ())
            if answer != z3.sat:
                return answer, None
            wrong = list(self._calendar.corrections(optimizer.model()))
            if not wrong:
                return answer, optimizer.model()
            learnt += wrong

    def _check(self, solver: Any, *assumed: Any) -> Any:
        """What it answers in the time that is left, once the calendar agrees."""
        return self._budget.check(solver, (self._calendar,), *assumed)

    # ── what is changed, and to what ───────────────────────────────────────────────────────────────────────

    def _repair(self, moved: Sequence[Lever], model: Any, stuck: Collection[Target]) -> Repair:
        solver = z3.Solver()
        solver.add(self._changing.demands)
        solver.add(self._calendar.demands)
        solver.add([_not(lever.moved) for lever in self._levers if lever not in moved])
        bad = z3.Or([f for target, f in self._violated.items() if target not in stuck and f is not True])
        started = {lever.path: value_of(lever.becomes, model, self._texts) for lever in moved if lever.becomes}
        ready = rooms(moved, started, bad, solver, self._day, self._texts, self._check)
        changed = self._with(moved, {path: value for path, (value, _) in ready.items()})
        after = _judged(self._plan, changed, self._day, self._rulebooks)
        self._hold_against(after, stuck)
        changes = tuple(
            Changed(
                lever.path,
                lever.fact,
                lever.said,
                ready[lever.path][0] if lever.path in ready else None,
                ready[lever.path][1] if lever.path in ready else Room(),
                lever.cost or 0,
                self._needs(lever, moved, ready, after),
            )
            for lever in moved
        )
        return Repair(changes, changed, after)

    def _with(self, levers: Sequence[Lever], values: Mapping[FactPath, Value]) -> Instance:
        """The case with these changes; what comes into being first, so that its facts have a place."""
        facts = self._facts
        for lever in sorted(levers, key=lambda lever: len(lever.path)):
            facts = with_change(facts, lever.path, values[lever.path] if lever.becomes else Instance())
        return facts

    def _hold_against(self, after: Mapping[Target, Outcome], stuck: Collection[Target]) -> None:
        violated = {target for target, outcome in after.items() if outcome is Outcome.VIOLATED}
        for target in violated - set(stuck):
            raise Disagreement(f"the solver holds {target} to be repaired; the evaluator finds it violated")
        for target in set(stuck) - violated:
            raise Disagreement(f"the solver holds {target} to be past repair; the evaluator finds it repaired")

    def _needs(
        self,
        lever: Lever,
        moved: Sequence[Lever],
        ready: Mapping[FactPath, tuple[Value, Room]],
        after: Mapping[Target, Outcome],
    ) -> tuple[Target, ...]:
        """The rules that are violated if all is changed but this. Errors: `Disagreement`, where there are none."""
        others = [other for other in moved if other is not lever]
        facts = self._with(others, {path: value for path, (value, _) in ready.items()})
        judged = _judged(self._plan, facts, self._day, self._rulebooks)
        found = tuple(
            target
            for target, outcome in judged.items()
            if outcome is Outcome.VIOLATED and after.get(target) is not Outcome.VIOLATED
        )
        if not found:
            raise Disagreement(f"the solver needs a change of {'.'.join(lever.path)}; the evaluator does not")
        return found

    # ── why not ────────────────────────────────────────────────────────────────────────────────────────────

    def _why(self, stuck: Sequence[Target]) -> tuple[Stuck, ...]:
        return tuple(self._why_not(target, stuck) for target in stuck)

    def _why_not(self, target: Target, stuck: Collection[Target]) -> Stuck:
        """A smallest set of what keeps the rule violated: facts that cannot be changed, else other rules as well."""
        solver = z3.Solver()
        solver.add(self._changing.demands)
        solver.add(self._calendar.demands)
        solver.add(_not(self._violated[target]))
        named: dict[Any, Lever | Target] = {}
        for lever in self._levers:
            if lever.cost is None or lever.past is not True:
                name = z3.FreshBool("kept")
                solver.add(z3.Implies(name, kept(lever)))
                named[name] = lever
        alone = list(named)
        if self._check(solver, *alone) == z3.sat:
            for other, formula in self._violated.items():
                if other not in stuck and formula is not True:
                    name = z3.FreshBool("met")
                    solver.add(z3.Implies(name, _not(formula)))
                    named[name] = other
        needed = list(named)
        if self._check(solver, *needed) != z3.unsat:
            return Stuck(target, (), (), settled=False)
        core = {literal.get_id() for literal in solver.unsat_core()}
        needed = [literal for literal in needed if literal.get_id() in core]
        for literal in list(needed):
            fewer = [other for other in needed if other is not literal]
            if self._check(solver, *fewer) == z3.unsat:
                needed = fewer
        parts = [named[literal] for literal in needed]
        return Stuck(
            target,
            tuple(part for part in parts if isinstance(part, Lever)),
            tuple(part for part in parts if not isinstance(part, Lever)),
        )


def _months_of(plan: Plan) -> frozenset[int]:
    """The numbers of months that the rules write out."""
    found: set[int] = set()
    for condition in plan.sharing.conditions:
        terms: tuple[Term, ...] = ()
        match condition:
            case Compare(left=left, right=right):
                terms = (left, right)
            case Within(period=period):
                terms = (period,)
            case OneOf(options=options):
                terms = options
        for term in terms:
            found |= {
                part.value.months
                for part in _parts(term)
                if isinstance(part, Constant) and isinstance(part.value, Duration)
            }
    return frozenset(found)


def _parts(term: Term) -> Iterator[Term]:
    yield term
    if isinstance(term, Sum):
        yield from _parts(term.left)
        yield from _parts(term.right)


def _not(formula: Formula) -> Any:
    return z3.BoolVal(not formula) if isinstance(formula, bool) else z3.Not(formula)


# What a change costs where the user does not say: of what only duties ask for; of what says as well whether a rule
# applies; of what mostly says that, such as who runs it or whether it is used at all; and of what no duty asks for that is
# violated. Changing the latter two makes it another thing, rather than the same thing done well.
DUTY, BOTH, SCOPE, OTHER = 1, 10, 30, 100


def usual_price(violated: Collection[Step], chosen: Collection[Step]) -> Price:
    """The price by what the rules ask for; none for what the vocabulary calls fixed.

    `violated`: the rules to be repaired; `chosen`: all that judge the case, which say what a fact is mostly for.
    """
    asked = {path for step in violated for path in _facts_of(step, step.required)}
    duties = Counter(path for step in chosen for path in _facts_of(step, step.required))
    scope = Counter(path for step in chosen for path in _facts_of(step, (step.applies,)))

    def of_plain(pattern: tuple[str, ...]) -> int:
        return SCOPE if scope[pattern] > duties[pattern] else BOTH if scope[pattern] else DUTY

    def price(_path: FactPath, pattern: tuple[str, ...], fact: Fact) -> int | None:
        if fact.fixed:
            return None
        # What asks for a part of a thing asks for the thing: where there is no assessment, that one is made.
        return min((of_plain(one) for one in asked if one[: len(pattern)] == pattern), default=OTHER)

    return price


def _facts_of(step: Step, parts: Collection[Condition]) -> frozenset[tuple[str, ...]]:
    lists = (step.each.path,) if step.each else ()
    return frozenset(path for part in parts for path in paths_of(part, lists))
