"""A row's case → its outcomes, by the evaluator that explains nothing; and for some rows, what is missing in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lawcheck.batch.cases import RowCase
from lawcheck.facts.belief import select
from lawcheck.facts.claim import Grade, Instance
from lawcheck.finding.evaluate import Result, judge, outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.finding.judged import prepare
from lawcheck.interview.question import questions
from lawcheck.model.ruleset import Rule, Ruleset
from lawcheck.model.vocabulary import Fact
from lawcheck.plan.plan import Plan

MOST_LOOKED_AT = 100  # rows: to find what is missing takes ten times as long as the outcomes


@dataclass(frozen=True)
class How:
    """How every row is judged: on its own day, that of the call (`as_of`), or today; by its rulebooks or these."""

    today: date
    as_of: date | None = None
    min_grade: Grade | None = None
    rulebooks: tuple[str, ...] = ()


@dataclass(frozen=True)
class DatedRow:
    """A row, the day as of which it is judged, by which rulebooks, and its facts on that day."""

    row: RowCase
    day: date
    rulebooks: tuple[str, ...]
    facts: Instance = field(repr=False)


def dated(row: RowCase, how: How, ruleset: Ruleset) -> DatedRow:
    """The row as it stands on the day it is judged."""
    day = how.as_of or row.case.as_of or how.today
    facts = select(row.case.facts, day, frozenset(), how.min_grade)
    books = ruleset.judging(how.rulebooks or row.case.rulebooks, row.case.jurisdiction)
    return DatedRow(row, day, books, facts)


def results_of(row: DatedRow, plan: Plan) -> tuple[Result, ...]:
    """What each rule comes to in the row."""
    return outcomes(plan, row.facts, row.day, row.rulebooks)


def rules_of(row: DatedRow, plan: Plan) -> Mapping[str, Rule]:
    """The rules that the row is judged by, by name, in the version of its day."""
    return {judged.rule.name: judged.rule for judged, _ in prepare(plan).chosen(row.day, row.rulebooks, None)}


def spread(rows: Sequence[DatedRow], most: int = MOST_LOOKED_AT) -> Sequence[DatedRow]:
    """The rows or, where they are too many, some from all over the table."""
    return rows if len(rows) <= most else [rows[number * len(rows) // most] for number in range(most)]


@dataclass
class Missing:
    """The facts that are missing in rows, by their paths in the vocabulary, with what waits for each."""

    facts: dict[tuple[str, ...], Fact] = field(default_factory=dict)
    rows: dict[tuple[str, ...], int] = field(default_factory=dict)
    rules: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    weight: dict[tuple[str, ...], float] = field(default_factory=dict)

    number: int = 0  # of rows looked at

    def add(self, row: DatedRow, plan: Plan) -> None:
        """Counts what is missing in one row."""
        self.number += 1
        waiting = {rule for rule, _, outcome in results_of(row, plan) if outcome is Outcome.UNDETERMINED}
        findings = judge(plan, row.facts, row.day, row.rulebooks, only=waiting, brief=True)
        asked = questions(findings, row.facts, plan.ruleset.vocabulary)
        for pattern in dict.fromkeys(question.pattern for question in asked):
            self.rows[pattern] = self.rows.get(pattern, 0) + 1
        for question in asked:
            pattern = question.pattern
            self.facts[pattern] = question.fact
            self.rules.setdefault(pattern, set()).update(finding.rule.name for finding in question.waiting)
            self.weight[pattern] = self.weight.get(pattern, 0) + question.weight
