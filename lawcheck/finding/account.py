"""An outcome → a finding that gives account of it: reasons, what is missing, who says what, how good the evidence is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from lawcheck.facts.claim import REFUSED, Claim, Content, Instance, Items
from lawcheck.finding.explain import Whys, grade_of, reason_of
from lawcheck.finding.finding import OPEN, Evidence, Failure, Finding, Outcome, Reason, Role, leaves
from lawcheck.finding.judged import Judged, Scene, Target
from lawcheck.finding.situation import is_structure, list_alternatives
from lawcheck.model.condition import And, Condition, FactTerm, Not, Or, Some
from lawcheck.model.ruleset import Clause
from lawcheck.values import Truth

_OPEN = (Outcome.VIOLATED, Outcome.DISPUTED, Outcome.UNDETERMINED)  # a duty is not met, or may not be


class Account:
    """The finding of one rule for one target, put together from the reasons of its parts."""

    def __init__(self, judged: Judged, target: Target, whys: Whys) -> None:
        self.judged = judged
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
            reasons = tuple(self._reasons())
            return Finding(rule, name, outcome, reasons, (), self._mentioned(rule.mentions), grade=grade_of(reasons))
        reasons = tuple(self._reasons())
        if outcome is Outcome.UNDETERMINED:
            undecided = leaves(reasons, only_open=True)
            return Finding(
                rule,
                name,
                outcome,
                reasons,
                failures=() if brief else tuple(self._failures()),
                mentions=() if brief else self._mentioned(rule.mentions),
                missing=_missing(undecided),
                disputed=_disputed(undecided),
                due_on=_due(undecided),
                not_demonstrated=rule.burden is not None,
            )
        failures, mentions = tuple(self._failures()), self._mentioned(rule.mentions)
        if outcome is Outcome.VIOLATED:
            return Finding(rule, name, outcome, reasons, failures, mentions, grade=grade_of(reasons))
        undecided = leaves(reasons, only_open=True)
        disputed = _disputed(undecided)
        sides, due = self._sides(disputed), _due(undecided)
        return Finding(rule, name, outcome, reasons, failures, mentions, (), disputed, sides, due)

    def _reasons(self) -> Iterator[Reason]:
        """The parts of the rule that make the outcome, each with what settled it."""
        step = self.judged.step
        exists, is_open = self.target.exists, self.outcome in (Outcome.DISPUTED, Outcome.UNDETERMINED)
        if step.each is not None and (exists is Truth.FALSE or (exists.is_open and is_open)):
            anything = Some(step.each, "", 0, And((), step.rule.span), step.rule.span)
            whole = self.scope.levels[0].evidence(step.each)
            yield Reason(anything, exists, evidence=(whole,), role="each")
            if exists is not Truth.DISPUTED:
                return  # whether there is one at all comes first
        applies = self._part(step.applies, "applies")
        match self.outcome:
            case Outcome.NOT_APPLICABLE:
                yield applies
            case Outcome.EXEMPT:
                yield applies
                yield self._part(step.excused, "excused")
            case Outcome.COMPLIANT:
                yield applies
                for required in step.required:
                    yield self._part(required, "required")
            case _:
                yield applies
                if not (isinstance(step.excused, Or) and not step.excused.parts):
                    yield self._part(step.excused, "excused")
                yield from self._not_met()

    def _not_met(self) -> Iterator[Reason]:
        """The duties that are not met; where none surely is not, those of which it is open."""
        parts = [self._part(required, "required") for required in self.judged.step.required]
        failed = [part for part in parts if part.truth is Truth.FALSE]
        yield from failed or [part for part in parts if part.truth in OPEN]

    def _part(self, condition: Condition, role: Role) -> Reason:
        told = self.whys.of(condition).in_scope(self.scope)
        return reason_of((*told[:4], role, *told[5:]))

    def _failures(self) -> Iterator[Failure]:
        """The duties not surely met, where the rule is violated or may be."""
        ask = self.whys.truths.ask
        for clause in self.judged.rule.clauses:
            truth = ask(clause.required, self.scope)
            if truth is not Truth.TRUE:
                yield Failure(clause, truth, self._mentioned(clause.mentions), self._count(clause))

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
            case = self.scope.levels[0]
            told = [
                self.judged.outcome(target)
                for target in Scene(believing(case.bound.instance, name), case.today).targets(self.judged.step.each)
                if target.name == self.target.name
            ]
            if told:
                sides.append((name, min(told, key=list(Outcome).index)))
        return tuple(sides)


def believing(instance: Instance, source: str) -> Instance:
    """The facts, with the claims of `source` alone wherever it made any and others say something else."""
    facts: dict[str, tuple[Claim, ...]] = {}
    for name, claims in instance.facts.items():
        own = tuple(claim for claim in claims if claim.source == source)
        kept = own if own and len(claims) > 1 else claims
        facts[name] = tuple(replace(claim, value=_inside(claim.value, source)) for claim in kept)
    return Instance(facts, instance.name, instance.span)


def _inside(value: Content, source: str) -> Content:
    match value:
        case Instance():
            return believing(value, source)
        case Items(elements, incomplete):
            inner = tuple(replace(element, value=_inside(element.value, source)) for element in elements)
            return Items(inner, incomplete)
        case _:
            return value


# ── what the leaves of a justification say ─────────────────────────────────────────────────────────────────


def _missing(leaves: Iterable[Reason]) -> tuple[Evidence, ...]:
    """The facts that nobody has shown. Where all are known and only too coarse, the facts that need to be finer."""
    facts: dict[tuple[str, ...], Evidence] = {}
    for leaf in leaves:
        if leaf.truth is Truth.UNKNOWN:
            silent = [fact for fact in leaf.evidence if not (fact.claims and _said(fact))]
            if silent or not any(child.truth is Truth.UNKNOWN for child in leaf.children):
                for fact in silent or leaf.evidence:
                    facts[fact.path] = fact
    return tuple(facts.values())


def _said(fact: Evidence) -> bool:
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
