"""The two faces of written Serbian: Cyrillic is written, Latin is made from it.

The other way round goes wrong (инјекција, надживети), so nothing is ever turned into Cyrillic. Letters that are not
Cyrillic stay as they are: names, addresses, citations and acronyms written in Latin need no protection.
"""

from __future__ import annotations

import re

_SINGLE = dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True))
_DOUBLE = {"љ": "lj", "њ": "nj", "џ": "dž"}
_LOWER = _SINGLE | _DOUBLE
_LATIN = _LOWER | {letter.upper(): latin.capitalize() for letter, latin in _LOWER.items()}
_CYRILLIC = re.compile(f"[{''.join(_LATIN)}]+")


def to_latin(text: str) -> str:
    """The text in Latin letters: ЊЕГОШ becomes NJEGOŠ, Његош Njegoš, and Њ. before a surname Nj."""
    return _CYRILLIC.sub(_word, text)


def _word(match: re.Match[str]) -> str:
    word = match[0]
    # A capital digraph has two capitals only in a word that is written in capitals.
    shouted = len(word) > 1 and word.isupper()
    return "".join(_LATIN[letter].upper() if shouted else _LATIN[letter] for letter in word)
