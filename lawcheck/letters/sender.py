"""What only the sender knows: each field is given, or stands in the letter as a visible gap."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from lawcheck.letters.letter import Blank
from lawcheck.letters.words import refusal, word
from lawcheck.script import to_latin
from lawcheck.text import ENGLISH, SERBIAN_LATIN

# As the gap is shown, in English and in Serbian.
NEEDED: Final[Mapping[str, tuple[str, str]]] = {
    "name": ("name of the sender", "име или назив пошиљаоца"),
    "address": ("address of the sender", "адреса пошиљаоца"),
    "email": ("e-mail of the sender", "електронска адреса пошиљаоца"),
    "place": ("place", "место"),
    "signatory": ("name and signature", "име и потпис"),
    "controller": ("name of the authority", "назив органа"),
    "controller_address": ("address of the authority", "адреса органа"),
    "addressee": ("name of the addressee", "име или назив примаоца"),
    "addressee_address": ("address of the addressee", "адреса примаоца"),
    "requested": ("what was asked for", "шта је тражено"),
    "decision_number": ("number of the answer", "број одговора"),
    "born": ("date of birth of the person", "датум рођења лица"),
    "occasion": (
        "where and when the person was, or may have been, filmed",
        "где и када је лице снимано, или је могло бити",
    ),
    "subject": ("subject of the letter, in its language", "предмет писма"),
}
OPTIONAL: Final = ("phone", "registration", "represented_by", "capacity", "mandate")
CAPACITIES: Final = ("data_subject", "representative")
CHOICES: Final = ("request", "questions")  # which of several requests it is about; how many questions it asks at most
CALLED: Final = "called."  # `called.live_matching`: what an element of the case is called in the letter
LONGEST: Final = 1000
_SERBIAN = re.compile("[а-шђјљњћџčćžšđ]", re.IGNORECASE)


def checked(given: Mapping[str, str], language: str = ENGLISH) -> Mapping[str, str]:
    """The fields given by the sender. Errors: `Refused`: an unknown or empty one, or one that is too long."""
    known = (*NEEDED, *OPTIONAL, *CHOICES)
    for name, value in given.items():
        if name not in known and not name.startswith(CALLED):
            raise refusal("unknown field", language, name=name, known=", ".join((*known, f"{CALLED}ELEMENT")))
        if not value.strip() or len(value) > LONGEST:
            raise refusal("field long" if value.strip() else "field empty", language, name=name)
    if not re.fullmatch(r"\d{1,3}", given.get("questions", "0")):
        raise refusal("questions", language, given=given["questions"])
    capacity = given.get("capacity")
    if capacity and capacity not in CAPACITIES:
        raise refusal("capacity", language, given=capacity, known=", ".join(CAPACITIES))
    return given


def fields(
    given: Mapping[str, str], subject: str, language: str, *, translated: bool = False, letterhead: bool = False
) -> dict[str, str]:
    """All fields of the sender: given, or a gap; of the optional ones, empty.

    The subject is the title of the case, unless the letter is in Serbian and the title neither `translated` nor with a
    Serbian letter in it.
    `letterhead`: who the sender is stands on it, and not in the letter's own head.
    """
    found: dict[str, str] = {name: given.get(name) or _gap(name, language) for name in NEEDED}
    if "subject" not in given and (translated or language == ENGLISH or _SERBIAN.search(subject)):
        found["subject"] = subject
    return found | {name: given.get(name, "") for name in OPTIONAL} | {"letterhead": "yes" if letterhead else ""}


def names(given: Mapping[str, str]) -> dict[str, str]:
    """What the sender calls the elements of the case."""
    return {name.removeprefix(CALLED): text for name, text in given.items() if name.startswith(CALLED)}


def asked(field: str, language: str) -> str:
    """What a gap asks for, as the list of gaps says it."""
    if field.startswith(CALLED):
        return word("called", language, name=field.removeprefix(CALLED))
    english, serbian = NEEDED[field]
    return english if language == ENGLISH else to_latin(serbian) if language == SERBIAN_LATIN else serbian


def _gap(name: str, language: str) -> Blank:
    return Blank(asked(name, language), name)
