"""What names mean at one place of a rule file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lawcheck.span import Span
from lawcheck.syntax import ast


@dataclass(frozen=True)
class Binding:
    """What a variable stands for: a place in the case, reached from the element at `depth` or from the top.

    `span`: where the variable is named for the first time.
    """

    depth: int | None
    path: tuple[str, ...]
    entity: str
    name: str
    span: Span = Span("", 0, 0)


@dataclass(frozen=True)
class Defined:
    """A definition before it is spelled out; `entity` and `variable` for one over the things of an entity."""

    name: str
    tree: ast.Define

    @property
    def entity(self) -> str | None:
        """The entity over whose things it speaks."""
        return self.tree.entity.text if self.tree.entity else None


@dataclass(frozen=True)
class Scope:
    """What names mean at one place: visible definitions, variables, and how many elements are bound.

    `nameless`: variables of a list that is none; what is said of their things means nothing, and nobody is told of it again.
    """

    definitions: Mapping[tuple[str | None, str], Defined]
    variables: Mapping[str, Binding] = field(default_factory=dict)
    depth: int = 0
    unfolding: tuple[str, ...] = ()
    nameless: frozenset[str] = frozenset()

    def bind(self, variable: ast.Name, entity: str) -> Scope:
        """The scope inside a quantifier or a `for each`."""
        bound = Binding(self.depth, (), entity, variable.text, variable.span)
        return replace(self, variables={**self.variables, variable.text: bound}, depth=self.depth + 1)
