"""Outcomes by the letter of sections 3 to 5: slow, and meant to be read beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from lawcheck.facts.claim import Instance, Items
from lawcheck.finding.finding import Outcome
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
from lawcheck.model.ruleset import ExceptionRule, Rule, Ruleset
from lawcheck.values import NONE
from tests.reference.candidates import Candidate, Candidates, Counted, add, compare, follow
from tests.reference.truth import (
    DISPUTED,
    FALSE,
    UNKNOWN,
    Truth,
    all_of,
    any_of,
    both,
    choice,
    either,
    not_,
    yes_or_no,
)


@dataclass(frozen=True)
class Judged:
    """What a rule comes to for one element."""

    rule: str
    element: str
    outcome: Outcome
    missing: bool = False
    due_on: date | None = None


@dataclass(frozen=True)
class World:
    """Where a condition is read: the facts of the case, the elements bound so far (outermost first), and the day."""

    facts: Instance
    today: date
    bound: tuple[tuple[Instance, ...], ...] = ()

    def bind(self, depth: int, *element: Instance) -> World:
        """The same, with an element under the variable at `depth`; with all accounts of it where it is disputed."""
        return World(self.facts, self.today, (*self.bound[:depth], element))


# ── section 3: terms ───────────────────────────────────────────────────────────────────────────────────────


def candidates(term: Term, world: World) -> Candidates:
    """Every value that the term may stand for."""
    match term:
        case Constant(value):
            return Candidates([value])
        case Today():
            return Candidates([world.today])
        case FactTerm(depth, path, type):
            return follow([world.facts] if depth is None else world.bound[depth], path, type)
        case Sum(left, right, minus):
            a, b = candidates(left, world), candidates(right, world)
            return Candidates([add(x, y, minus) for x in a.values for y in b.values], a.missing or b.missing)
        case Count(list_, depth, body):
            lists = candidates(list_, world)
            return Candidates([count(items, depth, body, world) for items in lists.values], lists.missing)


def count(items: Candidate, depth: int, body: Condition, world: World) -> Counted:
    """ "`count of …` is a range, from the elements that surely count to those that may." """
    assert isinstance(items, Items)
    truths = [truth_of(body, world.bind(depth, element)) for element in elements(items)]
    surely = sum(truth.is_true for truth in truths)
    may = sum(not truth.is_false for truth in truths)
    at_most = Decimal("Infinity") if items.incomplete else Decimal(may)
    missing = items.incomplete or any(truth.missing for truth in truths)
    return Counted(Decimal(surely), at_most, missing, frozenset(day for truth in truths for day in truth.due))


def elements(items: Items) -> Iterator[Instance]:
    """The elements that are known to be there."""
    for claim in items.elements:
        assert isinstance(claim.value, Instance)
        yield claim.value


# ── section 3: conditions ──────────────────────────────────────────────────────────────────────────────────


def truth_of(condition: Condition, world: World) -> Truth:
    """True, false, or open, and why open."""
    match condition:
        case Always(truth):
            return yes_or_no(truth.word == "true")
        case Holds(fact):
            return comparison("is", fact, Constant(True, fact.span), world)
        case Compare(relation, left, right):
            return comparison(relation, left, right, world)
        case OneOf(term, options):
            return one_of(term, options, world)
        case Within(act, period, start):
            return within(act, period, start, world)
        case InForce(since, until):
            return yes_or_no((since is None or since <= world.today) and (until is None or world.today <= until))
        case Not(part):
            return not_(truth_of(part, world))
        case And(parts):
            return all_of([truth_of(part, world) for part in parts])
        case Or(parts):
            return any_of([truth_of(part, world) for part in parts])
        case Some(list_, _, depth, body):
            lists = candidates(list_, world)
            return UNKNOWN if lists.missing else choice(some(items, depth, body, world) for items in lists.values)


def comparison(relation: str, left: Term, right: Term, world: World) -> Truth:
    """ "Can be true if some pair of claimed values satisfies it, can be false if some pair does not; no claim on one
    side gives unknown." But "an ordering or date comparison with `none` is false", whatever the other side comes to."""
    a, b = candidates(left, world), candidates(right, world)
    if relation != "is" and (only_none(a) or only_none(b)):
        return FALSE
    if a.missing or b.missing:
        return UNKNOWN
    return choice(compare(relation, x, y) for x in a.values for y in b.values)


def only_none(side: Candidates) -> bool:
    """Whether nothing else than `none` is claimed."""
    return not side.missing and all(value is NONE for value in side.values)


def one_of(term: Term, options: tuple[Term, ...], world: World) -> Truth:
    """ "`is one of …`": it is one option or another, whichever claim about the term holds."""
    a = candidates(term, world)
    others = [candidates(option, world) for option in options]
    if a.missing:
        return UNKNOWN
    return choice(any_of([is_option(x, other) for other in others]) for x in a.values)


def is_option(x: Candidate, option: Candidates) -> Truth:
    """Whether one value is that option."""
    return UNKNOWN if option.missing else choice(compare("is", x, y) for y in option.values)


def some(items: Candidate, depth: int, body: Condition, world: World) -> Truth:
    """ "`some x in L …` is the `or` over the elements. In an `incomplete` list there may be more: […] false for `some`
    become[s] unknown." """
    assert isinstance(items, Items)
    known = any_of([truth_of(body, world.bind(depth, element)) for element in elements(items)])
    return either(known, UNKNOWN) if items.incomplete else known


def within(act: Term, period: Term, start: Term, world: World) -> Truth:
    """ "`X within D of Y`: true if Y ≤ X ≤ Y + D, false if X is outside that, false if X is `none` and today is past
    Y + D; unknown and **due on Y + D** if X is none or unknown and today is not past it." """
    x, d, y = candidates(act, world), candidates(period, world), candidates(start, world)
    if y.missing or d.missing:
        return UNKNOWN
    pairs = [(of, for_) for of in y.values for for_ in d.values]
    acts = [None] if x.missing else x.values
    return choice(within_one(on, last_day(of, for_), of, world) for on in acts for of, for_ in pairs)


