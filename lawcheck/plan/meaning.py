"""What a rule means, apart from how it is written: steps of equal meaning come to the same outcome in every case.

Left out are places, names of variables and of definitions, the order of what is joined, and doubled negations. Only
what holds in the logic of three marks (language.md, section 3) is used: there `a or (a and b)` is not `a`, for an
unknown `b` can turn a disputed `a` into an unknown one.

Unequal meanings may still come to the same outcomes; whether they do is a question for a solver.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias, assert_never

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
from lawcheck.plan.plan import Step
from lawcheck.values import Duration, Truth

# Comparable and hashable: a word that says what it is, then its parts.
Meaning: TypeAlias = tuple[object, ...]


@dataclass(frozen=True)
class Verdict:
    """Whether two steps of unequal meaning come to the same outcome in every case all the same.

    `why`: why they do; else what is known about it, which may be nothing. `case`: the text of a case file to which they
    come to different outcomes, where one was found.
    """

    same: bool = False
    why: str = ""
    case: str = ""


# Who can say so. Asked of steps that differ in their conditions alone: they are law on the same days, for each of the same.
Proof: TypeAlias = Callable[[Step, Step], Verdict]

# What the parts of a rule's meaning are, in their order.
PARTS = ("time in force", "for each", "applies when", "exempt when and exceptions", "requires and forbids", "burden")

_TRUE: Meaning = ("always", True)
_FALSE: Meaning = ("always", False)
_DAY = 24 * 60  # minutes
_MIRRORED = {"at least": "at most", "more than": "less than"}


def meaning(step: Step) -> Meaning:
    """That of a rule in one version, as `PARTS` has it: all that its outcomes, and what is not shown, come from."""
    return (
        step.window,
        fact_meaning(step.each) if step.each else None,
        of_condition(step.applies),
        of_condition(step.excused),
        _joined("and", map(of_condition, step.required)),
        step.rule.burden is not None,
    )


def parts_that_differ(old: Step, new: Step) -> tuple[str, ...]:
    """Those of `PARTS` in which two rules differ."""
    return tuple(part for part, a, b in zip(PARTS, meaning(old), meaning(new), strict=True) if a != b)


def judged_by(proof: Proof | None, old: Step, new: Step) -> Verdict:
    """What `proof` says of two rules of unequal meaning; nothing where it cannot be that they come to the same."""
    if proof is None or not {"time in force", "for each", "burden"}.isdisjoint(parts_that_differ(old, new)):
        return Verdict()
    return proof(old, new)


def of_condition(condition: Condition, negated: bool = False) -> Meaning:
    """That of a condition, or of its negation."""
    match condition:
        case Not(part):
            return of_condition(part, not negated)
        case And(parts):
            return _joined("or" if negated else "and", (of_condition(part, negated) for part in parts))
        case Or(parts):
            return _joined("and" if negated else "or", (of_condition(part, negated) for part in parts))
        case Always(truth):
            return _TRUE if (truth is Truth.TRUE) is not negated else _FALSE
        case _:
            told = _told(condition)
            return ("not", told) if negated else told


def _told(condition: Holds | Compare | OneOf | Within | InForce | Some) -> Meaning:
    match condition:
        case Holds(fact):
            return "holds", fact_meaning(fact)
        case Compare(relation, left, right):
            sides = [of_term(left), of_term(right)]
            if relation == "is":
                return ("is", *sorted(sides, key=repr))
            return (_MIRRORED[relation], *reversed(sides)) if relation in _MIRRORED else (relation, *sides)
        case OneOf(term, (option,)):
            return ("is", *sorted((of_term(term), of_term(option)), key=repr))
        case OneOf(term, options):
            return "one of", of_term(term), *sorted(map(of_term, options), key=repr)
        case Within(act, period, start):
            return "within", of_term(act), _whole_days(of_term(period)), of_term(start)
        case InForce(since, until):
            return "in force", since, until
        case Some(list_, _, depth, body):
            return "some", fact_meaning(list_), depth, of_condition(body)
        case _:
            assert_never(condition)


def _joined(word: str, parts: Iterable[Meaning]) -> Meaning:
    """Parts joined by `and` or `or`: flat, each once, without those that change nothing."""
    neutral, settled = (_TRUE, _FALSE) if word == "and" else (_FALSE, _TRUE)
    flat: dict[Meaning, None] = {}
    for part in parts:
        inner = part[1:] if part[0] == word else (part,)
        flat.update((one, None) for one in inner if isinstance(one, tuple) and one != neutral)
    if settled in flat:
        return settled
    match sorted(flat, key=repr):
        case []:
            return neutral
        case [only]:
            return only
        case several:
            return (word, *several)


# ── terms ──────────────────────────────────────────────────────────────────────────────────────────────────


def of_term(term: Term) -> Meaning:
    """That of a term."""
    match term:
        case Constant(value):
            return "value", value.__class__.__name__, value
        case FactTerm():
            return fact_meaning(term)
        case Today():
            return ("today",)
        case Sum(left, right, minus):
            return ("minus" if minus else "plus"), of_term(left), of_term(right)
        case Count(list_, depth, body):
            return "count", fact_meaning(list_), depth, of_condition(body)
        case _:
            assert_never(term)


def fact_meaning(fact: FactTerm) -> Meaning:
    """That of a fact: where in the case it stands."""
    return "fact", fact.depth, fact.path


def _whole_days(period: Meaning) -> Meaning:
    """A period from a date ends on a day: a part of a day counts as a whole one, so 71 hours end with 72."""
    match period:
        case ("value", kind, Duration(months, minutes)):
            return "value", kind, Duration(months, -(-minutes // _DAY) * _DAY)
        case _:
            return period
