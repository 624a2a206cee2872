"""The replies that authorities give by rote, before the letter goes out: what in it invites each, and what to change.

There are five: not competent, no standing, no mandate, too general, asked before. A letter invites one only by something
that stands in it, in its case or in what its sender has said; where nothing does, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lawcheck.letters.compose import MOST_QUESTIONS
from lawcheck.letters.kind import Kind
from lawcheck.letters.letter import Letter
from lawcheck.letters.material import Material
from lawcheck.letters.replies import REPLIES, REPLY, TEXTS
from lawcheck.report.days import long_date, without_year_dots
from lawcheck.script import to_latin
from lawcheck.text import ENGLISH, SERBIAN_LATIN

TO_AUTHORITIES: Final = ("violation", "own_data", "something_open", "access_request", "access_appeal")
MOST_ASKED = 8  # more questions than that are answered, if at all, in one sentence


@dataclass(frozen=True)
class Warning:
    """A reply to expect: which of the five, what in the letter invites it, and what to change."""

    reply: str
    because: str
    change: str


def warnings(
    letter: Letter, of: Material, kind: Kind, given: Mapping[str, str], blanks: tuple[str, ...]
) -> tuple[Warning, ...]:
    """The replies that this letter invites, in the order of the five."""
    found = (
        *_not_competent(letter, kind),
        *_no_standing(kind, given),
        *_no_mandate(kind, given),
        *_too_general(letter, kind, blanks),
        *_asked_before(letter, of, kind),
    )
    return tuple(_said(reply, key, of.words.language, values) for reply, key, values in found)


Found = Iterator[tuple[str, str, dict[str, str]]]


def _not_competent(letter: Letter, kind: Kind) -> Found:
    """Points that another law carries than one on which the addressee decides."""
    beside = [
        str(n)
        for n, point in enumerate(letter.points, 1)
        if kind.fits == "violation" and kind.laws and point.law not in kind.laws
    ]
    if beside:
        yield REPLIES[0], "other law", {"points": ", ".join(beside)}
    makers = [str(n) for n, point in enumerate(letter.points, 1) if kind.fits == "something_open" and point.on_making]
    if makers:
        yield REPLIES[0], "other party", {"points": ", ".join(makers)}
    if kind.fits == "public_debate" and letter.procedure and not letter.comments:
        yield REPLIES[0], "only procedure", {}


def _no_standing(kind: Kind, given: Mapping[str, str]) -> Found:
    if kind.fits == "violation" and not given.get("capacity"):
        yield REPLIES[1], "capacity", {}
    if kind.fits == "something_open" and not given.get("capacity"):
        yield REPLIES[1], "demand", {}
    if kind.fits == "own_data" and given.get("registration") and not given.get("mandate"):
        yield REPLIES[1], "association", {}
    if kind.fits == "access_appeal" and given.get("capacity") == "representative":
        yield REPLIES[1], "applicant", {}


def _no_mandate(kind: Kind, given: Mapping[str, str]) -> Found:
    if kind.fits in TO_AUTHORITIES and given.get("capacity") == "representative" and not given.get("mandate"):
        yield REPLIES[2], "mandate", {}
    if kind.fits in TO_AUTHORITIES and given.get("registration") and not given.get("represented_by"):
        yield REPLIES[2], "signatory", {}


def _too_general(letter: Letter, kind: Kind, blanks: tuple[str, ...]) -> Found:
    if kind.fits == "own_data" and "occasion" in blanks:
        yield REPLIES[3], "occasion", {}
    if len(letter.questions) > MOST_ASKED and kind.fits in (*TO_AUTHORITIES, "public_debate"):
        yield REPLIES[3], "questions", {"number": str(len(letter.questions)), "most": str(MOST_QUESTIONS)}
    if letter.points and not any(point.stated for point in letter.points):
        yield REPLIES[3], "hearsay", {"number": str(len(letter.points))}
    if kind.fits == "access_request" and not letter.facts:
        yield REPLIES[3], "documents", {}
    if kind.fits == "public_debate" and not any(comment.article for comment in letter.comments):
        yield REPLIES[3], "articles", {}


def _asked_before(letter: Letter, of: Material, kind: Kind) -> Found:
    language = of.words.language
    if kind.fits == "violation" and (day := of.day_of("oversight", "inspected_on")):
        yield REPLIES[4], "inspected", {"day": long_date(day, language)}
    earlier = [asked.path[-1] for asked in of.elements("information_requests")]
    if kind.fits == "access_request" and earlier:
        yield REPLIES[4], "requested", {"names": ", ".join(f"`{name}`" for name in earlier)}
    before = [asked.path[-1] for asked in of.elements("rights_requests")]
    if kind.fits in ("own_data", "something_open") and before:
        yield REPLIES[4], "own request", {"names": ", ".join(f"`{name}`" for name in before)}
    if kind.fits == "public_debate" and (said := of.said("draft", "earlier_draft")) and said.value == "yes":
        yield REPLIES[4], "earlier draft", {}


def _said(reply: str, key: str, language: str, values: Mapping[str, str]) -> Warning:
    column = 0 if language == ENGLISH else 1
    texts = (REPLY[reply][column], *TEXTS[key][column])
    latin = language == SERBIAN_LATIN
    told = ((to_latin(text) if latin else text).format(**values) for text in texts)
    return Warning(*(told if language == ENGLISH else map(without_year_dots, told)))
