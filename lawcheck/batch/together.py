"""A row's case upon the case that holds for every row."""

from __future__ import annotations

from dataclasses import replace

from lawcheck.facts.claim import Case, Claim, Instance, Items
from lawcheck.span import Span

_NOWHERE = Span("", 0, 0)


def upon(base: Case, row: Case) -> Case:
    """The base's facts and the row's together, as if both stood in one file.

    What both claim of a fact stands side by side, and is disputed where it differs; a thing, or one of a list's things of
    the same name, has the facts that either tells of. A list is as whole as the row has it. Of the head counts what the row
    says, and else what the base says; the title is the row's own.
    """
    return replace(
        row,
        as_of=row.as_of or base.as_of,
        rulebooks=row.rulebooks or base.rulebooks,
        sources={**row.sources, **base.sources},
        facts=_together(base.facts, row.facts),
        jurisdiction=row.jurisdiction or base.jurisdiction,
        serbian=base.serbian,
    )


def _together(one: Instance, other: Instance) -> Instance:
    facts = dict(one.facts)
    for name, claims in other.facts.items():
        facts[name] = _claims(facts[name], claims) if name in facts else claims
    return Instance(facts, one.name or other.name, other.span)


def _claims(one: tuple[Claim, ...], other: tuple[Claim, ...]) -> tuple[Claim, ...]:
    if len(one) == len(other) == 1:
        match one[0].value, other[0].value:
            case Instance() as here, Instance() as there:
                return (replace(one[0], value=_together(here, there)),)
            case Items() as here, Items() as there:
                return (replace(one[0], value=_lists(here, there)),)
    told = [replace(claim, span=_NOWHERE) for claim in one]
    return (*one, *(claim for claim in other if replace(claim, span=_NOWHERE) not in told))


def _lists(one: Items, other: Items) -> Items:
    """The things of both, those of one name together."""
    elements = list(one.elements)
    places = {claim.value.name: at for at, claim in enumerate(elements) if isinstance(claim.value, Instance)}
    for claim in other.elements:
        assert isinstance(claim.value, Instance)  # a row's list has nothing else
        at = places.get(claim.value.name) if claim.value.name else None
        there = elements[at].value if at is not None else None
        if at is not None and isinstance(there, Instance):
            elements[at] = replace(elements[at], value=_together(there, claim.value))
        else:
            elements.append(claim)
    return Items(tuple(elements), other.incomplete)
