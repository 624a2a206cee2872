"""The report: the JSON of `check --format json`, as dataclasses. It changes only by addition.

Source: the public interfaces of the project. A field added after the first release has a default, so that an
older report can still be read. pydantic reads the schema off these classes and validates what is read back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

FORMAT = 1
IN_WORDS_ALONE: Final[Mapping[str, bool]] = {"in words alone": True}  # marks a field that the JSON does not have


@dataclass(frozen=True)
class Receipt:
    """What it takes to come to the same report again. Hashes are `sha256:` and hexadecimal digits.

    `rules` is the hash of all rules read, `rules_from` the folders they were read from (none: those that came
    with the program). The date judged as of stands with each case, the program's version at the report's top.
    """

    rules: str
    cases: tuple[str, ...]
    rulebooks: tuple[str, ...] = ()
    believe: tuple[str, ...] = ()
    min_grade: str | None = None
    rules_from: tuple[str, ...] = ()


@dataclass(frozen=True)
class Provision:
    """A provision cited: the instrument's short name and its title, and the place in its text."""

    instrument: str
    title: str
    provision: str
    url: str
    shown: str = ""  # the provision as one cites it in the language of the report


@dataclass(frozen=True)
class ClaimLine:
    """A claim as it is shown: `value` as in a case file, `shown` as in a sentence.

    `since` and `until` are the first and last day on which it holds, where it says so.
    """

    value: str
    shown: str
    source: str | None
    at: str
    grade: str | None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True)
class FactLine:
    """A fact that matters, its question, and what is claimed of it.

    `refused` holds the claims of those who were asked and refused. `weigh` says what to weigh where only a human
    can answer (`judged`).
    """

    fact: str
    question: str
    claims: tuple[ClaimLine, ...]
    refused: tuple[ClaimLine, ...]
    judged: bool
    weigh: str = ""


@dataclass(frozen=True)
class Node:
    """A node of a justification. `text` is the condition as the rule has it, `where` its file and line.

    `said` is the same in words, in the language of the report; empty where the node above says as much. `role` says which part of the rule a topmost node is: each, applies, excused or required.
    """

    role: str
    text: str
    where: str
    truth: str
    element: str
    facts: tuple[FactLine, ...]
    due_on: str | None
    because: tuple[Node, ...]
    said: str = ""


@dataclass(frozen=True)
class Justification:
    """The tree of what made an outcome so: the truth of the violation, and the parts of the rule that settled it.

    Without its branches where the report is made for people who read a page, not a tree.
    """

    violation: str
    because: tuple[Node, ...]


@dataclass(frozen=True)
class Side:
    """What a rule comes to if this source is believed on the facts in dispute."""

    source: str
    outcome: str


@dataclass(frozen=True)
class FindingReport:
    """What one rule comes to.

    `turns_on` are the paths of those facts that its duties turn on. `missing` are the paths of facts that nobody has shown and that could decide it, `missing_facts` the same with
    their questions; `exact` says how exact they are, where a solver was asked. `facts` are those that decided it, each once. `judged` are the questions that only a human can answer.
    """

    rule: str
    title: str
    element: str
    outcome: str
    severity: str
    force: str
    cites: tuple[Provision, ...]
    messages: tuple[str, ...]
    facts: tuple[FactLine, ...]
    turns_on: tuple[str, ...]
    missing: tuple[str, ...]
    missing_facts: tuple[FactLine, ...]
    disputed: tuple[FactLine, ...]
    sides: tuple[Side, ...]
    due_on: str | None
    not_demonstrated: bool
    grade: str | None
    sources: tuple[str, ...]
    remedy: str
    ask: tuple[str, ...]
    binds: tuple[str, ...]
    burden: str | None
    reading: str
    verified: str | None
    families: tuple[str, ...]
    judged: tuple[str, ...]
    justification: Justification
    exact: str | None = None


@dataclass(frozen=True)
class SourceLine:
    """A source of the case."""

    name: str
    title: str
    published: str
    url: str
    grade: str | None


@dataclass(frozen=True)
class InstrumentLine:
    """An instrument that findings cite: where it was published, and on which days it is law, as the rules have it."""

    name: str
    title: str
    published: str
    url: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True)
class CaseReport:
    """One case: its verdict, how many findings of each outcome, and the findings, worst and gravest first.

    `planned`: whether nothing in it has started yet, so that it is told what would be violated. That is only for who reads
    words; programs read the outcome, which is the same.
    """

    case: str
    title: str
    file: str
    as_of: str
    verdict: str
    counts: dict[str, int]
    findings: tuple[FindingReport, ...]
    sources: tuple[SourceLine, ...]
    planned: bool = field(default=False, metadata=IN_WORDS_ALONE)


@dataclass(frozen=True)
class Report:
    """What `check` comes to over its cases. `lawcheck` is the program's version, `language` that of sentences.

    `families` are the requirement families that findings name, with their titles; `rulebooks` those that their
    rules stand in, likewise; `instruments` those that findings cite; `definitions` those that justifications name, with
    their titles.
    """

    lawcheck: str
    format: int
    receipt: Receipt
    cases: tuple[CaseReport, ...]
    language: str = "en"
    families: dict[str, str] = field(default_factory=dict)
    rulebooks: dict[str, str] = field(default_factory=dict)
    instruments: tuple[InstrumentLine, ...] = ()
    definitions: dict[str, str] = field(default_factory=dict)