def last_day(of: Candidate, for_: Candidate) -> date | None:
    """ "The day of Y is day 0 and day 15 is still in time." None where there is no Y or no period to count."""
    if of is NONE or for_ is NONE:
        return None
    day = add(of, for_, minus=False)
    assert isinstance(day, date)
    return day


def within_one(on: Candidate | None, due: date | None, of: Candidate, world: World) -> Truth:
    """The same for one day of the act (None: unknown), one of the start, and one period."""
    if due is None:  # "an ordering or date comparison with `none` is false", whatever the act
        return FALSE
    if on is None:
        return UNKNOWN if world.today > due else Truth(True, True, True, frozenset([due]))
    if on is NONE:
        return FALSE if world.today > due else Truth(True, True, True, frozenset([due]))
    assert isinstance(on, date) and isinstance(of, date)
    return yes_or_no(of <= on <= due)


# ── section 4: outcomes ────────────────────────────────────────────────────────────────────────────────────


def judge(ruleset: Ruleset, facts: Instance, today: date) -> tuple[Judged, ...]:
    """What every rule comes to, in the order of the rules.

    "One rule name can have several versions with windows that don't overlap. `as of` picks the law of that day."
    """
    found: list[Judged] = []
    for name, versions in groupby(ruleset.rules, key=lambda rule: rule.name):
        in_force = [rule for rule in versions if rule.window.holds_on(today)]
        if not in_force:
            found.append(Judged(name, "", Outcome.NOT_IN_FORCE))
        for rule in in_force:
            found += judge_rule(rule, World(facts, today))
    return tuple(found)


def judge_rule(rule: Rule, world: World) -> list[Judged]:
    """ "A rule with `for each` has one finding for each element, named by it." """
    if rule.each is None:
        return [judged(rule, "", parts(rule, world))]
    lists = candidates(rule.each.list, world)
    if lists.missing:  # nothing is known of its elements, nor whether there are any
        return [element_that_may_be(rule, world)]
    found = []
    for label, accounts in elements_by_label(lists).items():
        exists = yes_or_no(True) if len(accounts) == len(lists.values) else DISPUTED
        found.append(judged(rule, label, of_element(parts(rule, world.bind(0, *accounts)), exists)))
    if any(isinstance(items, Items) and items.incomplete for items in lists.values):
        found.append(element_that_may_be(rule, world))
    return found or [Judged(rule.name, "", Outcome.NOT_APPLICABLE)]


@dataclass(frozen=True)
class Parts:
    """The truths that an outcome is made from."""

    applies_when: Truth
    excused: Truth
    applies: Truth
    violation: Truth


def parts(rule: Rule, world: World) -> Parts:
    """The truths of a rule's parts.

    "applies = (applies when) and not excused
    met = and of all `requires` and of the negation of each `forbids`
    violation = applies and not met"
    """
    excused = either(
        any_of([truth_of(condition, world) for condition in rule.exempt]),
        any_of([excuses(exception, world) for exception in rule.exceptions]),
    )
    applies_when = all_of([truth_of(condition, world) for condition in rule.applies])
    met = all_of([truth_of(clause.required, world) for clause in rule.clauses])
    applies = both(applies_when, not_(excused))
    return Parts(applies_when, excused, applies, both(applies, not_(met)))


def excuses(exception: ExceptionRule, world: World) -> Truth:
    """ "[…] its exceptions, each with the exceptions to itself taken off". It counts only while it is law itself."""
    if not exception.window.holds_on(world.today):
        return FALSE
    own = any_of([excuses(inner, world) for inner in exception.exceptions])
    return both(truth_of(exception.when, world), not_(own))


def judged(rule: Rule, element: str, parts: Parts) -> Judged:
    """The table of section 4: from violation, excused and applies to an outcome."""
    violation = parts.violation
    if violation.is_true:
        return Judged(rule.name, element, Outcome.VIOLATED)
    if violation.is_open and not violation.missing:
        return Judged(rule.name, element, Outcome.DISPUTED)
    if violation.is_open:
        due_on = min(violation.due, default=None)
        return Judged(rule.name, element, Outcome.UNDETERMINED, True, due_on)
    if parts.excused.is_true and not parts.applies_when.is_false:
        return Judged(rule.name, element, Outcome.EXEMPT)
    if parts.applies.is_false:
        return Judged(rule.name, element, Outcome.NOT_APPLICABLE)
    return Judged(rule.name, element, Outcome.COMPLIANT)


# ── `for each` over lists that are open ────────────────────────────────────────────────────────────────────


def of_element(parts: Parts, exists: Truth) -> Parts:
    """Parts for an element that is perhaps not there: what is not there violates nothing."""
    return Parts(parts.applies_when, parts.excused, both(exists, parts.applies), both(exists, parts.violation))


def element_that_may_be(rule: Rule, world: World) -> Judged:
    """The outcome for an element of which nothing is known, not even that it is there. Nothing is due of it."""
    made = of_element(parts(rule, world.bind(0, Instance())), UNKNOWN)
    return replace(judged(rule, "", made), due_on=None)


def elements_by_label(lists: Candidates) -> dict[str, list[Instance]]:
    """The accounts of each element over all claims about the list, by its name, or its place where it has none."""
    found: dict[str, list[Instance]] = {}
    for items in lists.values:
        assert isinstance(items, Items)
        for place, element in enumerate(elements(items), 1):
            found.setdefault(element.name or f"#{place}", []).append(element)
    return found
