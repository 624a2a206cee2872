"""What can still decide an open finding, exactly: over all ways in which what is not known could turn out.

An unknown fact may have any value, a disputed one any of those claimed, an incomplete list more elements. A fact decides
if two ways that differ in it alone come to different outcomes. Local tables cannot tell that: of `x or not x` they say
that it turns on x.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import z3

from lawcheck.analysis.bounds import Bounds, enough
from lawcheck.analysis.budget import Budget
from lawcheck.analysis.calendar import Calendar
from lawcheck.analysis.encode import Encoder
from lawcheck.analysis.formula import Formula, Rails, both, negated, some
from lawcheck.analysis.free import Free, Making
from lawcheck.analysis.given import Given, Reading
from lawcheck.analysis.place import Listing, Place, Thing, Told, look
from lawcheck.analysis.reading import content_of, facts_of, is_so, tidy_value, value_of
from lawcheck.analysis.symbol import NOTHING, Symbol, Texts, parts_of
from lawcheck.analysis.witness import Disagreement
from lawcheck.facts.claim import Claim, Content, Instance, Items
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import FactPath, Outcome
from lawcheck.finding.judged import Target
from lawcheck.model import vocabulary as v
from lawcheck.plan.from_model import of_steps
from lawcheck.plan.plan import Plan, Step
from lawcheck.values import NONE, Value


@dataclass(frozen=True)
class Answer:
    """A fact found out: with this value. None of a thing that is there, of which only that matters."""

    path: FactPath
    fact: v.Fact
    value: Value | None


@dataclass(frozen=True)
class WhatIf:
    """What can still decide a finding. `settled`: it is violated, or is not, whatever is found out.

    `deciding`: the facts on which it turns, and no other. `violated_if`, `cleared_if`: answers that settle it, of which
    none can be left out; empty where it cannot come to that. `bounded`: of lists as long as were tried. `complete` is
    False where time ran out.
    """

    settled: bool | None
    deciding: tuple[FactPath, ...]
    violated_if: tuple[Answer, ...]
    cleared_if: tuple[Answer, ...]
    bounded: bool
    complete: bool


def what_if(
    plan: Plan,
    facts: Instance,
    day: date,
    step: Step,
    target: Target,
    *,
    seconds: float = 10.0,
    budget: Budget | None = None,
) -> WhatIf:
    """What can still decide the finding of this rule for that target, which is surely there.

    `budget`: the time for this question and others; at most `seconds` of it. Errors: `Disagreement`.
    """
    time = Budget(seconds) if budget is None else budget.part(seconds)
    return _Asking(plan, facts, day, step, target, time).answer()


@dataclass(frozen=True, eq=False)
class _Unknown:
    """A fact that can be found out: a plain one, or whether a thing is there, or how long a list is.

    `where`: in which ways it is a question at all. `parts`: what tells one answer from another.
    """

    fact: v.Fact
    where: Formula
    parts: tuple[Any, ...]
    options: tuple[tuple[Formula, Thing], ...]

    def is_so(self, model: Any) -> Any:
        """It has the answer that it has in the model."""
        return z3.And([part == model.eval(part, model_completion=True) for part in self.parts])

    def value(self, model: Any, texts: Texts) -> Value | None:
        """That answer; None of a thing that is there or a list that is not empty, `none` of one that is not."""
        thing = next((thing for where, thing in self.options if is_so(model, where)), NOTHING)
        if isinstance(thing, Listing):
            return None if any(is_so(model, present) for present, _ in thing.elements) else NONE
        if thing is NOTHING:
            return NONE
        return value_of(thing, model, texts) if isinstance(thing, Symbol) else None


@dataclass(eq=False)
class _Finding:
    """Finds out: makes something of what is not known, and remembers what."""

    making: Making
    made: list[tuple[FactPath, v.Fact, Told]] = field(default_factory=list)

    def __call__(self, place: Given, fact: v.Fact, said: tuple[Content, ...]) -> Told | None:
        made: Told | None = None
        if not said:
            made = Free(self.making, place.path, place.pattern, {fact.name: fact}).told(fact.name)
        elif len(said) > 1:
            made = self._one_of(place, fact, said)
        elif isinstance(said[0], Items) and said[0].incomplete:
            made = self._more(place, fact, said[0])
        if made is not None:
            self.made.append(((*place.path, fact.name), fact, made))
        return made

    def _one_of(self, place: Given, fact: v.Fact, said: tuple[Content, ...]) -> Told:
        """One claim is right; which, a number says."""
        which = z3.Int(
            f"{self.making.name((*place.path, fact.name))}, which of {len(said)}"
        )  # other accounts: others
        self.making.demands += [which >= 0, which < len(said)]
        options = place.unchanged(fact, said).options
        return Told(tuple((which == n, thing) for n, (_, thing) in enumerate(options)))

    def _more(self, place: Given, fact: v.Fact, items: Items) -> Told:
        """The elements that are named, and others, as many as the bounds allow."""
        ((_, known),) = place.unchanged(fact, (items,)).options
        others = Free(self.making, place.path, place.pattern, {fact.name: fact}, len(items.elements) + 1)
        ((_, more),) = others.told(fact.name).options
        assert isinstance(known, Listing)
        assert isinstance(more, Listing)
        return Told(((True, Listing((*known.elements, *more.elements))),))

    def facts(self) -> dict[FactPath, _Unknown]:
        """All that can be found out, what is inside a thing after the thing."""
        return {path: unknown for made in self.made for path, unknown in _inside(*made, True)}


def _inside(path: FactPath, fact: v.Fact, told: Told, where: Formula) -> Iterator[tuple[FactPath, _Unknown]]:
    """The questions that a fact comes to, with those of the things within."""
    if len(told.options) > 1:
        parts = tuple(so for so, _ in told.options)
        yield path, _Unknown(fact, where, parts, told.options)
    for so, thing in told.options:
        if isinstance(thing, Listing):
            fresh = [(present, e) for present, e in thing.elements if isinstance(e, Free)]
            if fresh:
                parts = tuple(present for present, _ in fresh)
                yield path, _Unknown(fact, both(where, so), parts, ((True, Listing(tuple(fresh))),))
            for present, element in fresh:
                yield from _of_free(element, both(where, so, present))
        elif isinstance(thing, Free):
            yield from _of_free(thing, both(where, so))
        elif isinstance(thing, Symbol) and len(told.options) == 1:
            yield path, _Unknown(fact, where, tuple(parts_of(thing)), told.options)


def _of_free(place: Free, where: Formula) -> Iterator[tuple[FactPath, _Unknown]]:
    for name, told in place.asked():
        yield from _inside((*place.path, name), place.facts[name], told, where)


@dataclass(eq=False)
class _Ways:
    """All ways in which things could turn out: where the rule is violated, and where it surely is not."""

    root: Given
    finding: _Finding
    rails: Rails
    calendar: Calendar

    @property
    def demands(self) -> list[Formula]:
        return [*self.finding.making.demands, *self.calendar.demands]


@dataclass(eq=False)
class _Asking:
    plan: Plan
    facts: Instance
    day: date
    step: Step
    target: Target
    budget: Budget
    texts: Texts = field(default_factory=Texts)

    def answer(self) -> WhatIf:
        """See `what_if`."""
        bounds = enough(violated=[self.step], cleared=[self.step])
        ways = self._ways(bounds, frozenset())
        facts = ways.finding.facts()
        said, can_be = self._model(ways, ways.rails.true)
        said_of_not, need_not = self._model(ways, negated(ways.rails.true))
        bounded = not bounds.exact or ways.finding.making.overstepped
        if z3.unsat in (said, said_of_not):
            return WhatIf(said_of_not == z3.unsat, (), (), (), bounded, complete=True)
        if can_be is None or need_not is None:
            return WhatIf(None, (), (), (), bounded, complete=False)
        self._confirm(ways, can_be, violated=True)
        self._confirm(ways, need_not, violated=False)
        turns = {path: self._turns_on(ways, bounds, path) for path in facts}
        deciding = tuple(path for path, so in turns.items() if so)
        return WhatIf(
            settled=None,
            deciding=deciding,
            violated_if=self._prime(ways, facts, ways.rails.true, can_be),
            cleared_if=self._prime(ways, facts, ways.rails.false, self._model(ways, ways.rails.false)[1]),
            bounded=bounded,
            complete=None not in turns.values(),
        )

    def _ways(self, bounds: Bounds, renamed: frozenset[FactPath]) -> _Ways:
        vocabulary = self.plan.ruleset.vocabulary
        making = Making(vocabulary, bounds, self.day, self.texts, renamed=renamed)
        finding, calendar = _Finding(making), Calendar()
        root = Given(Reading(vocabulary, self.texts, finding), self.facts, (), ())
        encoder = Encoder(root, self.day, calendar, self.texts)
        told = [(where, encoder.violation(self.step, places)) for where, places in self._places(root)]
        rails = Rails(some(both(w, t.true) for w, t in told), some(both(w, t.false) for w, t in told))
        return _Ways(root, finding, rails, calendar)

    def _places(self, root: Given) -> Iterator[tuple[Formula, tuple[Place, ...]]]:
        """What the rule is judged of, in each account of its list, with the ways in which that account is right."""
        each = self.step.each
        if each is None:
            yield True, ()
            return
        path = self.target.scope.bound.path
        for where, listing in look(each, root, ()).options:
            assert isinstance(listing, Listing)
            yield from ((both(where, there), (place,)) for there, place in listing.elements if place.path == path)

    def _model(self, ways: _Ways, demand: Formula) -> tuple[Any, Any]:
        """The solver's answer, and a way in which things could turn out so, with values that people would write where
        that can be; None where there is none, or time ran out.
        """
        solver = z3.Solver()
        solver.add(ways.demands)
        solver.add(_bool(demand))
        answer = self._check(solver, ways)
        if answer != z3.sat:
            return answer, None
        model = solver.model()
        symbols = [thing for unknown in ways.finding.facts().values() for _, thing in unknown.options]
        solver.add([_bool(tidy_value(one, self.day)) for one in symbols if isinstance(one, Symbol) and parts_of(one)])
        return answer, solver.model() if self._check(solver, ways) == z3.sat else model

    def _check(self, solver: Any, *ways: _Ways) -> Any:
        return self.budget.check(solver, [one.calendar for one in ways])

    def _turns_on(self, ways: _Ways, bounds: Bounds, path: FactPath) -> bool | None:
        """Whether two ways that differ in this fact alone come to different outcomes; None where time ran out."""
        other = self._ways(bounds, frozenset({path}))
        solver = z3.Solver()
        solver.add([*ways.demands, *other.demands])
        solver.add(_bool(ways.rails.true) != _bool(other.rails.true))
        answer = self._check(solver, ways, other)
        return None if answer == z3.unknown else bool(answer == z3.sat)

    # ── which answers settle it ────────────────────────────────────────────────────────────────────────────

    def _prime(
        self, ways: _Ways, facts: Mapping[FactPath, _Unknown], wanted: Formula, model: Any
    ) -> tuple[Answer, ...]:
        """Of the answers in the model, as many as settle that it is so, and of which none can be left out."""
        if model is None:
            return ()
        solver = z3.Solver()
        solver.add(ways.demands)
        solver.add(z3.Not(_bool(wanted)))
        needed = [path for path, unknown in facts.items() if is_so(model, unknown.where)]
        for path in list(needed):
            fewer = [other for other in needed if other != path]
            solver.push()
            solver.add([facts[other].is_so(model) for other in fewer])
            if self._check(solver, ways) == z3.unsat:
                needed = fewer
            solver.pop()
        return tuple(Answer(path, facts[path].fact, facts[path].value(model, self.texts)) for path in needed)

    # ── the evaluator's word ───────────────────────────────────────────────────────────────────────────────

    def _confirm(self, ways: _Ways, model: Any, *, violated: bool) -> None:
        """Nothing, if the evaluator finds it so of the case completed as the model has it."""
        facts = ways.root.found(lambda told: self._found(told, model))
        plan = of_steps(self.plan.ruleset, (self.step,))
        found = [o for _, name, o in outcomes(plan, facts, self.day) if name == self.target.name]
        if (Outcome.VIOLATED in found) != violated:
            rule = self.step.rule.name
            raise Disagreement(
                f"the solver completes a case so that {rule} is{'' if violated else ' not'} violated; the evaluator says {found}"
            )

    def _found(self, told: Told, model: Any) -> Content:
        thing = next(thing for where, thing in told.options if is_so(model, where))
        if isinstance(thing, Listing):
            there = [element for present, element in thing.elements if is_so(model, present)]
            inside = tuple(Claim(self._entity(element, model)) for element in there)
            return Items(inside) if inside else NONE
        return self._entity(thing, model) if isinstance(thing, Given) else content_of(told, model, self.texts)

    def _entity(self, place: Place, model: Any) -> Instance:
        if isinstance(place, Given):
            return place.found(lambda told: self._found(told, model))
        assert isinstance(place, Free)
        return facts_of(place, model, self.texts)


def _bool(formula: Formula) -> Any:
    return z3.BoolVal(formula) if isinstance(formula, bool) else formula
