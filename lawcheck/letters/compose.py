"""Report → letter: what of its findings the letter may assert, put as disputed, and ask. Nothing else gets in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lawcheck.facts.claim import Grade, Instance, Items
from lawcheck.finding.situation import Bound
from lawcheck.letters.law import Law, cited
from lawcheck.letters.letter import Dispute, DisputedFact, Letter, Point, Question, Said, View
from lawcheck.letters.weight import STATED, Sources
from lawcheck.model.vocabulary import ListOf
from lawcheck.report.days import long_iso_date
from lawcheck.report.from_findings import Words
from lawcheck.report.report import CaseReport, ClaimLine, FactLine, FindingReport, Provision

MOST_QUESTIONS = 12  # a longer list gets no answer
MOST_LAW = 4  # provisions with a question: enough to show why it is asked
LISTS = ("processings", "information_requests", "rights_requests")
OWN_RULES = "articles."  # our reading of several laws, rule by rule


@dataclass(frozen=True)
class Material:
    """What a letter is made of: the report on its case, the facts on that day in words, the law, the sender's choices.

    `names` says how the elements of the case are called in the letter.
    """

    report: CaseReport
    words: Words
    law: Law
    sources: Sources
    names: Mapping[str, str]

    @property
    def day(self) -> date:
        """The letter's date."""
        return self.words.today

    @property
    def facts(self) -> Instance:
        """The facts of the case on that date."""
        return self.words.facts

    def said(self, *path: str, within: Bound | None = None) -> Said | None:
        """The fact at that path, if its sources agree and their grades allow it to be in a letter."""
        return self.sources.said(self.words.fact_line((within or Bound(self.facts)).evidence(path)))

    def elements(self, name: str) -> tuple[Bound, ...]:
        """The elements of a list of the case."""
        root = Bound(self.facts)
        fact = self.words.ruleset.vocabulary.fact((name,))
        contents = root.contents((name,), fact.type) if fact and isinstance(fact.type, ListOf) else None
        items = contents[0] if contents and len(contents) == 1 else None
        return root.elements((name,), items) if isinstance(items, Items) else ()

    def called(self, element: str) -> str:
        """What an element is called; empty for none."""
        return self.names.get(element, element.replace("_", " "))


def material(report: CaseReport, words: Words, law: Law, floor: Grade | None, names: Mapping[str, str]) -> Material:
    """What a letter is made of; `floor` is the grade from which a fact is stated."""
    sources = Sources({source.name: source for source in report.sources}, words.language, floor or STATED)
    return Material(report, words, law, sources, names)


def compose(
    name: str, parties: Iterable[str], of: Material, below: str = "", competence: Iterable[str] = ()
) -> Letter:
    """What the findings on these parties carry.

    `below`: only those of rules whose names begin so; `competence`: only those of rules that cite one of these laws.
    A rule of our own is left out where rules of a law rest on the same facts.
    """
    bound, laws = frozenset(parties), frozenset(competence)
    about = [f for f in of.report.findings if f.rule.startswith(below) and bound.intersection(f.binds)]
    mine = [f for f in about if of.law.carries(f) and (not laws or laws.intersection(p.instrument for p in f.cites))]
    violated = _without_doubles([f for f in mine if f.outcome == "violated"])
    points = tuple(point for finding in violated if (point := _point(finding, of)))
    disputes = tuple(d for f in mine if f.outcome == "disputed" and (d := _dispute(f, of)))
    stated = dict.fromkeys(point.remedy for point in points if point.remedy and point.stated)
    other = dict.fromkeys(point.remedy for point in points if point.remedy and point.remedy not in stated)
    return Letter(
        name=name,
        language=of.words.language,
        date=long_iso_date(of.report.as_of, of.words.language),
        case_title=of.report.title or of.report.case,
        points=points,
        disputes=disputes,
        questions=_questions(mine, of),
        remedies=tuple(stated),
        remedies_if_so=tuple(other),
    )


def _without_doubles(findings: list[FindingReport]) -> list[FindingReport]:
    by_law: dict[str, set[str]] = {}
    for finding in findings:
        if not finding.rule.startswith(OWN_RULES):
            by_law.setdefault(finding.element, set()).update(finding.turns_on)
    return [
        f
        for f in findings
        if not (f.rule.startswith(OWN_RULES) and f.turns_on and set(f.turns_on) <= by_law.get(f.element, set()))
    ]


def _point(finding: FindingReport, of: Material) -> Point | None:
    carried = of.sources.carries(finding)
    if carried is None:
        return None
    claims, stated = carried
    return Point(
        rule=finding.rule,
        element=finding.element,
        about=of.called(finding.element),
        title=finding.title,
        messages=finding.messages,
        provisions=of.law.provisions(finding),
        stated=stated,
        according=of.sources.according(claims),
        notes=of.sources.note(claims),
        reading=finding.reading,
        remedy=finding.remedy,
        verified=finding.verified is not None,
    )


def _dispute(finding: FindingReport, of: Material) -> Dispute | None:
    """The rule with both sides; None where only one side may be in a letter."""
    facts, claims = [], []
    for fact in finding.disputed:
        usable = [claim for claim in fact.claims if of.sources.is_usable(claim)]
        sides: dict[str, list[ClaimLine]] = {}
        for claim in usable:
            sides.setdefault(claim.shown, []).append(claim)
        if len(sides) < 2:
            return None
        views = tuple(View(s, of.sources.according(said), of.sources.note(said)) for s, said in sides.items())
        facts.append(DisputedFact(fact.question, views))
        claims += usable
    if not facts:
        return None
    about, provisions = of.called(finding.element), of.law.provisions(finding)
    return Dispute(
        finding.rule, finding.element, about, finding.title, tuple(facts), provisions, of.sources.note(claims)
    )


def _questions(findings: list[FindingReport], of: Material) -> tuple[Question, ...]:
    """What is missing, first what most of the gravest rules wait for; each with the law that asks for it."""
    open_rules = [f for f in findings if f.outcome == "undetermined" and f.severity != "minor"]
    asked: dict[str, tuple[list[FactLine], list[FindingReport]]] = {}
    for finding in open_rules:
        for fact in finding.missing_facts:
            if fact.question.endswith("?"):  # else it is only the name of a thing, of which nothing is known
                facts, waiting = asked.setdefault(fact.question, ([], []))
                facts.append(fact)
                waiting.append(finding)
    first = sorted(asked.values(), key=lambda one: -sum(10 if f.severity == "critical" else 1 for f in one[1]))
    return tuple(_question(facts, waiting, of) for facts, waiting in first[:MOST_QUESTIONS])


def _question(facts: list[FactLine], waiting: list[FindingReport], of: Material) -> Question:
    law: list[Provision] = []
    for finding in waiting:
        law += [p for p in finding.cites if p.instrument in of.law.names and p not in law][:1]
    about = dict.fromkeys(of.called(element) for fact in facts if (element := _element(fact.fact)))
    return Question(facts[0].question, ", ".join(about), cited(law[:MOST_LAW]), any(fact.refused for fact in facts))


def _element(path: str) -> str:
    """The element of the case that a fact belongs to; empty where it belongs to the case as a whole."""
    first, *rest = path.split(".")
    return rest[0] if len(rest) > 1 and first in LISTS and rest[0] != "?" else ""
