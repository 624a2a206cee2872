"""What a plan judges in a situation: which rules, of which elements, and the outcome of each.

Source: language.md, section 4. The one place where truth becomes outcome.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from lawcheck.facts.belief import believing
from lawcheck.facts.claim import Instance
from lawcheck.finding.explain import Whys
from lawcheck.finding.finding import Outcome
from lawcheck.finding.situation import Bound, Scope, list_alternatives, together
from lawcheck.finding.truths import Truths
from lawcheck.model.condition import FactTerm, Or
from lawcheck.model.ruleset import is_among
from lawcheck.plan.plan import Plan, Step
from lawcheck.values import Truth
from lawcheck.values.truth import AND, NOT

TRUE, FALSE, DISPUTED, UNKNOWN = Truth.TRUE, Truth.FALSE, Truth.DISPUTED, Truth.UNKNOWN

_MOST_DAYS = 400  # whose rules in force are remembered


def outcome_of(applies: Truth, excused: Truth, met: Truth) -> Outcome:
    """The outcome of a rule in force.

    violation = applies and not excused and not met
    """
    match AND[AND[applies][NOT[excused]]][NOT[met]]:
        case Truth.TRUE:
            return Outcome.VIOLATED
        case Truth.DISPUTED:
            return Outcome.DISPUTED
        case Truth.UNKNOWN:
            return Outcome.UNDETERMINED
    if excused is TRUE and applies is not FALSE:
        return Outcome.EXEMPT
    return Outcome.NOT_APPLICABLE if applies is FALSE else Outcome.COMPLIANT


# The same for every three truths, which are small numbers: asked for each rule, so looked up.
OUTCOMES = {
    (applies, excused, met): outcome_of(applies, excused, met)
    for applies in Truth
    for excused in Truth
    for met in Truth
}


_DOES_NOT_APPLY = FALSE, FALSE, TRUE


@lru_cache(maxsize=64)
def possible(applies: Truth, excused: Truth, met: Truth) -> frozenset[Outcome]:
    """What the rule can still come to once all is known: one outcome where nothing is open that matters."""
    return frozenset(outcome_of(a, e, m) for a in _ways(applies) for e in _ways(excused) for m in _ways(met))


def _ways(truth: Truth) -> tuple[Truth, ...]:
    return (TRUE, FALSE) if truth.is_open else (truth,)


@dataclass(frozen=True)
class Target:
    """What a rule is judged of: the whole case, or an element of a list.

    `exists`: unknown for what may be missing from the list, false where the list is surely empty, disputed where only
    some of the sources that give different lists have it in theirs.
    """

    scope: Scope
    name: str = ""
    exists: Truth = TRUE


class Judged:
    """One version of a rule, with what the truths of its parts are told and remembered by."""

    def __init__(self, step: Step, truths: Truths) -> None:
        self.step = step
        self.rule = step.rule
        self.each = step.each
        self._tells = truths.tells
        self._applies = truths.key(step.applies)
        self.can_be_excused = not (isinstance(step.excused, Or) and not step.excused.parts)
        self._excused = truths.key(step.excused)
        self.required = [truths.key(required) for required in step.required]

    def outcome(self, target: Target) -> Outcome:
        """What the rule comes to for this target."""
        return OUTCOMES[self.told(target)]

    def told(self, target: Target) -> tuple[Truth, Truth, Truth]:
        """Whether it applies, whether the target is excused, and whether the duties are met.

        What cannot matter any more is not asked: where the rule does not apply nobody is excused and nothing broken.
        """
        scope, exists, tells = target.scope, target.exists, self._tells
        told = scope.told
        number, reach = self._applies
        applies = told[reach].get(number) or tells[number](scope)
        if exists is not TRUE:
            applies = AND[applies][exists]
        if applies is FALSE:
            return _DOES_NOT_APPLY
        excused = FALSE
        if self.can_be_excused:
            number, reach = self._excused
            excused = told[reach].get(number) or tells[number](scope)
        met = TRUE
        if excused is not TRUE:
            for number, reach in self.required:
                truth = told[reach].get(number) or tells[number](scope)
                if truth is not TRUE:
                    met = AND[met][truth]
                    if met is FALSE:
                        break
        return applies, excused, met


class Scene:
    """A case on one day, with what its rules are judged of: found once for each list that they go through."""

    def __init__(self, facts: Instance, today: date) -> None:
        self.whole = Scope(Bound(facts), today)
        self._case = (Target(self.whole),)
        self._targets: dict[tuple[str, ...], tuple[Target, ...]] = {}
        self._sides: dict[str, Scene] = {}

    def targets(self, each: FactTerm | None) -> tuple[Target, ...]:
        """The case; or with `for each` every element, and one that nobody named where there may be more."""
        if each is None:
            return self._case
        targets = self._targets.get(each.path)
        if targets is None:
            targets = self._targets[each.path] = tuple(self._of(each))
        return targets

    def believing(self, source: str) -> Scene:
        """The same case, where one source is believed wherever others say something else."""
        side = self._sides.get(source)
        if side is None:
            side = self._sides[source] = Scene(believing(self.whole.bound.instance, source), self.whole.today)
        return side

    def _of(self, each: FactTerm) -> Iterator[Target]:
        case = self.whole
        values = case.contents(each)
        lists = list_alternatives(values)
        accounts: dict[str, list[Bound]] = {}
        for items in lists:
            for element in case.bound.elements(each.path, items):
                accounts.setdefault(element.path[-1], []).append(element)
        for name, told in accounts.items():
            yield Target(case.within(together(told)), name, TRUE if len(told) == len(lists) else DISPUTED)
        unnamed = case.within(case.bound.unnamed(each.path))
        if values is None or any(items.incomplete for items in lists):
            yield Target(unnamed, "", UNKNOWN)
        elif not accounts:
            yield Target(unnamed, "", FALSE)


@dataclass(frozen=True)
class Prepared:
    """A plan with its functions; the versions of each rule together."""

    whys: Whys
    versions: tuple[tuple[Judged, ...], ...]
    _on: dict[tuple[date, frozenset[str]], tuple[tuple[Judged, bool], ...]] = field(default_factory=dict)

    def chosen(
        self, today: date, rulebooks: Collection[str], only: Collection[str] | None
    ) -> Iterable[tuple[Judged, bool]]:
        """Of each rule asked for, the version in force; where none is, the nearest, and False."""
        key = today, frozenset(rulebooks)
        if key not in self._on:
            if len(self._on) >= _MOST_DAYS:
                self._on.clear()
            self._on[key] = tuple(self._in_force(*key))
        every = self._on[key]
        return every if only is None else [one for one in every if one[0].rule.name in only]

    def _in_force(self, today: date, rulebooks: frozenset[str]) -> Iterator[tuple[Judged, bool]]:
        for versions in self.versions:
            rule = versions[0].rule
            if rulebooks and not is_among(rule.rulebook, rulebooks):
                continue
            current = next((version for version in versions if version.step.window.holds_on(today)), None)
            if current is not None:
                yield current, True
            else:
                later = (v for v in versions if v.step.window.since and v.step.window.since > today)
                yield next(later, versions[-1]), False


@lru_cache(maxsize=8)
def prepare(plan: Plan) -> Prepared:
    """The functions of a plan, made once for each plan."""
    truths = Truths(plan.sharing)
    versions: dict[str, list[Judged]] = {}
    for step in plan.steps:
        versions.setdefault(step.rule.name, []).append(Judged(step, truths))
    return Prepared(Whys(truths), tuple(tuple(steps) for steps in versions.values()))
