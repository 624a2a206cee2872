"""An outcome → a finding that gives account of it: reasons, what is missing, who says what, how good the evidence is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lawcheck.facts.claim import REFUSED, Items
from lawcheck.finding.explain import Whys, grade_of, reason_of
from lawcheck.finding.finding import OPEN, Evidence, Failure, Finding, Outcome, Reason, Role, leaves
from lawcheck.finding.judged import Judged, Scene, Target
from lawcheck.finding.situation import is_structure, list_alternatives
from lawcheck.model.condition import And, Condition, FactTerm, Not, Some
from lawcheck.model.ruleset import Clause
from lawcheck.values import Truth

_UNDECIDED = (Outcome.DISPUTED, Outcome.UNDETERMINED)
_OPEN = (Outcome.VIOLATED, *_UNDECIDED)  # a duty is not met, or may not be

TRUE, FALSE = Truth.TRUE, Truth.FALSE


class Account:
    """The finding of one rule for one target, put together from the reasons of its parts."""

    def __init__(self, judged: Judged, target: Target, whys: Whys, scene: Scene) -> None:
        self.judged = judged
        self.scene = scene
        self.target = target
        self.scope = target.scope
        self.whys = whys
        self.outcome = judged.outcome(target)

    def finding(self, brief: bool = False) -> Finding:
        """The whole of it; `brief`: only as much as a page needs (see `judge`)."""
        rule, name, outcome = self.judged.rule, self.target.name, self.outcome
        if outcome not in _OPEN:
            if brief:
                return Finding(rule, name, outcome)
            reasons = self._reasons()
            return Finding(rule, name, outcome, reasons, (), self._mentioned(rule.mentions), grade=grade_of(reasons))
        reasons = self._reasons()
        if outcome is Outcome.UNDETERMINED:
            undecided = leaves(reasons, only_open=True)
            return Finding(
                rule,
                name,
                outcome,
                reasons,
                failures=() if brief else self._failures(),
                mentions=() if brief else self._mentioned(rule.mentions),
                missing=_missing(undecided),
                disputed=_disputed(undecided),
                due_on=_due(undecided),
                not_demonstrated=rule.burden is not None,
            )
        failures, mentions = self._failures(), self._mentioned(rule.mentions)
        if outcome is Outcome.VIOLATED:
            return Finding(rule, name, outcome, reasons, failures, mentions, grade=grade_of(reasons))
        undecided = leaves(reasons, only_open=True)
        disputed = _disputed(undecided)
        sides, due = self._sides(disputed), _due(undecided)
        return Finding(rule, name, outcome, reasons, failures, mentions, (), disputed, sides, due)

    def _reasons(self) -> tuple[Reason, ...]:
        """The parts of the rule that make the outcome, each with what settled it."""
        step, exists = self.judged.step, self.target.exists
        told: list[Reason] = []
        if step.each is not None and (exists is FALSE or (exists in OPEN and self.outcome in _UNDECIDED)):
            anything = Some(step.each, "", 0, And((), step.rule.span), step.rule.span)
            whole = self.scope.levels[0].evidence(step.each)
            told.append(Reason(anything, exists, evidence=(whole,), role="each"))
            if exists is not Truth.DISPUTED:
                return tuple(told)  # whether there is one at all comes first
        told.append(self._part(step.applies, "applies"))
        if self.outcome is Outcome.NOT_APPLICABLE:
            return tuple(told)
        if self.outcome is Outcome.EXEMPT or (self.outcome in _OPEN and self.judged.can_be_excused):
            told.append(self._part(step.excused, "excused"))
        if self.outcome is not Outcome.EXEMPT:
            told += self._duties()
        return tuple(told)

    def _duties(self) -> Iterable[Reason]:
        """All of them where they are met. Else those that are not; where none surely is not, those of which it is open."""
        parts = [self._part(required, "required") for required in self.judged.step.required]
        if self.outcome is Outcome.COMPLIANT:
            return parts
        failed = [part for part in parts if part.truth is FALSE]
        return failed or [part for part in parts if part.truth in OPEN]

    def _part(self, condition: Condition, role: Role) -> Reason:
        told = self.whys.of(condition).in_scope(self.scope)
        return reason_of((told[0], told[1], told[2], told[3], role, told[5], told[6], told[7]))

    def _failures(self) -> tuple[Failure, ...]:
        """The duties not surely met, where the rule is violated or may be."""
        told, tells = self.scope.told, self.whys.truths.tells
        failures: list[Failure] = []
        for clause, (number, reach) in zip(self.judged.rule.clauses, self.judged.required, strict=True):
            truth = told[reach].get(number) or tells[number](self.scope)
            if truth is not TRUE:
                failures.append(Failure(clause, truth, self._mentioned(clause.mentions), self._count(clause)))
        return tuple(failures)

    def _mentioned(self, terms: tuple[FactTerm, ...]) -> tuple[tuple[str, Evidence], ...]:
        return tuple([(term.name, self.scope.evidence(term)) for term in terms]) if terms else ()

    def _count(self, clause: Clause) -> int | None:
        """How many elements make a quantified clause fail."""
        condition, failing = clause.required, Truth.FALSE
        while isinstance(condition, Not) or (isinstance(condition, And) and len(condition.parts) == 1):
            if isinstance(condition, Not):
                condition, failing = condition.part, Truth.TRUE if failing is Truth.FALSE else Truth.FALSE
            else:
                condition = condition.parts[0]
        if not isinstance(condition, Some):
            return None
        body, ask = condition.body, self.whys.truths.ask
        return sum(
            ask(body, inner) is failing
            for items in list_alternatives(self.scope.contents(condition.list))
            for inner in self.scope.each(condition.list, items)
        )

    def _sides(self, disputed: tuple[Evidence, ...]) -> tuple[tuple[str, Outcome], ...]:
        """By source, what the rule comes to where that source is believed on the facts in dispute."""
        names = dict.fromkeys(c.source for e in disputed for c in e.claims if c.source and not is_structure(c))
        sides = []
        for name in names:
            targets = self.scene.believing(name).targets(self.judged.each)
            told = [self.judged.outcome(target) for target in targets if target.name == self.target.name]
            if told:
                sides.append((name, min(told, key=list(Outcome).index)))
        return tuple(sides)


# ── what the leaves of a justification say ─────────────────────────────────────────────────────────────────


def _missing(leaves: Iterable[Reason]) -> tuple[Evidence, ...]:
    """The facts that nobody has shown. Where all are known and only too coarse, the facts that need to be finer."""
    facts: dict[tuple[str, ...], Evidence] = {}
    for leaf in leaves:
        if leaf.truth is Truth.UNKNOWN:
            is_silent = False
            for fact in leaf.evidence:
                if not (fact.claims and _said(fact)):
                    facts[fact.path] = fact
                    is_silent = True
            if not is_silent and not any(child.truth is Truth.UNKNOWN for child in leaf.children):
                facts.update((fact.path, fact) for fact in leaf.evidence)
    return tuple(facts.values())


def _said(fact: Evidence) -> bool:
    """Whether anybody said what it is, all of it."""
    said = [claim.value for claim in fact.claims if claim.value is not REFUSED]
    return bool(said) and not any(isinstance(value, Items) and value.incomplete for value in said)


def _disputed(leaves: Iterable[Reason]) -> tuple[Evidence, ...]:
    """The facts on which the claims differ."""
    facts: dict[tuple[str, ...], Evidence] = {}
    for leaf in leaves:
        for fact in leaf.evidence:
            if len(fact.claims) > 1:
                said = [claim.value for claim in fact.claims if claim.value is not REFUSED]
                if any(value != said[0] for value in said):
                    facts[fact.path] = fact
    return tuple(facts.values())


def _due(leaves: Iterable[Reason]) -> date | None:
    """The last day of the deadline that ends first, of those that still run."""
    return min([leaf.due_on for leaf in leaves if leaf.due_on], default=None)
