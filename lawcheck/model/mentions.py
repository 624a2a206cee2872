"""Sentences with facts in braces: `{p.dpia.opinion}`."""

from __future__ import annotations

import re

from lawcheck.model.condition import FactTerm
from lawcheck.model.expressions import Linker
from lawcheck.model.scope import Scope
from lawcheck.syntax import ast
from lawcheck.text import Text


def mentioned(linker: Linker, text: Text, scope: Scope, counts: bool) -> tuple[FactTerm, ...]:
    """The facts that a message speaks of in braces, each named as it stands there."""
    result: dict[str, FactTerm] = {}
    for sentence in (text.english, *(words for _, words in text.translations)):
        for match in re.finditer(r"\{([^{}]*)\}?", sentence):
            inside = match[1].strip()
            if inside in result or inside == "today" or (inside == "count" and counts):
                continue
            if not re.fullmatch(r"[^\W\d]\w*(\.[^\W\d]\w*)*", inside) or not match[0].endswith("}"):
                linker.found.add(
                    "bad-placeholder",
                    f"`{match[0]}` names no fact",
                    text.span,
                    help="write a fact in braces: `{dpia.opinion}`",
                )
                continue
            if inside == "count":
                linker.found.add(
                    "bad-placeholder",
                    "`{count}` counts the elements of `some`, `every` or `no`, and this clause has none",
                    text.span,
                )
                continue
            names = tuple(ast.Name(part, text.span) for part in inside.split("."))
            fact = linker.names.path(ast.Path(names, text.span), scope)
            if isinstance(fact, FactTerm):
                result[inside] = fact._replace(name=inside)
    return tuple(result.values())
