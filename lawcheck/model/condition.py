"""Conditions and terms: the few operations that every engine reads.

A condition comes to a `Truth`, a term to values. Names are resolved: a fact is reached from the top of the case or
from the variable at a depth (0 is the outermost; a rule's `for each` takes it). `every x in L where W has P` has
become `not (some x in L has W and not P)`, `forbids` a negation, and a definition its body.

Named tuples, like all that a rule is made of: there are thousands, and each call reads them from the cache.

Adding an operation means adding it to every engine, so there are few.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from lawcheck.model.vocabulary import FactType
from lawcheck.span import Span
from lawcheck.values.truth import Truth
from lawcheck.values.value import Relation, Value

# ── terms ──────────────────────────────────────────────────────────────────────────────────────────────────


class Constant(NamedTuple):
    """A value written in the rule."""

    value: Value
    span: Span


class FactTerm(NamedTuple):
    """A fact: `path` from the top of the case (`depth` None) or from the element bound at `depth`.

    An empty path from a variable is the element itself. `name` is how the rule writes it.
    """

    depth: int | None
    path: tuple[str, ...]
    type: FactType
    name: str
    span: Span

    @property
    def level(self) -> int:
        """Which of the scopes around a condition it starts from; 0 is the whole case."""
        return 0 if self.depth is None else self.depth + 1

    def whole(self, starts: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        """The path from the top of the case; `starts` holds, by depth, that to what each variable stands for."""
        return self.path if self.depth is None else (*starts[self.depth], *self.path)


class Today(NamedTuple):
    """The date that the case is judged as of."""

    span: Span


class Sum(NamedTuple):
    """`left` plus or minus `right`: numbers, durations, a date and a duration; two dates only minus."""

    left: Term
    right: Term
    minus: bool
    span: Span


class Count(NamedTuple):
    """How many elements of `list` meet `body`, which sees the element at `depth`. A range while that is open."""

    list: FactTerm
    depth: int
    body: Condition
    span: Span


Term: TypeAlias = Constant | FactTerm | Today | Sum | Count

# ── conditions ─────────────────────────────────────────────────────────────────────────────────────────────


class Always(NamedTuple):
    """True or false whatever the case."""

    truth: Literal[Truth.TRUE, Truth.FALSE]
    span: Span


class Holds(NamedTuple):
    """A yes/no fact that is answered yes."""

    fact: FactTerm
    span: Span


class Compare(NamedTuple):
    """`left` stands in `relation` to `right`; `is none` compares with the literal `none`."""

    relation: Relation
    left: Term
    right: Term
    span: Span


class OneOf(NamedTuple):
    """`term` is one of the values of `options`."""

    term: Term
    options: tuple[Term, ...]
    span: Span


class Within(NamedTuple):
    """`act` falls within `period` of `start`: from that day to the last day of the period."""

    act: Term
    period: Term
    start: Term
    span: Span


class InForce(NamedTuple):
    """The date judged as of lies from `since` to `until`, both included; None is no end."""

    since: date | None
    until: date | None
    span: Span


class Not(NamedTuple):
    """The negation of `part`. `implied`: no word of the rule says so; `every` and `forbids` are spelled out with it."""

    part: Condition
    span: Span
    implied: bool = False


class And(NamedTuple):
    """All of `parts`; true of none. `name`: of the definition or exception that it spells out."""

    parts: tuple[Condition, ...]
    span: Span
    name: str = ""


class Or(NamedTuple):
    """At least one of `parts`; false of none."""

    parts: tuple[Condition, ...]
    span: Span


class Some(NamedTuple):
    """At least one element of `list` meets `body`, which sees the element at `depth`, named `variable`."""

    list: FactTerm
    variable: str
    depth: int
    body: Condition
    span: Span


Condition: TypeAlias = Always | Holds | Compare | OneOf | Within | InForce | Not | And | Or | Some


def nothing(span: Span) -> Condition:
    """What stands where a condition could not be linked: it is always false, so that the rest can still be checked."""
    return Always(Truth.FALSE, span)
