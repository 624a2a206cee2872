"""Deployments: the lawful one that others are measured by, how one differs from it, and what the evaluator says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from lawcheck.draft.permission import Demand, Permission
from lawcheck.draft.telling import Telling
from lawcheck.facts.claim import REFUSED, Claim, Content, Instance, Items
from lawcheck.finding.evaluate import judge
from lawcheck.finding.finding import Finding, Outcome
from lawcheck.finding.situation import Bound
from lawcheck.model.condition import Condition
from lawcheck.model.walk import Path
from lawcheck.plan.plan import Plan, Step
from lawcheck.values.truth import Truth


@dataclass(frozen=True)
class Difference:
    """A fact of a deployment that the lawful one has otherwise. `was` is None where nothing is said of it there."""

    path: Path
    was: Content | None
    now: Content


def settled(case: Instance) -> Instance:
    """The case without what its sources differ on or refused to tell: what is left stands."""
    facts = {}
    for name, claims in case.facts.items():
        if len(claims) == 1 and claims[0].value is not REFUSED:
            facts[name] = (Claim(_settled(claims[0].value)),)
    return replace(case, facts=facts)


def _settled(value: Content) -> Content:
    match value:
        case Instance():
            return settled(value)
        case Items(elements):
            return Items(tuple(Claim(_settled(claim.value)) for claim in elements))
        case _:
            return value


def alone(case: Instance, permitted: Path | None) -> Instance:
    """The case with the first element only of the list that is permitted of."""
    items = _value(case.facts.get(permitted[0], ())) if permitted else None
    if permitted is None or not isinstance(items, Items):
        return case
    return replace(case, facts={**case.facts, permitted[0]: (Claim(Items(items.elements[:1])),)})


def over(base: Instance, told: Instance) -> Instance:
    """The base with what is told put in its place; elements of lists meet by their order."""
    facts = dict(base.facts)
    for name, claims in told.facts.items():
        if claims:
            facts[name] = (replace(claims[0], value=_over(_value(base.facts.get(name, ())), claims[0].value)),)
    return replace(base, facts=facts)


def _over(base: Content | None, told: Content) -> Content:
    if isinstance(told, Instance):
        return over(base, told) if isinstance(base, Instance) else told
    if isinstance(told, Items):
        known = list(base.elements) if isinstance(base, Items) else []
        pairs = [(known[i].value if i < len(known) else None, e) for i, e in enumerate(told.elements)]
        return Items(tuple(replace(e, value=_over(before, e.value)) for before, e in pairs), told.incomplete)
    return told


def _value(claims: tuple[Claim, ...]) -> Content | None:
    return claims[0].value if claims else None


def differences(base: Instance, other: Instance, path: Path = ()) -> Iterator[Difference]:
    """The facts in which `other` is not as the base, in the order of `other`."""
    for name, claims in other.facts.items():
        if claims:
            yield from _differences(_value(base.facts.get(name, ())), claims[0].value, (*path, name))


def _differences(was: Content | None, now: Content, path: Path) -> Iterator[Difference]:
    match now:
        case Instance():
            if isinstance(was, Instance):
                yield from differences(was, now, path)
            else:
                inner = list(differences(Instance(), now, path))
                yield from inner or [Difference(path, was, now)]
        case Items(elements):
            before = was.elements if isinstance(was, Items) else ()
            if len(before) != len(elements):
                yield Difference(path, was, now)
            for index, claim in enumerate(elements):
                old = before[index].value if index < len(before) else None
                if old is not None:
                    yield from _differences(old, claim.value, path)
                elif isinstance(claim.value, Instance):
                    yield from differences(Instance(), claim.value, path)
        case _:
            if was != now:
                yield Difference(path, was, now)


@dataclass(frozen=True)
class Judge:
    """The evaluator's word on deployments, on one day."""

    plan: Plan
    day: date
    telling: Telling

    def unmet(self, demands: Iterable[Demand], facts: Instance, permitted: Path | None) -> tuple[Demand, ...]:
        """The demands that are not surely met."""
        case, elements = _bound(permitted, facts)
        return tuple(
            d for d in demands if self.telling.truth(d.condition, case, elements, self.day) is not Truth.TRUE
        )

    def truths(
        self, asked: Iterable[Condition], facts: Instance, permitted: Path | None, step: Step
    ) -> tuple[Truth, ...]:
        """What conditions of a rule come to, of the element that is permitted where the rule is judged of each."""
        case, elements = _bound(permitted, facts)
        bound = elements if step.each is not None else ()
        return tuple(self.telling.truth(condition, case, bound, self.day) for condition in asked)

    def permits(self, permission: Permission, facts: Instance) -> bool:
        """Whether the draft surely permits it."""
        return not self.unmet(permission.demands, facts, permission.list)

    def permitting(self, permission: Permission, facts: Instance) -> tuple[str, ...]:
        """The articles that permit it."""
        case, elements = _bound(permission.list, facts)
        told = {name: self.telling.truth(way, case, elements, self.day) for name, way in permission.ways.items()}
        return tuple(name for name, truth in told.items() if truth is Truth.TRUE)

    def findings(self, facts: Instance, rules: Iterable[str]) -> tuple[Finding, ...]:
        """What these rules come to in it."""
        return judge(self.plan, facts, self.day, only=frozenset(rules))

    def violates(self, facts: Instance, rule: str) -> Finding | None:
        """The finding that the rule is violated; None where it is not."""
        found = self.findings(facts, [rule])
        return next((finding for finding in found if finding.outcome is Outcome.VIOLATED), None)


def _bound(permitted: Path | None, facts: Instance) -> tuple[Bound, tuple[Bound, ...]]:
    """The case, and the element that is permitted: the first of its list."""
    case = Bound(facts)
    if permitted is None:
        return case, ()
    items = _value(facts.facts.get(permitted[0], ()))
    return case, case.elements(permitted, items if isinstance(items, Items) else Items())[:1]
