"""A world: every complete case over a vocabulary at once, of which propositions can be asked.

In a complete case each fact has one value (which may be `none`) and no list may be longer than it is. These cases are
enough to ask whether *some* case meets a demand that certain conditions be true or false: by the promise in language.md,
section 3, an answer true or false in a partly known case stays whatever is learnt, so that the case made complete in any
way meets the demand as well. Conditions can still be open in a complete case (a month against thirty days, a deadline
that runs), so that `holds` and `fails` are asked for apart: neither is the negation of the other.

    world = World(vocabulary, day, enough(true=[permit], violated=[step]))
    p = world.element(("processings",))
    answer = solve(world, {"the draft permits it": world.holds(permit, p), "the law forbids it": world.violated(step, p)})
    match answer:
        case Found(facts): ...      # a tree of facts, as the evaluator judges it
        case Proved(because): ...   # no case: a smallest set of those demands that cannot be met together
        case NotSettled(seconds): ...
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

import z3

from lawcheck.analysis import formula as f
from lawcheck.analysis.bounds import Bounds
from lawcheck.analysis.calendar import FIRST, LAST, Calendar
from lawcheck.analysis.encode import Encoder
from lawcheck.analysis.formula import Formula
from lawcheck.analysis.free import Free, Making
from lawcheck.analysis.place import Listing, Thing, look
from lawcheck.analysis.symbol import Texts
from lawcheck.finding.finding import Outcome
from lawcheck.model.condition import Condition, FactTerm
from lawcheck.model.ruleset import Window
from lawcheck.model.vocabulary import Vocabulary
from lawcheck.plan.plan import Step


@dataclass(frozen=True, eq=False)
class Proposition:
    """Something that is so or not so in each case of a world. Its own and not of another world.

    `&`, `|`, `~` combine; `Proposition.of(True)` is so in every case.
    """

    formula: Formula

    @staticmethod
    def of(settled: bool) -> Proposition:
        """What is so in every case, or in none."""
        return Proposition(settled)

    @staticmethod
    def all(parts: Iterable[Proposition]) -> Proposition:
        """All of them are so."""
        return Proposition(f.every([part.formula for part in parts]))

    @staticmethod
    def any(parts: Iterable[Proposition]) -> Proposition:
        """At least one of them is so."""
        return Proposition(f.some([part.formula for part in parts]))

    def __and__(self, other: Proposition) -> Proposition:
        return Proposition(f.both(self.formula, other.formula))

    def __or__(self, other: Proposition) -> Proposition:
        return Proposition(f.either(self.formula, other.formula))

    def __invert__(self) -> Proposition:
        return Proposition(f.negated(self.formula))


@dataclass(frozen=True, eq=False)
class Element:
    """An element of a list of the world, to which a variable can be bound."""

    place: Free

    @property
    def path(self) -> tuple[str, ...]:
        """With its number: ("processings", "#1")."""
        return self.place.path


@dataclass(frozen=True, eq=False)
class Turned:
    """Conditions that come to `truth`, whatever they say, where their variables begin with these elements."""

    conditions: tuple[Condition, ...]
    elements: tuple[Element, ...]
    truth: bool


class World:
    """Every complete case, judged as of `day`. Facts come into being when a condition first asks for them."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        day: date,
        bounds: Bounds,
        *,
        days: Window | None = None,
        open_too: bool = False,
    ) -> None:
        """`days`: the case may be judged as of any of these, and `day` is only the first that is tried. `open_too`: cases
        in which not everything is known are in it as well; only what is said of them all can be asked, for no such
        case can be shown.
        """
        self.vocabulary = vocabulary
        self.day = day
        self.bounds = bounds
        self.making = Making(vocabulary, bounds, day, Texts(), open_too=open_too)
        self.today: Any = day.toordinal() if days is None else z3.Int("the day of judgement")
        if days is not None:
            since, until = (one.toordinal() if one else end for one, end in ((days.since, FIRST), (days.until, LAST)))
            self.making.demands += [self.today >= max(since, FIRST), self.today <= min(until, LAST)]
        self.root = Free(self.making, (), (), vocabulary.roots)
        self.calendar = Calendar()
        self._encoder = Encoder(self.root, self.today, self.calendar, self.making.texts)

    def holds(self, condition: Condition, *elements: Element) -> Proposition:
        """The condition is true. `elements`: those that its variables are bound to, the outermost (`each`) first."""
        return Proposition(self._encoder.truth(condition, _places(elements)).true)

    def fails(self, condition: Condition, *elements: Element) -> Proposition:
        """The condition is false: not true, and not open either."""
        return Proposition(self._encoder.truth(condition, _places(elements)).false)

    def violated(self, step: Step, element: Element | None = None) -> Proposition:
        """The rule comes to `violated`, of that element where it has a `for each` (None: of some element).

        Whether the rule is in force on the day is not asked (`step.window`).
        """
        return self._of_some(step, element, lambda e: Proposition(self._encoder.violation(step, _places(e)).true))

    def cleared(self, step: Step, element: Element | None = None) -> Proposition:
        """The rule surely comes to no violation: it is compliant, exempt or not applicable."""
        return self._of_some(step, element, lambda e: Proposition(self._encoder.violation(step, _places(e)).false))

    def outcomes(self, step: Step, *elements: Element, turned: Turned | None = None) -> dict[Outcome, Proposition]:
        """Where the rule surely comes to each of the outcomes that are settled; with conditions `turned`, if any are."""
        places = _places(elements)
        encoder = self._encoder
        if turned is not None:
            at = _places(turned.elements)
            ways = {id(condition): (at, f.exactly(turned.truth)) for condition in turned.conditions}
            encoder = Encoder(self.root, self.today, self.calendar, self.making.texts, turned=ways)
        applies, excused = (encoder.truth(part, places) for part in (step.applies, step.excused))
        required = [encoder.truth(part, places) for part in step.required]
        reached = f.both(applies.true, excused.false)
        found = {
            Outcome.VIOLATED: f.both(reached, f.some(part.false for part in required)),
            Outcome.COMPLIANT: f.both(reached, f.every(part.true for part in required)),
            Outcome.EXEMPT: f.both(applies.true, excused.true),
            Outcome.NOT_APPLICABLE: applies.false,
        }
        return {outcome: Proposition(formula) for outcome, formula in found.items()}

    def _of_some(self, step: Step, element: Element | None, told: _Told) -> Proposition:
        if step.each is None:
            return told(())
        if element is not None:
            return told((element,))
        return Proposition.any(present & told((e,)) for e, present in self.elements(step.each.path))

    def element(self, path: tuple[str, ...]) -> Element:
        """The first element of a list (whose path leads through no other); there is one in every case from now on.

        A demand on one arbitrary element needs no other.
        """
        element, present = self.elements(path)[0]
        self.making.demands.append(present.formula)
        return element

    def inside(self, list_: FactTerm, *elements: Element) -> tuple[tuple[Element, Proposition], ...]:
        """The same of a list that a condition speaks of, with its variables bound to these."""
        told = look(list_, self.root, _places(elements))
        return _listed(told.options)

    def elements(self, path: tuple[str, ...]) -> tuple[tuple[Element, Proposition], ...]:
        """All elements that the bounds allow of a list, each with: it is in the list. `path` leads through no list."""
        fact = self.vocabulary.fact(path)
        assert fact is not None, f"{path} is in the vocabulary, or no rule could speak of it"
        told = look(FactTerm(None, path, fact.type, ".".join(path), fact.span), self.root, ())
        return _listed(told.options)

    @property
    def demands(self) -> list[Formula]:
        """What is so in every case: that facts have one value, that dates lie in the calendar."""
        return [*self.making.demands, *self.calendar.demands]


_Told: TypeAlias = Callable[[tuple[Element, ...]], Proposition]


def _listed(options: Iterable[tuple[Formula, Thing]]) -> tuple[tuple[Element, Proposition], ...]:
    there: dict[Free, Formula] = {}
    for where, listing in options:
        assert isinstance(listing, Listing)
        for present, place in listing.elements:
            assert isinstance(place, Free)
            there[place] = f.either(there.get(place, False), f.both(where, present))
    return tuple((Element(place), Proposition(present)) for place, present in there.items())


def _places(elements: tuple[Element, ...]) -> tuple[Free, ...]:
    return tuple(element.place for element in elements)
