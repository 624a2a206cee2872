"""Generated vocabularies: the same few entities each time, with some of their facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

COLOURS = ("red", "green", "blue")
COLOUR = "one of red, green, blue"

ALL_FACTS: Mapping[str, Mapping[str, str]] = {
    "plan": {
        "active": "yes/no",
        "listed_": "yes/no",
        "amount": "number",
        "cost": "number",
        "begun": "date",
        "ended": "date",
        "lasts": "duration",
        "limit": "duration",
        "colour": COLOUR,
        "title": "text",
        "paper": "paper",
        "parts": "list of part",
    },
    "paper": {
        "filed": "yes/no",
        "pages": "number",
        "signed": "date",
        "valid": "duration",
        "shade": COLOUR,
    },
    "part": {
        "sound": "yes/no",
        "size": "number",
        "made": "date",
        "life": "duration",
        "tint": COLOUR,
        "label": "text",
        "paper": "paper",
        "bits": "list of bit",
    },
    "bit": {"loose": "yes/no", "weight": "number", "found": "date"},
    "item": {
        "checked": "yes/no",
        "price": "number",
        "bought": "date",
        "due": "date",
        "term": "duration",
        "hue": COLOUR,
        "paper": "paper",
        "parts": "list of part",
    },
}
# What stands at the top of a case. Every other entity stands inside another one.
ROOTS = {"plan": "plan", "items": "list of item"}


@dataclass(frozen=True)
class Things:
    """A vocabulary: the facts of each entity, by name, each with its type as it is written."""

    facts: Mapping[str, Mapping[str, str]]

    def text(self) -> str:
        """The vocabulary file."""
        lines = ['vocabulary things "Things"']
        for entity, facts in self.facts.items():
            lines.append(f'entity {entity} "{entity}"' + (" listed as items" if entity == "item" else ""))
            for name, type in facts.items():
                lines.append(f'  {name}: {type} "{name}?"')
        return "\n".join(lines) + "\n"

    def of(self, type: str) -> Mapping[str, str]:
        """The facts of an entity, or of the elements of a list."""
        return self.facts.get(type.removeprefix("list of "), {})

    def paths(self, prefix: str, facts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Every path from there that leads to a fact without going through a list, and the fact's type."""
        for name, type in facts.items():
            path = f"{prefix}.{name}" if prefix else name
            yield path, type
            if not type.startswith("list of "):
                yield from self.paths(path, self.of(type))


@st.composite
def things(draw: st.DrawFn) -> Things:
    """Some of the facts of each entity; at least one is answered yes or no."""
    left_out = draw(st.sets(st.sampled_from([f for facts in ALL_FACTS.values() for f in facts]), max_size=8))
    kept = {}
    for entity, facts in ALL_FACTS.items():
        first = next(iter(facts))
        kept[entity] = {n: t for n, t in facts.items() if n == first or n not in left_out}
    return Things(kept)
