"""Facts → the lines of a case file that say them: what is read from them again is the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from lawcheck.facts.claim import Claim, Content, Instance, Items, Refusal
from lawcheck.values import Duration, show

_WIDEST = 118
_PLAIN = re.compile(r"[^\W\d][\w-]*(?: [\w-]+)*")  # read back as the very text, within brackets too
_PLAIN_VALUES = (bool, str, Decimal, date, Duration)
_WORDS = ("none", "unknown", "refused", "yes", "no", "true", "false", "on", "off", "null")


def lines_of(facts: Instance, indent: int = 0, wide: int = _WIDEST) -> Iterator[str]:
    """The lines below `facts:`, one for each thing at the top of the case and each element of a list there.

    `wide`: what would be wider stands in several lines, with 0 every fact in one of its own.
    """
    margin = " " * indent
    for name, claims in facts.facts.items():
        value = claims[0].value if len(claims) == 1 and _is_bare(claims[0]) else None
        whole = f"{margin}{name}: {said(claims)}"
        is_wide = len(whole) > wide
        if isinstance(value, Items) and value.elements and not value.incomplete and (is_wide or _has_names(value)):
            yield f"{margin}{name}:"
            for element in value.elements:
                yield from _element(element, indent + 2, wide)
        elif isinstance(value, Items) and value.elements and is_wide:
            yield from (f"{margin}{name}:", f"{margin}  incomplete: yes", f"{margin}  items:")
            for element in value.elements:
                yield from _element(element, indent + 4, wide)
        elif isinstance(value, Instance) and value.facts and is_wide:
            yield f"{margin}{name}:"
            yield from lines_of(value, indent + 2, wide)
        else:
            yield whole


def _element(claim: Claim, indent: int, wide: int) -> Iterator[str]:
    value, margin = claim.value, " " * indent
    whole = f"{margin}- {_claim(claim)}"
    if not isinstance(value, Instance) or not _is_bare(claim) or not value.facts or len(whole) <= wide:
        yield whole
        return
    lines = list(lines_of(value, indent + 2, wide))
    if value.name and "name" not in value.facts:
        lines.insert(0, f"{margin}  name: {_text(value.name)}")
    yield f"{margin}- {lines[0].lstrip()}"
    yield from lines[1:]


def _has_names(items: Items) -> bool:
    return any(isinstance(element.value, Instance) and element.value.name for element in items.elements)


def _is_bare(claim: Claim) -> bool:
    is_dated = claim.since is not None or claim.until is not None
    return claim.source is None and claim.grade is None and not claim.at and not is_dated


def said(claims: tuple[Claim, ...]) -> str:
    """What is claimed of one fact, on one line."""
    if len(claims) == 1:
        return _claim(claims[0])
    return f"[{', '.join(_claim(claim, is_plain=isinstance(claim.value, _PLAIN_VALUES)) for claim in claims)}]"


def _claim(claim: Claim, is_plain: bool = True) -> str:
    """A claim; where it stands beside others, only what is plainly a value can do without saying that it is one."""
    told = _content(claim.value)
    if _is_bare(claim) and is_plain:
        return told
    about = [f"value: {told}"]
    about += [f"source: {_text(claim.source)}"] if claim.source else []
    about += [f"at: {_text(claim.at)}"] if claim.at else []
    about += [f"grade: {claim.grade}"] if claim.grade else []
    about += [f"from: {claim.since}"] if claim.since else []
    about += [f"until: {claim.until}"] if claim.until else []
    return f"{{{', '.join(about)}}}"


def _content(value: Content) -> str:
    match value:
        case Refusal():
            return "refused"
        case Instance(facts, name):
            parts = [f"name: {_text(name)}"] if name and "name" not in facts else []
            parts += [f"{key}: {said(claims)}" for key, claims in facts.items()]
            return f"{{{', '.join(parts)}}}"
        case Items(elements, incomplete):
            row = f"[{', '.join(_claim(element) for element in elements)}]"
            return f"{{items: {row}, incomplete: yes}}" if incomplete else row
        case str():
            return _text(value)
        case _:
            return show(value)


def _text(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text not in _WORDS else json.dumps(text, ensure_ascii=False)
