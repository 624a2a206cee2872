"""Which words a fact deserves: its grade chooses whether it is stated, put as what somebody says, or left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from lawcheck.facts.claim import Grade, Source
from lawcheck.letters.letter import Notes, Said, SourceNote
from lawcheck.letters.words import published
from lawcheck.report.days import long_iso_date
from lawcheck.report.phrases import phrase
from lawcheck.report.report import ClaimLine, FactLine, FindingReport, SourceLine

STATED = Grade("B", 2)  # unless the sender asks for better, or for less
ATTRIBUTED = Grade("C", 3)  # what is worse, or has no grade, is in no letter


def lowest(floor: Grade | None) -> Grade:
    """The grade below which a claim is not looked at for a letter, where facts are stated from `floor` on."""
    floor = floor or STATED
    return Grade(max(floor.source, ATTRIBUTED.source), max(floor.information, ATTRIBUTED.information))


def known_by(sources: Iterable[Source], day: date) -> tuple[str, ...]:
    """The sources that were there on that day, by name: a letter quotes nothing that was published after it.

    A source of a month or a year may have been there from its first day on; of one without a date nobody knows.
    """
    there = tuple(source.name for source in sources if source.published <= day.isoformat()[: len(source.published)])
    return there or ("",)  # none at all would mean: no matter which


def grade_of(text: str | None) -> Grade | None:
    """The grade as reports carry it (`B2`)."""
    return Grade(text[0], int(text[1:])) if text else None


@dataclass(frozen=True)
class Sources:
    """The sources of a case, and how good a claim has to be for which words. `floor`: from which grade it is stated."""

    known: Mapping[str, SourceLine]
    language: str
    floor: Grade = STATED

    @property
    def least(self) -> Grade:
        """The grade below which no claim is in a letter."""
        return lowest(self.floor)

    def is_usable(self, claim: ClaimLine) -> bool:
        """Whether a letter may speak of the claim at all: somebody makes it, and its grade is good enough for that."""
        grade = grade_of(claim.grade)
        return claim.source in self.known and grade is not None and grade.at_least(self.least)

    def is_stated(self, claim: ClaimLine) -> bool:
        """Whether it is good enough, and dated, so that it is said without naming who says it."""
        grade = grade_of(claim.grade)
        dated = claim.since or (claim.source and self.known[claim.source].published)
        return self.is_usable(claim) and bool(dated) and grade is not None and grade.at_least(self.floor)

    def note(self, claims: Iterable[ClaimLine]) -> Notes:
        """The claims' sources, each once."""
        return Notes(tuple(dict.fromkeys(claim.source for claim in claims if claim.source)))

    def according(self, claims: Iterable[ClaimLine]) -> str:
        """Who says it: the titles of the sources, in quotation marks."""
        names = dict.fromkeys(claim.source for claim in claims if claim.source)
        left, right = ("“", "”") if self.language == "en" else ("„", "“")
        titles = [f"{left}{self.known[name].title or name}{right}" for name in names]
        return (
            f"{', '.join(titles[:-1])} {phrase('and', self.language)} {titles[-1]}" if titles[1:] else "".join(titles)
        )

    def said(self, fact: FactLine) -> Said | None:
        """The fact, if all who speak of it agree and at least one of them may be used."""
        values = {claim.value for claim in fact.claims}
        usable = [claim for claim in fact.claims if self.is_usable(claim)]
        if len(values) != 1 or not usable:
            return None
        stated = any(map(self.is_stated, usable)) and not fact.judged
        return Said(usable[0].shown, usable[0].value, stated, self.according(usable), self.note(usable))

    def carries(self, finding: FindingReport) -> tuple[list[ClaimLine], bool] | None:
        """The claims that a violation rests on, and whether it may be stated; None where it has no place in a letter.

        The grade is that of the weakest claim without which it would not stand. A judgement is always somebody's.
        """
        grade = grade_of(finding.grade)
        if grade is None or not grade.at_least(self.least):
            return None
        turning = [fact for fact in finding.facts if fact.fact in finding.turns_on] or list(finding.facts)
        told = [[claim for claim in fact.claims if self.is_usable(claim)] for fact in turning]
        claims = [claim for claims in told for claim in claims]
        if not claims:
            return None
        dated = all(any(self.is_stated(claim) for claim in claims) for claims in told if claims)
        return claims, grade.at_least(self.floor) and dated and not finding.judged

    def annex(self) -> dict[str, SourceNote]:
        """All sources as the annex shows them, by name; none has a number yet."""
        return {
            name: SourceNote(
                "",
                source.title or name,
                published(long_iso_date(source.published, self.language), self.language),
                source.url,
            )
            for name, source in self.known.items()
        }
