"""Which question comes next.

The order minimises, one answer ahead, the expected weight of what is still undetermined: for each question its possible
answers are tried with the judge itself, as if each were equally likely, and what is left undetermined is weighed by the
severity of the rules (critical 16, serious 4, minor 1). That question comes first after which the least is expected
to be left. So a fact that settles many open rules stands before one that settles few, and `is there one at all`, whose
`none` settles all that is below, before the parts.

Among equals the interview stays with the thing that it is about, and else follows the vocabulary. It is greedy: it
does not promise the shortest interview, which nobody could compute in time. Of dates, numbers, lengths of time and
texts a few samples are tried; they decide the order alone, and never an outcome.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from lawcheck.facts.claim import Claim, Content, Instance, Items
from lawcheck.finding.evaluate import judge, outcomes
from lawcheck.finding.finding import FactPath, Finding, Outcome
from lawcheck.interview.question import WEIGHTS, Question, questions
from lawcheck.model.vocabulary import Choice, Date, DurationType, EntityType, ListOf, Number, YesNo
from lawcheck.plan.plan import Plan
from lawcheck.report.changes import with_fact
from lawcheck.values import NONE, Duration

_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Standing:
    """How a case stands between two answers: its claims of the day, and what the rules come to by them."""

    plan: Plan
    facts: Instance
    today: date
    rulebooks: tuple[str, ...]
    findings: tuple[Finding, ...]

    @staticmethod
    def of(plan: Plan, facts: Instance, today: date, rulebooks: Collection[str] = ()) -> Standing:
        """The case judged as it is."""
        return Standing(plan, facts, today, tuple(rulebooks), judge(plan, facts, today, rulebooks))

    def open(self) -> tuple[Question, ...]:
        """All questions that can still change an outcome."""
        return questions(self.findings, self.facts, self.plan.ruleset.vocabulary)


def next_question(
    standing: Standing,
    aside: Collection[FactPath] = (),
    late: Collection[FactPath] = (),
    last: FactPath = (),
) -> Question | None:
    """The most decisive question; None where no answer can change anything any more, or all of them were set aside.

    `aside`: not to be asked, nor any part of them. `late`: only when nothing else is left, as is what was refused
    before. `last`: what was asked before.
    """
    left = [q for q in standing.open() if not any(q.path[:n] in aside for n in range(1, len(q.path) + 1))]
    first = [question for question in left if question.path not in late and not question.refusals]
    return _most_decisive(first or left, standing, last)


def _most_decisive(candidates: Sequence[Question], standing: Standing, last: FactPath) -> Question | None:
    """The one of the greatest gain. No gain can exceed what hangs on a question, so the search may stop early."""
    best, rank = None, (0.0, -1)
    for question in sorted(candidates, key=lambda question: -question.weight):
        if best is not None and question.weight < rank[0]:
            break
        near = sum(1 for one, other in zip(question.path, last, strict=False) if one == other)
        found = (gain(question, standing), near)
        if best is None or found > rank:
            best, rank = question, found
    return best


def gain(question: Question, standing: Standing) -> float:
    """The weight that an answer is expected to settle."""
    rules = {finding.rule.name for finding in question.waiting}
    before = sum(
        WEIGHTS[finding.rule.severity]
        for finding in standing.findings
        if finding.outcome is Outcome.UNDETERMINED and finding.rule.name in rules
    )
    weight = {finding.rule.name: WEIGHTS[finding.rule.severity] for finding in question.waiting}
    answers = _samples(question, standing.today)
    after = 0
    for answer in answers:
        facts = with_fact(standing.facts, question.path, answer)
        found = outcomes(standing.plan, facts, standing.today, standing.rulebooks, rules)
        after += sum(weight[rule] for rule, _, outcome in found if outcome is Outcome.UNDETERMINED)
    return before - after / len(answers)


def _samples(question: Question, today: date) -> tuple[Content, ...]:
    """Answers to try: all of a closed set, a few of an open one."""
    match question.fact.type:
        case YesNo():
            return (True, False)
        case Choice() as choice:
            return (*choice.names, NONE)
        case Date():
            return (today - _YEAR, today, today + _YEAR, NONE)
        case Number():
            return (Decimal(0), Decimal(1), Decimal(1000), NONE)
        case DurationType():
            return (Duration.of(1, "day"), Duration.of(1, "month"), Duration.of(5, "year"), NONE)
        case EntityType():
            return (Instance(), NONE)
        case ListOf():
            return (Items((Claim(Instance()),)), NONE)
        case _:
            return ("…", NONE)
