"""Names of the syntax tree → the facts and definitions that they mean.

A definition is spelled out where it is used, with the thing it speaks of put in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from lawcheck.diagnostics import Diagnostics, Label
from lawcheck.diagnostics.suggest import did_you_mean
from lawcheck.model.condition import And, Condition, FactTerm, nothing
from lawcheck.model.links import Links
from lawcheck.model.scope import Binding, Defined, Scope
from lawcheck.model.vocabulary import EntityType, ListOf, Vocabulary, type_in_words
from lawcheck.span import Span
from lawcheck.syntax import ast

_NAMED_BY = "a name for one thing of a list comes from `for each NAME in LIST` or `some NAME in LIST`"


class Names:
    """Links names against one vocabulary and the definitions that can be seen.

    `spell` links the condition of a definition, which stands in expressions again.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        scopes: Mapping[str, Scope],
        found: Diagnostics,
        links: Links,
        spell: Callable[[ast.Expr, Scope], Condition],
    ) -> None:
        self.vocabulary = vocabulary
        self.scopes = scopes  # by the owner of a definition: what its body may see
        self.found = found
        self.endless: set[str] = set()  # definitions noted as too large: no use says so again
        self._links = links
        self._spell = spell
        self._spelled_out: dict[tuple[str, int | None, tuple[str, ...], int], Condition] = {}

    def path(self, tree: ast.Path, scope: Scope, conditions: bool = False) -> FactTerm | Condition | None:
        """The fact at that path, or, where `conditions` may stand, the definition; None where a mistake was noted."""
        first, *rest = tree.names
        start: FactTerm
        if first.text in scope.variables:
            bound = scope.variables[first.text]
            start = FactTerm(bound.depth, bound.path, EntityType(bound.entity), first.text, first.span)
            self._links.add(tree, 0, bound.span)
        elif first.text in self.vocabulary.roots:
            root = self.vocabulary.roots[first.text]
            start = FactTerm(None, (first.text,), root.type, first.text, first.span)
            self._links.add(tree, 0, root.span)
        elif not rest and (None, first.text) in scope.definitions:
            return self._unfold(scope.definitions[None, first.text], None, tree, scope, conditions)
        else:
            self._unknown(tree, scope)
            return None
        for index, name in enumerate(rest):
            here = ".".join(n.text for n in tree.names[: index + 1])
            span = Span(first.span.file, first.span.start, name.span.end)
            if isinstance(start.type, ListOf):
                self.found.add(
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
            self._links.add(tree, index + 1, fact.span)
        return start

    def bind(self, path: ast.Path, variable: ast.Name, scope: Scope) -> tuple[FactTerm, Scope] | None:
        """The list that a variable goes through, and the scope in which the variable stands for one of its elements."""
        list_ = self.path(path, scope)
        if list_ is None:
            return None
        if not isinstance(list_, FactTerm) or not isinstance(list_.type, ListOf):
            kind = type_in_words(list_.type) if isinstance(list_, FactTerm) else "a definition"
            self.found.add("not-a-list", f"`{path}` is {kind}, not a list", path.span)
            return None
        if variable.text in scope.variables or variable.text in self.vocabulary.roots:
            self.found.add(
                "doubled-name",
                f"`{variable.text}` means something else here already",
                variable.span,
                help="give the variable another name",
            )
            return None
        return list_, scope.bind(variable, list_.type.entity)

    def _unfold(
        self, definition: Defined, thing: FactTerm | None, tree: ast.Path, scope: Scope, conditions: bool
    ) -> Condition | None:
        span = tree.span
        self._links.add(tree, len(tree.names) - 1, definition.tree.name.span)
        if not conditions:
            name = definition.tree.name.text
            self.found.add(
                "not-a-value",
                f"`{name}` is defined as a condition, and a value is needed here",
                span,
                help=f"a condition is not compared: write `{name}` or `not {name}` alone",
            )
            return None
        if definition.name in scope.unfolding:
            self.found.add(
                "endless-definition",
                f"`{definition.name}` is defined by itself",
                span,
                others=[Label(definition.tree.name.span, "defined here")],
            )
            return nothing(span)
        if definition.name in self.endless:
            return nothing(span)
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
            self._spelled_out[key] = self._spell(definition.tree.condition, inner)
        return And((self._spelled_out[key],), span, definition.name)

    def _unknown(self, tree: ast.Path, scope: Scope) -> None:
        name = tree.names[0]
        if name.text in scope.nameless:
            return  # that its list is none has been told
        alone = [n for entity, n in scope.definitions if entity is None] if len(tree.names) == 1 else []
        known = [*scope.variables, *self.vocabulary.roots, *alone]
        facts = [".".join(path) for path, _ in self.vocabulary.walk()]
        if len(tree.names) == 1 and (paths := [f for f in facts if f.endswith("." + name.text)]):
            self.found.add(
                "unknown-name",
                f"nothing is called `{name.text}` here",
                name.span,
                help=f"did you mean `{paths[0]}`?",
            )
            return
        self.found.add(
            "unknown-name",
            f"nothing is called `{name.text}` here",
            name.span,
            help=did_you_mean(name.text, known) or (_NAMED_BY if len(tree.names) > 1 else ""),
        )

    def _no_such_fact(self, start: FactTerm, here: str, name: ast.Name, scope: Scope) -> None:
        facts = self.vocabulary.facts_of(start.type)
        if not facts:
            self.found.add(
                "unknown-fact", f"`{here}` is {type_in_words(start.type)} and has no facts of its own", name.span
            )
            return
        entity = start.type.entity if isinstance(start.type, EntityType) else ""
        known = [*facts, *(n for owner, n in scope.definitions if owner == entity)]
        declared = self.vocabulary.entities[entity].span
        help = did_you_mean(name.text, known)
        meant = help.split("`")[1] if help else ""
        if meant in facts:
            help = f"did you mean `{here}.{meant}`?"
        self.found.add(
            "unknown-fact",
            f"`{entity}` has no fact `{name.text}`",
            name.span,
            label="not declared",
            others=[Label(declared, f"`{entity}` is declared here")],
            help=help,
        )
