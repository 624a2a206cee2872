"""The facts as they stand on one day, and on the word of whom one believes; the days on which they change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lawcheck.facts.claim import Claim, Content, Grade, Instance, Items


def select(
    facts: Instance,
    day: date,
    believe: frozenset[str] = frozenset(),
    min_grade: Grade | None = None,
) -> Instance:
    """The facts with only the claims that hold on `day`, are made by a believed source, and have at least the grade.

    No source in `believe` means every source. An entity, list or element that nobody is named as claiming is not a
    claim but the shape of the case: it stays, and what is in it is looked at. A bare value is a claim nobody vouches
    for: it goes when sources or grades are asked for. A list that loses an element in this way becomes incomplete:
    whom one does not believe may still be right. Nothing is copied that stays as it is.
    """
    return _instance(facts, _Belief(day, believe, min_grade))


@dataclass(frozen=True)
class _Belief:
    """What a claim has to be like to stay."""

    day: date
    believe: frozenset[str]
    min_grade: Grade | None

    def trusts(self, claim: Claim) -> bool:
        """Whether source and grade are good enough; the bare shape of a case has neither, and passes."""
        if claim.source is None and claim.grade is None and isinstance(claim.value, Instance | Items):
            return True
        if self.believe and claim.source not in self.believe:
            return False
        return self.min_grade is None or (claim.grade is not None and claim.grade.at_least(self.min_grade))


def _instance(facts: Instance, belief: _Belief) -> Instance:
    changed: dict[str, tuple[Claim, ...]] | None = None
    for name, claims in facts.facts.items():
        kept, _ = _claims(claims, belief)
        if kept is claims:
            continue
        if changed is None:
            changed = dict(facts.facts)
        if kept:
            changed[name] = kept
        else:
            del changed[name]
    return facts if changed is None else Instance(changed, facts.name, facts.span)


def _claims(claims: tuple[Claim, ...], belief: _Belief) -> tuple[tuple[Claim, ...], bool]:
    """Those that stay, the same tuple where all do; and whether one went that holds on the day."""
    kept: list[Claim] = []
    same, doubted = True, False
    filtered = bool(belief.believe) or belief.min_grade is not None
    for claim in claims:
        if (claim.since is not None or claim.until is not None) and not _holds(claim, belief.day):
            same = False
        elif filtered and not belief.trusts(claim):
            same, doubted = False, True
        else:
            selected = _inside(claim, belief)
            same = same and selected is claim
            kept.append(selected)
    return (claims if same else tuple(kept)), doubted


def _holds(claim: Claim, day: date) -> bool:
    return (claim.since is None or claim.since <= day) and (claim.until is None or day <= claim.until)


def _inside(claim: Claim, belief: _Belief) -> Claim:
    """The claim with what stays of its content."""
    content = claim.value
    if isinstance(content, Instance):
        facts = _instance(content, belief)
        return claim if facts is content else replace(claim, value=facts)
    if isinstance(content, Items):
        elements, doubted = _claims(content.elements, belief)
        if elements is content.elements:
            return claim
        return replace(claim, value=Items(elements, content.incomplete or doubted))
    return claim


def days_of(facts: Instance) -> tuple[date, ...]:
    """The days on which the facts change, earliest first: some claim begins, or the day before was its last."""
    return tuple(sorted(set(_changes(facts))))


def _changes(facts: Instance) -> Iterator[date]:
    left = [claim for claims in facts.facts.values() for claim in claims]
    while left:
        claim = left.pop()
        if claim.since is not None:
            yield claim.since
        if claim.until is not None and claim.until < date.max:
            yield claim.until + timedelta(days=1)
        if isinstance(claim.value, Instance):
            left.extend(inner for claims in claim.value.facts.values() for inner in claims)
        elif isinstance(claim.value, Items):
            left.extend(claim.value.elements)


def believing(instance: Instance, source: str) -> Instance:
    """The facts, with the claims of `source` alone wherever it made any and others say something else."""
    facts: dict[str, tuple[Claim, ...]] = {}
    for name, claims in instance.facts.items():
        own = tuple(claim for claim in claims if claim.source == source)
        kept = own if own and len(claims) > 1 else claims
        facts[name] = tuple(replace(claim, value=_believing_in(claim.value, source)) for claim in kept)
    return Instance(facts, instance.name, instance.span)


def _believing_in(value: Content, source: str) -> Content:
    match value:
        case Instance():
            return believing(value, source)
        case Items(elements, incomplete):
            inner = tuple(replace(element, value=_believing_in(element.value, source)) for element in elements)
            return Items(inner, incomplete)
        case _:
            return value
