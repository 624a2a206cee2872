"""Report → the page: which rule, question and fact stands where on it, and under which name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice

from lawcheck.report.as_groups import grouped
from lawcheck.report.blocks import capital
from lawcheck.report.grouping import OneQuestion, OneRule, by_question, by_rule
from lawcheck.report.page_phrases import page_phrase
from lawcheck.report.report import CaseReport, FactLine, FindingReport, InstrumentLine, Node, Report
from lawcheck.report.trees import Branch, Forest, grow

SEVERITIES = ("critical", "serious", "minor")
_TOLD = ("violated", "disputed")
_REST = ("undetermined", "compliant", "exempt", "not_applicable", "not_in_force")


@dataclass(frozen=True)
class Told:
    """What is told once for the things of these names (none for a rule without `for each`), with its justification."""

    names: tuple[str, ...]
    finding: FindingReport
    tree: tuple[Branch, ...] = ()


@dataclass(frozen=True)
class RuleView:
    """The findings of one rule that come to the same, and the name of their place on the page."""

    id: str
    rule: OneRule
    told: tuple[Told, ...]

    @property
    def first(self) -> FindingReport:
        """The one that speaks for all in what the rule itself says."""
        return self.rule.first

    @property
    def outcome(self) -> str:
        """What they come to."""
        return self.rule.first.outcome


@dataclass(frozen=True)
class Row:
    """A row of the matrix: a rulebook or a family, and its rules, each once with the worst it comes to."""

    title: str
    cells: tuple[RuleView, ...]


@dataclass(frozen=True)
class Question:
    """A question to put to the controller, and where the rules that wait for the answer stand on the page."""

    id: str
    asked: OneQuestion
    rules: tuple[RuleView, ...]
    severity: str


@dataclass(frozen=True)
class CaseView:
    """One case, laid out as the page goes: `told` in full, `rest` folded."""

    id: str
    case: CaseReport
    rows: tuple[Row, ...]
    families: tuple[Row, ...]
    told: Mapping[str, tuple[RuleView, ...]]
    rest: Mapping[str, tuple[RuleView, ...]]
    steps: tuple[Branch, ...]  # that several justifications share
    first_steps: int  # how many of them those told in full need
    questions: tuple[Question, ...]
    disputed: tuple[FactLine, ...]
    facts: tuple[FactLine, ...]
    sources: Mapping[str, str]
    instruments: tuple[InstrumentLine, ...]
    laws: Mapping[str, str]
    unverified: tuple[RuleView, ...]
    rules: int
    grave: Mapping[str, int]  # how many violations of each severity


def case_view(case: CaseReport, number: int, report: Report) -> CaseView:
    """Where everything in the case stands. `number` counts the cases of the report from 1."""
    id = f"c{number}"
    views: list[RuleView] = []
    numbers: dict[str, int] = {}
    for outcome in (*_TOLD, *_REST):
        rules = by_rule(finding for finding in case.findings if finding.outcome == outcome)
        names = (f"{id}-r{place}" for place in count(len(views) + 1))
        views += [RuleView(name, rule, alike(rule.findings)) for name, rule in zip(names, rules, strict=False)]
        numbers[outcome] = len(rules)
    views, forest = _with_trees(views)
    by_outcome: dict[str, tuple[RuleView, ...]] = {}
    waiting = iter(views)
    for outcome, number in numbers.items():
        by_outcome[outcome] = tuple(islice(waiting, number))
    worst: dict[str, RuleView] = {}  # the outcomes came worst first
    for view in views:
        worst.setdefault(view.first.rule, view)
    open_ones = [finding for finding in case.findings if finding.outcome == "undetermined"]
    places = {view.first.rule: view for view in by_outcome["undetermined"]}
    grave = Counter(finding.severity for finding in case.findings if finding.outcome == "violated")
    cited = {cited.instrument for finding in case.findings for cited in finding.cites}
    instruments = tuple(line for line in report.instruments if line.name in cited)
    return CaseView(
        id=id,
        case=case,
        rows=_rows(_by_rulebook(worst.values()), report.rulebooks, ""),
        families=_families(case, worst, report),
        told={outcome: by_outcome[outcome] for outcome in _TOLD if by_outcome[outcome]},
        rest={outcome: by_outcome[outcome] for outcome in _REST if by_outcome[outcome]},
        steps=forest.steps,
        first_steps=forest.first,
        questions=_questions(by_question(open_ones), places, id),
        disputed=_each_once(fact for finding in case.findings for fact in finding.disputed),
        facts=tuple(fact for fact in _facts(case) if fact.claims or fact.refused),
        sources={source.name: f"{id}-s{place}" for place, source in enumerate(case.sources, 1)},
        instruments=instruments,
        laws={law.name: f"{id}-l{place}" for place, law in enumerate(instruments, 1)},
        unverified=tuple(view for view in worst.values() if not view.first.verified),
        rules=len(worst),
        grave={severity: grave[severity] for severity in SEVERITIES if grave[severity]},
    )


def _with_trees(views: Sequence[RuleView]) -> tuple[list[RuleView], Forest]:
    """The same with their justifications, and the forest of all."""
    told = [told for view in views for told in view.told]
    first = sum(len(view.told) for view in views if view.outcome in _TOLD)
    forest = grow([each.finding for each in told[:first]], [each.finding for each in told[first:]])
    grown = (replace(each, tree=tree) for each, tree in zip(told, forest.trees, strict=True))
    return [replace(view, told=tuple(islice(grown, len(view.told)))) for view in views], forest


def _by_rulebook(views: Iterable[RuleView]) -> dict[str, list[RuleView]]:
    books: dict[str, list[RuleView]] = {}
    for view in views:
        books.setdefault(view.first.rule.rpartition(".")[0], []).append(view)
    return books


def _rows(groups: Mapping[str, Sequence[RuleView]], titles: Mapping[str, str], nameless: str) -> tuple[Row, ...]:
    return tuple(Row(capital(titles.get(name) or name or nameless), tuple(views)) for name, views in groups.items())


def _families(case: CaseReport, worst: Mapping[str, RuleView], report: Report) -> tuple[Row, ...]:
    groups = grouped(case.findings, "family")
    if list(groups) in ([], [""]):
        return ()
    views = {name: [worst[rule] for rule in dict.fromkeys(f.rule for f in found)] for name, found in groups.items()}
    ordered = dict(sorted(views.items(), key=lambda group: group[0] == ""))  # those of no family last
    return _rows(ordered, report.families, page_phrase("no family", report.language))


def _questions(questions: Iterable[OneQuestion], places: Mapping[str, RuleView], id: str) -> tuple[Question, ...]:
    told = []
    for number, asked in enumerate(questions, 1):
        rules = tuple(places[rule.first.rule] for rule in asked.rules)
        severity = min((view.first.severity for view in rules), key=SEVERITIES.index, default="")
        told.append(Question(f"{id}-q{number}", asked, rules, severity))
    return tuple(told)


def _facts(case: CaseReport) -> tuple[FactLine, ...]:
    """All facts that anything rests on, by their paths."""

    def of(node: Node) -> Iterable[FactLine]:
        yield from node.facts
        for child in node.because:
            yield from of(child)

    found = [fact for f in case.findings for fact in (*f.facts, *f.disputed, *f.missing_facts)]
    found += [fact for f in case.findings for node in f.justification.because for fact in of(node)]
    return tuple(sorted(_each_once(found), key=lambda fact: fact.fact))


def _each_once(facts: Iterable[FactLine]) -> tuple[FactLine, ...]:
    return tuple({fact.fact: fact for fact in facts}.values())


def alike(findings: Iterable[FindingReport]) -> tuple[Told, ...]:
    """The findings of one rule, those told once that differ only in the thing they are about."""
    groups: dict[object, list[FindingReport]] = {}
    for finding in findings:
        told = (
            (finding.messages, finding.sides, finding.due_on, finding.not_demonstrated, finding.turns_on == ()),
            tuple(map(_said, (*finding.facts, *finding.missing_facts, *finding.disputed))),
            tuple(map(_shape, finding.justification.because)),
        )
        groups.setdefault(told, []).append(finding)
    return tuple(Told(tuple(f.element for f in group if f.element), group[0]) for group in groups.values())


def _said(fact: FactLine) -> object:
    """A fact without its path, which tells the things apart."""
    return fact.question, fact.claims, fact.refused


def _shape(node: Node) -> object:
    told = (node.role, node.text, node.where, node.truth, node.element, node.due_on)
    return told, tuple(map(_said, node.facts)), tuple(map(_shape, node.because))
