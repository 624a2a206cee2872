"""Lark's tree → the typed syntax tree."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from lark import Token, Tree

from lawcheck.citation import Citation, Pinpoint
from lawcheck.span import Span
from lawcheck.syntax import ast
from lawcheck.text import Text
from lawcheck.values.value import Relation

_ESCAPES = {"\\n": "\n", "\\t": "\t"}
_RELATIONS: dict[str, tuple[Relation, bool, bool]] = {  # relation, negated, for dates only
    "op_is": ("is", False, False),
    "op_at_least": ("at least", False, False),
    "op_at_most": ("at most", False, False),
    "op_more_than": ("more than", False, False),
    "op_less_than": ("less than", False, False),
    "op_on_or_before": ("at most", False, True),
    "op_on_or_after": ("at least", False, True),
    "op_before": ("less than", False, True),
    "op_after": ("more than", False, True),
}


def _unquote(token: str) -> str:
    body = token[1:-1]
    if "\\" not in body:
        return body
    out, i = [], 0
    while i < len(body):
        pair = body[i : i + 2]
        if pair[0] == "\\" and len(pair) == 2:
            out.append(_ESCAPES.get(pair, pair[1]))
            i += 2
        else:
            out.append(body[i])
            i += 1
    return "".join(out)


class Builder:
    """Builds the tree of one file. Trees are known by lark's rule names (`grammar.lark`)."""

    def __init__(self, file: str) -> None:
        self.file = file

    def items(self, tree: Tree[Token]) -> tuple[ast.Item, ...]:
        """The statements of a whole file."""
        return tuple(self._item(child) for child in tree.children if isinstance(child, Tree))

    # ── pieces ──

    def span(self, node: Tree[Token] | Token) -> Span:
        if isinstance(node, Token):
            return Span(self.file, node.start_pos or 0, node.end_pos or 0)
        return Span(self.file, node.meta.start_pos, node.meta.end_pos)

    def name(self, node: Tree[Token] | Token) -> ast.Name:
        if isinstance(node, Token):
            return ast.Name(str(node), self.span(node))
        return ast.Name(".".join(str(t) for t in node.children if str(t) != "."), self.span(node))

    def names(self, tree: Tree[Token]) -> tuple[ast.Name, ...]:
        return tuple(
            self.name(c)
            for c in tree.children
            if (isinstance(c, Token) and c.type == "NAME") or (isinstance(c, Tree) and c.data == "dotted")
        )

    def text(self, tree: Tree[Token] | None) -> Text:
        if tree is None:
            return Text()
        own = [_unquote(c) for c in tree.children if isinstance(c, Token)]
        others = tuple(
            (str(t.children[0]), " ".join(_unquote(str(s)) for s in t.children[1:]))
            for t in tree.children
            if isinstance(t, Tree)
        )
        return Text(" ".join(own), others, self.span(tree))

    def path(self, tree: Tree[Token]) -> ast.Path:
        names = tuple(self.name(t) for t in tree.children if isinstance(t, Token) and t.type == "NAME")
        return ast.Path(names, self.span(tree))

    def pinpoint(self, tree: Tree[Token]) -> Pinpoint:
        units = []
        for unit in tree.children:
            kind, number = cast("Tree[Token]", unit).children
            text = str(number)
            text = _unquote(text) if text.startswith('"') else text
            units.append((str(kind), text))
        return Pinpoint(tuple(units))

    def citation(self, tree: Tree[Token]) -> Citation:
        pinpoint = self.pinpoint(_tree(tree, "pinpoint")) if _find(tree, "pinpoint") else Pinpoint()
        return Citation(str(tree.children[0]), pinpoint, self.span(tree))

    # ── statements ──

    def _item(self, tree: Tree[Token]) -> ast.Item:
        title = self.text(_find(tree, "text"))
        span = self.span(tree)
        clauses = tuple(self._clause(c) for c in tree.children if isinstance(c, Tree) and c.data in _CLAUSES)
        match tree.data:
            case "vocabulary" | "rulebook" | "draft":
                keyword = cast("Any", str(tree.data))
                return ast.Header(keyword, self.name(_tree(tree, "dotted")), title, clauses, span)
            case "instrument" | "rule" | "family" | "article":
                keyword = cast("Any", str(tree.data))
                return ast.Statement(keyword, self.names(tree)[0], title, clauses, span)
            case "exception":
                name, *to = self.names(tree)
                return ast.Exception_(name, tuple(to), title, clauses, span)
            case "define":
                names = self.names(tree)
                entity, variable = names[1:3] if len(names) == 3 else (None, None)
                return ast.Define(names[0], entity, variable, title, self.expr(tree.children[-1]), span)
            case "outside":
                ranges = tuple(self._stretch(c) for c in _trees(tree, "span_of_law"))
                return ast.Outside(ranges, title, span)
            case _:
                return self._entity(tree, title, span)

    def _stretch(self, tree: Tree[Token]) -> tuple[Citation, Pinpoint | None]:
        first = self.citation(_tree(tree, "citation"))
        end = tree.children[-1]
        if isinstance(end, Tree):
            return first, self.pinpoint(end) if end.data == "pinpoint" else None
        unit = first.pinpoint.units[-1][0] if first.pinpoint.units else "art"
        return first, Pinpoint((*first.pinpoint.units[:-1], (unit, str(end))))

    def _entity(self, tree: Tree[Token], title: Text, span: Span) -> ast.Entity:
        name, *listed = self.names(tree)
        facts = tuple(self._fact(c) for c in _trees(tree, "fact"))
        return ast.Entity(name, title, listed[0] if listed else None, _has(tree, "TEXTUAL"), facts, span)

    def _fact(self, tree: Tree[Token]) -> ast.Fact:
        judged = _find(tree, "judged")
        type_ = next(c for c in tree.children if isinstance(c, Tree))
        return ast.Fact(
            self.names(tree)[0],
            self._type(type_),
            self.text(_find(tree, "text")),
            _has(tree, "FIXED"),
            self.text(_find(judged, "text")) if judged else None,
            self.span(tree),
        )

    def _type(self, tree: Tree[Token]) -> ast.Type:
        options = tuple((self.names(c)[0], self.text(_find(c, "text"))) for c in _trees(tree, "choice"))
        names = self.names(tree)
        kind = {"yes_no": "yes/no"}.get(tree.data, str(tree.data).removesuffix("_type"))
        return ast.Type(cast("Any", kind), names[0] if names else None, options, self.span(tree))

    # ── clauses ──

    def _clause(self, tree: Tree[Token]) -> ast.Clause:
        span = self.span(tree)
        match str(tree.data):
            case "jurisdiction":
                elsewhere = _find(tree, "elsewhere")
                places = tuple(self._place(place) for place in _trees(tree, "place"))
                return ast.Jurisdiction(places, self.names(elsewhere)[0] if elsewhere else None, span)
            case "severity" | "force" | "binds" | "burden" | "ask" | "use" | "rules" as keyword:
                return ast.Words(keyword, self.names(tree), span)
            case "reading" | "remedy" | "published" as keyword:
                return ast.Saying(keyword, self.text(_tree(tree, "text")), span)
            case "url" as keyword:
                token = cast("Token", tree.children[-1])
                return ast.Saying(keyword, Text(_unquote(token), (), self.span(token)), span)
            case "cites":
                return ast.Cites(tuple(self.citation(c) for c in _trees(tree, "citation")), span)
            case "verified":
                return ast.Verified(self._value("date", tree.children[-1]), span)
            case "articles":
                return ast.Articles(self._value("number", tree.children[-1]), span)
            case "in_force":
                return self._in_force(_tree(tree, "window"), span)
            case "for_each":
                return ast.ForEach(self.names(tree)[0], self.path(_tree(tree, "path")), span)
            case "applies" | "exempt" | "when" as keyword:
                return ast.When(cast("Any", keyword), self.expr(tree.children[-1]), span)
            case "requires" | "forbids" as keyword:
                other = _find(tree, "else")
                message = self.text(_find(other, "text")) if other else Text()
                return ast.Duty(keyword == "forbids", self.expr(tree.children[1]), message, span)
            case "leaves":
                return ast.Leaves(tuple(self.path(c) for c in _trees(tree, "path")), _has(tree, "BY_LAW"), span)
            case _:
                condition = self.expr(tree.children[-1]) if len(tree.children) > 2 else None
                return ast.Permits(self.names(tree)[0], condition, span)

    def _place(self, tree: Tree[Token]) -> ast.Place:
        window = _find(tree, "window")
        return ast.Place(self.names(tree)[0], self._in_force(window, self.span(window)) if window else None)

    def _in_force(self, window: Tree[Token], span: Span) -> ast.InForce:
        since = until = None
        for word, day in zip(window.children[::2], window.children[1::2], strict=True):
            if cast("Token", word).type == "FROM":
                since = self._value("date", day)
            else:
                until = self._value("date", day)
        return ast.InForce(since, until, span)

    # ── expressions ──

    def _value(self, kind: str, node: Any) -> ast.Value:
        text = _unquote(node) if kind == "string" else str(node)
        return ast.Value(cast("Any", kind), text, self.span(node))

    def expr(self, node: Any) -> ast.Expr:
        """An expression. INVARIANT: its depth was limited before (`parse._too_deep`), so this cannot overflow."""
        tree = cast("Tree[Token]", node)
        span = self.span(tree)
        parts = [c for c in tree.children if isinstance(c, Tree)]
        match str(tree.data):
            case "group":
                return self.expr(parts[0])
            case "holds":
                return self._compared_count(parts[0]) or self.expr(parts[0])
            case "or_" | "and_" as word:
                joined = tuple(self.expr(c) for c in parts)
                return ast.Junction("or" if word == "or_" else "and", joined, span)
            case "not_":
                return ast.Not(self.expr(parts[0]), span)
            case "path":
                return self.path(tree)
            case "comparison":
                return self._comparison(parts, span)
            case "one_of":
                negated = any(isinstance(c, Token) and c.type == "NOT" for c in tree.children)
                left, *options = (self.operand(c) for c in parts)
                return ast.OneOf(left, tuple(options), negated, span)
            case "within":
                act, period, start = (self.operand(c) for c in parts)
                return ast.Within(act, period, start, span)
            case "quantified":
                return self._quantified(tree, parts, span)
            case "plus" | "minus" as word:
                left, right = (self.operand(c) for c in parts)
                return ast.Arithmetic(left, right, word == "minus", span)
            case "count":
                where = self.expr(parts[1]) if len(parts) > 1 else None
                return ast.CountOf(self.names(tree)[0], self.path(parts[0]), where, span)
            case "duration":
                number, unit = tree.children
                return ast.Value("duration", f"{number} {unit}", span)
            case kind:
                text = _unquote(str(tree.children[0])) if kind == "string" else str(tree.children[0])
                return ast.Value(cast("Any", kind), text, span)

    def operand(self, tree: Tree[Token]) -> ast.Expr:
        """An expression that stands where a value is needed; its parentheses hold a value too."""
        if tree.data in ("group", "holds"):
            return self.operand(_only_tree(tree))
        return self.expr(tree)

    def _compared_count(self, tree: Tree[Token]) -> ast.Expr | None:
        """`count of x in L where (A) at least 2` with the comparison taken out of the count; None for anything else.

        The grammar reads on after `where` as far as it can, and takes `(A) at least 2` for the test of an element. But
        a count alone is no condition, so where one stands as such, the comparison is the count's own.
        """
        test = tree.children[-1]
        if tree.data == "count" and isinstance(test, Tree) and test.data == "not_":
            test = _only_tree(test)
        if tree.data != "count" or not isinstance(test, Tree) or test.data not in ("comparison", "one_of"):
            return None
        count, compared = self.expr(tree), self.expr(test)
        if not isinstance(count, ast.CountOf) or not isinstance(compared, ast.Comparison | ast.OneOf):
            return None
        where: ast.Expr = self.expr(_only_tree(test, 0))
        if isinstance(count.where, ast.Not):
            where = ast.Not(where, count.where.span.to(where.span))
        span = Span(self.file, count.span.start, where.span.end)
        return replace(compared, left=replace(count, where=where, span=span), span=count.span)

    def _comparison(self, parts: list[Tree[Token]], span: Span) -> ast.Expr:
        left, op, right = parts
        relation, negated, dates = _RELATIONS[op.data]
        if op.data == "op_is":
            negated = any(isinstance(c, Token) and c.type == "NOT" for c in op.children)
        return ast.Comparison(relation, self.operand(left), self.operand(right), negated, dates, span)

    def _quantified(self, tree: Tree[Token], parts: list[Tree[Token]], span: Span) -> ast.Expr:
        kind = cast("Any", str(tree.children[0]))
        where = self.expr(parts[1]) if len(parts) == 3 else None
        return ast.Quantified(kind, self.names(tree)[0], self.path(parts[0]), where, self.expr(parts[-1]), span)


_CLAUSES = frozenset(
    [
        "jurisdiction",
        "use",
        "rules",
        "published",
        "url",
        "articles",
        "in_force",
        "cites",
        "severity",
        "force",
        "reading",
        "verified",
        "binds",
        "burden",
        "for_each",
        "applies",
        "requires",
        "forbids",
        "exempt",
        "remedy",
        "ask",
        "when",
        "permits",
        "leaves",
    ]
)


def _only_tree(tree: Tree[Token], index: int = -1) -> Tree[Token]:
    return [c for c in tree.children if isinstance(c, Tree)][index]


def _has(tree: Tree[Token], word: str) -> bool:
    return any(isinstance(c, Token) and c.type == word for c in tree.children)


def _trees(tree: Tree[Token], data: str) -> list[Tree[Token]]:
    return [c for c in tree.children if isinstance(c, Tree) and c.data == data]


def _find(tree: Tree[Token], data: str) -> Tree[Token] | None:
    found = _trees(tree, data)
    return found[0] if found else None


def _tree(tree: Tree[Token], data: str) -> Tree[Token]:
    return _trees(tree, data)[0]
