"""Expressions of the syntax tree → typed conditions, with every name linked.

What cannot be linked or typed is noted, and a condition that is always false stands in its place, so that the rest can
still be checked.
"""

from __future__ import annotations

from collections.abc import Mapping

from lawcheck.diagnostics import Diagnostics
from lawcheck.model.comparisons import Comparisons
from lawcheck.model.condition import Always, And, Condition, FactTerm, Holds, Not, Or, Some, Within, nothing
from lawcheck.model.links import Links
from lawcheck.model.names import Names
from lawcheck.model.scope import Scope
from lawcheck.model.terms import Terms
from lawcheck.model.vocabulary import (
    Choice,
    Date,
    DurationType,
    Vocabulary,
    YesNo,
    type_in_words,
)
from lawcheck.syntax import ast
from lawcheck.values import Truth

# Of one condition, its definitions spelled out: recursion has to end, and definitions that double each other grow
# beyond all bounds. People do not read as far.
_DEEPEST = 120
_LARGEST = 5_000


class Linker:
    """Links and types expressions against one vocabulary."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        scopes: Mapping[str, Scope],
        found: Diagnostics,
        links: Links | None = None,
    ) -> None:
        self.found = found
        self.names = Names(vocabulary, scopes, found, links or Links(), self.condition)
        self._terms = Terms(self.names, self.condition)
        self._comparisons = Comparisons(self._terms)
        self._level = 0  # of nesting in the condition at hand, definitions spelled out
        self._size = 0  # how many conditions it is made of

    def condition(self, tree: ast.Expr, scope: Scope) -> Condition:
        """The condition written there."""
        if self._level == 0:
            self._size = 0
        self._size += 1
        if self._level == _DEEPEST or self._size == _LARGEST:
            self.found.add(
                "too-deep",
                "definitions use each other too many times here to be read",
                tree.span,
                help="say in facts what is meant",
            )
            self.names.endless.update(scope.unfolding)
            self._size = _LARGEST
        if self._size >= _LARGEST:
            return nothing(tree.span)
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
                return self._comparisons.comparison(tree, scope)
            case ast.OneOf():
                return self._comparisons.one_of(tree, scope)
            case ast.Within():
                return self._within(tree, scope)
            case ast.Path():
                return self._path_condition(tree, scope)
            case ast.Value(kind="yes"):
                return Always(Truth.TRUE, tree.span)
            case ast.Value(kind="no"):
                return Always(Truth.FALSE, tree.span)
            case _:
                self.found.add(
                    "not-a-condition", "this is a value, and a condition has to be true or false", tree.span
                )
                return nothing(tree.span)

    def _path_condition(self, tree: ast.Path, scope: Scope) -> Condition:
        fact = self.names.path(tree, scope, conditions=True)
        if fact is None:
            return nothing(tree.span)
        if not isinstance(fact, FactTerm):
            return fact
        if isinstance(fact.type, YesNo):
            return Holds(fact, tree.span)
        compared = "is …" if isinstance(fact.type, Choice) else "is not none"
        self.found.add(
            "not-a-condition",
            f"`{tree}` is {type_in_words(fact.type)}, and a condition has to be true or false",
            tree.span,
            help=f"compare it: `{tree} {compared}`",
        )
        return nothing(tree.span)

    def _quantified(self, tree: ast.Quantified, scope: Scope) -> Condition:
        bound = self.names.bind(tree.list, tree.variable, scope)
        if bound is None:
            return nothing(tree.span)
        list_, inner = bound
        where = self.condition(tree.where, inner) if tree.where else None
        has = self.condition(tree.has, inner)
        if tree.kind == "every":
            has = Not(has, has.span, implied=True)
        body = And((where, has), tree.span) if where else has
        some = Some(list_, tree.variable.text, scope.depth, body, tree.span)
        return some if tree.kind == "some" else Not(some, tree.span)

    def _within(self, tree: ast.Within, scope: Scope) -> Condition:
        act = self._terms.of_type(tree.act, scope, Date(), "an act falls on a day")
        period = self._terms.of_type(
            tree.period, scope, DurationType(), "a period is a length of time, such as `15 days`"
        )
        start = self._terms.of_type(tree.start, scope, Date(), "a period runs from a day")
        return Within(act, period, start, tree.span) if act and period and start else nothing(tree.span)

    def for_each(self, tree: ast.ForEach, scope: Scope) -> tuple[FactTerm, Scope] | None:
        """The list of a `for each` and the scope of the rule that has it."""
        return self.names.bind(tree.list, tree.variable, scope)
