"""The typed syntax tree of a rule file: what is written, before names mean anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from lawcheck.citation import Citation, Pinpoint
from lawcheck.span import Span
from lawcheck.text import Text
from lawcheck.values.value import Relation


@dataclass(frozen=True)
class Name:
    """A name as written; dotted where the grammar takes one."""

    text: str
    span: Span


# ── expressions ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Path:
    """Names joined by dots."""

    names: tuple[Name, ...]
    span: Span

    def __str__(self) -> str:
        return ".".join(name.text for name in self.names)


@dataclass(frozen=True)
class Value:
    """A value written out; `kind` says how, `text` is what stands there (a text without its quotes)."""

    kind: Literal["number", "duration", "date", "string", "none", "yes", "no", "today"]
    text: str
    span: Span


@dataclass(frozen=True)
class Arithmetic:
    """`left` plus or minus `right`."""

    left: Expr
    right: Expr
    minus: bool
    span: Span


@dataclass(frozen=True)
class CountOf:
    """`count of VARIABLE in LIST where …`."""

    variable: Name
    list: Path
    where: Expr | None
    span: Span


@dataclass(frozen=True)
class Comparison:
    """`left` in `relation` to `right`. `dates`: written with `before` or `after`, which only dates take."""

    relation: Relation
    left: Expr
    right: Expr
    negated: bool
    dates: bool
    span: Span


@dataclass(frozen=True)
class OneOf:
    """`left is one of options`."""

    left: Expr
    options: tuple[Expr, ...]
    negated: bool
    span: Span


@dataclass(frozen=True)
class Within:
    """`act within period of start`."""

    act: Expr
    period: Expr
    start: Expr
    span: Span


@dataclass(frozen=True)
class Quantified:
    """`some/every/no VARIABLE in LIST (where …) has …`."""

    kind: Literal["some", "every", "no"]
    variable: Name
    list: Path
    where: Expr | None
    has: Expr
    span: Span


@dataclass(frozen=True)
class Not:
    """`not part`."""

    part: Expr
    span: Span


@dataclass(frozen=True)
class Junction:
    """Parts joined by `and`, or by `or`."""

    word: Literal["and", "or"]
    parts: tuple[Expr, ...]
    span: Span


Expr: TypeAlias = Path | Value | Arithmetic | CountOf | Comparison | OneOf | Within | Quantified | Not | Junction

# ── vocabularies ───────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Type:
    """A fact's type; `name` is the entity's of `list` and `entity`, `options` the choices of `choice`."""

    kind: Literal["yes/no", "number", "date", "duration", "text", "choice", "list", "entity"]
    name: Name | None
    options: tuple[tuple[Name, Text], ...]
    span: Span


@dataclass(frozen=True)
class Fact:
    """`name: type "question"`, then `fixed` and `judged`."""

    name: Name
    type: Type
    question: Text
    fixed: bool
    judged: Text | None
    span: Span


@dataclass(frozen=True)
class Entity:
    """`entity name "title" listed as names textual`, and its facts."""

    name: Name
    title: Text
    listed_as: Name | None
    textual: bool
    facts: tuple[Fact, ...]
    span: Span


# ── clauses ────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Words:
    """A clause made of names: `severity`, `force`, `binds`, `burden`, `ask`, `use`, `rules`."""

    keyword: str
    names: tuple[Name, ...]
    span: Span


@dataclass(frozen=True)
class Saying:
    """A clause made of a text: `reading`, `remedy`, `url`, `published`."""

    keyword: str
    text: Text
    span: Span


@dataclass(frozen=True)
class Cites:
    """`cites` and what it cites."""

    citations: tuple[Citation, ...]
    span: Span


@dataclass(frozen=True)
class Verified:
    """`verified DATE`."""

    on: Value
    span: Span


@dataclass(frozen=True)
class InForce:
    """`in force from DATE until DATE`."""

    since: Value | None
    until: Value | None
    span: Span


@dataclass(frozen=True)
class Place:
    """A state of a `jurisdiction`, with the days on which its law was this (`RS from 2004-03-03`)."""

    name: Name
    window: InForce | None


@dataclass(frozen=True)
class Jurisdiction:
    """`jurisdiction PLACE, … elsewhere FORCE`."""

    places: tuple[Place, ...]
    elsewhere: Name | None
    span: Span


@dataclass(frozen=True)
class Articles:
    """`articles NUMBER`: how many an instrument has."""

    number: Value
    span: Span


@dataclass(frozen=True)
class ForEach:
    """`for each VARIABLE in LIST`."""

    variable: Name
    list: Path
    span: Span


@dataclass(frozen=True)
class When:
    """A clause with a condition alone: `applies`, `exempt`, `when`."""

    keyword: Literal["applies", "exempt", "when"]
    condition: Expr
    span: Span


@dataclass(frozen=True)
class Duty:
    """`requires` or `forbids` a condition, with the message for when it is not met."""

    forbids: bool
    condition: Expr
    message: Text
    span: Span


@dataclass(frozen=True)
class Permits:
    """`permits ENTITY when …`."""

    entity: Name
    condition: Expr | None
    span: Span


@dataclass(frozen=True)
class Leaves:
    """`leaves FACT, … to by-law`, or `undefined`."""

    facts: tuple[Path, ...]
    to_by_law: bool
    span: Span


Clause: TypeAlias = (
    Words | Saying | Cites | Verified | InForce | Jurisdiction | Articles | ForEach | When | Duty | Permits | Leaves
)

# ── statements ─────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Header:
    """`vocabulary`, `rulebook` or `draft`: what the statements below it belong to."""

    keyword: Literal["vocabulary", "rulebook", "draft"]
    name: Name
    title: Text
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True)
class Statement:
    """`instrument`, `rule`, `family` or `article`: a name, a title and clauses."""

    keyword: Literal["instrument", "rule", "family", "article"]
    name: Name
    title: Text
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True)
class Exception_:
    """`exception NAME to RULE, …`."""

    name: Name
    to: tuple[Name, ...]
    title: Text
    clauses: tuple[Clause, ...]
    span: Span


@dataclass(frozen=True)
class Define:
    """`define NAME (of ENTITY VARIABLE) as …`."""

    name: Name
    entity: Name | None
    variable: Name | None
    title: Text
    condition: Expr
    span: Span


@dataclass(frozen=True)
class Outside:
    """`outside CITATION to PINPOINT because …`, once for each stretch of law."""

    ranges: tuple[tuple[Citation, Pinpoint | None], ...]
    because: Text
    span: Span


Item: TypeAlias = Header | Statement | Exception_ | Define | Outside | Entity


@dataclass(frozen=True)
class File:
    """A rule file: its statements in the order in which they stand."""

    name: str
    items: tuple[Item, ...]
