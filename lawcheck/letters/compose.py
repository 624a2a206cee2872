"""Report → letter: what of its findings the letter may assert, put as disputed, and ask. Nothing else gets in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from lawcheck.facts.claim import Grade, Instance, Items
from lawcheck.finding.situation import Bound
from lawcheck.letters.draft import articles
from lawcheck.letters.kind import Kind
from lawcheck.letters.law import Law, cited
from lawcheck.letters.letter import Blank, Dispute, DisputedFact, Letter, Loophole, Point, Question, Said, View
from lawcheck.letters.sender import CALLED
from lawcheck.letters.weight import STATED, Sources
from lawcheck.letters.words import word
from lawcheck.model.vocabulary import Date, EntityType, Fact, ListOf
from lawcheck.report.days import long_iso_date
from lawcheck.report.from_findings import Words
from lawcheck.report.phrases import phrase
from lawcheck.report.report import CaseReport, ClaimLine, FactLine, FindingReport, Provision
from lawcheck.text import ENGLISH

MOST_QUESTIONS = 12  # a longer list gets no answer
MOST_LAW = 4  # provisions with a question: enough to show why it is asked
LISTS = ("processings", "information_requests", "rights_requests")
OWN_RULES = "articles."  # our reading of several laws, rule by rule
MAKERS = frozenset({"ministry", "government"})  # who make a law; what it holds binds the legislator


@dataclass(frozen=True)
class Material:
    """What a letter is made of: the report on its case, the facts on that day in words, the law, the sender's choices.

    `names` says how the elements of the case are called in the letter; `loopholes` are those of a draft law.
    """

    report: CaseReport
    words: Words
    law: Law
    sources: Sources
    names: Mapping[str, str]
    loopholes: tuple[Loophole, ...] = ()

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

    def claims(self, *path: str) -> tuple[ClaimLine, ...]:
        """What is claimed of the fact at that path, by whom it may be."""
        return self.words.fact_line(Bound(self.facts).evidence(path)).claims

    def facts_said(self, paths: Mapping[str, tuple[str, ...]]) -> dict[str, Said]:
        """Those of these facts that may be in a letter, by the names that the letter has for them."""
        return {name: said for name, path in paths.items() if (said := self.said(*path)) is not None}

    def day_of(self, *path: str) -> date | None:
        """The date that a fact holds; None where it is not known or in dispute, or where there is none."""
        return day_said(self.said(*path))

    def elements(self, name: str, within: Bound | None = None) -> tuple[Bound, ...]:
        """The elements of a list of the case, or of one of its elements."""
        root = within or Bound(self.facts)
        fact = self.words.ruleset.vocabulary.fact((*root.pattern, name))
        contents = root.contents((name,), fact.type) if fact and isinstance(fact.type, ListOf) else None
        items = contents[0] if contents and len(contents) == 1 else None
        return root.elements((name,), items) if isinstance(items, Items) else ()

    def basis_of(self, element: str) -> tuple[FactLine, ...]:
        """What is said to be the legal basis of a processing."""
        found = (p for p in self.elements("processings") if p.path[-1] == element)
        return tuple(self.words.fact_line(p.evidence(("basis", "claimed"))) for p in found)

    def question(self, fact: FactLine) -> str:
        """The question, with what it is about where that is a thing within another: a database, a legal basis."""
        holders = [fact.type for fact in self._chain(fact) if isinstance(fact.type, ListOf | EntityType)]
        if len(holders) < 2:
            return fact.question
        title = self.words.ruleset.vocabulary.entities[holders[-1].entity].title
        return f"{title.in_language(self.words.language)}: {fact.question[:1].lower()}{fact.question[1:]}"

    def asks(self, kind: Kind, fact: FactLine) -> bool:
        """Whether the letter asks about such things."""
        chain = self._chain(fact)
        return not kind.asks or (
            any(one.name in kind.asks for one in chain[:-1]) and not isinstance(chain[-1].type, Date)
        )

    def _chain(self, line: FactLine) -> list[Fact]:
        """The facts from the top of the case to that one, as the vocabulary has them."""
        vocabulary = self.words.ruleset.vocabulary
        facts, chain, is_element = vocabulary.roots, list[Fact](), False
        for step in line.fact.split("."):
            if is_element:
                is_element = False
            elif found := facts.get(step):
                chain.append(found)
                facts, is_element = vocabulary.facts_of(found.type), isinstance(found.type, ListOf)
        return chain

    def called(self, element: str) -> str:
        """What an element is called; empty for none.

        In English that is its short name in the case. In Serbian, where that is no word, it is what the case says how
        a processing works, if no other works so; else a gap.
        """
        if not element or element in self.names or self.words.language == ENGLISH:
            return self.names.get(element, element.replace("_", " "))
        modes = {p.path[-1]: said.text for p in self.elements("processings") if (said := self.said("mode", within=p))}
        if element in modes and list(modes.values()).count(modes[element]) == 1:
            return modes[element]
        return Blank(word("called", self.words.language, name=element), f"{CALLED}{element}")


def day_said(said: Said | None) -> date | None:
    """The date that is said; None where nothing is, or that there is none."""
    try:
        return date.fromisoformat(said.value) if said else None
    except ValueError:  # there is none: it did not happen
        return None


def material(
    report: CaseReport,
    words: Words,
    law: Law,
    floor: Grade | None,
    names: Mapping[str, str],
    loopholes: tuple[Loophole, ...] = (),
) -> Material:
    """What a letter is made of; `floor` is the grade from which a fact is stated."""
    sources = Sources({source.name: source for source in report.sources}, words.language, floor or STATED)
    return Material(report, words, law, sources, names, loopholes)


def compose(kind: Kind, of: Material) -> Letter:
    """What the findings on the parties that the letter speaks of carry.

    A rule of our own is left out where rules of a law rest on the same facts.
    """
    bound, laws = frozenset(kind.speaks_of), frozenset(kind.laws)
    about = [
        f
        for f in of.report.findings
        if bound.intersection(f.binds)
        and f.rule.startswith(f"{kind.rules}." if kind.rules else "")
        and (not laws or laws.intersection(p.instrument for p in f.cites))
    ]
    mine = [f for f in about if of.law.carries(f)]
    violated = _without_doubles([f for f in mine if f.outcome == "violated"])
    points = tuple(point for finding in violated if (point := _point(finding, of)))
    guiding = [f for f in about if kind.benchmarks and f.outcome == "violated" and of.law.guides(f)]
    disputes = tuple(d for f in mine if f.outcome == "disputed" and (d := _dispute(f, of)))
    stated = dict.fromkeys(point.remedy for point in points if point.remedy and point.stated)
    other = dict.fromkeys(point.remedy for point in points if point.remedy and point.remedy not in stated)
    return Letter(
        name=kind.name,
        language=of.words.language,
        date=long_iso_date(of.report.as_of, of.words.language),
        case_title=of.report.title or of.report.case,
        points=points,
        disputes=disputes,
        questions=_questions(mine, of, kind),
        remedies=tuple(stated),
        remedies_if_so=tuple(other),
        benchmarks=tuple(point for finding in guiding if (point := _point(finding, of))),
    )


def listed(names: Iterable[str]) -> str:
    """The names in a row; a gap that stands alone stays one."""
    first, *rest = tuple(names) or ("",)
    return ", ".join((first, *rest)) if rest else first


def merged(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points, and one for those that say the same of several elements of the case."""
    same: dict[Point, list[Point]] = {}
    for point in points:
        same.setdefault(replace(point, element="", about=""), []).append(point)
    return tuple(
        replace(alike[0], about=listed(dict.fromkeys(point.about for point in alike))) for alike in same.values()
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
        messages=_known(finding.messages, of.words.language),
        provisions=of.law.provisions(finding),
        stated=stated,
        according=of.sources.according(claims),
        notes=of.sources.note(claims),
        reading=finding.reading,
        remedy=finding.remedy,
        verified=finding.verified is not None,
        articles=articles(finding, of.basis_of(finding.element)),
        law=of.law.leading(finding),
        on_making=bool(MAKERS.intersection(finding.binds)),
    )


