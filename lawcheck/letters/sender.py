"""What only the sender knows: each field is given, or stands in the letter as a visible gap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lawcheck.letters.letter import Blank, Refused
from lawcheck.script import to_latin
from lawcheck.text import SERBIAN, SERBIAN_LATIN

# As the gap is shown, in English and in Serbian.
NEEDED: Final[Mapping[str, tuple[str, str]]] = {
    "name": ("name of the sender", "име или назив пошиљаоца"),
    "address": ("address of the sender", "адреса пошиљаоца"),
    "email": ("e-mail of the sender", "електронска адреса пошиљаоца"),
    "place": ("place", "место"),
    "signatory": ("name and signature", "име и потпис"),
    "controller": ("name of the authority", "назив органа"),
    "controller_address": ("address of the authority", "адреса органа"),
    "decision_number": ("number of the answer", "број одговора"),
}
OPTIONAL: Final = ("phone", "registration", "represented_by", "capacity", "subject")
CAPACITIES: Final = ("data_subject", "representative")
CHOICES: Final = ("request",)  # what the letter is about, where the case holds several
CALLED: Final = "called."  # `called.live_matching`: what an element of the case is called in the letter
LONGEST: Final = 1000


def checked(given: Mapping[str, str]) -> Mapping[str, str]:
    """The fields given by the sender. Errors: `Refused`: an unknown or empty one, or one that is too long."""
    for name, value in given.items():
        if name not in NEEDED and name not in OPTIONAL and name not in CHOICES and not name.startswith(CALLED):
            known = ", ".join((*NEEDED, *OPTIONAL, *CHOICES, f"{CALLED}ELEMENT"))
            raise Refused(f"`{name}` is nothing that a letter asks for", f"there are {known}")
        if not value.strip() or len(value) > LONGEST:
            raise Refused(
                f"`{name}` is {'too long' if value.strip() else 'empty'}", "leave it out to fill it in by hand"
            )
    capacity = given.get("capacity")
    if capacity and capacity not in CAPACITIES:
        help = f"one of {', '.join(CAPACITIES)}; leave it out if neither is so"
        raise Refused(f"`capacity` cannot be `{capacity}`", help)
    return given


def fields(given: Mapping[str, str], subject: str, language: str) -> dict[str, str]:
    """All fields of the sender: given, or a gap; of the optional ones, empty. The subject is that of the case."""
    found: dict[str, str] = {name: given.get(name) or _gap(name, language) for name in NEEDED}
    return found | {name: given.get(name, "") for name in OPTIONAL} | {"subject": given.get("subject") or subject}


def advice(letter: str, given: Mapping[str, str]) -> tuple[str, ...]:
    """What an authority is likely to answer by rote to a letter from this sender, and what would forestall it."""
    if letter != "complaint":
        return ()
    if not given.get("capacity"):
        return (
            "The letter asks for an inspection, as anybody may. A complaint under article 82 is for a person whose data"
            " are processed: say `--set capacity=data_subject`, or `capacity=representative` with a mandate enclosed.",
        )
    if given["capacity"] == "representative":
        return ("Enclose the mandate: an association acts for a person only if that person has authorised it.",)
    return ()


def names(given: Mapping[str, str]) -> dict[str, str]:
    """What the sender calls the elements of the case."""
    return {name.removeprefix(CALLED): text for name, text in given.items() if name.startswith(CALLED)}


def _gap(name: str, language: str) -> Blank:
    english, serbian = NEEDED[name]
    shown = {SERBIAN: serbian, SERBIAN_LATIN: to_latin(serbian)}.get(language, english)
    return Blank(shown, name)
