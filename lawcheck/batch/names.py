"""What people call a case or a source → the short name by which files and claims call it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from lawcheck.script import to_latin

_LONGEST, _LONGEST_SOURCE = 100, 40


def stem(name: str) -> str:
    """The name as a file can have it: Latin, small letters, `_` between words. Empty where nothing is left, or too much."""
    bare = unicodedata.normalize("NFKD", to_latin(name).replace("đ", "dj").replace("Đ", "dj").casefold())
    plain = "".join(sign for sign in bare if not unicodedata.combining(sign))
    short = re.sub(r"\W+", "_", plain).strip("_")
    return short if len(short) <= _LONGEST else ""


def source_name(title: str, taken: Collection[str]) -> str:
    """A short name for a source of this title, that is not taken."""
    words = stem(title[:200]).split("_") if title else []
    short = ""
    for word in words:
        if short and len(short) + len(word) >= _LONGEST_SOURCE:
            break
        short = f"{short}_{word}" if short else word[:_LONGEST_SOURCE]
    short = short if re.match(r"[^\W\d]", short) else f"source_{short}".rstrip("_")
    return f"{short}_of_row" if short in taken else short
