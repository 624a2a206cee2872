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
from tests.properties.things import COLOUR, COLOURS, ROOTS, Things

SOURCES = [None, "ministry", "ngo", "press"]
GRADES = [None, Grade("A", 1), Grade("B", 2), Grade("C", 3), Grade("E", 5)]
DATES = [
    date(2020, 1, 31),
    date(2020, 2, 14),
    date(2020, 2, 28),
    date(2020, 2, 29),
    date(2020, 3, 1),
    date(2020, 3, 16),
]
DURATIONS = [
    Duration(months=1),
    Duration(months=2),
    Duration(months=12),
    *(Duration(minutes=days * 1440) for days in (0, 15, 28, 30, 31, 62)),
    Duration(minutes=36 * 60),
]


def scalar(type: str) -> st.SearchStrategy[Value]:
    """A value of that type, never `none`."""
    return {
        "yes/no": st.booleans(),
        "number": st.integers(0, 3).map(Decimal),
        "date": st.sampled_from(DATES),
        "duration": st.sampled_from(DURATIONS),
        "text": st.sampled_from("ab"),
        COLOUR: st.sampled_from(COLOURS),
    }[type]


class Places:
    """Gives each claim a place of its own, so that two claims are never the same one."""

    def __init__(self) -> None:
        self.given = 0

    def next(self) -> Span:
        """A place that was not given before."""
        self.given += 1
        return Span("case", self.given, self.given + 1)


@st.composite
def content(draw: st.DrawFn, things: Things, type: str, places: Places, known: bool) -> Content:
    """What one claim says of a fact."""
    if type != "yes/no" and draw(st.integers(0, 7)) == 0:
        return NONE
    if type.startswith("list of "):
        return draw(lists(things, type, places, known))
    if type in things.facts:
        return draw(instances(things, things.of(type), places, known=known))
    return draw(scalar(type))


@st.composite
def lists(draw: st.DrawFn, things: Things, type: str, places: Places, known: bool) -> Items:
    """A list of a few elements, named or not, complete or not."""
    elements = []
    for number in range(draw(st.sampled_from([0, 1, 1, 2]))):
        name = draw(st.sampled_from(["", f"n{number}"]))
        element = draw(instances(things, things.of(type), places, name, known))
        elements.append(claimed(draw, element, places))
    return Items(tuple(elements), incomplete=not known and draw(st.integers(0, 3)) == 0)


@st.composite
def instances(
    draw: st.DrawFn, things: Things, facts: Mapping[str, str], places: Places, name: str = "", known: bool = False
) -> Instance:
    """An entity. `known`: with exactly one claim about each fact; else some are unknown, refused or disputed."""
    made: dict[str, tuple[Claim, ...]] = {}
    for fact, type in facts.items():
        claims = 1 if known else draw(st.sampled_from([0, 1, 1, 1, 1, 2, 2, 3]))
        said = [claimed(draw, draw(content(things, type, places, known)), places) for _ in range(claims)]
        if not known and draw(st.integers(0, 11)) == 0:
            said.append(claimed(draw, REFUSED, places))
        if said or draw(st.booleans()):
            made[fact] = tuple(said)
    return Instance(made, name)


def claimed(draw: st.DrawFn, value: Content, places: Places) -> Claim:
    """A claim of it by someone."""
    return Claim(value, draw(st.sampled_from(SOURCES)), grade=draw(st.sampled_from(GRADES)), span=places.next())


def cases(things: Things) -> st.SearchStrategy[Instance]:
    """The facts of a case."""
    return instances(things, ROOTS, Places())


# ── what could still be learnt ─────────────────────────────────────────────────────────────────────────────


def said(claims: tuple[Claim, ...]) -> list[Claim]:
    """The claims that say something."""
    return [claim for claim in claims if claim.value is not REFUSED]


@st.composite
def choices(draw: st.DrawFn, facts: Instance) -> Instance:
    """The same case with one claim believed of each disputed fact, and nothing else learnt."""
    made = {}
    for name, claims in facts.facts.items():
        if claims := tuple(said(claims)):
            claim = draw(st.sampled_from(claims))
            made[name] = (replace(claim, value=draw(chosen(claim.value))),)
    return replace(facts, facts=made)


@st.composite
def chosen(draw: st.DrawFn, value: Content) -> Content:
    """One claim believed of each fact within."""
    if isinstance(value, Instance):
        return draw(choices(value))
    if isinstance(value, Items):
        elements = [replace(claim, value=draw(chosen(claim.value))) for claim in value.elements]
        return replace(value, elements=tuple(elements))
    return value


@st.composite
def learnt(draw: st.DrawFn, things: Things, facts: Instance, of: Mapping[str, str], whole: bool) -> Instance:
    """The same case after more is known: claims chosen, unknown facts found out, lists completed.

    `whole`: all there is to learn; else some of it.
    """
    made: dict[str, tuple[Claim, ...]] = {}
    places = Places()
    for name, type in of.items():
        claims = tuple(said(facts.facts.get(name, ())))
        if claims and (whole or draw(st.booleans())):
            claims = (draw(st.sampled_from(claims)),)
        if not claims and (whole or draw(st.booleans())):
            claims = (Claim(draw(content(things, type, places, known=whole))),)
        made[name] = tuple([replace(claim, value=draw(more(things, claim.value, type, whole))) for claim in claims])
    return replace(facts, facts=made)


@st.composite
def more(draw: st.DrawFn, things: Things, value: Content, type: str, whole: bool) -> Content:
    """What a claim says after more is known of what stands within."""
    if isinstance(value, Instance):
        return draw(learnt(things, value, things.of(type), whole))
    if not isinstance(value, Items):
        return value
    of = things.of(type)
    elements = []
    for claim in value.elements:
        assert isinstance(claim.value, Instance)
        elements.append(replace(claim, value=draw(learnt(things, claim.value, of, whole))))
    if value.incomplete:
        for number in range(draw(st.integers(0, 2))):
            new = draw(instances(things, of, Places(), f"new{number}", known=whole))
            elements.append(Claim(new))
    incomplete = value.incomplete and not whole and draw(st.booleans())
    return Items(tuple(elements), incomplete)
