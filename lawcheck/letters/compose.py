"""Report → letter: what of its findings the letter may assert, put as disputed, and ask. Nothing else gets in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from lawcheck.letters.draft import articles
from lawcheck.letters.kind import Kind
from lawcheck.letters.letter import Dispute, DisputedFact, Letter, Point, Question, Remedy, View
from lawcheck.letters.material import Material
from lawcheck.letters.words import word
from lawcheck.report.days import long_iso_date
from lawcheck.report.phrases import phrase
from lawcheck.report.report import ClaimLine, FactLine, FindingReport, Provision

T = TypeVar("T")
MOST_QUESTIONS = 12  # a longer list gets no answer
MOST_OF_ONE = 2  # of them about one inner thing, such as a consent: the rest come after what is asked of others
MOST_LAW = 4  # provisions with a question: enough to show why it is asked
LISTS = ("processings", "information_requests", "rights_requests")
OWN_RULES = "articles."  # our reading of several laws, rule by rule
MAKERS = frozenset({"ministry", "government"})  # who make a law; what it holds binds the legislator


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
    return Letter(
        name=kind.name,
        language=of.words.language,
        date=long_iso_date(of.report.as_of, of.words.language),
        case_title=of.report.title or of.report.case,
        points=points,
        disputes=disputes,
        questions=_questions(mine, of, kind),
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


def demands(letter: Letter) -> Letter:
    """The letter with what would put its points right: first of those that it states, then of the others."""
    stated = _remedies([(n, point) for n, point in enumerate(letter.points, 1) if point.stated], letter.language)
    known = {remedy.text for remedy in stated}
    others = [(n, p) for n, p in enumerate(letter.points, 1) if not p.stated and p.remedy not in known]
    return replace(letter, remedies=stated, remedies_if_so=_remedies(others, letter.language))


def _remedies(points: Iterable[tuple[int, Point]], language: str) -> tuple[Remedy, ...]:
    numbers: dict[str, list[str]] = {}
    for number, point in points:
        if point.remedy:
            numbers.setdefault(point.remedy, []).append(str(number))
    return tuple(Remedy(text, _on(row, language)) for text, row in numbers.items())


def _on(numbers: list[str], language: str) -> str:
    """Which points: "On point 3", "On points 1, 4 and 5"."""
    *first, last = numbers
    row = f"{', '.join(first)} {phrase('and', language)} {last}" if first else last
    return word("on points" if first else "on point", language, numbers=row)


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
        stage=of.stage(finding.element),
        planned=of.is_planned(finding.element),
        own=finding.rule.startswith(OWN_RULES),
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
        rule=finding.rule,
        element=finding.element,
        about=about,
        title=finding.title,
        facts=tuple(facts),
        provisions=provisions,
        notes=of.sources.note(claims),
        own=finding.rule.startswith(OWN_RULES),
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
    mixed = _mixed(first, lambda one: of.thing(one[1][0][0]))
    return tuple(_question(text, facts, waiting, of) for text, (facts, waiting) in mixed[:MOST_QUESTIONS])


def _mixed(ordered: Iterable[T], thing: Callable[[T], str]) -> list[T]:
    """The same in that order, but after the first few about one thing those about others; "" is no one thing."""
    first, later, seen = list[T](), list[T](), Counter[str]()
    for one in ordered:
        name = thing(one)
        seen[name] += 1
        (later if name and seen[name] > MOST_OF_ONE else first).append(one)
    return [*first, *later]


def _question(text: str, facts: list[FactLine], waiting: list[FindingReport], of: Material) -> Question:
    law: list[Provision] = []
    for finding in waiting:
        law += [p for p in finding.cites if p.instrument in of.law.names and p not in law][:1]
    about = dict.fromkeys(element for fact in facts if (element := _element(fact.fact)))
    everything = {processing.path[-1] for processing in of.elements("processings")}
    named = () if about.keys() == everything else tuple(about)  # of all of them it goes without saying
    called, refused = listed(map(of.called, named)), any(fact.refused for fact in facts)
    owed = any(finding.not_demonstrated for finding in waiting)
    return Question(text, called, of.law.cited(law[:MOST_LAW]), refused, tuple(about), owed)


def _element(path: str) -> str:
    """The element of the case that a fact belongs to; empty where it belongs to the case as a whole."""
    first, *rest = path.split(".")
    return rest[0] if len(rest) > 1 and first in LISTS and rest[0] != "?" else ""
