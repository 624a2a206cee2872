"""A plan → all that tests can show of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import assert_never

from lawcheck.finding.finding import Outcome
from lawcheck.finding.terms import Tell
from lawcheck.finding.truths import Truths
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
from lawcheck.model.ruleset import ExceptionRule, Window
from lawcheck.plan.plan import Plan, Step
from lawcheck.span import Span
from lawcheck.testing.coverage.apart import Apart
from lawcheck.values import Truth
from lawcheck.values.truth import NOT


class Kind(StrEnum):
    """What a place is."""

    CONDITION = "condition"
    CLAUSE = "clause"
    EXCEPTION = "exception"


@dataclass(frozen=True)
class Place:
    """What can come out true or false.

    `owner` is the full name of the rule, definition or exception in which it is written. A clause or an exception is one
    of the rule whose text begins at `rule`, for it has to be shown with each; of a condition `rule` is None.
    """

    kind: Kind
    owner: str
    span: Span
    rule: Span | None = None


@dataclass(frozen=True)
class Version:
    """One version of a rule, its places, and the outcomes that it can be expected to come to.

    `asked`: by a condition's number and the truth that it comes to, the places that it is, with what they then come out as; a
    clause is none of them. `alike`: by such a number, those of all that ask the same. `conditions`: what stands behind each. `times`: the functions of those that ask for
    the day alone.
    """

    step: Step
    outcomes: tuple[Outcome, ...]
    asked: Mapping[tuple[int, Truth], tuple[tuple[Place, Truth], ...]] = field(repr=False)
    alike: Mapping[int, tuple[int, ...]] = field(repr=False)
    conditions: Mapping[int, Condition] = field(repr=False)
    times: Mapping[int, Tell] = field(repr=False)
    clauses: tuple[Place, ...] = field(repr=False)

    @property
    def places(self) -> tuple[Place, ...]:
        """Each once, in the order of the text."""
        asked = (place for places in self.asked.values() for place, _ in places)
        return tuple(dict.fromkeys((*self.clauses, *asked)))


def versions_of(plan: Plan, apart: Apart) -> tuple[Version, ...]:
    """Every version of every rule, in the order of the rules."""
    return tuple(_version(step, apart) for step in plan.steps)


def deadlines(plan: Plan, truths: Truths) -> dict[Span, tuple[tuple[Within, ...], str]]:
    """By its place in a file, each deadline as the plan has it, and the name of what it is written in.

    Those within a list are left out: of them there are as many as elements.
    """
    found: dict[Span, tuple[tuple[Within, ...], str]] = {}
    for step in plan.steps:
        for part in parts_of(step):
            for condition, owner in _leaves(part, step.rule.name):
                if isinstance(condition, Within) and truths.key(condition)[1] <= (1 if step.each else 0):
                    before = found.get(condition.span, ((), owner))[0]
                    found[condition.span] = (*before, condition), owner
    return found


def parts_of(step: Step) -> tuple[Condition, ...]:
    """The conditions of a version: when it applies, its duties, and what excuses."""
    return (step.applies, *step.required, step.excused)


def _outcomes(step: Step) -> tuple[Outcome, ...]:
    """Those in which a rule has to be shown: not applicable and exempt only where something in it makes it so."""
    rule = step.rule
    wanted = [Outcome.VIOLATED, Outcome.COMPLIANT, Outcome.UNDETERMINED]
    if rule.applies or rule.each:
        wanted.append(Outcome.NOT_APPLICABLE)
    if not (isinstance(step.excused, Or) and not step.excused.parts):
        wanted.append(Outcome.EXEMPT)
    return tuple(wanted)


def _version(step: Step, apart: Apart) -> Version:
    found: dict[tuple[int, Truth], dict[tuple[Place, Truth], None]] = {}
    times: dict[int, Tell] = {}
    cores: dict[int, Condition] = {}
    rule = step.rule
    names = {exception.span: exception.name for exception in _exceptions(rule.exceptions)}

    def note(condition: Condition, place: Place) -> None:
        core, is_negated = _core(condition)
        number = apart.truths.key(core)[0]
        cores[number] = core
        for truth in (Truth.TRUE, Truth.FALSE):
            found.setdefault((number, truth), {})[place, NOT[truth] if is_negated else truth] = None
        if isinstance(core, InForce):
            times[number] = apart.truths.of(core)

    for part in parts_of(step):
        for condition, owner in _leaves(part, rule.name):
            if not (isinstance(condition, InForce) and _always_holds(condition, step)):
                note(condition, Place(Kind.CONDITION, owner, condition.span))
    for condition in _junctions(step.excused):
        if isinstance(condition, And) and names.get(condition.span) == condition.name:
            note(condition, Place(Kind.EXCEPTION, condition.name, condition.span, rule.span))
    clauses = tuple(Place(Kind.CLAUSE, rule.name, clause.span, rule.span) for clause in rule.clauses)
    asked = {answer: tuple(places) for answer, places in found.items()}
    alike: dict[int, list[int]] = {}
    for number in dict.fromkeys(number for number, _ in asked):
        alike.setdefault(apart.questions[number], []).append(number)
    by_number = {number: tuple(numbers) for numbers in alike.values() for number in numbers}
    return Version(step, _outcomes(step), asked, by_number, cores, times, clauses)


def _core(condition: Condition) -> tuple[Condition, bool]:
    """What a condition asks in the end, and whether it is true where that is false: what a definition only names or denies."""
    match condition:
        case And((part,)) | Or((part,)):
            return _core(part)
        case Not(part):
            core, is_negated = _core(part)
            return core, not is_negated
        case _:
            return condition, False


def _always_holds(condition: InForce, step: Step) -> bool:
    """Whether it holds on every day on which the rule is law."""
    return step.window.within(Window(condition.since, condition.until)) == step.window


def _exceptions(exceptions: tuple[ExceptionRule, ...]) -> Iterator[ExceptionRule]:
    for exception in exceptions:
        yield exception
        yield from _exceptions(exception.exceptions)


def _junctions(condition: Condition) -> Iterator[Condition]:
    yield condition
    match condition:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _junctions(part)
        case Not(part):
            yield from _junctions(part)
        case _:
            pass


def _leaves(condition: Condition, owner: str) -> Iterator[tuple[Condition, str]]:
    """The conditions in a condition, each with the name of the rule, definition or exception that it is written in."""
    match condition:
        case Always():
            return
        case Holds() | InForce():
            yield condition, owner
        case Compare(_, left, right):
            yield condition, owner
            yield from _counted((left, right), owner)
        case OneOf(term, options):
            yield condition, owner
            yield from _counted((term, *options), owner)
        case Within(act, period, start):
            yield condition, owner
            yield from _counted((act, period, start), owner)
        case Not(part, span, implied):
            for leaf in _leaves(part, owner):
                # `a is not b`: the words themselves deny it, and the condition is true where they are
                is_denied = leaf[0] is part and span == part.span and not implied
                yield (condition, owner) if is_denied else leaf
        case And(parts, span, name):
            if name and len(parts) == 1 and parts[0].span.file and not _lies_in(parts[0].span, span):
                yield condition, owner  # a definition, spelled out elsewhere; here it is one condition
            for part in parts:
                yield from _leaves(part, name or owner)
        case Or(parts):
            for part in parts:
                yield from _leaves(part, owner)
        case Some(_, _, _, body):
            inner = tuple(_leaves(body, owner))
            yield from inner or ((condition, owner),)
        case _:
            assert_never(condition)


def _lies_in(inner: Span, outer: Span) -> bool:
    return inner.file == outer.file and outer.start <= inner.start and inner.end <= outer.end


def _counted(terms: tuple[Term, ...], owner: str) -> Iterator[tuple[Condition, str]]:
    """The conditions of what is counted in these terms."""
    for term in terms:
        match term:
            case Count(_, _, body):
                yield from _leaves(body, owner)
            case Sum(left, right):
                yield from _counted((left, right), owner)
            case Constant() | FactTerm() | Today():
                pass
            case _:
                assert_never(term)
