"""Is there a deployment that the draft permits and that breaks a rule, keeps it, or brings it into play?

Two ways to tell. Where each fact is compared with what is known, or few dates with each other, all cells are looked at
(`cells.py`), which takes a few thousandths of a second. Else the solver is asked. On what both can answer they agree; a test sees to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, reduce
from typing import Literal, TypeAlias

from lawcheck.analysis.bounds import Bounds, enough, widest
from lawcheck.analysis.solve import Answer, Found, NotSettled, Proved, solve
from lawcheck.analysis.witness import Disagreement
from lawcheck.analysis.world import World
from lawcheck.draft.cells import Cells, known_in
from lawcheck.draft.deployment import Judge, alone, over
from lawcheck.draft.diagram import ALL
from lawcheck.draft.ground import Key, NotGround, pattern
from lawcheck.draft.permission import PERMITS, Demand, Permission
from lawcheck.draft.rewrite import deeper
from lawcheck.draft.telling import Telling
from lawcheck.facts.claim import Instance
from lawcheck.model.condition import Always, Condition, FactTerm
from lawcheck.model.ruleset import Window
from lawcheck.model.walk import Path
from lawcheck.plan.plan import Plan, Step
from lawcheck.values.truth import Truth

What: TypeAlias = Literal["violated", "met", "in play"]
RULE = "the requirement"  # its name among those of the articles
_LEAST, _MOST = 0.2, 2.0  # seconds that the solver is given for one question, though the time is up, or not nearly


@dataclass(frozen=True)
class Question:
    """What is asked of a draft: by the plan of the framework, on a day, near a lawful deployment, in so much time.

    `seconds_left` says how long may still be thought; it is asked before each requirement. `start`: a deployment that the
    draft permits, near the lawful one, from which what nobody asks for is taken (see `beginning`).
    """

    plan: Plan
    day: date
    base: Instance
    seconds_left: Callable[[], float]
    start: Instance | None = None
    telling: Telling = field(default_factory=Telling, repr=False, compare=False)

    @cached_property
    def lengths(self) -> Mapping[Path, int]:
        """How long the lists of the lawful deployment are, the longest of each."""
        found: dict[Path, int] = {}
        for key in known_in(self.base):
            if isinstance(key[-1], int):
                found[pattern(key)] = max(key[-1] + 1, found.get(pattern(key), 0))
        return found

    @property
    def judge(self) -> Judge:
        """The evaluator on that day."""
        return Judge(self.plan, self.day, self.telling)


class Asking:
    """One rule and one draft, of which several things can be asked."""

    def __init__(self, permission: Permission, step: Step, question: Question) -> None:
        self.permission = permission
        self.step = step
        self.question = question
        self._brief: Instance | None = None  # the last deployment found, without the facts that nothing turns on

    def solve(self, demands: Iterable[Demand], what: What) -> Answer:
        """The deployment nearest to the lawful one that meets the demands and of which the rule is so, complete; or the
        fewest demands that leave none.

        The lawful deployment meets most demands as it is. So they are added only as a deployment breaks them, until one
        breaks none; it is then the nearest under all of them, for it was under fewer.
        """
        every = tuple(demands)
        start = self.question.start or self.question.base
        chosen = list(self.question.judge.unmet(every, start, self.permission.list))
        while True:
            if self.question.seconds_left() < -_LEAST:
                return NotSettled(_LEAST)
            answer = self._under(chosen, what)
            if not isinstance(answer, Found):
                return answer
            facts = self._shortest(start, answer, every, what)
            unmet = self.question.judge.unmet(every, facts, self.permission.list)
            if not unmet:
                return Found(facts, answer.distance)
            if any(demand in chosen for demand in unmet):
                names = ", ".join(demand.name for demand in unmet)
                raise Disagreement(f"{self.step.rule.name}: the evaluator does not find `{names}` met")
            chosen += unmet

    def _shortest(self, start: Instance, found: Found, demands: Sequence[Demand], what: What) -> Instance:
        """What was found, put in place of what stands there; in fewer facts, if the evaluator says the same of it then."""
        whole = over(start, found.facts)
        if self._brief is None:
            return whole
        brief = over(start, self._brief)
        judge, permitted = self.question.judge, self.permission.list
        same = judge.unmet(demands, whole, permitted) == judge.unmet(demands, brief, permitted)
        return brief if same and self._is(what, brief) else whole

    def _is(self, what: What, facts: Instance) -> bool:
        """Whether the evaluator says so of the rule."""
        applies, excused, *duties = self.question.judge.truths(
            conditions(self.step), facts, self.permission.list, self.step
        )
        if applies is not Truth.TRUE or excused is not Truth.FALSE:
            return False
        match what:
            case "in play":
                return True
            case "met":
                return all(duty is Truth.TRUE for duty in duties)
            case "violated":
                return any(duty is Truth.FALSE for duty in duties)

    def _under(self, demands: Sequence[Demand], what: What) -> Answer:
        bounds = self._bounds(demands)
        try:
            return self._by_cells(demands, what, bounds)
        except NotGround:
            return self._by_solver(demands, what, bounds)

    def _bounds(self, demands: Sequence[Demand]) -> Bounds:
        """How many elements of each list are enough for the answer; of the list that is permitted of, one."""
        step, subject = self.step, self.permission.list
        asked = [demand.condition for demand in demands]
        unbound = subject is not None and step.each is None
        applies, excused, *duties = (deeper(c, 1) if unbound else c for c in conditions(step))
        every = widest(
            [
                enough(asked, violated=[step], each=subject),
                enough([*asked, applies, *duties], [excused], each=subject),
            ]
        )
        of = dict(every.of)
        for place, number in self.question.lengths.items():  # the lawful deployment is to be among those looked at
            of[place] = max(number, of.get(place, 0))
        return Bounds({**of, subject: 1} if subject else of, every.exact)

    def _by_cells(self, demands: Sequence[Demand], what: What, bounds: Bounds) -> Answer:
        """By all cells that the demands and the rule tell apart."""
        element: tuple[Key, ...] = ((*self.permission.list, 0),) if self.permission.list else ()
        bound = element if self.step.each is not None else ()
        asked = {f"demand {d.name}": (d.condition, element) for d in demands}
        asked |= {f"rule {number}": (condition, bound) for number, condition in enumerate(conditions(self.step))}
        question = self.question
        cells = Cells(asked, bounds.of, question.day, question.base, question.telling, element)
        met = {d.name: cells.true(f"demand {d.name}") for d in demands}
        rule = _rule_is(cells, what, len(self.step.required))
        found = cells.nearest(cells.sets.all_of([rule, *met.values()]))
        if found is not None:
            self._brief = found[1]
            return Found(found[0])
        articles: dict[str, int] = {}
        for demand in demands:
            key = demand.articles[0] if demand.name != PERMITS else PERMITS
            articles[key] = cells.sets.both(articles.get(key, ALL), met[demand.name])
        because = cells.needed(articles, rule)
        names = [d.name for d in demands if (d.name if d.name == PERMITS else d.articles[0]) in because]
        return Proved(tuple(names), not bounds.exact)

    def _by_solver(self, demands: Sequence[Demand], what: What, bounds: Bounds) -> Answer:
        """By the solver, over every case."""
        self._brief = None
        question, step = self.question, self.step
        world = World(question.plan.ruleset.vocabulary, question.day, bounds)
        elements = (world.element(self.permission.list),) if self.permission.list else ()
        bound = elements if step.each is not None else ()
        wanted = {d.name: world.holds(d.condition, *elements) for d in demands}
        if what == "violated":
            wanted[RULE] = world.violated(step, bound[0] if bound else None)
        else:
            duties = step.required if what == "met" else ()
            so = world.holds(step.applies, *bound) & world.fails(step.excused, *bound)
            wanted[RULE] = reduce(lambda a, duty: a & world.holds(duty, *bound), duties, so)
        seconds = min(max(question.seconds_left(), _LEAST), _MOST)
        return solve(world, wanted, near=question.base, given=[RULE], seconds=seconds)


def _rule_is(cells: Cells, what: What, duties: int) -> int:
    """The cells in which the rule is so."""
    in_play = cells.sets.both(cells.true("rule 0"), cells.false("rule 1"))
    names = [f"rule {number + 2}" for number in range(duties)]
    match what:
        case "in play":
            return in_play
        case "met":
            return cells.sets.all_of([in_play, *map(cells.true, names)])
        case "violated":
            return cells.sets.both(in_play, cells.sets.any_of([cells.false(name) for name in names]))


def beginning(permission: Permission, question: Question) -> Question:
    """The same question, near one element of the lawful deployment, and begun at a deployment that the draft permits."""
    near = replace(question, base=alone(question.base, permission.list), start=None)
    match lawful_use(permission, near):
        case Instance() as start:
            return replace(near, start=start)
        case _:
            return near


def lawful_use(permission: Permission, question: Question) -> Instance | NotSettled | None:
    """A deployment that the draft permits, near the lawful one; None where it permits nothing at all."""
    match Asking(permission, supposing(permission, question), question).solve(permission.demands, "in play"):
        case Found(facts):
            return facts
        case Proved():
            return None
        case NotSettled() as unsettled:
            return unsettled


def supposing(permission: Permission, question: Question, condition: Condition | None = None) -> Step:
    """A rule of nobody's that is in play where the condition on the deployment's element holds, or always."""
    span = permission.draft.span
    never = Always(Truth.FALSE, span)
    each = None
    if permission.list:
        fact = question.plan.ruleset.vocabulary.fact(permission.list)
        assert fact is not None  # a draft permits of a list that there is
        each = FactTerm(None, permission.list, fact.type, ".".join(permission.list), span)
    rule = question.plan.steps[0].rule
    return Step(rule, Window(), each, condition or Always(Truth.TRUE, span), never, (never,))


def applying(step: Step, condition: Condition) -> Step:
    """A rule that is in play where the condition holds, of the element that the step speaks of."""
    never = Always(Truth.FALSE, step.rule.span)
    return step._replace(applies=condition, excused=never, required=(never,))


def conditions(step: Step) -> tuple[Condition, ...]:
    """The conditions that a rule is made of."""
    return (step.applies, step.excused, *step.required)
