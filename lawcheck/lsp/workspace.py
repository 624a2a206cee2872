"""Everything an editor has open and all beside it, read by the rules at one moment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from lawcheck.facts.claim import Case
from lawcheck.lsp.documents import TEST_ENDING, Document
from lawcheck.lsp.law import Law
from lawcheck.lsp.symbols import Names, Occurrence, Symbol
from lawcheck.span import InputFile

_CASE = re.compile(r'^\s*\{?\s*"?lawcheck"?\s*:', re.MULTILINE)
_TEST = re.compile(r"^- *test *:|^-\s+(?:rule|as_of|facts|expect) *:", re.MULTILINE)


class FileKind(Enum):
    """What a file is to the server."""

    LAW = "rule file"
    CASE = "case file"
    TEST = "file of tests"
    OTHER = "none of these"


def kind_of(file: InputFile) -> FileKind:
    """By its name and, as the world is full of YAML, by how it looks."""
    if file.name.endswith(".law"):
        return FileKind.LAW
    if file.name.endswith(TEST_ENDING):
        return FileKind.TEST if _TEST.search(file.text) or not file.text.strip() else FileKind.OTHER
    if file.name.endswith((".yaml", ".yml", ".json")) and _CASE.search(file.text):
        return FileKind.CASE
    return FileKind.OTHER


@dataclass(frozen=True, eq=False)
class Workspace:
    """The law, and the case and test files by their names."""

    law: Law
    documents: Mapping[str, Document] = field(default_factory=dict)

    def file(self, name: str) -> InputFile | None:
        """The text that was read under that name."""
        document = self.documents.get(name)
        return document.file if document else self.law.files.get(name)

    def names_in(self, file: str) -> Names:
        """Where names stand in that file."""
        return self.documents[file].names if file in self.documents else self.law.names

    def all_names(self) -> Iterator[Names]:
        """Of all files."""
        yield self.law.names
        yield from (document.names for document in self.documents.values())

    def occurrences(self, symbol: Symbol) -> tuple[Occurrence, ...]:
        """Everywhere the symbol stands, declarations first."""
        found = [one for names in self.all_names() for one in names.by_symbol.get(symbol, ())]
        return tuple(sorted(found, key=lambda one: (not one.declares, one.span)))

    def declarations(self, symbol: Symbol) -> tuple[Occurrence, ...]:
        """Where it is declared."""
        return tuple(one for names in self.all_names() for one in names.declarations(symbol))

    def cases(self) -> Iterator[Case]:
        """The case files that have no mistake."""
        for _, document in sorted(self.documents.items()):
            if document.case is not None:
                yield document.case
