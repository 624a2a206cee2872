"""What would change an outcome: other answers to the facts it rests on, each tried with the judge itself.

Nothing is guessed: an answer is listed only if the rule, judged again with it, comes to something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias, TypeVar

from lawcheck.facts.claim import Claim, Content, Instance, Items
from lawcheck.finding.finding import Evidence, Finding, Outcome, Reason
from lawcheck.model.condition import Compare, Condition, Constant, Count, OneOf, Sum, Term, Within
from lawcheck.model.vocabulary import Choice, Date, DurationType, FactType, Number, YesNo
from lawcheck.report.from_findings import Words, decisive
from lawcheck.report.wording import content
from lawcheck.values import NONE, Duration, Value, shift
from lawcheck.values.dates import MINUTES

Again: TypeAlias = Callable[[Instance], Outcome]
_T = TypeVar("_T", Decimal, date, Duration)
_MOST_TRIES = 40  # answers to one question
_GOOD_FIRST = (
    *(Outcome.COMPLIANT, Outcome.EXEMPT, Outcome.NOT_APPLICABLE, Outcome.NOT_IN_FORCE),
    *(Outcome.DISPUTED, Outcome.UNDETERMINED, Outcome.VIOLATED),
)


@dataclass(frozen=True)
class Change:
    """An answer that leads elsewhere. `is_example`: others of its kind do so too, such as a later date."""

    fact: str
    question: str
    answer: str
    outcome: str
    is_example: bool


def changes(finding: Finding, facts: Instance, words: Words, again: Again) -> tuple[Change, ...]:
    """Single answers after which the rule comes to something else, one example for each outcome and fact.

    `again` judges the same rule, for the same element, by the facts it is given. What nobody can change any more
    (`fixed`) is left out where it is known.
    """
    found: list[Change] = []
    known = {e.path: e for e in (*finding.missing, *finding.disputed, *decisive(finding.reasons))}
    for evidence in known.values():
        fact = words.ruleset.vocabulary.fact(evidence.pattern)
        if fact is None or (fact.fixed and evidence.claims and evidence not in finding.disputed):
            continue
        led_to: dict[Outcome, int] = {}
        for value in _answers(fact.type, evidence, finding, words.today):
            outcome = again(with_fact(facts, evidence.path, value))
            exact = isinstance(fact.type, YesNo | Choice) or value is NONE
            if outcome != finding.outcome and (exact or outcome not in led_to):
                led_to[outcome] = 1
                question = words.question(fact.question)
                answer = content(value, fact.type, words.language)
                found.append(Change(".".join(evidence.path), question, answer, outcome.value, is_example=not exact))
    return _best_first(found)


def _best_first(found: list[Change]) -> tuple[Change, ...]:
    """The facts in their order, those of the duties first; for each, the best outcome first."""
    rank = {outcome.value: place for place, outcome in enumerate(_GOOD_FIRST)}
    facts = {fact: place for place, fact in enumerate(dict.fromkeys(change.fact for change in found))}
    return tuple(sorted(found, key=lambda change: (facts[change.fact], rank[change.outcome])))


def with_fact(whole: Instance, path: tuple[str, ...], value: Content) -> Instance:
    """The facts with one answer, which nobody disputes, at a path; the entities on the way are made where needed."""
    name, *rest = path
    claims = whole.facts.get(name, ())
    if not rest:
        told: tuple[Claim, ...] = (Claim(value),)
    else:
        told = tuple(replace(c, value=_inside(c.value, tuple(rest), value)) for c in claims if c.value is not NONE)
        told = told or (Claim(with_fact(Instance(), tuple(rest), value)),)
    return replace(whole, facts={**whole.facts, name: told})


def _inside(there: Content, path: tuple[str, ...], value: Content) -> Content:
    match there:
        case Instance():
            return with_fact(there, path, value)
        case Items(elements):
            return replace(there, elements=tuple(_element(e, n, path, value) for n, e in enumerate(elements, 1)))
        case _:
            return there


def _element(claim: Claim, number: int, path: tuple[str, ...], value: Content) -> Claim:
    name, *rest = path
    there = claim.value
    if isinstance(there, Instance) and rest and name in (there.name, f"#{number}"):
        return replace(claim, value=with_fact(there, tuple(rest), value))
    return claim


# ── which answers to try ───────────────────────────────────────────────────────────────────────────────────


def _answers(type: FactType, evidence: Evidence, finding: Finding, today: date) -> list[Value]:
    """Answers worth trying: all of a closed set; of the others the values that the rule compares with, and beside."""
    match type:
        case YesNo():
            return [True, False]
        case Choice():
            return [*type.names, NONE]
        case Date():
            return [*_days(finding, today)[: _MOST_TRIES - 1], NONE]
        case Number():
            steps = (Decimal(0), Decimal(1), Decimal(-1))
            numbers = [n + step for n in _constants(finding, Decimal) for step in steps if n + step >= 0]
            return [*list(dict.fromkeys(numbers))[:_MOST_TRIES], NONE]
        case DurationType():
            day = Duration(minutes=MINUTES["day"])
            lengths = [d for c in _constants(finding, Duration) for d in (c, c + day)]
            return [*list(dict.fromkeys(lengths))[:_MOST_TRIES], NONE]
        case _:
            return [NONE] if evidence.claims else []


def _days(finding: Finding, today: date) -> list[date]:
    """Today, the dates that the rule or its facts name, and those a period away from them, each with its neighbours."""
    claimed = [c.value for e in decisive(finding.reasons) for c in e.claims if isinstance(c.value, date)]
    named = [today, *_constants(finding, date), *claimed]
    ends = [shift(day, period) for day in named for period in _constants(finding, Duration)]
    return list(dict.fromkeys(d + timedelta(days=step) for d in (*named, *ends) for step in (0, -1, 1)))


def _constants(finding: Finding, kind: type[_T]) -> list[_T]:
    """The values of that kind that stand in the conditions which decided."""
    found = [v for reason in finding.reasons for c in _conditions(reason) for v in _values(c)]
    return [value for value in dict.fromkeys(found) if isinstance(value, kind)]


def _conditions(reason: Reason) -> Iterator[Condition]:
    yield reason.condition
    for child in reason.children:
        yield from _conditions(child)


def _values(part: Condition | Term) -> Iterator[Value]:
    match part:
        case Constant(value):
            yield value
        case Compare(_, left, right) | Sum(left, right):
            yield from (*_values(left), *_values(right))
        case OneOf(term, options):
            for each in (term, *options):
                yield from _values(each)
        case Within(act, period, start):
            for each in (act, period, start):
                yield from _values(each)
        case Count(_, _, body):
            yield from _values(body)
        case _:
            return
