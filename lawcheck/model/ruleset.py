"""Instruments, rulebooks, rules, exceptions and drafts, resolved."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from lawcheck.citation import Citation, Pinpoint
from lawcheck.model.condition import Condition, FactTerm
from lawcheck.model.vocabulary import Text, Vocabulary
from lawcheck.span import Span


class Severity(StrEnum):
    """How grave a violation is, gravest first."""

    CRITICAL = "critical"
    SERIOUS = "serious"
    MINOR = "minor"


class Force(StrEnum):
    """How hard the law behind a rule binds."""

    BINDING = "binding"
    BENCHMARK = "benchmark"
    GUIDANCE = "guidance"
    POLICY = "policy"


class Window(NamedTuple):
    """Days on which something is law, both ends included; None is no end."""

    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether `day` lies in it."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def within(self, other: Window) -> Window:
        """The days that lie in both; may be empty, that is end before it starts."""
        starts = [day for day in (self.since, other.since) if day]
        ends = [day for day in (self.until, other.until) if day]
        return Window(max(starts, default=None), min(ends, default=None))

    @property
    def is_empty(self) -> bool:
        """Whether no day lies in it."""
        return self.since is not None and self.until is not None and self.until < self.since


class Instrument(NamedTuple):
    """An act, regulation or text as a whole, and where it was published: in which gazettes, with their numbers.

    `articles`: how many it has, where the rules mean to account for all.
    """

    name: str
    title: Text
    published: Text
    window: Window
    url: str
    articles: int | None
    span: Span


class Rulebook(NamedTuple):
    """Our rules on one instrument or subject, named by dots.

    `jurisdictions`: the states, by ISO 3166 code, and unions of states in which its rules have the force that they
    say, with the days on which they do; none: everywhere. `elsewhere`: the force that they have in other places and on
    other days, such as EU law as a benchmark.
    """

    name: str
    title: Text
    jurisdictions: Mapping[str, Window]
    elsewhere: Force | None
    uses: tuple[str, ...]
    span: Span


def is_among(rulebook: str, names: Collection[str]) -> bool:
    """Whether one of the names is this rulebook's, or a prefix that takes all below it."""
    return any(rulebook == name or rulebook.startswith(f"{name}.") for name in names)


class Definition(NamedTuple):
    """What counts as what. Over the things of an entity it has a variable (`define a of processing p as …`)."""

    name: str
    title: Text
    entity: str | None
    variable: str | None
    condition: Condition
    span: Span


class Clause(NamedTuple):
    """A duty of a rule: `required` has to be true; what a rule forbids stands here negated.

    `mentions` are the facts that the message speaks of, each named as it stands between the braces.
    """

    required: Condition
    message: Text
    mentions: tuple[FactTerm, ...]
    forbids: bool
    span: Span


class Each(NamedTuple):
    """A rule judged once for each element of `list`, which it knows as `variable`."""

    variable: str
    list: FactTerm


class ExceptionRule(NamedTuple):
    """Takes cases out of the rules it names. `name` is full; an exception's own exceptions take cases back.

    `when` is resolved for one target (it sees that rule's variable).
    """

    name: str
    title: Text
    cites: tuple[Citation, ...]
    reading: Text
    verified: date | None
    window: Window
    when: Condition
    exceptions: tuple[ExceptionRule, ...]
    span: Span


class Rule(NamedTuple):
    """One checkable unit, in one version.

    The first citation carries it: its instrument's time in force is the rule's, and `window` has been narrowed to it.
    `mentions` are the facts that the remedy speaks of.
    """

    name: str
    title: Text
    rulebook: str
    cites: tuple[Citation, ...]
    severity: Severity
    force: Force
    reading: Text
    verified: date | None
    window: Window
    binds: tuple[str, ...]
    burden: str | None
    each: Each | None
    applies: tuple[Condition, ...]
    clauses: tuple[Clause, ...]
    exempt: tuple[Condition, ...]
    exceptions: tuple[ExceptionRule, ...]
    remedy: Text
    mentions: tuple[FactTerm, ...]
    ask: tuple[str, ...]
    span: Span


class Family(NamedTuple):
    """A requirement that several laws make, such as a legal basis, and the full names of the rules that make it."""

    name: str
    title: Text
    rules: tuple[str, ...]
    span: Span


class Outside(NamedTuple):
    """Provisions that a rulebook leaves out on purpose, and why."""

    rulebook: str
    instrument: str
    first: Pinpoint
    last: Pinpoint
    because: Text
    span: Span


class Permit(NamedTuple):
    """What a draft's article allows: the entity or `for each` variable named, when `condition` holds."""

    entity: str
    condition: Condition
    span: Span


class Left(NamedTuple):
    """A fact, by its path from the top of a case, that an article uses and says nothing more of.

    `to_by_law`: an act of lower rank is to say it; else nobody does.
    """

    path: tuple[str, ...]
    to_by_law: bool
    span: Span


class Article(NamedTuple):
    """An article of a draft law, as rules."""

    name: str
    title: Text
    each: Each | None
    applies: tuple[Condition, ...]
    permits: tuple[Permit, ...]
    clauses: tuple[Clause, ...]
    span: Span
    leaves: tuple[Left, ...] = ()


class Draft(NamedTuple):
    """A draft law: silence permits nothing and requires nothing."""

    name: str
    title: Text
    jurisdictions: tuple[str, ...]
    articles: tuple[Article, ...]
    span: Span


@dataclass(frozen=True)
class Ruleset:
    """All that was read. `rules` stand in the order of their files, the versions of one name beside each other."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    rulebooks: Mapping[str, Rulebook] = field(default_factory=dict)
    instruments: Mapping[str, Instrument] = field(default_factory=dict)
    definitions: Mapping[str, Definition] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    outside: tuple[Outside, ...] = ()
    families: Mapping[str, Family] = field(default_factory=dict)
    drafts: tuple[Draft, ...] = ()

    def families_of(self, rule: str) -> tuple[str, ...]:
        """The families that a rule belongs to, by its full name."""
        return tuple(family.name for family in self.families.values() if rule in family.rules)

    def in_one_family(self, *rules: str) -> bool:
        """Whether some family gathers all these rules, by their full names."""
        return any(set(rules) <= set(family.rules) for family in self.families.values())

    def judging(self, named: Collection[str], jurisdiction: str) -> tuple[str, ...]:
        """The rulebooks that judge a case, by name or prefix; none stand for all of them.

        Those that it names. Where it names none, those whose rules are law where it belongs, or a measure there; all where
        that is not said, or where no rulebook that was read has anything to say of that place.
        """
        if named or not jurisdiction:
            return tuple(named)
        return tuple(
            book.name
            for book in self.rulebooks.values()
            if not book.jurisdictions or jurisdiction in book.jurisdictions or book.elsewhere is not None
        )

    def force_in(self, rule: Rule, jurisdiction: str, day: date) -> Force:
        """How hard a rule binds where a case belongs, on that day; where that is not said, as it binds elsewhere."""
        book = self.rulebooks[rule.rulebook]
        bound = book.jurisdictions.get(jurisdiction)
        if book.elsewhere is None or rule.force is not Force.BINDING:
            return rule.force
        return rule.force if bound is not None and bound.holds_on(day) else book.elsewhere