def _known(messages: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Those without a gap that no letter may have; if all have one, that the rule is not met."""
    unknown = phrase("unknown", language)
    return tuple(message for message in messages if unknown not in message) or (word("not met", language),)


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


def _questions(findings: list[FindingReport], of: Material, kind: Kind) -> tuple[Question, ...]:
    """What is missing, first what most of the gravest rules wait for; each with the law that asks for it."""
    open_rules = [f for f in findings if f.outcome == "undetermined" and f.severity != "minor"]
    asked: dict[str, tuple[list[FactLine], list[FindingReport]]] = {}
    for finding in open_rules:
        for fact in finding.missing_facts:
            # Without a question mark it is only the name of a thing, of which nothing is known.
            if fact.question.endswith("?") and of.asks(kind, fact):
                facts, waiting = asked.setdefault(of.question(fact), ([], []))
                facts.append(fact)
                waiting.append(finding)
    first = sorted(asked.items(), key=lambda one: -sum(10 if f.severity == "critical" else 1 for f in one[1][1]))
    return tuple(_question(text, facts, waiting, of) for text, (facts, waiting) in first[:MOST_QUESTIONS])


def _question(text: str, facts: list[FactLine], waiting: list[FindingReport], of: Material) -> Question:
    law: list[Provision] = []
    for finding in waiting:
        law += [p for p in finding.cites if p.instrument in of.law.names and p not in law][:1]
    about = dict.fromkeys(element for fact in facts if (element := _element(fact.fact)))
    everything = {processing.path[-1] for processing in of.elements("processings")}
    named = () if about.keys() == everything else tuple(about)  # of all of them it goes without saying
    called, refused = listed(map(of.called, named)), any(fact.refused for fact in facts)
    owed = any(finding.not_demonstrated for finding in waiting)
    return Question(text, called, cited(law[:MOST_LAW]), refused, tuple(about), owed)


def _element(path: str) -> str:
    """The element of the case that a fact belongs to; empty where it belongs to the case as a whole."""
    first, *rest = path.split(".")
    return rest[0] if len(rest) > 1 and first in LISTS and rest[0] != "?" else ""
