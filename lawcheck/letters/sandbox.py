"""What a template may do: loop over what the letter holds, choose, and print. It calls, imports and computes nothing.

A template may come from a stranger. Everything that is not in the list below is refused before it runs, with its line;
so it can read no file and reach no code, and it ends: a loop runs over what the letter holds, and one within it over what
the outer one has come to, so that all of them together take no more steps than the letter has parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.sandbox import ImmutableSandboxedEnvironment

from lawcheck.letters.letter import Refused
from lawcheck.script import to_latin

DEEPEST_LOOP = 3
DEEPEST_NEST = 40
_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Include),
    *(nodes.Name, nodes.Getattr, nodes.Const, nodes.Compare, nodes.Operand, nodes.Not, nodes.And, nodes.Or),
)
_WORDS = {
    nodes.Call: "calls nothing",
    nodes.Filter: "has no filters",
    nodes.Import: "imports nothing",
    nodes.FromImport: "imports nothing",
    nodes.Extends: "extends nothing",
    nodes.Macro: "defines nothing",
    nodes.Assign: "sets nothing",
}


class Latin(Extension):
    """Turns the template's own Serbian into Latin letters; what it prints stays as it is."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The same tokens, with the text between the braces in Latin letters."""
        for token in stream:
            yield Token(token.lineno, "data", to_latin(token.value)) if token.type == "data" else token


def check(
    tree: nodes.Template, name: str, load: Callable[[str], nodes.Template], opened: tuple[str, ...] = ()
) -> None:
    """Errors: `Refused`, where the template, or one that it includes, does what no template may."""
    if name in opened:
        raise Refused(f"template {name} includes itself, by way of {opened[-1]}")
    _check(tree, name, load, (*opened, name), (), 0)


def _check(
    node: nodes.Node,
    name: str,
    load: Callable[[str], nodes.Template],
    opened: tuple[str, ...],
    loops: tuple[str, ...],
    depth: int,
) -> None:
    place = f"template {name}, line {node.lineno}"
    if type(node) not in _ALLOWED:
        what = _WORDS.get(type(node), f"has no {type(node).__name__.lower()}")
        raise Refused(
            f"{place}: a template {what}", "it may print, choose by `if` and loop over what the letter holds"
        )
    if depth > DEEPEST_NEST:
        raise Refused(f"{place}: too deeply nested")
    if isinstance(node, nodes.For):
        loops = _check_loop(node, place, loops)
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        raise Refused(f"{place}: `{node.attr}` is not for templates")
    if isinstance(node, nodes.Include):
        _check_included(node, place, load, opened, loops)
    for child in node.iter_child_nodes():
        _check(child, name, load, opened, loops, depth + 1)


def _check_loop(node: nodes.For, place: str, loops: tuple[str, ...]) -> tuple[str, ...]:
    """The names that the loops stand for, with this one. `loops`: those of the loops around it."""
    if (
        node.recursive
        or not isinstance(node.iter, nodes.Name | nodes.Getattr)
        or not isinstance(node.target, nodes.Name)
    ):
        raise Refused(f"{place}: a loop runs over what the letter holds, and over nothing else")
    if len(loops) == DEEPEST_LOOP:
        raise Refused(f"{place}: loops stand at most {DEEPEST_LOOP} deep in one another")
    root: nodes.Node = node.iter
    while isinstance(root, nodes.Getattr):
        root = root.node
    if loops and not (isinstance(root, nodes.Name) and root.name == loops[-1]):
        raise Refused(f"{place}: a loop within a loop runs over what `{loops[-1]}` holds")
    return (*loops, node.target.name)


def _check_included(
    node: nodes.Include,
    place: str,
    load: Callable[[str], nodes.Template],
    opened: tuple[str, ...],
    loops: tuple[str, ...],
) -> None:
    if not isinstance(node.template, nodes.Const) or not isinstance(node.template.value, str):
        raise Refused(f"{place}: what is included is named in the template itself")
    included = node.template.value
    if included in opened:
        raise Refused(f"{place}: `{included}` includes itself")
    if len(opened) > 5:
        raise Refused(f"{place}: too many templates within one another")
    _check(load(included), included, load, (*opened, included), loops, 0)


def environment(latin: bool, **settings: Any) -> ImmutableSandboxedEnvironment:
    """A jinja2 environment in which templates find no functions, no filters and no tests."""
    made = ImmutableSandboxedEnvironment(
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=0,
        extensions=[Latin] if latin else [],
        **settings,
    )
    made.globals.clear()
    made.filters.clear()
    made.tests.clear()
    return made


def parsed(made: ImmutableSandboxedEnvironment, source: str, name: str) -> nodes.Template:
    """The template as a tree. Errors: `Refused`, with the line."""
    try:
        return made.parse(source, name)
    except TemplateSyntaxError as wrong:
        raise Refused(f"template {name}, line {wrong.lineno}: {wrong.message or 'cannot be read'}") from None
    except RecursionError:
        raise Refused(f"template {name}: too deeply nested") from None
