"""All that lints look at: each statement as it is written, with what it was resolved to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from lawcheck.citation import Citation
from lawcheck.model.condition import Condition, Not
from lawcheck.model.ruleset import Definition, ExceptionRule, Rule, Ruleset
from lawcheck.model.walk import exceptions_of
from lawcheck.span import InputFile, Span
from lawcheck.syntax import ast
from lawcheck.text import Text

if TYPE_CHECKING:
    from lawcheck.analysis.flaw import Flaw
    from lawcheck.plan.plan import Step

_Clause = TypeVar("_Clause", bound=ast.Clause)


@dataclass(frozen=True)
class RuleText:
    """A rule as it is written, the full name of its rulebook, and what it was resolved to."""

    book: str
    tree: ast.Statement
    rule: Rule


@dataclass(frozen=True)
class ExceptionText:
    """An exception as it is written, and what it was resolved to for each rule that it leads to, with that rule."""

    book: str
    tree: ast.Exception_
    placed: tuple[tuple[Rule, ExceptionRule], ...]


@dataclass(frozen=True)
class DefinitionText:
    """A definition as it is written, and what it was resolved to."""

    book: str
    tree: ast.Define
    definition: Definition


@dataclass(frozen=True)
class Tested:
    """The full names of the rules that some test or expected case names."""

    rules: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Proven:
    """What a solver has found of rules. `alone`: the full names of those it looked at; `together`: of those it held against each other."""

    flaws: Sequence[Flaw] = ()
    alone: frozenset[str] = frozenset()
    together: frozenset[str] = frozenset()

    @classmethod
    def of(cls, flaws: Sequence[Flaw], steps: Sequence[Step], day: date) -> Proven:
        """What was found of these steps, those held against each other that are law on that day."""
        alone = frozenset(step.rule.name for step in steps)
        return cls(flaws, alone, frozenset(step.rule.name for step in steps if step.window.holds_on(day)))


@dataclass(frozen=True, eq=False)
class Law:
    """The trees of all files, their ruleset and their texts. `tested` None: the tests are not known.

    `proven`: what a solver says of the rules, where it was asked.
    """

    trees: Sequence[ast.File]
    ruleset: Ruleset
    files: Mapping[str, InputFile]
    today: date
    tested: Tested | None = field(default=None)
    proven: Proven = field(default_factory=Proven)

    @cached_property
    def owned(self) -> tuple[tuple[str, ast.Item], ...]:
        """Every statement with the name of the vocabulary, rulebook or draft that it stands in."""
        found: list[tuple[str, ast.Item]] = []
        for tree in self.trees:
            owner = ""
            for item in tree.items:
                owner = item.name.text if isinstance(item, ast.Header) else owner
                found.append((owner, item))
        return tuple(found)

    @cached_property
    def rules(self) -> tuple[RuleText, ...]:
        """All rules, in the order of the files."""
        resolved = {rule.span: rule for rule in self.ruleset.rules}
        return tuple(
            RuleText(owner, item, resolved[item.span])
            for owner, item in self.owned
            if isinstance(item, ast.Statement) and item.keyword == "rule"
        )

    @cached_property
    def exceptions(self) -> tuple[ExceptionText, ...]:
        """All exceptions, in the order of the files."""
        placed: dict[Span, list[tuple[Rule, ExceptionRule]]] = {}
        for rule in self.ruleset.rules:
            for exception in exceptions_of(rule):
                placed.setdefault(exception.span, []).append((rule, exception))
        return tuple(
            ExceptionText(owner, item, tuple(placed.get(item.span, ())))
            for owner, item in self.owned
            if isinstance(item, ast.Exception_)
        )

    @cached_property
    def definitions(self) -> tuple[DefinitionText, ...]:
        """All definitions, in the order of the files."""
        resolved = {definition.span: definition for definition in self.ruleset.definitions.values()}
        return tuple(
            DefinitionText(owner, item, resolved[item.name.span])
            for owner, item in self.owned
            if isinstance(item, ast.Define)
        )

    @cached_property
    def carriers(self) -> tuple[tuple[ast.Statement | ast.Exception_, tuple[Citation, ...]], ...]:
        """Every rule and exception that could be placed, with what it cites."""
        rules = [(text.tree, text.rule.cites) for text in self.rules]
        return (*rules, *((text.tree, text.placed[0][1].cites) for text in self.exceptions if text.placed))

    def statements(self, keyword: str) -> Iterator[tuple[str, ast.Statement]]:
        """Instruments, families or articles, with what they stand in."""
        for owner, item in self.owned:
            if isinstance(item, ast.Statement) and item.keyword == keyword:
                yield owner, item

    @cached_property
    def entities(self) -> tuple[ast.Entity, ...]:
        """All entities as they are written."""
        return tuple(item for _, item in self.owned if isinstance(item, ast.Entity))

    @cached_property
    def written(self) -> tuple[tuple[str, ast.Expr], ...]:
        """Every condition as it is written, with what it stands in."""
        found: list[tuple[str, ast.Expr]] = []
        for owner, item in self.owned:
            if isinstance(item, ast.Define):
                found.append((owner, item.condition))
            elif isinstance(item, ast.Statement | ast.Exception_):
                found += ((owner, condition) for clause in item.clauses if (condition := condition_of(clause)))
        return tuple(found)

    def source(self, span: Span) -> str:
        """What is written there."""
        return span.text_in(self.files[span.file])


def condition_of(clause: ast.Clause) -> ast.Expr | None:
    """The condition of a clause that has one."""
    match clause:
        case ast.When(_, condition) | ast.Duty(_, condition) | ast.Permits(_, condition):
            return condition
        case _:
            return None


def clauses(tree: ast.Statement | ast.Exception_, kind: type[_Clause]) -> Iterator[_Clause]:
    """The clauses of one kind."""
    return (clause for clause in tree.clauses if isinstance(clause, kind))


def words(tree: ast.Statement, keyword: str) -> ast.Words | None:
    """The clause of names with that keyword, such as `ask`."""
    return next((clause for clause in clauses(tree, ast.Words) if clause.keyword == keyword), None)


def saying(tree: ast.Statement | ast.Exception_, keyword: str) -> ast.Saying | None:
    """The clause of text with that keyword, such as `remedy`."""
    return next((clause for clause in clauses(tree, ast.Saying) if clause.keyword == keyword), None)


def parts(tree: ast.Expr) -> tuple[ast.Expr, ...]:
    """What an expression is directly made of."""
    match tree:
        case ast.Path() | ast.Value():
            return ()
        case ast.Arithmetic(left, right) | ast.Comparison(_, left, right):
            return left, right
        case ast.CountOf(_, list_, where):
            return (list_, where) if where else (list_,)
        case ast.OneOf(left, options):
            return left, *options
        case ast.Within(act, period, start):
            return act, period, start
        case ast.Quantified(_, _, list_, where, has):
            return (list_, where, has) if where else (list_, has)
        case ast.Not(part):
            return (part,)
        case ast.Junction(_, several):
            return several


def inside(tree: ast.Expr) -> Iterator[ast.Expr]:
    """An expression and all that it is made of, outermost first."""
    yield tree
    for part in parts(tree):
        yield from inside(part)


def texts(law: Law) -> Iterator[tuple[str, str, Text]]:
    """Every text that a reader sees: what it stands in, what it is, and the text."""
    for owner, item in law.owned:
        if isinstance(item, ast.Outside):
            yield owner, "reason", item.because
            continue
        yield owner, "title", item.title
        if isinstance(item, ast.Entity):
            yield from ((owner, what, text) for fact in item.facts for what, text in _of_fact(fact))
        elif isinstance(item, ast.Statement | ast.Exception_):
            for clause in item.clauses:
                match clause:
                    case ast.Saying("reading" | "remedy" as what, text):
                        yield owner, what, text
                    case ast.Duty(_, _, message):
                        yield owner, "message", message


def _of_fact(fact: ast.Fact) -> Iterator[tuple[str, Text]]:
    yield "question", fact.question
    yield from (("label", label) for _, label in fact.type.options)
    if fact.judged:
        yield "list of what to weigh", fact.judged


def conditions(law: Law) -> Iterator[tuple[Condition, Span]]:
    """Every condition of a clause or definition as it was resolved, with the place where it is written."""
    for text in law.rules:
        rule = text.rule
        whens = list(clauses(text.tree, ast.When))
        for keyword, resolved in (("applies", rule.applies), ("exempt", rule.exempt)):
            written = (clause for clause in whens if clause.keyword == keyword)
            yield from ((one, clause.condition.span) for clause, one in zip(written, resolved, strict=True))
        for duty, one in zip(clauses(text.tree, ast.Duty), rule.clauses, strict=True):
            yield (
                (one.required.part if duty.forbids and isinstance(one.required, Not) else one.required),
                duty.condition.span,
            )
    for exception in law.exceptions:
        if exception.placed:
            yield exception.placed[0][1].when, exception.placed[0][1].when.span
    for definition in law.definitions:
        yield definition.definition.condition, definition.tree.condition.span
