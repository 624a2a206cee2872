"""One case or test file by the rules: what it says, what is wrong with it, and where names stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TypeAlias

from lawcheck.diagnostics import Diagnostic
from lawcheck.facts import tree
from lawcheck.facts.claim import Case
from lawcheck.facts.from_case import from_case
from lawcheck.facts.tree_from_text import tree_from_text
from lawcheck.lsp.law import Law
from lawcheck.lsp.names_in_yaml import YamlNames
from lawcheck.lsp.symbols import Names
from lawcheck.span import InputFile
from lawcheck.testing.expected import Test
from lawcheck.testing.from_file import tests_in

Read: TypeAlias = tuple[tree.Node | None, tuple[Diagnostic, ...]]

TEST_ENDING = "_test.yaml"


def case_beside(name: str) -> str:
    """The case file that a file of tests lies beside, if it is there."""
    return f"{name.removesuffix(TEST_ENDING)}.yaml"


@dataclass(frozen=True, eq=False)
class Document:
    """A case or test file read by the rules of one moment. `beside`: the case that a file of tests is about."""

    file: InputFile
    read: Read
    law: Law
    beside: Document | None
    case: Case | None
    tests: tuple[Test, ...]
    mistakes: tuple[Diagnostic, ...]

    @cached_property
    def names(self) -> Names:
        """Where every name stands in it."""
        law = self.law
        folder = PurePosixPath(self.file.name).parent.as_posix()
        root = self.read[0]
        return Names.of(
            YamlNames(law.ruleset.vocabulary, law.known, law.rule_names, folder).of(root) if root is not None else ()
        )


def document_of(
    file: InputFile, law: Law, beside: Document | None = None, before: Document | None = None
) -> Document:
    """The file by that law. What was read of the same text in `before` is not read again."""
    same = before is not None and before.file.text == file.text
    if before and same and before.beside is beside and before.law.shape == law.shape:
        return before
    read = before.read if before and same else tree_from_text(file)
    if beside is not None and beside.case is None:  # whose own mistakes are told there
        return Document(file, read, law, beside, None, (), ())
    if file.name.endswith(TEST_ENDING):
        tests, mistakes = tests_in(file, beside.case if beside else None, law.ruleset, law.rule_names, read)
        return Document(file, read, law, beside, None, tests, mistakes)
    case, mistakes = from_case(file, law.ruleset.vocabulary, law.ruleset.rulebooks, read)
    return Document(file, read, law, None, case, (), mistakes)
