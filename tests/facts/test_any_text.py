"""Any text at all: it comes to a tree, or to mistakes that lie in it."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from lawcheck.facts.tree_from_text import tree_from_text
from lawcheck.span import InputFile
from tests.facts.test_schema import as_json

# What case files are made of.
ORDINARY = {
    "names and values": "a: 1\nb: two words\n",
    "names below names": "a:\n  b:\n      c: 1\n  d: 2\n",
    "nothing": "a:\nb:\n  c:\n",
    "dashes below a name, further in or not": "a:\n  - b\n  - c\nd:\n- e\n",
    "names beside a dash": "- a: 1\n  b: 2\n- c: 3\n-\n  d: 4\n",
    "brackets": "a: {b: [c, d], e: {}, f: []}\n",
    "brackets over several lines": "a: {b: c,  # why\n    d: [e,\n      f],\n}\n",
    "quotes": "a: \"x: y # z\"\nb: 'it''s'\n\"c\": [\"d\", 'e']\n",
    "escapes": 'a: "\\"\\\\\\n\\t\\u0428\\/"\n',
    "quotes over several lines": "a: 'one\n  two\n\n  three'\nb: x\n",
    "a text over several lines": "a: one\n  two, three\n  four\nb: x\n",
    "whole lines": "a: |\n  one\n   two\n\n  three\nb: |-\n  x\nc: >\n  folded\n  text\n\n  more\nd: 1\n",
    "comments": "# one\na: 1 # two\n\n  # three\nb:  # four\n  # five\n  c: x#y\n",
    "addresses and times": "a: https://example.org/?b=c&d=e#f\nb: [https://example.org/, 12:30]\n",
    "no end of the last line": "a:\n  b: 1",
    "lines ended as on Windows": "a: 1\r\nb:\r\n  - c\r\n",
    "other alphabets": "a: Србија „наводник“\nњ: [š, ђ]\n",
    "a minus": "a: -1\nb: [-2, x-y, --]\n",
    "JSON": '{"a": [1, true, null, {"b": "\\u0161\\ud83d\\ude00"}], "c":{"d":"e"}}',
    "JSON with tabs": '{\n\t"a":\t[1,\n\t2]\n}\n',
}

_SIGNS = [
    *"?{}[],'\"#|>%&*!@-:é\n ",
    ": ",
    ", ",
    "- ",
    " # c",
    "\n  ",
    "\n    ",
    "\n\n",
    "\r\n",
    "''",
    "\\n",
    "|-\n  ",
]
_WORDS = ["a", "b c", "12", "null", "x:y", "a: ", "c:\n  ", "- x", "k: [", "{e: ", "'q\n  r'", '"w\n\n    v"', "--"]
pieces = st.sampled_from([*_SIGNS, *_WORDS])
soups = st.lists(pieces, max_size=14).map("".join)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """An ordinary text with something put in or taken out."""
    text = draw(st.sampled_from(sorted(ORDINARY.values())))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        text = text[:start] + draw(pieces | st.just("")) + text[start + draw(st.integers(0, 3)) :]
    return text


@settings(max_examples=200)
@given(soups | damaged() | st.text(max_size=40))
def test_reading_ends_with_a_tree_or_with_mistakes_in_the_text(text: str) -> None:
    node, found = tree_from_text(InputFile("case.yaml", text))
    assert node is not None or found
    for mistake in found:
        for place in (mistake.span, *(label.span for label in mistake.others)):
            assert 0 <= place.start <= place.end <= len(text)


values = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["C"], exclude_characters="\u2028\u2029"), max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abcš_1", min_size=1), inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=100)
@given(
    st.dictionaries(st.text("abcš_1", min_size=1), values, min_size=1),
    st.booleans(),
    st.sampled_from([None, 2, "\t"]),
)
def test_json_says_the_same_as_to_any_reader_of_json(document: object, ascii: bool, indent: int | str | None) -> None:
    text = json.dumps(document, ensure_ascii=ascii, indent=indent)
    node, found = tree_from_text(InputFile("case.json", text))
    assert found == ()
    assert node is not None
    assert as_json(node) == document


def test_nesting_is_no_danger_to_the_program() -> None:
    for text in ("[" * 100_000, "{a: " * 100_000, "- " * 100_000, "\n".join(" " * n + "a:" for n in range(2_000))):
        node, found = tree_from_text(InputFile("case.yaml", text))
        assert node is None
        assert [d.code for d in found] == ["nested-too-deep"]
