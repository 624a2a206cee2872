"""The law that a letter may cite: of binding force where the case belongs, and in force on the letter's date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from lawcheck.facts.claim import Case
from lawcheck.letters.letter import CitedLaw, CitedLaws
from lawcheck.model.ruleset import Force, Ruleset
from lawcheck.report.report import FindingReport, Provision

HOME = "RS"  # the state whose authorities these letters go to


@dataclass(frozen=True)
class Law:
    """The instruments that bind on that day, by their short names; and those that guide and do not bind."""

    names: frozenset[str]
    language: str
    benchmarks: frozenset[str] = frozenset()
    published: Mapping[str, str] = field(default_factory=dict)  # where, by the same names

    def provisions(self, finding: FindingReport) -> CitedLaws:
        """The provisions of a finding that the letter may cite, those of one law together; empty where there is none.

        Of binding law those that bind; of a benchmark those of benchmarks.
        """
        return self.cited(
            [provision for provision in finding.cites if provision.instrument in self._citable(finding)]
        )

    def leading(self, finding: FindingReport) -> str:
        """The short name of the law cited first; empty where none may be."""
        return next((p.instrument for p in finding.cites if p.instrument in self._citable(finding)), "")

    def carries(self, finding: FindingReport) -> bool:
        """Whether the finding is one of binding law."""
        return finding.force == Force.BINDING.value and bool(self.leading(finding))

    def guides(self, finding: FindingReport) -> bool:
        """Whether the finding is one of law of another order, which guides and does not bind."""
        return finding.force == Force.BENCHMARK.value and bool(self.leading(finding))

    def cited(self, provisions: list[Provision]) -> CitedLaws:
        """These with the titles of their laws: "Law on …, art 54 para 1, art 55; Constitution …, art 42"."""
        laws: dict[str, CitedLaw] = {}
        for provision in provisions:
            name, place = provision.instrument, provision.shown or provision.provision
            law = laws.get(name, CitedLaw(name, provision.title, self.published.get(name, "")))
            laws[name] = replace(law, places=(*law.places, place) if place else law.places)
        return CitedLaws(tuple(laws.values()))

    def _citable(self, finding: FindingReport) -> frozenset[str]:
        return self.benchmarks if finding.force == Force.BENCHMARK.value else self.names


def binding_law(ruleset: Ruleset, day: date, language: str) -> Law:
    """What binds in Serbia on that day, and what is a benchmark there.

    Of an instrument that no binding rule begins with, such as a report or a judgment, and of one whose days in force
    nobody has written down, that is not known.
    """
    binding, guiding = (_in_force(ruleset, day, force) for force in (Force.BINDING, Force.BENCHMARK))
    published = {name: law.published.in_language(language) for name, law in ruleset.instruments.items()}
    return Law(binding, language, guiding - binding, published)


def _in_force(ruleset: Ruleset, day: date, force: Force) -> frozenset[str]:
    names = {rule.cites[0].instrument for rule in ruleset.rules if ruleset.force_in(rule, HOME, day) is force}
    windows = {name: ruleset.instruments[name].window for name in names if name in ruleset.instruments}
    return frozenset(name for name, window in windows.items() if window.since and window.holds_on(day))


def belongs_home(case: Case, ruleset: Ruleset) -> bool:
    """Whether the case is to be judged by the law of Serbia: it says so, or names rulebooks of that law alone."""
    if case.jurisdiction:
        return case.jurisdiction == HOME
    books = [book for book in ruleset.rulebooks.values() if _is_named(book.name, case.rulebooks)]
    return any(list(book.jurisdictions) == [HOME] for book in books)


def _is_named(book: str, names: tuple[str, ...]) -> bool:
    return any(book == name or book.startswith(f"{name}.") for name in names)
