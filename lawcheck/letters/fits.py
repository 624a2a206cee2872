"""Whether a letter fits a case on a day, and what it holds there; if not, why not. Those about requests: access.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, TypeAlias

from lawcheck.letters.access import appeal, request
from lawcheck.letters.compose import compose, demands, merged
from lawcheck.letters.draft import comments
from lawcheck.letters.kind import ABOUT, Kind
from lawcheck.letters.letter import Letter, Point, Refused, Said
from lawcheck.letters.material import Material
from lawcheck.letters.words import refusal
from lawcheck.report.days import long_date

MOST_GROUNDS = 5  # violations that a person's own request names: it asks, and does not argue
MOST_ON_A_PAGE = 3  # points of each sort in a briefing of one page
DRAFT_IN_DEBATE = ("published", "in_debate")

Fit: TypeAlias = Callable[[Letter, Material, Mapping[str, str], Kind], Letter]


def written(kind: Kind, of: Material, choices: Mapping[str, str]) -> Letter:
    """What this letter says in the case. Errors: `Refused`, where it does not fit."""
    missing = [cited.law for cited in kind.cites.values() if cited.law not in of.law.names]
    if missing:
        raise refusal("law not in force", of.words.language, law=missing[0], day=long_date(of.day, of.words.language))
    if kind.fits not in FITS:
        raise Refused(f"`{kind.name}/{ABOUT}`: no letter fits `{kind.fits}`", f"there are {', '.join(FITS)}")
    letter = FITS[kind.fits](compose(kind, of), of, choices, kind)
    most = int(choices.get("questions", len(letter.questions)))
    planned = next((point.stage for point in letter.points if point.planned), "")
    return demands(replace(letter, points=merged(letter.points), questions=letter.questions[:most], planned=planned))


def _violation(letter: Letter, of: Material, choices: Mapping[str, str], kind: Kind) -> Letter:
    _not_a_draft(of)
    if not letter.points:
        raise refusal("no violation", letter.language, least=str(of.sources.least))
    return letter


def _something_open(letter: Letter, of: Material, choices: Mapping[str, str], kind: Kind) -> Letter:
    _not_a_draft(of)
    if not (letter.points or letter.disputes):
        raise refusal("nothing open", letter.language)
    return letter


def _not_a_draft(of: Material) -> None:
    """Errors: `Refused`, where the case is one of a draft law: nobody can be told to stop what is not law yet."""
    if any(claim.value != "none" for name in ("status", "title") for claim in of.claims("draft", name)):
        raise refusal("only a draft", of.words.language)


def _debate(letter: Letter, of: Material, choices: Mapping[str, str], kind: Kind) -> Letter:
    """Comments, while there is a debate to send them to."""
    status, ends = of.said("draft", "status"), of.day_of("draft", "debate_ends_on")
    if status is None:
        raise refusal("no draft", letter.language)
    if status.value not in DRAFT_IN_DEBATE:
        raise refusal("no debate", letter.language, day=letter.date, status=status.text)
    if ends and of.day > ends:
        raise refusal("debate over", letter.language, day=long_date(ends, letter.language))
    on_text = [point for point in letter.points if not point.on_making]
    if not (letter.points or letter.disputes or of.loopholes):
        raise refusal("nothing on the draft", letter.language)
    return replace(
        letter,
        comments=comments(merged(on_text), of.loopholes, letter.language),
        procedure=tuple(point for point in letter.points if point.on_making),
        facts=of.facts_said({"title": ("draft", "title"), "ends": ("draft", "debate_ends_on")}),
        dates={"ends": long_date(ends, letter.language)} if ends else {},
    )


def _own_data(letter: Letter, of: Material, choices: Mapping[str, str], kind: Kind) -> Letter:
    """A person's request: which processings and databases there are, and by which articles the authority answers."""
    if not of.elements("processings"):
        raise refusal("no processing", letter.language)
    _not_a_draft(of)
    competent = of.said("controller", "competent_authority")
    stage = {"yes": "special", "no": "general"}.get(competent.value, "") if competent else ""
    databases = [
        said
        for processing in of.elements("processings")
        for database in of.elements("databases", within=processing)
        if (said := of.said("kind", within=database)) and said.value != "other"
    ]
    first, longer = kind.period("answer"), kind.period("longer")
    dates = {"answer_due": of.day + first, "longest": of.day + first + longer}
    return replace(
        letter,
        points=tuple(point for point in letter.points if point.stated)[:MOST_GROUNDS],
        disputes=(),
        questions=(),
        processings=_each(of.said("mode", within=processing) for processing in of.elements("processings")),
        databases=_each(databases),
        stage=stage or "either",
        dates={name: long_date(day, letter.language) for name, day in dates.items()},
    )


def _each(said: object) -> tuple[Said, ...]:
    """Each thing said once, however many elements it is said of."""
    return tuple({one.text: one for one in said if one is not None}.values())  # type: ignore[attr-defined]


def _briefing(letter: Letter, of: Material, choices: Mapping[str, str], kind: Kind) -> Letter:
    """The gravest, and so little of it that it fits on a page."""
    if not letter.points:
        raise refusal("nothing to tell", letter.language, least=str(of.sources.least))
    return replace(
        letter,
        points=_different(letter.points)[:MOST_ON_A_PAGE],
        benchmarks=_different(letter.benchmarks)[:MOST_ON_A_PAGE],
        disputes=letter.disputes[:1],
        questions=letter.questions[:1],
    )


def _different(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The first of each rule, and the first that rests on the same provisions; they come the gravest first."""
    by_rule = {point.rule: point for point in reversed(points)}
    kept = [point for point in points if by_rule[point.rule] is point]
    by_law = {point.provisions: point for point in reversed(kept)}
    return tuple(point for point in kept if by_law[point.provisions] is point)


def _publication(letter: Letter, of: Material, choices: Mapping[str, str], kind: Kind) -> Letter:
    if not (letter.points or letter.disputes):
        raise refusal("nothing to tell", letter.language, least=str(of.sources.least))
    return letter


FITS: Final[Mapping[str, Fit]] = {
    "violation": _violation,
    "something_open": _something_open,
    "access_request": request,
    "access_appeal": appeal,
    "public_debate": _debate,
    "own_data": _own_data,
    "one_page": _briefing,
    "publication": _publication,
}
