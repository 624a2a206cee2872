"""Values of the syntax tree → typed terms."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from lawcheck.model.condition import Always, Condition, Constant, Count, FactTerm, Sum, Term, Today
from lawcheck.model.declare import read_date
from lawcheck.model.names import Names
from lawcheck.model.scope import Scope
from lawcheck.model.vocabulary import Date, DurationType, FactType, Number, TextType, YesNo, type_in_words
from lawcheck.syntax import ast
from lawcheck.values import Duration, Truth


class Terms:
    """Links and types terms; `condition` links what stands within a count."""

    def __init__(self, names: Names, condition: Callable[[ast.Expr, Scope], Condition]) -> None:
        self.names = names
        self.found = names.found
        self._condition = condition

    def term(self, tree: ast.Expr, scope: Scope) -> tuple[Term, FactType] | None:
        """The term written there with its type; None where a mistake was noted."""
        match tree:
            case ast.Path():
                fact = self.names.path(tree, scope)
                return (fact, fact.type) if isinstance(fact, FactTerm) else None
            case ast.Value():
                return self._value(tree)
            case ast.Arithmetic():
                return self._arithmetic(tree, scope)
            case ast.CountOf(variable, list_, where, span):
                bound = self.names.bind(list_, variable, scope)
                if bound is None:
                    return None
                fact, inner = bound
                body = self._condition(where, inner) if where else Always(Truth.TRUE, span)
                return Count(fact, scope.depth, body, span), Number()
            case _:
                self.found.add("not-a-value", "this is a condition, and a value is needed here", tree.span)
                return None

    def of_type(self, tree: ast.Expr, scope: Scope, wanted: FactType, why: str) -> Term | None:
        """The term written there, if it is of that type; `why` says to the reader what it has to be."""
        found = self.term(tree, scope)
        if found is None:
            return None
        term, type_ = found
        if type_.__class__ is not wanted.__class__:
            self.found.add(
                "type-mismatch",
                f"this is {type_in_words(type_)}, and {type_in_words(wanted)} is needed",
                tree.span,
                help=why,
            )
            return None
        return term

    def _value(self, tree: ast.Value) -> tuple[Term, FactType] | None:
        match tree.kind:
            case "date":
                day = read_date(tree, self.found)
                return (Constant(day, tree.span), Date()) if day else None
            case "duration":
                number, unit = tree.text.split()
                if not number.isdigit() or len(number) > 6:
                    self.found.add(
                        "bad-duration",
                        f"`{tree.text}` is no duration",
                        tree.span,
                        help="write whole numbers: `36 hours`",
                    )
                    return None
                return Constant(Duration.of(int(number), unit), tree.span), DurationType()
            case "number":
                if not re.fullmatch(r"\d+(\.\d+)?", tree.text):
                    self.found.add("bad-number", f"`{tree.text}` is no number", tree.span)
                    return None
                return Constant(Decimal(tree.text), tree.span), Number()
            case "string":
                return Constant(tree.text, tree.span), TextType()
            case "today":
                return Today(tree.span), Date()
            case "yes" | "no":
                return Constant(tree.kind == "yes", tree.span), YesNo()
            case "none":
                self.found.add("not-a-value", "`none` is compared with `is` or `is not` only", tree.span)
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
                self.found.add(
                    "cannot-add", f"{type_in_words(kind_b)} cannot be {word} {type_in_words(kind_a)}", tree.span
                )
                return None
        return Sum(a, b, tree.minus, tree.span), result
