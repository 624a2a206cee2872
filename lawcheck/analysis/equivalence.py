"""Whether two conditions, or two versions of a rule, come to the same in every case; and what cannot be so together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from lawcheck.analysis.bounds import enough
from lawcheck.analysis.solve import Answer, NotSettled, Proved, solve
from lawcheck.analysis.world import Element, Proposition, World
from lawcheck.model.condition import And, Condition
from lawcheck.model.vocabulary import Vocabulary
from lawcheck.plan.plan import Step


def equivalent(
    a: Condition,
    b: Condition,
    vocabulary: Vocabulary,
    day: date,
    *,
    each: tuple[str, ...] | None = None,
    seconds: float = 10.0,
) -> Answer:
    """`Proved` where both are true, false or open in the same complete cases; `Found` a case where they differ.

    `each`: path of the list an element of which is bound at depth 0.
    """
    world = World(vocabulary, day, enough(either=[a, b], each=each))
    elements = _bound(world, each)
    return solve(world, {"they differ": _differ(world, a, b, elements)}, seconds=seconds)


def same_meaning(a: Step, b: Step, vocabulary: Vocabulary, day: date, *, seconds: float = 10.0) -> Answer:
    """`Proved` where two rule versions have the same outcome in every complete case, each for the same element.

    Else `Found` a case in which one is violated, compliant, exempt, not applicable or open, and the other is not. Times
    in force are not compared; nor are lists: two rules for each element of different lists are not the same. The facts
    of such a case may be few: where the lists differ, there are none.
    """
    if (a.each.path if a.each else None) != (b.each.path if b.each else None):
        from lawcheck.analysis.solve import Found
        from lawcheck.facts.claim import Instance

        return Found(Instance())
    each = a.each.path if a.each else None
    parts = [_parts(step) for step in (a, b)]
    world = World(vocabulary, day, enough(either=[part for step in parts for part in step], each=each))
    elements = _bound(world, each)
    (applies_a, excused_a, required_a), (applies_b, excused_b, required_b) = parts
    applied = _differ(world, applies_a, applies_b, elements)
    # whether a rule that does not apply excuses anything, or asks for anything, makes no difference
    applies = ~world.fails(applies_a, *elements)
    excused = applies & _differ(world, excused_a, excused_b, elements)
    asked = applies & ~world.holds(excused_a, *elements)
    required = asked & _differ(world, required_a, required_b, elements)
    return solve(world, {"they differ": Proposition.any((applied, excused, required))}, seconds=seconds)


def impossible(
    holding: Sequence[Condition],
    failing: Sequence[Condition],
    vocabulary: Vocabulary,
    day: date,
    *,
    each: tuple[str, ...] | None = None,
    seconds: float = 10.0,
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


def _parts(step: Step) -> tuple[Condition, Condition, Condition]:
    return step.applies, step.excused, And(step.required, step.rule.span)


def _bound(world: World, each: tuple[str, ...] | None) -> tuple[Element, ...]:
    return (world.element(each),) if each else ()


def _differ(world: World, a: Condition, b: Condition, elements: Collection[Element]) -> Proposition:
    true = world.holds(a, *elements), world.holds(b, *elements)
    false = world.fails(a, *elements), world.fails(b, *elements)
    return (true[0] & ~true[1]) | (true[1] & ~true[0]) | (false[0] & ~false[1]) | (false[1] & ~false[0])
