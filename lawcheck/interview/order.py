"""Which question comes next.

The order minimises, one answer ahead, the expected number of rules still undetermined, weighted by their severity
(critical 16, serious 4, minor 1); of a rule that is judged for several things each has its share. For each question
its possible answers are tried with the judge itself, as if each were equally likely, and that question comes first
after which the least is expected to be left. So a fact that settles many open rules stands before one that settles
few, and `is there one at all`, whose `none` settles all that is below, before the parts.

Tried are the questions on which most hangs, up to a number of judgements that keeps the wait short. Among equals the
interview stays with the thing that it is about, and else follows the vocabulary. It is greedy: it does not promise the
shortest interview, which nobody could compute in time. Of dates, numbers, lengths of time and texts a few samples are
tried; they decide the order alone, and never an outcome.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from lawcheck.facts.claim import Claim, Content, Instance, Items, claims_at
from lawcheck.finding.evaluate import judge
from lawcheck.finding.finding import FactPath, Finding, Outcome
from lawcheck.finding.judged import Judged, Scene, prepare
from lawcheck.interview.question import Kind, Question, questions
from lawcheck.model.vocabulary import Choice, Date, DurationType, EntityType, ListOf, Number, YesNo
from lawcheck.plan.plan import Plan
from lawcheck.report.changes import with_fact
from lawcheck.values import NONE, Duration

_YEAR = timedelta(days=365)
# Of one rule for one thing, from an answer to the next question: about a tenth of a second. To judge one anew, with its
# justification, takes as long as a dozen that are only tried; what an answer set off is taken off what is tried after it.
_JUDGEMENTS, _LEAST, _WITH_REASONS = 12_000, 2_000, 12


@dataclass(frozen=True)
class Standing:
    """How a case stands between two answers: its claims of the day, what the rules come to by them, and
    those rules that are in force. `fresh`: how many findings were judged since the last question."""

    plan: Plan
    facts: Instance
    today: date
    rulebooks: tuple[str, ...]
    findings: tuple[Finding, ...]
    judged: tuple[Judged, ...] = field(repr=False)
    fresh: int = 0

    @staticmethod
    def of(plan: Plan, facts: Instance, today: date, rulebooks: Collection[str] = ()) -> Standing:
        """The case judged as it is."""
        findings = judge(plan, facts, today, rulebooks)
        judged = tuple(rule for rule, in_force in prepare(plan).chosen(today, rulebooks, None) if in_force)
        return Standing(plan, facts, today, tuple(rulebooks), findings, judged, len(findings))

    def after(self, facts: Instance, question: Question) -> Standing:
        """The same case with an answer to that question among its facts.

        Only the rules that waited for it are judged again: what is settled survives all that can still be learnt
        (language.md, section 6), and a finding that does not miss a fact does not look at it where it is still open.
        """
        waiting = {finding.rule.name for finding in question.waiting}
        fresh: dict[str, list[Finding]] = {}
        for finding in judge(self.plan, facts, self.today, self.rulebooks, waiting):
            fresh.setdefault(finding.rule.name, []).append(finding)
        number = sum(map(len, fresh.values()))
        findings: list[Finding] = []
        for finding in self.findings:
            findings += fresh.pop(finding.rule.name, []) if finding.rule.name in waiting else [finding]
        return replace(self, facts=facts, findings=tuple(findings), fresh=number)

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

    `aside`: not to be asked; the parts of what is unknown as a whole never are. `late`: only when nothing else is
    left, as is what was refused before. `last`: what was asked before this.
    """
    left = [question for question in standing.open() if question.path not in aside]
    first = [question for question in left if question.path not in late and not question.refusals]
    return _most_decisive(first or left, standing, last)


def _most_decisive(candidates: Sequence[Question], standing: Standing, last: FactPath) -> Question | None:
    """The one of the greatest gain. No gain can exceed what hangs on a question, so the search may stop early."""
    best, rank, judgements = None, (0.0, -1), 0
    most = max(_LEAST, _JUDGEMENTS - _WITH_REASONS * standing.fresh)
    for question in sorted(candidates, key=lambda question: -question.weight):
        if best is not None and (question.weight < rank[0] or judgements > most):
            break
        near = sum(1 for one, other in zip(question.path, last, strict=False) if one == other)
        found = (gain(question, standing), near)
        judgements += len(_samples(question, standing)) * len(question.waiting)
        if best is None or found > rank:
            best, rank = question, found
    return best


def gain(question: Question, standing: Standing) -> float:
    """The weight that an answer is expected to settle, of what hangs on the question."""
    waiting: dict[str, set[str]] = {}
    for finding in question.waiting:
        waiting.setdefault(finding.rule.name, set()).add(finding.element)
    chosen = [
        (judged, question.shares[judged.rule.name], waiting[judged.rule.name])
        for judged in standing.judged
        if judged.rule.name in waiting
    ]
    answers = _samples(question, standing)
    after = 0.0
    for answer in answers:
        facts = with_fact(standing.facts, question.path, answer)
        scene = Scene(facts, standing.today)
        for judged, weight, elements in chosen:
            for target in scene.targets(judged.step.each):
                # A list that is asked for has elements that no finding is about yet, in place of the unnamed one.
                if target.name in elements or "" in elements:
                    after += weight * (judged.outcome(target) is Outcome.UNDETERMINED)
    return question.weight - after / len(answers)


def _samples(question: Question, standing: Standing) -> tuple[Content, ...]:
    """Answers to try: all of a closed set, a few of an open one; of a list that is incomplete, that these are all."""
    today = standing.today
    if question.kind is Kind.MORE:
        claims = claims_at(standing.facts, question.path)
        return tuple(replace(claim.value, incomplete=False) for claim in claims if isinstance(claim.value, Items))
    match question.fact.type:
        case YesNo():
            return (True, False)
        case Choice() as choice:
            return choice.names
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
