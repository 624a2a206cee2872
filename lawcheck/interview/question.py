"""Findings → the questions that can still change an outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from lawcheck.facts.claim import REFUSED, Claim, Instance, Items
from lawcheck.finding.finding import FactPath, Finding, Outcome
from lawcheck.model.ruleset import Severity
from lawcheck.model.vocabulary import EntityType, Fact, ListOf, Vocabulary

WEIGHTS = {Severity.CRITICAL: 16, Severity.SERIOUS: 4, Severity.MINOR: 1}  # as reports weigh them


class Kind(Enum):
    """What a question asks for: a value; whether there is such a thing; which things there are; which others."""

    VALUE = auto()
    THING = auto()
    LIST = auto()
    MORE = auto()


@dataclass(frozen=True)
class Question:
    """A fact that nobody has answered, and the findings that wait for it or for a part of it, the gravest first.

    `path` leads to it in the case, elements by their names; `pattern` in the vocabulary. `refusals`: who was asked
    before and would not say. `shares`: by the name of each rule that waits, its weight by severity, divided among its
    findings where it is judged for several things.
    """

    path: FactPath
    pattern: tuple[str, ...]
    fact: Fact
    kind: Kind
    waiting: tuple[Finding, ...]
    refusals: tuple[Claim, ...] = ()
    shares: Mapping[str, float] = field(default_factory=dict, repr=False)

    @property
    def weight(self) -> float:
        """What hangs on it: the findings that wait, each by its share in the weight of its rule."""
        return sum(self.shares[finding.rule.name] for finding in self.waiting)


def questions(findings: Sequence[Finding], facts: Instance, vocabulary: Vocabulary) -> tuple[Question, ...]:
    """The questions that undetermined findings wait for, a whole in place of its parts, in the vocabulary's order.

    While nothing is known of a thing, whether there is one stands for all that could be asked of it: `none` settles it.
    What sources give different accounts of, one answer cannot settle, and is left to the file.
    """
    silent: dict[FactPath, Question | None] = {}
    asked: dict[FactPath, Question] = {}
    waiting: dict[FactPath, dict[int, Finding]] = {}
    for finding in findings:
        if finding.outcome is not Outcome.UNDETERMINED:
            continue
        for missing in finding.missing:
            if missing.path not in silent:
                silent[missing.path] = _silent(missing.path, facts, vocabulary)
            question = silent[missing.path]
            if question is not None:
                asked.setdefault(question.path, question)
                waiting.setdefault(question.path, {})[id(finding)] = finding
    several = Counter(finding.rule.name for finding in findings)
    order = {pattern: place for place, (pattern, _) in enumerate(vocabulary.walk())}
    return tuple(
        replace(q, waiting=(found := _gravest_first(waiting[q.path].values())), shares=_shares(found, several))
        for q in sorted(asked.values(), key=lambda q: order[q.pattern])
    )


def _gravest_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: -WEIGHTS[finding.rule.severity]))


def _shares(waiting: Iterable[Finding], several: Mapping[str, int]) -> dict[str, float]:
    return {f.rule.name: WEIGHTS[f.rule.severity] / several[f.rule.name] for f in waiting}


def _silent(path: FactPath, facts: Instance, vocabulary: Vocabulary) -> Question | None:
    """The first fact on the way of which nothing is said; None where there is none, or more than one account."""
    here, known = facts, vocabulary.roots
    ahead = list(path)
    way: FactPath = ()
    pattern: tuple[str, ...] = ()
    while ahead:
        name = ahead.pop(0)
        fact = known.get(name)
        if fact is None:
            return None
        way, pattern = (*way, name), (*pattern, name)
        claims = here.facts.get(name, ())
        said = [claim.value for claim in claims if claim.value is not REFUSED]
        if not said:
            return Question(way, pattern, fact, _kind(fact), (), claims)
        if len(said) > 1:
            return None
        known, there = vocabulary.facts_of(fact.type), said[0]
        if isinstance(there, Items):
            if not ahead:
                return Question(way, pattern, fact, Kind.MORE, ()) if there.incomplete else None
            element = ahead.pop(0)
            found = _element(there, element)
            if found is None:
                return None
            way, here = (*way, element), found
        elif isinstance(there, Instance):
            here = there
        else:
            return None
    return None


def _kind(fact: Fact) -> Kind:
    return {EntityType: Kind.THING, ListOf: Kind.LIST}.get(type(fact.type), Kind.VALUE)


def _element(items: Items, name: str) -> Instance | None:
    """The one element of that name; None where there is none, or several accounts of it."""
    for number, claim in enumerate(items.elements, 1):
        if isinstance(claim.value, Instance) and name == (claim.value.name or f"#{number}"):
            return claim.value
    return None
