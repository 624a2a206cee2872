"""The cases and the vocabulary that come with lawcheck: read quickly, valid by the schema, ready to be started from."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from lawcheck import files
from lawcheck.diagnostics import Diagnostics
from lawcheck.facts.from_case import from_case
from lawcheck.facts.schema import case_schema
from lawcheck.facts.skeleton import skeleton
from lawcheck.facts.tree_from_text import tree_from_text
from lawcheck.model.from_ast import resolve
from lawcheck.model.vocabulary import Choice, Vocabulary
from lawcheck.span import InputFile
from lawcheck.syntax.parse import parse
from tests.facts.test_schema import as_json

CASES = [pytest.param(path, id=name) for name, path in files.shipped_cases().items()]


@cache
def vocabulary() -> Vocabulary:
    found = Diagnostics()
    texts = files.read_rules([files.content() / "rules" / "vocabulary"], found)
    assert not found
    return resolve([parse(text)[0] for text in texts])[0].vocabulary


@cache
def validator() -> Draft202012Validator:
    schema = case_schema(vocabulary())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def complaints(file: InputFile) -> list[str]:
    """What the schema says of a file."""
    node, _ = tree_from_text(file)
    assert node is not None
    return [error.message for error in validator().iter_errors(as_json(node))]


@pytest.mark.parametrize("path", CASES)
def test_a_shipped_case_is_read_and_valid_by_the_schema(path: Path) -> None:
    file = files.read_case(path, Diagnostics())
    case, found = from_case(file, vocabulary())
    assert found == ()
    assert case is not None
    assert case.name == path.stem
    assert complaints(file) == []


@pytest.mark.parametrize("language", ["en", "sr"])
def test_a_new_case_over_the_shipped_vocabulary_is_valid_as_it_stands(language: str) -> None:
    file = InputFile("new.yaml", skeleton(vocabulary(), language=language))
    assert from_case(file, vocabulary())[1] == ()
    assert complaints(file) == []


def test_no_answer_to_choose_from_is_a_word_with_a_meaning_of_its_own() -> None:
    """`refused` alone may be one: there the word means the answer, not that the question was not answered."""
    words = {name for _, fact in vocabulary().walk() if isinstance(fact.type, Choice) for name in fact.type.names}
    assert not words & {"none", "unknown", "yes", "no", "true", "false", "null"}
