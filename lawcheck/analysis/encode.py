"""Conditions → formulas: `finding/truths.py` and what it is made of said once more, over facts that may be many things.

Line by line the meaning of language.md, section 3, for the two bits that decide (`Rails`). Generated rulebooks and all
their cases are counted out in tests/analysis to hold the two to the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from typing import assert_never

from lawcheck.analysis.calendar import Calendar
from lawcheck.analysis.formula import (
    OPEN,
    Formula,
    Quantity,
    Rails,
    at_most,
    both,
    choose,
    either,
    every,
    exactly,
    implies,
    less,
    negated,
    plus,
    some,
)
from lawcheck.analysis.place import Listing, Place, Told, existence, look
from lawcheck.analysis.symbol import (
    NOTHING,
    Amount,
    Choice,
    Day,
    Existence,
    Flag,
    Length,
    Symbol,
    Texts,
    add,
    compare,
    constant,
)
from lawcheck.model.condition import (
    Always,
    And,
    Compare,
    Condition,
    Constant,
    Count,
    FactTerm,
    Holds,
    InForce,
    Not,
    OneOf,
    Or,
    Some,
    Sum,
    Term,
    Today,
    Within,
)
from lawcheck.model.vocabulary import EntityType, ListOf
from lawcheck.plan.plan import Step
from lawcheck.plan.sharing import Sharing
from lawcheck.values import Truth


class Encoder:
    """Turns conditions into formulas over the facts at `root`, judged as of `day`; each once for what it speaks of."""

    def __init__(
        self,
        root: Place,
        day: date | Quantity,
        calendar: Calendar,
        texts: Texts,
        sharing: Sharing | None = None,
        turned: Mapping[int, tuple[tuple[Place, ...], Rails]] = {},
    ) -> None:
        """`day`: that of judgement, or a variable for it. `sharing`: of the plan that the conditions stand in, so that
        those which say the same are turned once. `turned`: by the id of a condition, what it shall come to where its
        variables begin with these elements, whatever it says.
        """
        self._turned = turned
        self.root = root
        self.today: Quantity = day.toordinal() if isinstance(day, date) else day
        self.calendar = calendar
        self.texts = texts
        self._numbers: dict[int, tuple[int, int]] = {}
        if sharing is not None:
            numbers = zip(sharing.numbers, sharing.reaches, strict=True)
            self._numbers = dict(zip(map(id, sharing.conditions), numbers, strict=True))
        self._known: dict[tuple[int, ...], tuple[Rails, Condition, tuple[Place, ...]]] = {}

    def violation(self, step: Step, elements: tuple[Place, ...]) -> Rails:
        """applies and not excused and not all of required."""
        applies, excused = self.truth(step.applies, elements), self.truth(step.excused, elements)
        required = [self.truth(part, elements) for part in step.required]
        return Rails(
            both(applies.true, excused.false, some(part.false for part in required)),
            either(applies.false, excused.true, every(part.true for part in required)),
        )

    def truth(self, condition: Condition, elements: tuple[Place, ...]) -> Rails:
        """Where it is surely true, and where surely false."""
        if self._turned and (turned := self._turned.get(id(condition))) is not None:
            at, told = turned
            if all(here is there for here, there in zip(elements, at, strict=False)):
                return told
        number = self._numbers.get(id(condition))
        key = (id(condition), *map(id, elements)) if number is None else (~number[0], *map(id, elements[: number[1]]))
        known = self._known.get(key)
        if known is None:  # condition and elements are kept, so that their ids stay their own
            known = self._known[key] = self._truth(condition, elements), condition, elements
        return known[0]

    def _truth(self, condition: Condition, elements: tuple[Place, ...]) -> Rails:
        match condition:
            case Always(truth):
                return exactly(truth is Truth.TRUE)
            case Holds(fact):
                return self._holds(look(fact, self.root, elements))
            case Compare(left=left, right=right):
                return self._compare(condition, self._values(left, elements), self._values(right, elements))
            case OneOf():
                return self._one_of(condition, elements)
            case Within():
                return self._within(condition, elements)
            case InForce(since, until):
                begun = since is None or at_most(since.toordinal(), self.today)
                return exactly(both(begun, until is None or at_most(self.today, until.toordinal())))
            case Not(part):
                return self.truth(part, elements).swapped()
            case And(parts):
                told = [self.truth(part, elements) for part in parts]
                return Rails(every(t.true for t in told), some(t.false for t in told))
            case Or(parts):
                told = [self.truth(part, elements) for part in parts]
                return Rails(some(t.true for t in told), every(t.false for t in told))
            case Some():
                return self._some(condition, elements)
            case _:
                assert_never(condition)

    def _holds(self, told: Told) -> Rails:
        flags = [thing for _, thing in told.options if isinstance(thing, Flag)]
        return Rails(told.all([flag.yes for flag in flags]), told.all([negated(flag.yes) for flag in flags]))

    def _compare(self, condition: Compare, left: Told, right: Told) -> Rails:
        relation = condition.relation
        if len(left.options) == 1 == len(right.options) and left.missing is False is right.missing:
            ((_, x),), ((_, y),) = left.options, right.options
            return compare(relation, _symbol(x), _symbol(y), self.texts)
        pairs = [
            (both(a, b), compare(relation, _symbol(x), _symbol(y), self.texts))
            for (a, x), (b, y) in product(left.options, right.options)
        ]
        said = both(negated(left.missing), negated(right.missing))
        true = both(said, every(implies(where, told.true) for where, told in pairs))
        false = both(said, every(implies(where, told.false) for where, told in pairs))
        if relation == "is":
            return Rails(true, false)
        # whatever the other side comes to, an ordering with `none` is false
        return Rails(true, either(false, both(right.missing, _all_none(left)), both(left.missing, _all_none(right))))

    def _one_of(self, condition: OneOf, elements: tuple[Place, ...]) -> Rails:
        said = self._values(condition.term, elements)
        options = [self._values(option, elements) for option in condition.options]

        written = [option.value for option in condition.options if isinstance(option, Constant)]
        names = [name for name in written if isinstance(name, str)]

        def among(thing: Symbol) -> Rails:
            if isinstance(thing, Choice) and len(names) == len(
                options
            ):  # the commonest; the general way says the same
                return exactly(both(negated(thing.none), some(thing.names.get(name, False) for name in names)))
            told = []
            for option in options:
                each = [compare("is", thing, _symbol(value), self.texts) for _, value in option.options]
                told.append(Rails(option.all([e.true for e in each]), option.all([e.false for e in each])))
            return Rails(some(t.true for t in told), every(t.false for t in told))

        each = [among(_symbol(thing)) for _, thing in said.options]
        return Rails(said.all([e.true for e in each]), said.all([e.false for e in each]))

    def _within(self, condition: Within, elements: tuple[Place, ...]) -> Rails:
        acts, periods, starts = (
            self._values(term, elements) for term in (condition.act, condition.period, condition.start)
        )
        known = both(negated(periods.missing), negated(starts.missing))
        true: list[Formula] = [known, negated(acts.missing)]
        false: list[Formula] = [known]
        for (p, period), (s, start) in product(periods.options, starts.options):
            where = both(p, s)
            if not isinstance(period, Length) or not isinstance(start, Day):
                true.append(negated(where))  # nothing to run from, or no period: false
                continue
            last = self.calendar.shifted(start, period, back=False)
            false.append(implies(both(where, acts.missing), last.none))
            for a, act in acts.options:
                told = self._act_within(_symbol(act), start, last)
                true.append(implies(both(where, a), told.true))
                false.append(implies(both(where, a, negated(acts.missing)), told.false))
        return Rails(every(true), every(false))

    def _act_within(self, act: Symbol, start: Day, last: Day) -> Rails:
        if not isinstance(act, Day):
            act = Day(0, True)
        ran_out = less(last.ordinal, self.today)
        inside = both(at_most(start.ordinal, act.ordinal), at_most(act.ordinal, last.ordinal))
        true = both(negated(last.none), negated(act.none), inside)
        false = either(last.none, both(negated(act.none), negated(inside)), both(act.none, ran_out))
        return Rails(true, false)

    def _some(self, condition: Some, elements: tuple[Place, ...]) -> Rails:
        told = look(condition.list, self.root, elements)
        true: list[Formula] = []
        false: list[Formula] = []
        for _, listing in told.options:
            assert isinstance(listing, Listing)
            bodies = [(there, self.truth(condition.body, (*elements, e))) for there, e in listing.elements]
            true.append(some(both(there, body.true) for there, body in bodies))
            false.append(both(not listing.incomplete, every(implies(there, body.false) for there, body in bodies)))
        return Rails(told.all(true), told.all(false))

    # ── terms ──────────────────────────────────────────────────────────────────────────────────────────────

    def _values(self, term: Term, elements: tuple[Place, ...]) -> Told:
        match term:
            case Constant(value):
                return Told(((True, constant(value)),))
            case FactTerm():
                told = look(term, self.root, elements)
                return existence(told) if isinstance(term.type, EntityType | ListOf) else told
            case Today():
                return Told(((True, Day(self.today)),))
            case Sum(left, right, subtract):
                return self._sum(self._values(left, elements), self._values(right, elements), subtract)
            case Count():
                return self._count(term, elements)
            case _:
                assert_never(term)

    def _sum(self, left: Told, right: Told, subtract: bool) -> Told:
        options = tuple(
            (both(a, b), self._add(_symbol(x), _symbol(y), subtract))
            for (a, x), (b, y) in product(left.options, right.options)
        )
        return Told(options, either(left.missing, right.missing), left.single and right.single)

    def _add(self, left: Symbol, right: Symbol, subtract: bool) -> Symbol:
        if isinstance(left, Day) and isinstance(right, Length):
            return self.calendar.shifted(left, right, back=subtract)
        return add(left, right, subtract)

    def _count(self, term: Count, elements: tuple[Place, ...]) -> Told:
        told = look(term.list, self.root, elements)

        def options() -> Iterator[tuple[Formula, Symbol]]:
            for where, listing in told.options:
                assert isinstance(listing, Listing)
                low, high = 0, 0
                for there, element in listing.elements:
                    body = self.truth(term.body, (*elements, element))
                    low = plus(low, choose(both(there, body.true), 1, 0))
                    high = plus(high, choose(both(there, negated(body.false)), 1, 0))
                yield where, Amount(low, None if listing.incomplete else high)

        return Told(tuple(options()), told.missing, told.single)


def _symbol(thing: object) -> Symbol:
    assert isinstance(thing, Symbol), f"{thing!r} is no value"
    return thing


def _all_none(told: Told) -> Formula:
    """Something is said, and all of it is `none`."""
    return told.all([NOTHING.none if thing is NOTHING else _symbol(thing).none for _, thing in told.options])


__all__ = ["OPEN", "Encoder", "Existence"]
