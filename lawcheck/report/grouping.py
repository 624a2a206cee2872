"""Findings gathered as a reader takes them in: by rule, and by the answer that several rules wait for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from lawcheck.report.report import ClaimLine, FactLine, FindingReport

_WEIGHT = {"critical": 16, "serious": 4, "minor": 1}


@dataclass(frozen=True)
class OneRule:
    """The findings of one rule that come to the same: one, or one for each of several things."""

    findings: tuple[FindingReport, ...]

    @property
    def first(self) -> FindingReport:
        """The one that speaks for all in what the rule itself says: title, provisions, remedy."""
        return self.findings[0]

    @property
    def elements(self) -> tuple[str, ...]:
        """The names of the things it was judged for; none for a rule without `for each`."""
        return tuple(finding.element for finding in self.findings if finding.element)


@dataclass(frozen=True)
class OneQuestion:
    """A question without an answer, the facts it asks for, and the rules that wait.

    `rules` names each rule once over all questions, under the one that most rules wait for; `also` counts those
    that wait for this answer too and stand under an earlier one.
    """

    question: str
    facts: tuple[FactLine, ...]
    rules: tuple[OneRule, ...]
    also: int


def by_rule(findings: Iterable[FindingReport]) -> tuple[OneRule, ...]:
    """Findings gathered by rule, rules in the order of their first finding."""
    groups: dict[str, list[FindingReport]] = {}
    for finding in findings:
        groups.setdefault(finding.rule, []).append(finding)
    return tuple(OneRule(tuple(group)) for group in groups.values())


def by_question(findings: Sequence[FindingReport]) -> tuple[OneQuestion, ...]:
    """The questions that findings wait for, first those on which most rules, and the gravest, hang."""
    waiting: dict[str, list[FindingReport]] = {}
    facts: dict[str, dict[str, FactLine]] = {}
    for finding in findings:
        for fact in finding.missing_facts:
            asked = waiting.setdefault(fact.question, [])
            if not asked or asked[-1] is not finding:
                asked.append(finding)
            facts.setdefault(fact.question, {})[fact.fact] = fact
    weight = {finding.rule: _WEIGHT.get(finding.severity, 1) for finding in findings}
    rules = {question: dict.fromkeys(f.rule for f in asked) for question, asked in waiting.items()}
    whole = {question: sum(map(weight.__getitem__, names)) for question, names in rules.items()}
    fresh = dict(whole)  # what hangs on a question and stands under no other yet
    by_name: dict[str, list[str]] = {}
    for question, names in rules.items():
        for name in names:
            by_name.setdefault(name, []).append(question)
    named: set[str] = set()
    questions: list[OneQuestion] = []
    order = list(rules)
    ahead = [(-fresh[question], -whole[question], place) for place, question in enumerate(order)]
    heapify(ahead)
    while ahead:
        hanging, in_all, place = heappop(ahead)  # the first asked, among equals
        best = order[place]
        if -hanging != fresh[best]:  # some of it stands under another by now
            heappush(ahead, (-fresh[best], in_all, place))
            continue
        del fresh[best]
        own = [name for name in rules[best] if name not in named]
        for name in own:
            for question in by_name[name]:
                if question in fresh:
                    fresh[question] -= weight[name]
        new = by_rule(finding for finding in waiting[best] if finding.rule not in named)
        named.update(own)
        questions.append(OneQuestion(best, tuple(facts[best].values()), new, len(rules[best]) - len(own)))
    return tuple(questions)


def listed(names: Sequence[str], most: int = 3) -> str:
    """The first few names, and how many more there are: "a, b, c (+2)"."""
    shown = ", ".join(names[:most])
    return f"{shown} (+{len(names) - most})" if len(names) > most else shown


def sides(finding: FindingReport) -> Mapping[str, tuple[str, ...]]:
    """For each outcome of a disputed rule, the sources that lead there."""
    found: dict[str, tuple[str, ...]] = {}
    for side in finding.sides:
        found[side.outcome] = (*found.get(side.outcome, ()), side.source)
    return found


def grounds(finding: FindingReport) -> tuple[FactLine, ...]:
    """The facts to show: those in dispute, those that the duties turn on, or else all that decided."""
    if finding.outcome == "disputed":
        return finding.disputed
    return tuple(fact for fact in finding.facts if fact.fact in finding.turns_on) or finding.facts


def answers(fact: FactLine) -> Mapping[str, tuple[ClaimLine, ...]]:
    """What is claimed of a fact, each answer with those who give it."""
    said: dict[str, dict[ClaimLine, None]] = {}
    for claim in fact.claims:
        said.setdefault(claim.shown, {})[claim] = None
    return {answer: tuple(claims) for answer, claims in said.items()}
