"""Whether a condition can ever decide what a rule comes to; a clause be met or broken; an exception take a case away.

What `coverage` asks of tests (masking MC/DC): with the condition the other way and all others as they are, the rule could not have
come to the same. Only complete cases are looked at: what a case known in part shows, every way to complete it shows too, for
then fewer outcomes are left on either side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from lawcheck.analysis.bounds import Bounds, enough
from lawcheck.analysis.budget import Budget
from lawcheck.analysis.solve import Asking, Proved
from lawcheck.analysis.world import Element, Proposition, Turned, World
from lawcheck.finding.finding import Outcome
from lawcheck.model.condition import And, Compare, Condition, Count, FactTerm, Not, OneOf, Or, Some, Sum, Term, Within
from lawcheck.model.vocabulary import Vocabulary
from lawcheck.plan.plan import Step

_MOST = 6  # elements of one list, as in bounds.py


@dataclass(frozen=True)
class Deciding:
    """What is asked about one version of a rule, on all days on which it is law. `seconds`: for each question.

    Each answer is True where it is proven that no case shows it, whatever the lengths of lists; False where one does, or
    may do, or where it is not settled.
    """

    step: Step
    vocabulary: Vocabulary
    today: date
    seconds: float

    def never_decides(self, condition: Condition, alike: Iterable[Condition], truth: bool, reach: int) -> bool:
        """The condition never comes to `truth` and decides, neither alone nor with those that ask the same.

        `reach`: of how many variables, the outermost first, it depends on; it decides for the elements that they stand for.
        """
        world, target = self._world(twice=True)
        sets = [(condition,)] if (several := tuple(alike)) == (condition,) else [(condition,), several]
        ways: list[Proposition] = []
        for bound, present in _spots(self.step, condition, world, target):
            so = (world.holds if truth else world.fails)(condition, *bound)
            for turned in sets:
                before = world.outcomes(self.step, *target)
                after = world.outcomes(self.step, *target, turned=Turned(turned, bound[:reach], not truth))
                same = Proposition.any(before[outcome] & after[outcome] for outcome in before)
                ways.append(present & so & ~same)
        return self._never(world, {"it decides": Proposition.any(ways)})

    def never_clause(self, place: int, met: bool) -> bool:
        """The clause, by its place, is never met where the rule is, or never broken where it is violated."""
        world, target = self._world()
        outcomes = world.outcomes(self.step, *target)
        if met:
            return self._never(world, {"compliant": outcomes[Outcome.COMPLIANT]})
        broken = world.fails(self.step.required[place], *target)
        return self._never(world, {"violated": outcomes[Outcome.VIOLATED], "by this": broken})

    def never_reached(self, exception: Condition, truth: bool) -> bool:
        """The exception never holds, or never fails to hold, where the rule applies."""
        world, target = self._world()
        so = (world.holds if truth else world.fails)(exception, *target)
        return self._never(world, {"it applies": world.holds(self.step.applies, *target), "so": so})

    def _world(self, twice: bool = False) -> tuple[World, tuple[Element, ...]]:
        """`twice`: the rule is asked as it is and otherwise, and each may need elements of its own, and one that decides."""
        step = self.step
        each = step.each.path if step.each else None
        bounds = enough(either=[step.applies, step.excused, *step.required], each=each)
        if twice:
            more = {pattern: 2 * number + 1 for pattern, number in bounds.of.items()}
            capped = {pattern: min(number, _MOST) for pattern, number in more.items()}
            bounds = Bounds(capped, bounds.exact and capped == more, bounds.months)
        world = World(self.vocabulary, self.today, bounds, days=step.window)
        return world, (world.element(each),) if each else ()

    def _never(self, world: World, demands: dict[str, Proposition]) -> bool:
        answer = Asking(world).answer(demands, budget=Budget(self.seconds), show=False)
        return isinstance(answer, Proved) and not answer.bounded


def _spots(
    step: Step, condition: Condition, world: World, target: tuple[Element, ...]
) -> Iterator[tuple[tuple[Element, ...], Proposition]]:
    """The elements that the variables around the condition may stand for, with where all of them are there.

    One list's elements are as good as each other: of those that no variable stands for yet, the first is enough.
    """
    for part in (step.applies, step.excused, *step.required):
        for lists in _around(part, condition, ()):
            found: list[tuple[tuple[Element, ...], Proposition]] = [(target, Proposition.of(True))]
            for list_ in lists:
                found = [
                    ((*bound, element), present & there)
                    for bound, present in found
                    for element, there in world.inside(list_, *bound)[: len(bound) + 1]
                ]
            yield from found


def _around(whole: Condition, condition: Condition, lists: tuple[FactTerm, ...]) -> Iterator[tuple[FactTerm, ...]]:
    """The lists whose variables are bound where the condition stands, for each place where it does."""
    if whole is condition:
        yield lists
    match whole:
        case Not(part):
            yield from _around(part, condition, lists)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _around(part, condition, lists)
        case Some(list_, _, _, body):
            yield from _around(body, condition, (*lists, list_))
        case Compare(_, left, right):
            yield from _counted((left, right), condition, lists)
        case OneOf(term, options):
            yield from _counted((term, *options), condition, lists)
        case Within(act, period, start):
            yield from _counted((act, period, start), condition, lists)
        case _:
            return


def _counted(
    terms: Iterable[Term], condition: Condition, lists: tuple[FactTerm, ...]
) -> Iterator[tuple[FactTerm, ...]]:
    for term in terms:
        match term:
            case Count(list_, _, body):
                yield from _around(body, condition, (*lists, list_))
            case Sum(left, right):
                yield from _counted((left, right), condition, lists)
            case _:
                pass
