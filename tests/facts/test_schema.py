"""The JSON Schema and the new case file of a vocabulary, held to what `from_case` accepts."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from lawcheck.facts import tree
from lawcheck.facts.claim import Instance
from lawcheck.facts.schema import case_schema
from lawcheck.facts.skeleton import skeleton
from lawcheck.facts.tree_from_text import tree_from_text
from lawcheck.span import InputFile
from lawcheck.text import LANGUAGES
from tests.facts.test_errors import chunks
from tests.facts.vocabulary import HEAD, VOCABULARY, claims, read

SCHEMA = case_schema(VOCABULARY)
VALID = """\
  deployment:
    starts_on: {value: none, source: press}
    place: [online, {value: restricted, source: ministry, grade: 2B}]
    matches_faces: no
    retention: 1 year and 6 months
    cameras: {value: refused, source: ministry, from: 2019-05-20}
    country: NO
    databases: {items: [{kind: watchlist}], incomplete: true}
  court_order: [{value: none, source: ministry}, {value: {issued_on: 2019-01-01}, source: press}]
  processings:
    - {name: video, dpia: {opinion: rejected}}
    - {value: {matches_faces: yes, dpia: none}, source: press, at: page 3}
  requests: [{value: 3, name: one, answer: refused}]
"""


def as_json(node: tree.Node) -> Any:
    """What a YAML reader that leaves scalars alone makes of it."""
    match node:
        case tree.Scalar():
            return None if node.is_empty else node.text
        case tree.Sequence(items):
            return [as_json(item) for item in items]
        case tree.Mapping(entries):
            return {entry.key.text: as_json(entry.value) for entry in entries}


def complaints(text: str) -> list[str]:
    node, _ = tree_from_text(InputFile("case.yaml", text))
    assert node is not None
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(as_json(node))]


def test_the_schema_is_one_of_the_draft() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_case_in_order_is_valid_by_the_schema_too() -> None:
    assert read(HEAD + VALID)[1] == ()
    assert complaints(HEAD + VALID) == []


def test_the_schema_takes_what_a_yaml_reader_makes_of_plain_values() -> None:
    document = {
        "lawcheck": 1,
        "facts": {
            "deployment": {"matches_faces": True, "cameras": 1000, "country": False, "starts_on": "2019-01-01"}
        },
    }
    assert list(Draft202012Validator(SCHEMA).iter_errors(document)) == []


SEEN = (
    "unsupported-format missing-key unknown-key unknown-fact wrong-shape not-yes-or-no none-for-yes-no unknown-choice"
)


@pytest.mark.parametrize("code", [*SEEN.split(), "missing-value", "bad-duration", "bad-grade"])
def test_the_schema_sees_the_mistakes_that_an_editor_can_show(code: str) -> None:
    assert all(complaints(text) for name, _, text in chunks() if name == code)


def test_questions_and_labels_are_the_descriptions() -> None:
    place = SCHEMA["$defs"]["entity.deployment"]["anyOf"][0]["properties"]["place"]
    assert place["description"].startswith(
        "What about place?\n\npublicly_accessible: publicly accessible; restricted"
    )
    assert "WATCHLIST" in str(case_schema(VOCABULARY, "sr"))


def test_a_new_case_is_valid_as_it_stands_and_knows_nothing() -> None:
    text = skeleton(VOCABULARY, "safe_city")
    case, found = read(text)
    assert found == ()
    assert case is not None
    assert (case.name, list(case.facts.facts)) == ("safe_city", ["deployment"])
    assert claims(case.facts, "deployment")[0].value == Instance(span=claims(case.facts, "deployment")[0].span)
    assert complaints(text) == []


def test_a_new_case_stays_valid_where_its_lines_are_uncommented() -> None:
    text = skeleton(VOCABULARY)
    for fact in ("starts_on", "databases", "kind", "dpia", "opinion", "issued_on"):
        assert re.search(rf"^ *#?[ -]*{fact}:", text, re.MULTILINE), fact
    head, facts = text.split("\nfacts:\n")
    plain = re.sub(r"(?m)^( *)# (?=[ -]*(\w+: unknown|\w+:|- name: first)$| *# )", r"\1", facts)
    case, found = read(f"{head}\nfacts:\n{plain}")
    assert found == ()
    assert case is not None
    assert set(case.facts.facts) == {"deployment", "court_order", "processings", "requests"}
    assert claims(case.facts, "processings.0.dpia.opinion") == ()


def test_a_new_case_may_ask_for_some_facts_only() -> None:
    text = skeleton(VOCABULARY, wanted=[("processings", "dpia", "opinion")], as_of=date(2026, 1, 1), rulebooks=["rs"])
    case, _ = read(text)
    assert case is not None
    assert (case.as_of, case.rulebooks) == (date(2026, 1, 1), ("rs",))
    assert re.findall(r"(\w+): unknown", text) == ["opinion"]
    assert "deployment" not in text


def test_a_new_case_fits_the_screen() -> None:
    assert max(map(len, skeleton(VOCABULARY).splitlines())) <= 120


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_outline_of_a_case_is_a_case_and_names_what_stands_at_the_top(language: str) -> None:
    text = skeleton(VOCABULARY, language=language, whole=False)

    case, wrong = read(text)
    assert wrong == ()
    assert case is not None and case.facts.facts == {}
    assert all(f"\n  # {name}:" in text for name in VOCABULARY.roots)
    assert len(text.splitlines()) < 20 + len(VOCABULARY.roots)
    assert max(map(len, text.splitlines())) <= 120
