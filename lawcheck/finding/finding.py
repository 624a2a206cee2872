"""The outcome of a rule in a case, and the tree of what decided it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final, Literal, NamedTuple, TypeAlias

from lawcheck.facts.claim import Claim, Grade
from lawcheck.model.condition import Condition
from lawcheck.model.ruleset import Clause, Rule
from lawcheck.values import Truth


class Outcome(StrEnum):
    """What a rule comes to, worst first; a case's verdict is its worst. Source: language.md, section 4."""

    VIOLATED = "violated"
    DISPUTED = "disputed"
    UNDETERMINED = "undetermined"
    COMPLIANT = "compliant"
    EXEMPT = "exempt"
    NOT_APPLICABLE = "not_applicable"
    NOT_IN_FORCE = "not_in_force"


# A path from the top of the case to a fact, elements by their name or `#number`: ("processings", "matching", "mode").
FactPath: TypeAlias = tuple[str, ...]


# How weak evidence is, as `Grade.weakness` has it: the smaller, the stronger.
Weakness: TypeAlias = tuple[int, int, str]
NEEDS_NONE: Final[Weakness] = (0, 0, "")  # nothing is claimed, and nothing need be
UNGRADED: Final[Weakness] = (99, 99, "")  # claims that nobody graded


# Named tuples, for a judgement makes thousands of these, and a frozen dataclass takes three times as long to make.


class Evidence(NamedTuple):
    """A fact that a condition looked at, and the claims made about it; none at all where it is unknown.

    `pattern` is the path without the elements, which finds the fact's question in the vocabulary. `weakness`: of
    the claims that count.
    """

    path: FactPath
    pattern: tuple[str, ...]
    claims: tuple[Claim, ...]
    weakness: Weakness = NEEDS_NONE


OPEN: Final = (Truth.UNKNOWN, Truth.DISPUTED)

Role: TypeAlias = Literal["each", "applies", "excused", "required", ""]


class Reason(NamedTuple):
    """A node of a justification: a condition, its truth, and only what settled it.

    Leaves carry the evidence. `role` says which part of the rule a topmost node is. `element` names the list's
    element that a child of a quantifier speaks of. `due_on` is the last day of a deadline that still runs. `weakness`
    is that of the weakest claim below it.
    INVARIANT: a false `and` has one child, that with the strongest evidence; so has a true `or`.
    """

    condition: Condition
    truth: Truth
    children: tuple[Reason, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    role: Role = ""
    element: str = ""
    due_on: date | None = None
    weakness: Weakness = NEEDS_NONE


def leaves(reasons: Iterable[Reason], only_open: bool = False) -> tuple[Reason, ...]:
    """Every node that looked at facts, each once, in the order in which it is told.

    `only_open`: those alone that keep the whole open; what is open within something settled decides nothing.
    """
    found: dict[int, Reason] = {}
    ahead = [*reasons]
    ahead.reverse()
    while ahead:
        reason = ahead.pop()
        if only_open and reason.truth not in OPEN:
            continue
        # rules share their definitions, and a definition may stand in several places of one rule
        if id(reason) not in found:
            children = reason.children
            if reason.evidence or not children:
                found[id(reason)] = reason
            ahead += children[::-1]
    return tuple(found.values())


class Failure(NamedTuple):
    """A duty that is not met, or not surely met, with what its message may speak of.

    `values` holds the fact at each path in the message; `elements` how many elements of a list make it so.
    """

    clause: Clause
    truth: Truth
    values: tuple[tuple[str, Evidence], ...] = ()
    elements: int | None = None


class Exact(StrEnum):
    """What a solver says of the facts that are missing from an undetermined finding."""

    EXACT = "exact"  # they are those on which it turns, and no other
    VIOLATED_ANYWAY = "violated anyway"  # it is violated, whatever is found out
    NOT_VIOLATED_ANYWAY = "not violated anyway"
    NOT_SETTLED = (
        "not settled"  # in the time, or for lists of any length: all that could still decide it, and maybe more
    )


class Finding(NamedTuple):
    """One rule in one case, for one element of a `for each`.

    `missing`: unknown facts that could still decide it. `disputed`: facts that only the sources decide. `sides`: the
    outcome that each source leads to, where one believes it on the disputed facts. `grade`: of the weakest claim on
    the strongest path; None where open or where ungraded claims decide. `mentions`: the facts in the remedy's text.
    `exact`: how exact `missing` is, where a solver was asked; None where it was not.
    """

    rule: Rule
    element: str
    outcome: Outcome
    reasons: tuple[Reason, ...] = ()
    failures: tuple[Failure, ...] = ()
    mentions: tuple[tuple[str, Evidence], ...] = ()
    missing: tuple[Evidence, ...] = ()
    disputed: tuple[Evidence, ...] = ()
    sides: tuple[tuple[str, Outcome], ...] = ()
    due_on: date | None = None
    not_demonstrated: bool = False
    grade: Grade | None = None
    exact: Exact | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """Who said what the outcome rests on, in the order in which it is told."""
        said = (claim.source for leaf in leaves(self.reasons) for fact in leaf.evidence for claim in fact.claims)
        return tuple(dict.fromkeys(source for source in said if source))


def verdict(findings: tuple[Finding, ...]) -> Outcome:
    """The worst outcome; not in force where there is no finding at all."""
    order = list(Outcome)
    return min((f.outcome for f in findings), key=order.index, default=Outcome.NOT_IN_FORCE)
