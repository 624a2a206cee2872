"""A case that the solver found, as a case file; held against the evaluator before anybody sees it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date

from lawcheck.facts.as_yaml import lines_of
from lawcheck.facts.claim import Claim, Instance, Items
from lawcheck.facts.from_case import FORMAT
from lawcheck.facts.text_with_fact import quoted


class Disagreement(Exception):
    """The evaluator does not say of a case what the solver says of it: a fault of ours, to be reported."""


def trimmed(facts: Instance, still: Callable[[Instance], bool]) -> Instance:
    """The facts without those that what is to be shown does not need: `still` says of a case whether it shows it.

    What is left out is unknown; a case that shows something with little known shows it of every way to complete it.
    Elements of lists stay: without them, it would be another case.
    """
    for path in sorted(_paths(facts), key=len):
        less = _without(facts, path)
        if less is not facts and still(less):
            facts = less
    return facts


def _paths(facts: Instance) -> Iterator[tuple[str, ...]]:
    for name, claims in facts.facts.items():
        yield (name,)
        for claim in claims:
            if isinstance(claim.value, Instance):
                yield from ((name, *path) for path in _paths(claim.value))
            elif isinstance(claim.value, Items):
                for number, element in enumerate(claim.value.elements):
                    if isinstance(element.value, Instance):
                        yield from ((name, str(number), *path) for path in _paths(element.value))


def _without(facts: Instance, path: tuple[str, ...]) -> Instance:
    """The facts without that at the path, elements by their place; the same where it is not there."""
    name, *rest = path
    claims = facts.facts.get(name)
    if claims is None:
        return facts
    if not rest:
        return replace(facts, facts={other: said for other, said in facts.facts.items() if other != name})
    (claim,) = claims
    value = claim.value
    if isinstance(value, Instance):
        inner = _without(value, tuple(rest))
        return facts if inner is value else _with(facts, name, replace(claim, value=inner))
    if isinstance(value, Items):
        place = int(rest[0])
        element = value.elements[place]
        assert isinstance(element.value, Instance)
        inner = _without(element.value, tuple(rest[1:]))
        if inner is element.value:
            return facts
        changed = replace(element, value=inner)
        elements = (*value.elements[:place], changed, *value.elements[place + 1 :])
        return _with(facts, name, replace(claim, value=replace(value, elements=elements)))
    return facts


def _with(facts: Instance, name: str, claim: Claim) -> Instance:
    return replace(facts, facts={**facts.facts, name: (claim,)})


# ── as a file ──────────────────────────────────────────────────────────────────────────────────────────────


def case_text(
    facts: Instance,
    *,
    name: str,
    title: str,
    day: date,
    rulebooks: Collection[str] = (),
    jurisdiction: str = "",
) -> str:
    """The text of a case file that says these facts and that lawcheck reads."""
    lines = [f"lawcheck: {FORMAT}", f"case: {name}", f"title: {quoted(title)}", f"as_of: {day}"]
    if jurisdiction:
        lines.append(f"jurisdiction: {jurisdiction}")
    if rulebooks:
        lines.append(f"rulebooks: [{', '.join(rulebooks)}]")
    body = list(lines_of(facts, 2, wide=0))
    lines += ["facts:", *body] if body else ["facts: {}"]
    return "\n".join([*lines, ""])


def facts_in(text: str) -> list[str]:
    """The lines of such a text that say the day and the facts; none of an empty one."""
    return [line for line in text.splitlines() if line.startswith((" ", "as_of:", "facts:"))]
