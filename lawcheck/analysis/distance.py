"""In which facts a case of a world differs from a case that is given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawcheck.analysis.formula import Formula, negated
from lawcheck.analysis.free import Free
from lawcheck.analysis.place import Listing
from lawcheck.analysis.symbol import NOTHING, Symbol, Texts, compare, constant
from lawcheck.facts.claim import REFUSED, Claim, Content, Instance, Items
from lawcheck.values import NONE


def differences(place: Free, near: Instance, texts: Texts) -> list[Any]:
    """Formulas, one for each fact of which `near` says something and that came into being: it is another here."""
    return [formula for formula in _differences(place, near, texts) if not isinstance(formula, bool)]


def _differences(place: Free, near: Instance, texts: Texts) -> Iterator[Formula]:
    for name, told in place.asked():
        said = _said(near.facts.get(name, ()))
        if said is None:
            continue
        for _, thing in told.options:
            if isinstance(thing, Free):
                there = told.options[0][0]
                yield there if said is NONE else negated(there)
                if isinstance(said, Instance):
                    yield from _differences(thing, said, texts)
            elif isinstance(thing, Listing):
                yield from _in_list(thing, said, texts)
            elif thing is not NOTHING and isinstance(thing, Symbol) and not isinstance(said, Instance | Items):
                yield compare("is", thing, constant(said), texts).false  # type: ignore[arg-type]


def _in_list(listing: Listing, said: Content, texts: Texts) -> Iterator[Formula]:
    claims = said.elements if isinstance(said, Items) else ()
    for number, (present, element) in enumerate(listing.elements):
        if number >= len(claims):
            yield present
            continue
        yield negated(present)
        inside = claims[number].value
        if isinstance(inside, Instance) and isinstance(element, Free):
            yield from _differences(element, inside, texts)


def _said(claims: tuple[Claim, ...]) -> Content | None:
    """What all claims say; None where there are none, or they differ."""
    values = [claim.value for claim in claims if claim.value is not REFUSED]
    return values[0] if values and all(value == values[0] for value in values) else None
