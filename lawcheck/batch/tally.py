"""Rows with their outcomes, one after the other → the report over the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from lawcheck.batch.judged import DatedRow, Missing, rules_of
from lawcheck.batch.report import FORMAT, BatchReceipt, BatchReport, MissingFact, RowReport, RuleInRow, RuleReport
from lawcheck.finding.evaluate import Result
from lawcheck.finding.finding import Outcome
from lawcheck.model.ruleset import Rule, Ruleset, Severity
from lawcheck.plan.plan import Plan
from lawcheck.report.phrases import pinpoint

_WORST_FIRST = {outcome: place for place, outcome in enumerate(Outcome)}
_GRAVEST_FIRST = {severity: place for place, severity in enumerate(Severity)}
_TOLD = (Outcome.VIOLATED, Outcome.DISPUTED, Outcome.UNDETERMINED)


class Tally:
    """The rows judged so far, told and counted. Outcomes are not kept: of twenty thousand rows they would fill the memory."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.rows: list[RowReport] = []
        self.open: list[DatedRow] = []  # those with anything undetermined
        self.known: dict[str, Rule] = {}
        self.counts: dict[Outcome, Counter[str]] = {outcome: Counter() for outcome in _TOLD}

    def add(self, row: DatedRow, results: Sequence[Result]) -> None:
        """Takes one row with its outcomes."""
        rules = rules_of(row, self.plan)
        self.known.update(rules)
        worst: dict[str, Outcome] = {}
        for name, _, outcome in results:
            if name not in worst or _WORST_FIRST[outcome] < _WORST_FIRST[worst[name]]:
                worst[name] = outcome
        for name, outcome in worst.items():
            if outcome in self.counts:
                self.counts[outcome][name] += 1
        told = _row(row, results, rules, worst)
        self.rows.append(told)
        if told.counts[Outcome.UNDETERMINED]:
            self.open.append(row)

    def report(
        self, missing: Missing, receipt: BatchReceipt, table: str, version: str, language: str = "en"
    ) -> BatchReport:
        """The report. `missing`: what was found in some of the open rows, or all."""
        verdicts = Counter(row.verdict for row in self.rows)
        return BatchReport(
            lawcheck=version,
            format=FORMAT,
            receipt=receipt,
            table=table,
            language=language,
            rules_judged=len(self.known),
            verdicts={str(outcome): verdicts[outcome] for outcome in Outcome},
            cases=tuple(self.rows),
            rules=_rules(self.known, self.counts, language),
            missing=_missing(missing, self.plan.ruleset, language),
            open_rows=len(self.open),
            looked_at=missing.number,
        )


def _row(
    row: DatedRow, results: Sequence[Result], rules: Mapping[str, Rule], worst: Mapping[str, Outcome]
) -> RowReport:
    counts = Counter(outcome for _, _, outcome in results)
    violated = Counter(rules[name].severity for name, _, outcome in results if outcome is Outcome.VIOLATED)
    gravest_first = sorted(worst, key=lambda name: _GRAVEST_FIRST[rules[name].severity])
    elements: dict[tuple[str, Outcome], list[str]] = {}
    for name, element, outcome in results:
        if element and outcome in _TOLD:
            elements.setdefault((name, outcome), []).append(element)

    def those(outcome: Outcome) -> tuple[RuleInRow, ...]:
        names = (name for name in gravest_first if worst[name] is outcome)
        return tuple(
            RuleInRow(name, str(rules[name].severity), tuple(elements.get((name, outcome), ()))) for name in names
        )

    return RowReport(
        case=row.row.case.name,
        title=row.row.case.title,
        line=row.row.line,
        as_of=row.day.isoformat(),
        verdict=str(min(worst.values(), key=_WORST_FIRST.__getitem__, default=Outcome.NOT_IN_FORCE)),
        counts={str(outcome): counts[outcome] for outcome in Outcome},
        severities={str(severity): violated[severity] for severity in Severity},
        violated=those(Outcome.VIOLATED),
        disputed=those(Outcome.DISPUTED),
        undetermined=tuple(name for name in gravest_first if worst[name] is Outcome.UNDETERMINED),
    )


def _rules(
    known: Mapping[str, Rule], counts: Mapping[Outcome, Counter[str]], language: str
) -> tuple[RuleReport, ...]:
    """Those violated in most rows first, then those disputed, then those open; of as many the gravest."""

    def order(rule: Rule) -> tuple[int, ...]:
        return (*(-counts[outcome][rule.name] for outcome in _TOLD), _GRAVEST_FIRST[rule.severity])

    anywhere = (rule for rule in known.values() if any(counts[outcome][rule.name] for outcome in _TOLD))
    return tuple(
        RuleReport(
            rule.name,
            rule.title.in_language(language),
            str(rule.severity),
            tuple(f"{cited.instrument} {pinpoint(cited.pinpoint, language)}".strip() for cited in rule.cites),
            *(counts[outcome][rule.name] for outcome in _TOLD),
        )
        for rule in sorted(anywhere, key=order)
    )


def _missing(missing: Missing, ruleset: Ruleset, language: str) -> tuple[MissingFact, ...]:
    order = {pattern: place for place, (pattern, _) in enumerate(ruleset.vocabulary.walk())}
    return tuple(
        MissingFact(
            ".".join(pattern),
            missing.facts[pattern].question.in_language(language),
            missing.rows[pattern],
            len(missing.rules[pattern]),
        )
        for pattern in sorted(missing.facts, key=lambda p: (-missing.weight[p], order[p]))
    )
