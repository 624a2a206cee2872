"""Whatever a case file holds: a case, or mistakes at places in it; never a fault of the program."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.facts.test_errors import chunks
from tests.facts.test_schema import VALID
from tests.facts.vocabulary import ENTITIES, HEAD, VOCABULARY, read

NAMES = sorted({"name", *VOCABULARY.roots, *(fact for one in ENTITIES for fact in one.facts)})
CLAIM = ["value", "source", "at", "grade", "from", "until", "items", "incomplete"]
TEXTS = [
    "yes",
    "no",
    "none",
    "unknown",
    "refused",
    "3",
    "2019-02-30",
    "2020-02-29",
    "30 days",
    "online",
    "press",
    "B2",
]
TEXTS += ["granted", "", "~", "1.000", "A", "\n", "x" * 60, "`", "ш"]

leaves = st.sampled_from(TEXTS) | st.none() | st.booleans() | st.integers(-5, 2000) | st.floats(allow_nan=False)
trees = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
        | st.dictionaries(st.sampled_from(CLAIM), inner, max_size=4)
    ),
    max_leaves=15,
)


def check(text: str) -> None:
    case, found = read(text)
    assert (case is None) == bool(found)
    for mistake in found:
        for place in (mistake.span, *(label.span for label in mistake.others)):
            assert 0 <= place.start <= place.end <= len(text)
        assert not {"\n", "\r"} & {*mistake.message, *mistake.help, *mistake.label}


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from(NAMES), trees, max_size=5), trees, st.booleans())
def test_any_facts(facts: object, other: object, ascii: bool) -> None:
    check(json.dumps({"lawcheck": 1, "facts": facts}, ensure_ascii=ascii))
    check(json.dumps({"lawcheck": 1, "sources": {"press": {}}, "facts": other}))
    check(json.dumps({"lawcheck": other, "case": facts, "as_of": other, "rulebooks": other, "sources": facts}))


@settings(max_examples=100)
@given(st.data())
def test_any_damage_to_a_case(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([HEAD + VALID, *(text for _, _, text in chunks())]))
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        new = data.draw(st.sampled_from([*"\n\t:#-{}[]'\"|>&*!%@`,?\\ ", "  ", "\n  ", ": ", "- ", "none", ""]))
        text = text[:start] + new + text[start + data.draw(st.integers(0, 6)) :]
    check(text)
