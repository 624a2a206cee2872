"""Comparisons of the syntax tree → conditions on two terms that can be compared."""

from __future__ import annotations

from lawcheck.diagnostics.suggest import did_you_mean
from lawcheck.model.condition import Compare, Condition, Constant, FactTerm, Holds, Not, OneOf, Term, nothing
from lawcheck.model.scope import Scope
from lawcheck.model.terms import Terms
from lawcheck.model.vocabulary import (
    Choice,
    Date,
    DurationType,
    EntityType,
    FactType,
    ListOf,
    Number,
    TextType,
    YesNo,
    type_in_words,
)
from lawcheck.span import Span
from lawcheck.syntax import ast
from lawcheck.values import NONE


class Comparisons:
    """Links and types comparisons."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._names = terms.names
        self._found = terms.found

    def comparison(self, tree: ast.Comparison, scope: Scope) -> Condition:
        """That two terms stand in a relation, or do not."""
        linked = self._is(tree, scope) if tree.relation == "is" else self._ordered(tree, scope)
        if linked is None:
            return nothing(tree.span)
        return Not(linked, tree.span) if tree.negated else linked

    def one_of(self, tree: ast.OneOf, scope: Scope) -> Condition:
        """That a term is one of several, or none of them."""
        left = self._terms.term(tree.left, scope)
        if left is None:
            return nothing(tree.span)
        term, type_ = left
        options = [self._option(option, type_, scope, tree.left) for option in tree.options]
        linked = OneOf(term, tuple(option for option in options if option), tree.span)
        if not all(options):
            return nothing(tree.span)
        return Not(linked, tree.span) if tree.negated else linked

    def _is(self, tree: ast.Comparison, scope: Scope) -> Condition | None:
        left = self._terms.term(tree.left, scope)
        if left is None:
            return None
        term, type_ = left
        match tree.right:
            case ast.Value(kind="none"):
                if isinstance(type_, YesNo):
                    self._found.add(
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
            self._found.add(
                "cannot-compare",
                f"{type_in_words(type_)} is compared with `none` only",
                tree.span,
                help="compare one of its facts",
            )
            return None
        right = self._like(tree.right, type_, scope, tree.left)
        return Compare("is", term, right, tree.span) if right else None

    def _ordered(self, tree: ast.Comparison, scope: Scope) -> Condition | None:
        left = self._terms.term(tree.left, scope)
        if left is None:
            return None
        term, type_ = left
        if not isinstance(type_, Number | Date | DurationType):
            self._found.add(
                "cannot-compare",
                f"{type_in_words(type_)} has no order",
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
            self._found.add(
                "cannot-compare", f"{type_in_words(type_)} is not compared in this way", tree.span, help=help
            )
            return None
        right = self._like(tree.right, type_, scope, tree.left)
        return Compare(tree.relation, term, right, tree.span) if right else None

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
            if name not in self._names.vocabulary.roots and name not in scope.variables:
                self._found.add(
                    "unknown-choice",
                    f"`{name}` is none of the choices of `{_written(other)}`",
                    tree.span,
                    help=did_you_mean(
                        name, type_.names, "the choices are " + ", ".join(f"`{n}`" for n in type_.names)
                    ),
                )
                return None
        right = self._terms.term(tree, scope)
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
        self._found.add(
            "type-mismatch", f"{type_in_words(wanted)} is compared with {type_in_words(got)} here", span, help=help
        )


def _written(tree: ast.Expr) -> str:
    return str(tree) if isinstance(tree, ast.Path) else "this"
