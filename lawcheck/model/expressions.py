"""Expressions of the syntax tree → typed conditions and terms, with every name linked.

A definition is spelled out where it is used, with the thing it speaks of put in. What cannot be linked or typed is
noted, and a condition that is always false stands in its place, so that the rest can still be checked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from lawcheck.diagnostics import Diagnostics, Label
from lawcheck.diagnostics.suggest import did_you_mean
from lawcheck.model.condition import (
    Always,
    And,
    Compare,
    Condition,
    Constant,
    Count,
    FactTerm,
    Holds,
    Not,
    OneOf,
    Or,
    Some,
    Sum,
    Term,
    Today,
    Within,
)
from lawcheck.model.declare import read_date
from lawcheck.model.links import Links
from lawcheck.model.scope import Binding, Defined, Scope
from lawcheck.model.vocabulary import (
    Choice,
    Date,
    DurationType,
    EntityType,
    FactType,
    ListOf,
    Number,
    TextType,
    Vocabulary,
    YesNo,
)
from lawcheck.span import Span
from lawcheck.syntax import ast
from lawcheck.values import NONE, Duration, Truth

# Of one condition, its definitions spelled out: recursion has to end, and definitions that double each other grow
# beyond all bounds. People do not read as far.
_DEEPEST = 120
_LARGEST = 5_000
_NAMED_BY = "a name for one thing of a list comes from `for each NAME in LIST` or `some NAME in LIST`"

_NAMED: dict[type, str] = {
    YesNo: "a yes/no answer",
    Number: "a number",
    Date: "a date",
    DurationType: "a duration",
    TextType: "a text",
    Choice: "a choice",
    EntityType: "a thing with facts of its own",
    ListOf: "a list",
}


def type_name(type: FactType) -> str:
    """The type in words."""
    return _NAMED[type.__class__]


class Linker:
    """Links and types expressions against one vocabulary."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        scopes: Mapping[str, Scope],
        found: Diagnostics,
        links: Links | None = None,
    ) -> None:
        self.vocabulary = vocabulary
        self.scopes = scopes  # by the owner of a definition: what its body may see
        self.found = found
        self.links = links or Links()
        self._spelled_out: dict[tuple[str, int | None, tuple[str, ...], int], Condition] = {}
        self._level = 0  # of nesting in the condition at hand, definitions spelled out
        self._size = 0  # how many conditions it is made of
        self._endless: set[str] = set()  # definitions noted as too large: no use says so again

    # ── conditions ──

    def condition(self, tree: ast.Expr, scope: Scope) -> Condition:
        """The condition written there."""
        if self._level == 0:
            self._size = 0
        self._size += 1
        if self._level == _DEEPEST or self._size == _LARGEST:
            self.error(
                "too-deep",
                "definitions use each other too many times here to be read",
                tree.span,
                help="say in facts what is meant",
            )
            self._endless.update(scope.unfolding)
            self._size = _LARGEST
        if self._size >= _LARGEST:
            return _nothing(tree.span)
        self._level += 1
        linked = self._linked(tree, scope)
        self._level -= 1
        return linked

    def _linked(self, tree: ast.Expr, scope: Scope) -> Condition:
        match tree:
            case ast.Junction(word, parts, span):
                linked = tuple(self.condition(part, scope) for part in parts)
                return And(linked, span) if word == "and" else Or(linked, span)
            case ast.Not(part, span):
                return Not(self.condition(part, scope), span)
            case ast.Quantified():
                return self._quantified(tree, scope)
            case ast.Comparison():
                return self._comparison(tree, scope)
            case ast.OneOf():
                return self._one_of(tree, scope)
            case ast.Within(act, period, start, span):
                terms = (
                    self._term_of(act, scope, Date(), "an act falls on a day"),
                    self._term_of(period, scope, DurationType(), "a period is a length of time, such as `15 days`"),
                    self._term_of(start, scope, Date(), "a period runs from a day"),
                )
                a, p, s = terms
                return Within(a, p, s, span) if a and p and s else _nothing(span)
            case ast.Path():
                return self._path_condition(tree, scope)
            case ast.Value(kind="yes"):
                return Always(Truth.TRUE, tree.span)
            case ast.Value(kind="no"):
                return Always(Truth.FALSE, tree.span)
            case _:
                self.error("not-a-condition", "this is a value, and a condition has to be true or false", tree.span)
                return _nothing(tree.span)

    def _path_condition(self, tree: ast.Path, scope: Scope) -> Condition:
        fact = self.path(tree, scope, conditions=True)
        if fact is None:
            return _nothing(tree.span)
        if not isinstance(fact, FactTerm):
            return fact
        if isinstance(fact.type, YesNo):
            return Holds(fact, tree.span)
        compared = {Choice: "is …", Date: "is not none", ListOf: "is not none", EntityType: "is not none"}
        self.error(
            "not-a-condition",
            f"`{tree}` is {type_name(fact.type)}, and a condition has to be true or false",
            tree.span,
            help=f"compare it: `{tree} {compared.get(fact.type.__class__, 'is not none')}`",
        )
        return _nothing(tree.span)

    def _quantified(self, tree: ast.Quantified, scope: Scope) -> Condition:
        bound = self._bind(tree.list, tree.variable, scope)
        if bound is None:
            return _nothing(tree.span)
        list_, inner = bound
        where = self.condition(tree.where, inner) if tree.where else None
        has = self.condition(tree.has, inner)
        if tree.kind == "every":
            has = Not(has, has.span, implied=True)
        body = And((where, has), tree.span) if where else has
        some = Some(list_, tree.variable.text, scope.depth, body, tree.span)
        return some if tree.kind == "some" else Not(some, tree.span)

    def _bind(self, path: ast.Path, variable: ast.Name, scope: Scope) -> tuple[FactTerm, Scope] | None:
        list_ = self.path(path, scope)
        if list_ is None:
            return None
        if not isinstance(list_, FactTerm) or not isinstance(list_.type, ListOf):
            kind = type_name(list_.type) if isinstance(list_, FactTerm) else "a definition"
            self.error("not-a-list", f"`{path}` is {kind}, not a list", path.span)
            return None
        if variable.text in scope.variables or variable.text in self.vocabulary.roots:
            self.error(
                "doubled-name",
                f"`{variable.text}` means something else here already",
                variable.span,
                help="give the variable another name",
            )
            return None
        return list_, scope.bind(variable, list_.type.entity)

    def for_each(self, tree: ast.ForEach, scope: Scope) -> tuple[FactTerm, Scope] | None:
        """The list of a `for each` and the scope of the rule that has it."""
        return self._bind(tree.list, tree.variable, scope)

    # ── comparisons ──

    def _comparison(self, tree: ast.Comparison, scope: Scope) -> Condition:
        linked = self._is(tree, scope) if tree.relation == "is" else self._ordered(tree, scope)
        if linked is None:
            return _nothing(tree.span)
        return Not(linked, tree.span) if tree.negated else linked

    def _is(self, tree: ast.Comparison, scope: Scope) -> Condition | None:
        left = self.term(tree.left, scope)
        if left is None:
            return None
        term, type_ = left
        match tree.right:
            case ast.Value(kind="none"):
                if isinstance(type_, YesNo):
                    self.error(
                        "none-for-yes-no",
                        "a yes/no fact is answered yes or no, never `none`",
                        tree.span,
                        help="write the fact alone, or `not` before it",
                    )
                    return None
                return Compare("is", term, Constant(NONE, tree.right.span), tree.span)
            case ast.Value(kind="yes" | "no" as answer) if isinstance(type_, YesNo) and isinstance(term, FactTerm):
                holds = Holds(term, tree.span)
                return holds if answer == "yes" else Not(holds, tree.span)
        if isinstance(type_, EntityType | ListOf):
            self.error(
                "cannot-compare",
                f"{type_name(type_)} is compared with `none` only",
                tree.span,
                help="compare one of its facts",
            )
            return None
        right = self._like(tree.right, type_, scope, tree.left)
        return Compare("is", term, right, tree.span) if right else None

    def _ordered(self, tree: ast.Comparison, scope: Scope) -> Condition | None:
        left = self.term(tree.left, scope)
        if left is None:
            return None
        term, type_ = left
        if not isinstance(type_, Number | Date | DurationType):
            self.error(
                "cannot-compare",
                f"{type_name(type_)} has no order",
                tree.left.span,
                help="use `is` or `is not`",
            )
            return None
        if tree.dates != isinstance(type_, Date):
            help = (
                "dates come `before`, `after`, `on or before` or `on or after` each other"
                if isinstance(type_, Date)
                else "use `at least`, `at most`, `more than` or `less than`"
            )
            self.error("cannot-compare", f"{type_name(type_)} is not compared in this way", tree.span, help=help)
            return None
        right = self._like(tree.right, type_, scope, tree.left)
        return Compare(tree.relation, term, right, tree.span) if right else None

    def _one_of(self, tree: ast.OneOf, scope: Scope) -> Condition:
        left = self.term(tree.left, scope)
        if left is None:
            return _nothing(tree.span)
        term, type_ = left
        options = [self._option(option, type_, scope, tree.left) for option in tree.options]
        linked = OneOf(term, tuple(option for option in options if option), tree.span)
        if not all(options):
            return _nothing(tree.span)
        return Not(linked, tree.span) if tree.negated else linked

    def _option(self, tree: ast.Expr, type_: FactType, scope: Scope, other: ast.Expr) -> Term | None:
        """One of several: `none` may be among them, but for yes/no facts, which are never `none`."""
        if isinstance(tree, ast.Value) and tree.kind == "none" and not isinstance(type_, YesNo):
            return Constant(NONE, tree.span)
        return self._like(tree, type_, scope, other)

    def _like(self, tree: ast.Expr, type_: FactType, scope: Scope, other: ast.Expr) -> Term | None:
        """A term to be compared with one of `type_`: a choice's name alone means that choice."""
        if isinstance(type_, Choice) and isinstance(tree, ast.Path) and len(tree.names) == 1:
            name = tree.names[0].text
            if name in type_.names:
                return Constant(name, tree.span)
            if name not in self.vocabulary.roots and name not in scope.variables:
                self.error(
                    "unknown-choice",
                    f"`{name}` is none of the choices of `{_written(other)}`",
                    tree.span,
                    help=did_you_mean(
                        name, type_.names, "the choices are " + ", ".join(f"`{n}`" for n in type_.names)
                    ),
                )
                return None
        right = self.term(tree, scope)
        if right is None:
            return None
        term, found = right
        if found.__class__ is not type_.__class__ or (isinstance(found, Choice) and found != type_):
            self._mismatch(tree.span, type_, found)
            return None
        return term

    def _mismatch(self, span: Span, wanted: FactType, got: FactType) -> None:
        help = {
            (DurationType, Number): "say of what: `72 hours`, `15 days`, `6 months`",
            (Number, DurationType): "leave the unit of time out",
            (Choice, TextType): "write the choice without quotes",
            (TextType, Choice): 'write the text in quotes: "…"',
            (Date, TextType): "write the day without quotes: 2026-11-24",
            (YesNo, TextType): "write `yes` or `no` without quotes",
        }.get((wanted.__class__, got.__class__), "")
        self.error("type-mismatch", f"{type_name(wanted)} is compared with {type_name(got)} here", span, help=help)

    def _term_of(self, tree: ast.Expr, scope: Scope, wanted: FactType, why: str) -> Term | None:
        found = self.term(tree, scope)
        if found is None:
            return None
        term, type_ = found
        if type_.__class__ is not wanted.__class__:
            self.error(
                "type-mismatch",
                f"this is {type_name(type_)}, and {type_name(wanted)} is needed",
                tree.span,
                help=why,
            )
            return None
        return term

    # ── terms ──

    def term(self, tree: ast.Expr, scope: Scope) -> tuple[Term, FactType] | None:
        """The term written there with its type; None where a mistake was noted."""
        match tree:
            case ast.Path():
                fact = self.path(tree, scope)
                return (fact, fact.type) if isinstance(fact, FactTerm) else None
            case ast.Value():
                return self._value(tree)
            case ast.Arithmetic():
                return self._arithmetic(tree, scope)
            case ast.CountOf(variable, list_, where, span):
                bound = self._bind(list_, variable, scope)
                if bound is None:
                    return None
                fact, inner = bound
                body = self.condition(where, inner) if where else Always(Truth.TRUE, span)
                return Count(fact, scope.depth, body, span), Number()
            case _:
                self.error("not-a-value", "this is a condition, and a value is needed here", tree.span)
                return None

    def _value(self, tree: ast.Value) -> tuple[Term, FactType] | None:
        match tree.kind:
            case "date":
                day = read_date(tree, self.found)
                return (Constant(day, tree.span), Date()) if day else None
            case "duration":
                number, unit = tree.text.split()
                if not number.isdigit() or len(number) > 6:
                    self.error(
                        "bad-duration",
                        f"`{tree.text}` is no duration",
                        tree.span,
                        help="write whole numbers: `36 hours`",
                    )
                    return None
                return Constant(Duration.of(int(number), unit), tree.span), DurationType()
            case "number":
                if not re.fullmatch(r"\d+(\.\d+)?", tree.text):
                    self.error("bad-number", f"`{tree.text}` is no number", tree.span)
                    return None
                return Constant(Decimal(tree.text), tree.span), Number()
            case "string":
                return Constant(tree.text, tree.span), TextType()
            case "today":
                return Today(tree.span), Date()
            case "yes" | "no":
                return Constant(tree.kind == "yes", tree.span), YesNo()
            case "none":
                self.error("not-a-value", "`none` is compared with `is` or `is not` only", tree.span)
                return None

    def _arithmetic(self, tree: ast.Arithmetic, scope: Scope) -> tuple[Term, FactType] | None:
        left, right = self.term(tree.left, scope), self.term(tree.right, scope)
        if left is None or right is None:
            return None
        (a, kind_a), (b, kind_b) = left, right
        result: FactType
        match kind_a, kind_b:
            case Number(), Number():
                result = Number()
            case DurationType(), DurationType():
                result = DurationType()
            case Date(), DurationType():
                result = Date()
            case Date(), Date() if tree.minus:
                result = DurationType()
            case _:
                word = "taken from" if tree.minus else "added to"
                self.error("cannot-add", f"{type_name(kind_b)} cannot be {word} {type_name(kind_a)}", tree.span)
                return None
        return Sum(a, b, tree.minus, tree.span), result

    # ── names ──

    def path(self, tree: ast.Path, scope: Scope, conditions: bool = False) -> FactTerm | Condition | None:
        """The fact at that path, or, where `conditions` may stand, the definition; None where a mistake was noted."""
        first, *rest = tree.names
        start: FactTerm
        if first.text in scope.variables:
            bound = scope.variables[first.text]
            start = FactTerm(bound.depth, bound.path, EntityType(bound.entity), first.text, first.span)
            self.links.add(tree, 0, bound.span)
        elif first.text in self.vocabulary.roots:
            root = self.vocabulary.roots[first.text]
            start = FactTerm(None, (first.text,), root.type, first.text, first.span)
            self.links.add(tree, 0, root.span)
        elif not rest and (None, first.text) in scope.definitions:
            return self._unfold(scope.definitions[None, first.text], None, tree, scope, conditions)
        else:
            self._unknown(tree, scope)
            return None
        for index, name in enumerate(rest):
            here = ".".join(n.text for n in tree.names[: index + 1])
            span = Span(first.span.file, first.span.start, name.span.end)
            if isinstance(start.type, ListOf):
                self.error(
                    "list-needs-each",
                    f"`{here}` is a list: it is not said which of them is meant",
                    span,
                    help=f"write `some x in {here} has x.{name.text} …`, or `every`, `no`, `for each x in {here}`",
                )
                return None
            fact = self.vocabulary.facts_of(start.type).get(name.text)
            if fact is None:
                entity = start.type.entity if isinstance(start.type, EntityType) else None
                if index == len(rest) - 1 and entity and (entity, name.text) in scope.definitions:
                    return self._unfold(scope.definitions[entity, name.text], start, tree, scope, conditions)
                self._no_such_fact(start, here, name, scope)
                return None
            start = FactTerm(start.depth, (*start.path, name.text), fact.type, f"{here}.{name.text}", span)
            self.links.add(tree, index + 1, fact.span)
        return start

    def _unfold(
        self, definition: Defined, thing: FactTerm | None, tree: ast.Path, scope: Scope, conditions: bool
    ) -> Condition | None:
        span = tree.span
        self.links.add(tree, len(tree.names) - 1, definition.tree.name.span)
        if not conditions:
            name = definition.tree.name.text
            self.error(
                "not-a-value",
                f"`{name}` is defined as a condition, and a value is needed here",
                span,
                help=f"a condition is not compared: write `{name}` or `not {name}` alone",
            )
            return None
        if definition.name in scope.unfolding:
            self.error(
                "endless-definition",
                f"`{definition.name}` is defined by itself",
                span,
                others=[Label(definition.tree.name.span, "defined here")],
            )
            return _nothing(span)
        if definition.name in self._endless:
            return _nothing(span)
        owner = definition.name.rpartition(".")[0]
        inner = self.scopes[owner]
        variables: dict[str, Binding] = {}
        if thing is not None and definition.tree.variable is not None and definition.entity is not None:
            variable = definition.tree.variable
            bound = Binding(thing.depth, thing.path, definition.entity, variable.text, variable.span)
            variables = {variable.text: bound}
        inner = replace(inner, variables=variables, depth=scope.depth, unfolding=(*scope.unfolding, definition.name))
        # Spelled out once for each thing it speaks of: rules share it, and so does all that is remembered about it.
        key = definition.name, thing.depth if thing else None, thing.path if thing else (), scope.depth
        if key not in self._spelled_out:
            self._spelled_out[key] = self.condition(definition.tree.condition, inner)
        return And((self._spelled_out[key],), span, definition.name)

    def _unknown(self, tree: ast.Path, scope: Scope) -> None:
        name = tree.names[0]
        alone = [n for entity, n in scope.definitions if entity is None] if len(tree.names) == 1 else []
        known = [*scope.variables, *self.vocabulary.roots, *alone]
        facts = [".".join(path) for path, _ in self.vocabulary.walk()]
        if len(tree.names) == 1 and (paths := [f for f in facts if f.endswith("." + name.text)]):
            self.error(
                "unknown-name",
                f"nothing is called `{name.text}` here",
                name.span,
                help=f"did you mean `{paths[0]}`?",
            )
            return
        self.error(
            "unknown-name",
            f"nothing is called `{name.text}` here",
            name.span,
            help=did_you_mean(name.text, known) or (_NAMED_BY if len(tree.names) > 1 else ""),
        )

    def _no_such_fact(self, start: FactTerm, here: str, name: ast.Name, scope: Scope) -> None:
        facts = self.vocabulary.facts_of(start.type)
        if not facts:
            self.error("unknown-fact", f"`{here}` is {type_name(start.type)} and has no facts of its own", name.span)
            return
        entity = start.type.entity if isinstance(start.type, EntityType) else ""
        known = [*facts, *(n for owner, n in scope.definitions if owner == entity)]
        declared = self.vocabulary.entities[entity].span
        help = did_you_mean(name.text, known)
        meant = help.split("`")[1] if help else ""
        if meant in facts:
            help = f"did you mean `{here}.{meant}`?"
        self.error(
            "unknown-fact",
            f"`{entity}` has no fact `{name.text}`",
            name.span,
            label="not declared",
            others=[Label(declared, f"`{entity}` is declared here")],
            help=help,
        )

    def error(
        self,
        code: str,
        message: str,
        span: Span,
        *,
        label: str = "",
        others: list[Label] | None = None,
        help: str = "",
    ) -> None:
        """Note a mistake in an expression."""
        self.found.add(code, message, span, label=label, others=others or (), help=help)


def _nothing(span: Span) -> Condition:
    return Always(Truth.FALSE, span)


def _written(tree: ast.Expr) -> str:
    return str(tree) if isinstance(tree, ast.Path) else "this"
