"""Whether two conditions, or two versions of a rule, come to the same in every case; and what cannot be so together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from lawcheck.analysis.bounds import enough
from lawcheck.analysis.budget import Budget
from lawcheck.analysis.solve import Answer, Asking, Found, NotSettled, Proved, solve
from lawcheck.analysis.world import Element, Proposition, World
from lawcheck.facts.claim import Instance
from lawcheck.model.condition import Condition
from lawcheck.model.ruleset import Window
from lawcheck.model.vocabulary import Vocabulary
from lawcheck.plan.plan import Step

_SECONDS = 10.0


def equivalent(
    a: Condition,
    b: Condition,
    vocabulary: Vocabulary,
    day: date,
    *,
    each: tuple[str, ...] | None = None,
    seconds: float = _SECONDS,
) -> Answer:
    """`Proved` where both are true, false or open in the same complete cases; `Found` a case where they differ.

    `each`: path of the list an element of which is bound at depth 0.
    """
    world = World(vocabulary, day, enough(either=[a, b], each=each))
    elements = _bound(world, each)
    return solve(world, {"they differ": _differ(world, a, b, elements)}, seconds=seconds)


def same_meaning(
    a: Step,
    b: Step,
    vocabulary: Vocabulary,
    day: date,
    *,
    days: Window | None = None,
    open_too: bool = False,
    budget: Budget | None = None,
) -> Answer:
    """`Proved` where two rule versions have the same outcome in every complete case, each for the same element.

    Else `Found` a case in which one is surely violated, compliant, exempt or not applicable, and the other is not. As of
    `day`, or of any of the `days`. `open_too`: in every case in which facts are open as well; what is `Found` then
    cannot be shown, and has no facts. `budget`: by default 10 seconds. Of open outcomes is not asked whether they are undetermined or disputed.

    Times in force are not compared. Two rules for each element of different lists are not the same; of that there is no case.
    """
    each = a.each.path if a.each else None
    if each != (b.each.path if b.each else None):
        return Found(Instance())
    parts = [part for step in (a, b) for part in (step.applies, step.excused, *step.required)]
    world = World(vocabulary, day, enough(either=parts, each=each), days=days, open_too=open_too)
    elements = _bound(world, each)
    one, other = world.outcomes(a, *elements), world.outcomes(b, *elements)
    differ = Proposition.any((one[outcome] & ~other[outcome]) | (other[outcome] & ~one[outcome]) for outcome in one)
    return Asking(world).answer({"they differ": differ}, budget=budget or Budget(_SECONDS), show=not open_too)


def impossible(
    holding: Sequence[Condition],
    failing: Sequence[Condition],
    vocabulary: Vocabulary,
    day: date,
    *,
    each: tuple[str, ...] | None = None,
    seconds: float = _SECONDS,
) -> bool | None:
    """Whether no complete case makes all of `holding` true and all of `failing` false; None where that is not settled.

    None too where it is proven only up to a bound on the length of lists.
    """
    world = World(vocabulary, day, enough(true=holding, false=failing, each=each))
    elements = _bound(world, each)
    demands = {f"true {n}": world.holds(condition, *elements) for n, condition in enumerate(holding)}
    demands |= {f"false {n}": world.fails(condition, *elements) for n, condition in enumerate(failing)}
    match solve(world, demands, seconds=seconds):
        case Proved(bounded=bounded):
            return None if bounded else True
        case NotSettled():
            return None
        case _:
            return False


def _bound(world: World, each: tuple[str, ...] | None) -> tuple[Element, ...]:
    return (world.element(each),) if each else ()


def _differ(world: World, a: Condition, b: Condition, elements: Collection[Element]) -> Proposition:
    true = world.holds(a, *elements), world.holds(b, *elements)
    false = world.fails(a, *elements), world.fails(b, *elements)
    return (true[0] & ~true[1]) | (true[1] & ~true[0]) | (false[0] & ~false[1]) | (false[1] & ~false[0])
