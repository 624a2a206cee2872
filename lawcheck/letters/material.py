"""What a letter is made of: the report on its case, the facts on that day, the law, and what the sender calls things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lawcheck.facts.claim import Grade, Instance, Items
from lawcheck.finding.situation import Bound
from lawcheck.letters.kind import Kind
from lawcheck.letters.law import Law
from lawcheck.letters.letter import Blank, Loophole, Said
from lawcheck.letters.sender import CALLED
from lawcheck.letters.weight import STATED, Sources
from lawcheck.letters.words import word
from lawcheck.model.vocabulary import Date, EntityType, Fact, ListOf
from lawcheck.report.from_findings import Words
from lawcheck.report.report import CaseReport, ClaimLine, FactLine
from lawcheck.report.stage import IN_USE, PLANNED
from lawcheck.text import ENGLISH


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

    def stage(self, element: str) -> str:
        """How far that processing has come; empty where it is in use, or where that is not known or in dispute."""
        said = self._status(element)
        return said.text if said and said.value != IN_USE else ""

    def is_planned(self, element: str) -> bool:
        """Whether that processing is known not to have started yet."""
        said = self._status(element)
        return said is not None and said.value == PLANNED

    def _status(self, element: str) -> Said | None:
        found = (self.said("status", within=p) for p in self.elements("processings") if p.path[-1] == element)
        return next((said for said in found if said), None)

    def question(self, fact: FactLine) -> str:
        """The question, with what it is about where that is a thing within another: a database, a legal basis."""
        thing = self.thing(fact)
        return f"{thing}: {fact.question[:1].lower()}{fact.question[1:]}" if thing else fact.question

    def thing(self, fact: FactLine) -> str:
        """What the fact is about where that is a thing within another, such as a consent; else empty."""
        holders = [one.type for one in self._chain(fact)[:-1] if isinstance(one.type, ListOf | EntityType)]
        if len(holders) < 2:
            return ""
        return self.words.ruleset.vocabulary.entities[holders[-1].entity].title.in_language(self.words.language)

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
