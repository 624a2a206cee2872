"""A draft law, place by place: which of its articles a finding is about, and what else is known to be wrong with it.

A finding is about the articles that its claims name: in the case of a draft law, a claim's `at` can name its article
("art. 44: cameras whose analysis detects a face"). Loopholes come from elsewhere, as plain data, such as

    - article: "44"               # as the draft numbers it; empty: the draft as a whole
      requirement: "Faces are compared only with those of persons who are looked for"
      citation: "Law on Personal Data Protection, art 18"
      story: "A patrol films a fair. Every face is compared with the register of identity cards."
      amendment: "In article 44 paragraph 1, after “database”, insert “of persons looked for”."

All five are texts in the letter's language, all but `article` are needed, and nothing in them is markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from lawcheck.letters.letter import Comment, Loophole, Point, Refused
from lawcheck.letters.words import word
from lawcheck.report.phrases import phrase
from lawcheck.report.report import FactLine, FindingReport
from lawcheck.script import to_latin
from lawcheck.text import ENGLISH, SERBIAN

PARTS: Final = ("article", "requirement", "citation", "story", "amendment")
NOT_SEEN: Final = "from knowledge"  # as the cases say it of a number
MOST = 100
LONGEST = 2000
_CYRILLIC: Final = str.maketrans("abvgd", "абвгд")  # as articles are lettered
_NUMBER = r"\d{1,4}[a-zа-ш]?"
_ARTICLE = re.compile(
    rf"\b(?:art(?:icle)?s?\.?|чл(?:ан(?:а|у|ом|ови)?)?\.?|čl(?:an(?:a|u|om|ovi)?)?\.?)\s*"
    rf"({_NUMBER}(?:\.?(?:,|\s+and|\s+и|\s+i|\s+to|\s+до|\s+do)\s+{_NUMBER})*)\b",
    re.IGNORECASE,
)


def articles(finding: FindingReport, basis: Iterable[FactLine] = ()) -> tuple[str, ...]:
    """The articles of the draft that a finding is about.

    Those named where its duties turn, or else anywhere in it, or else those of the `basis` that it is about. A number
    that nobody has seen (`from knowledge`) is not one to put to those who wrote the draft; nor are numbers of two places,
    which may be of two bills.
    """
    turning = [fact for fact in finding.facts if fact.fact in finding.turns_on]
    for facts in (turning, finding.facts, basis):
        for claim in (claim for fact in facts for claim in fact.claims):
            places = _ARTICLE.findall(claim.at)
            if places and NOT_SEEN not in claim.at:
                return tuple(re.findall(_NUMBER, places[0])) if len(places) == 1 else ()
    return ()


def comments(points: Iterable[Point], loopholes: Iterable[Loophole], language: str) -> tuple[Comment, ...]:
    """What is said of each place of the draft, in the order of its articles; last, of the draft as a whole."""
    said: dict[tuple[str, ...], tuple[list[Point], list[Loophole]]] = {}
    for point in points:
        said.setdefault(tuple(map(_folded, point.articles)), ([], []))[0].append(point)
    for loophole in loopholes:
        place = tuple(re.findall(_NUMBER, _folded(loophole.article)))
        said.setdefault(place, ([], []))[1].append(loophole)
    return tuple(
        Comment(_heading(place, language), tuple(points), tuple(found))
        for place, (points, found) in sorted(said.items(), key=lambda one: _order(one[0]))
    )


def loopholes(data: object, name: str) -> tuple[Loophole, ...]:
    """The loopholes that a list of mappings tells of; `name` is that of its file. Errors: `Refused`."""
    if not isinstance(data, Sequence) or isinstance(data, str) or len(data) > MOST:
        raise Refused(f"`{name}` is no list of loopholes", f"each has {', '.join(PARTS)}")
    return tuple(_loophole(part, f"{name}, entry {number}") for number, part in enumerate(data, 1))


def _loophole(part: object, place: str) -> Loophole:
    if not isinstance(part, Mapping) or not set(part) <= set(PARTS):
        raise Refused(f"{place}: that is no loophole", f"it has {', '.join(PARTS)}, and nothing else")
    texts = {key: part.get(key, "") for key in PARTS}
    for key, text in texts.items():
        if not isinstance(text, str) or len(text) > LONGEST:
            raise Refused(f"{place}: `{key}` is one text, of {LONGEST} characters at most")
        if not text.strip() and key != "article":
            raise Refused(f"{place}: `{key}` is missing", "a letter tells what goes wrong, and what would cure it")
    return Loophole(**texts)


def _heading(place: tuple[str, ...], language: str) -> str:
    if not place:
        return ""
    numbers = [_shown(number, language) for number in place]
    last = f" {phrase('and', language)} {numbers[-1]}" if numbers[1:] else ""
    row = ", ".join(numbers[:-1] if last else numbers)
    return word("articles" if last else "article", language, numbers=row + last)


def _shown(number: str, language: str) -> str:
    """A number as a heading has it: 44, in Serbian 44. and 71а."""
    if language == ENGLISH or not number.isdigit():
        return number.translate(_CYRILLIC) if language == SERBIAN else number
    return f"{number}."


def _folded(number: str) -> str:
    """A number so that the letters of both scripts are the same: 2а and 2a."""
    return to_latin(number.strip().lower())


def _order(place: tuple[str, ...]) -> tuple[bool, list[tuple[int, str]]]:
    parts = [re.fullmatch(r"(\d+)(.?)", number) for number in place]
    return not place, [(int(part[1]), part[2]) for part in parts if part]
