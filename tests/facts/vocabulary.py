"""A small vocabulary with a fact of every type, and cases over it."""

from __future__ import annotations

from collections.abc import Mapping

from lawcheck.diagnostics import Diagnostic
from lawcheck.facts.claim import Case, Claim, Instance
from lawcheck.facts.from_case import from_case
from lawcheck.model.vocabulary import (
    Choice,
    Date,
    DurationType,
    Entity,
    EntityType,
    Fact,
    FactType,
    ListOf,
    Number,
    Text,
    TextType,
    Vocabulary,
    YesNo,
)
from lawcheck.span import InputFile, Span

NOWHERE = Span("vocabulary.law", 0, 0)


def choice(*names: str) -> Choice:
    """A choice whose labels are the names with blanks, and in Serbian the same in capitals."""
    return Choice(tuple((n, Text(n.replace("_", " "), (("sr", n.upper()),))) for n in names))


def entity(name: str, facts: Mapping[str, FactType], listed_as: str | None = None) -> Entity:
    """An entity; its facts' questions are made of their names."""
    made = {n: Fact(n, t, Text(f"What about {n}?"), False, None, NOWHERE) for n, t in facts.items()}
    return Entity(name, Text(f"The {name}"), made, listed_as, NOWHERE)


ENTITIES = (
    entity(
        "deployment",
        {
            "starts_on": Date(),
            "place": choice("publicly_accessible", "restricted", "online"),
            "matches_faces": YesNo(),
            "retention": DurationType(),
            "cameras": Number(),
            "country": TextType(),
            "databases": ListOf("database"),
        },
    ),
    entity("database", {"kind": choice("watchlist", "citizen_register", "other"), "access_limited": YesNo()}),
    entity("processing", {"matches_faces": YesNo(), "dpia": EntityType("assessment")}, "processings"),
    entity("assessment", {"done_on": Date(), "opinion": choice("approved", "rejected", "pending")}),
    entity("court_order", {"issued_on": Date(), "names_a_person": YesNo()}),
    entity("request", {"value": Number(), "answer": choice("granted", "refused"), "name": TextType()}, "requests"),
)

VOCABULARY = Vocabulary(
    {one.name: one for one in ENTITIES},
    {
        name: Fact(name, type, Text(f"The {name}"), False, None, NOWHERE)
        for name, type in {
            "deployment": EntityType("deployment"),
            "court_order": EntityType("court_order"),
            "processings": ListOf("processing"),
            "requests": ListOf("request"),
        }.items()
    },
)

HEAD = """\
lawcheck: 1
case: test
sources:
  ministry: {title: The Ministry, grade: C3}
  commissioner: {title: The Commissioner, grade: A1}
  press: {title: A newspaper}
facts:
"""


RULEBOOKS = ("rs.zzpl", "eu.led")


def read(text: str) -> tuple[Case | None, tuple[Diagnostic, ...]]:
    """A whole case file, read by the small vocabulary."""
    return from_case(InputFile("cases/test.yaml", text), VOCABULARY, RULEBOOKS)


def facts(text: str) -> Instance:
    """Facts in a case with the three sources of `HEAD`; there must be nothing wrong with them."""
    lines = "".join(f"  {line}\n" for line in text.splitlines())
    case, found = read(HEAD + lines)
    assert case is not None, [(d.code, d.message) for d in found]
    return case.facts


def claims(instance: Instance, path: str) -> tuple[Claim, ...]:
    """The claims at a path of names; a number picks an element of a list, from 0. Bare structure only on the way."""
    *way, last = path.split(".")
    for name in way:
        if name.isdigit():
            continue
        (claim,) = instance.facts[name]
        value = claim.value
        if not isinstance(value, Instance):
            index = int(way[way.index(name) + 1])
            value = value.elements[index].value  # type: ignore[union-attr]
        assert isinstance(value, Instance)
        instance = value
    return instance.facts.get(last, ())
