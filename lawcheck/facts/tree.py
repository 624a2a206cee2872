"""A case file as a tree of texts, before anybody knows what they mean; every node knows its place.

No text has turned into anything: `NO`, `yes`, `010` and `2019-09-30` are what was written. The vocabulary types them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from lawcheck.span import Span

DEEPEST = 100


@dataclass(frozen=True)
class Scalar:
    """A text; `quoted` where it stood in quotes or as a block (`|`, `>`). Nothing at all is an empty unquoted one."""

    text: str
    quoted: bool
    span: Span

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written (`key:` and no more, `~` or JSON's `null`)."""
        return not self.quoted and self.text in ("", "~", "null")


@dataclass(frozen=True)
class Sequence:
    """Nodes in a row."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True)
class Entry:
    """A key of a mapping and what stands under it."""

    key: Scalar
    value: Node


@dataclass(frozen=True)
class Mapping:
    """Keys with what stands under them, in the order written.

    INVARIANT: in a tree that came without diagnostics no key stands twice, and none is empty.
    """

    entries: tuple[Entry, ...]
    span: Span

    def get(self, name: str) -> Node | None:
        """What stands under a key; None where the key is not there."""
        return next((entry.value for entry in self.entries if entry.key.text == name), None)

    def __contains__(self, name: str) -> bool:
        return any(entry.key.text == name for entry in self.entries)


Node: TypeAlias = Scalar | Sequence | Mapping
