"""What two states of the rules differ in, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from lawcheck.finding.finding import Outcome
from lawcheck.plan.plan import Plan
from lawcheck.span import InputFile


@dataclass(frozen=True, eq=False)
class Side:
    """One of the two states: how the user calls it, what it means, and its texts."""

    name: str
    plan: Plan
    files: Mapping[str, InputFile]


class Kind(StrEnum):
    """How much differs, the most first. What is of several kinds is told as the first."""

    NEW = "new"
    GONE = "gone"
    MEANING = "meaning"  # its outcomes can differ
    WEIGHT = "weight"  # severity or force
    METADATA = "metadata"  # citations, when it was verified, whom it binds, whom to ask
    REWORDED = "reworded"  # words, comments, layout


# Kinds after which a check can say something else.
DECISIVE = frozenset([Kind.NEW, Kind.GONE, Kind.MEANING, Kind.WEIGHT])


@dataclass(frozen=True)
class Place:
    """A line of a file."""

    file: str
    line: int


@dataclass(frozen=True)
class TextDiff:
    """How the text of a rule, an exception or a definition (`name`) differs: lines with `-`, `+` or a blank before them."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class RuleChange:
    """A rule, in one version, that differs. `version`: its time in force, where the rule has several.

    `aspects`: what of it differs, in words. `note`: what else is known, such as why it means the same all the same.
    `case`: the text of a case file that comes out otherwise, where one was looked for and found.
    """

    name: str
    version: str
    kind: Kind
    aspects: tuple[str, ...]
    note: str
    place: Place
    texts: tuple[TextDiff, ...]
    case: str = ""

    @property
    def is_layout(self) -> bool:
        """Whether nothing but the layout differs."""
        return self.aspects == ("layout",)


@dataclass(frozen=True)
class FactChange:
    """A fact, or an entity, of the vocabulary: `new`, `gone`, `renamed`, `retyped` or `reworded`; `to`: its name now."""

    name: str
    kind: str
    to: str = ""
    what: str = ""


@dataclass(frozen=True)
class OtherChange:
    """An instrument or a family that differs."""

    name: str
    what: str


@dataclass(frozen=True)
class OutcomeChange:
    """A rule that comes to something else in a case; None on a side where there is no such finding."""

    rule: str
    element: str
    before: Outcome | None
    after: Outcome | None


@dataclass(frozen=True)
class CaseChange:
    """A case judged by both. `trouble`: why one of them cannot read it, and then it was not judged."""

    case: str
    verdict_before: Outcome | None
    verdict_after: Outcome | None
    changes: tuple[OutcomeChange, ...]
    trouble: str = ""


@dataclass(frozen=True)
class Comparison:
    """All of it. `same`: how many rule versions do not differ at all; `cases`: those that come out otherwise."""

    before: str
    after: str
    rules: tuple[RuleChange, ...]
    same: int
    facts: tuple[FactChange, ...]
    others: tuple[OtherChange, ...]
    cases: tuple[CaseChange, ...]
    judged: int

    @property
    def counts(self) -> Mapping[Kind, int]:
        """How many rules differ, by kind."""
        return Counter(change.kind for change in self.rules)

    @property
    def is_decisive(self) -> bool:
        """Whether a check can say something else."""
        return any(change.kind in DECISIVE for change in self.rules) or any(case.changes for case in self.cases)
