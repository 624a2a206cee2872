"""A test as it is written, and the file of tests it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lawcheck.facts.claim import Instance
from lawcheck.finding.finding import Outcome
from lawcheck.span import Span


@dataclass(frozen=True)
class Expected:
    """What a test expects of a rule: one outcome, its worst, or one by the name of each element.

    `missing` facts must be among those that are missing; None and empty ask for nothing.
    """

    outcome: Outcome | None
    elements: Mapping[str, Outcome]
    missing: tuple[str, ...] = ()
    due_on: date | None = None
    not_demonstrated: bool | None = None


@dataclass(frozen=True)
class Test:
    """A test: the facts on a day, the rule (by its full name), and what it has to come to.

    Without `rule`, the whole case is meant, and what it has to come to is its verdict by `rulebooks`.
    """

    title: str
    rule: str | None
    day: date
    facts: Instance
    rulebooks: tuple[str, ...]
    expected: Expected
    why: str
    span: Span

    __test__ = False  # pytest takes what begins with "Test" for its own
