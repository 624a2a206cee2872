"""Generated cases over a vocabulary, and everything that could still be learnt of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from lawcheck.facts.claim import REFUSED, Claim, Content, Grade, Instance, Items
from lawcheck.span import Span
from lawcheck.values import NONE, Duration, Value
from tests.properties.picking import Picker
from tests.properties.things import COLOUR, COLOURS, ROOTS, Things

SOURCES = ["ministry", "ngo", "press", None]
GRADES = [None, Grade("A", 1), Grade("B", 2), Grade("C", 3), Grade("E", 5)]
SCALARS: Mapping[str, list[Value]] = {
    "yes/no": [True, False],
    "number": [Decimal(number) for number in range(4)],
    "date": [
        date(2020, 3, 1),
        date(2020, 1, 31),
        date(2020, 2, 14),
        date(2020, 2, 28),
        date(2020, 2, 29),
        date(2020, 3, 16),
    ],
    "duration": [
        *(Duration(months=months) for months in (1, 2, 12)),
        *(Duration(minutes=days * 1440) for days in (0, 15, 28, 30, 31, 62)),
        Duration(minutes=36 * 60),
    ],
    "text": ["a", "b"],
    COLOUR: list(COLOURS),
}


@st.composite
def cases(draw: st.DrawFn, things: Things) -> Instance:
    """The facts of a case: some unknown, refused or disputed."""
    return instance(Picker(draw), things, ROOTS)


def instance(pick: Picker, things: Things, facts: Mapping[str, str], name: str = "", known: bool = False) -> Instance:
    """An entity. `known`: with exactly one claim about each fact; else some are unknown, refused or disputed."""
    made: dict[str, tuple[Claim, ...]] = {}
    for fact, type in facts.items():
        claims = 1 if known else pick.of([1, 1, 1, 1, 1, 0, 2, 2, 3])
        said = [claimed(pick, content(pick, things, type, known)) for _ in range(claims)]
        if not known and pick.once_in(16):
            said.append(claimed(pick, REFUSED))
        made[fact] = tuple(said)
    return Instance({fact: said for fact, said in made.items() if said}, name)


def content(pick: Picker, things: Things, type: str, known: bool) -> Content:
    """What one claim says of a fact."""
    if type != "yes/no" and pick.once_in(8):
        return NONE
    if type.startswith("list of "):
        return items(pick, things, type, known)
    if type in things.facts:
        return instance(pick, things, things.of(type), known=known)
    return pick.of(SCALARS[type])


def items(pick: Picker, things: Things, type: str, known: bool) -> Items:
    """A list of a few elements, named or not, complete or not."""
    elements = []
    for number in range(pick.of([0, 1, 1, 2])):
        name = pick.of(["", f"n{number}"])
        elements.append(claimed(pick, instance(pick, things, things.of(type), name, known)))
    return Items(tuple(elements), incomplete=not known and pick.once_in(5))


def claimed(pick: Picker, value: Content) -> Claim:
    """A claim of it by someone, at a place of its own, so that no two claims are the same one."""
    place = pick.place()
    return Claim(value, pick.of(SOURCES), grade=pick.of(GRADES), span=Span("case", place, place + 1))


# ── what could still be learnt ─────────────────────────────────────────────────────────────────────────────


def said(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims that say something."""
    return tuple(claim for claim in claims if claim.value is not REFUSED)


@st.composite
def choices(draw: st.DrawFn, facts: Instance) -> Instance:
    """The same case with one claim believed of each disputed fact, and nothing else learnt."""
    return chosen(Picker(draw), facts)


def chosen(pick: Picker, facts: Instance) -> Instance:
    """One claim believed of each fact of an entity, and of all that stands within it."""
    made = {}
    for name, claims in facts.facts.items():
        if told := said(claims):
            claim = pick.of(told)
            made[name] = (replace(claim, value=chosen_within(pick, claim.value)),)
    return replace(facts, facts=made)


def chosen_within(pick: Picker, value: Content) -> Content:
    """The same of what a claim says."""
    if isinstance(value, Instance):
        return chosen(pick, value)
    if isinstance(value, Items):
        elements = (replace(claim, value=chosen_within(pick, claim.value)) for claim in value.elements)
        return replace(value, elements=tuple(elements))
    return value


@st.composite
def learnt(draw: st.DrawFn, things: Things, facts: Instance, whole: bool) -> Instance:
    """The same case after more is known: claims chosen, unknown facts found out, lists completed.

    `whole`: all there is to learn; else some of it.
    """
    return more_of(Picker(draw), things, facts, ROOTS, whole)


def more_of(pick: Picker, things: Things, facts: Instance, of: Mapping[str, str], whole: bool) -> Instance:
    """An entity after more is known of it."""
    made: dict[str, tuple[Claim, ...]] = {}
    for name, type in of.items():
        claims = said(facts.facts.get(name, ()))
        if claims and (whole or pick.once_in(2)):
            claims = (pick.of(claims),)
        if not claims and (whole or pick.once_in(2)):
            claims = (Claim(content(pick, things, type, known=whole)),)
        made[name] = tuple(replace(claim, value=more(pick, things, claim.value, type, whole)) for claim in claims)
    return replace(facts, facts=made)


def more(pick: Picker, things: Things, value: Content, type: str, whole: bool) -> Content:
    """What a claim says after more is known of what stands within."""
    if isinstance(value, Instance):
        return more_of(pick, things, value, things.of(type), whole)
    if not isinstance(value, Items):
        return value
    elements = []
    for claim in value.elements:
        assert isinstance(claim.value, Instance)
        elements.append(replace(claim, value=more_of(pick, things, claim.value, things.of(type), whole)))
    if value.incomplete:
        new = (f"new{number}" for number in range(pick.of([0, 1, 1, 2])))
        elements += [Claim(instance(pick, things, things.of(type), name, known=whole)) for name in new]
    return Items(tuple(elements), value.incomplete and not whole and pick.once_in(2))
