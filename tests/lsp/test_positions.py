"""Editors count in UTF-16; whatever a text holds, a place comes back from there as it went."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawcheck.lsp.positions import Change, Encoding, length, to_offset, to_position
from lawcheck.span import InputFile, Span

TEXTS = st.text(st.sampled_from('ab "\n\rћ😀e\u0301'))
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-32"])


@pytest.mark.parametrize(
    ("encoding", "column"),
    [("utf-32", 4), ("utf-16", 5), ("utf-8", 8)],
)
def test_an_emoji_and_cyrillic_before_the_place_are_counted_in_the_editors_units(
    encoding: Encoding, column: int
) -> None:
    file = InputFile("x.law", "first\n# 😀ћx")

    assert to_position(file, file.text.index("x"), encoding) == (1, column)
    assert to_offset(file, 1, column, encoding) == file.text.index("x")


@given(TEXTS, st.integers(0, 40), ENCODINGS)
def test_a_place_comes_back_as_it_went(text: str, offset: int, encoding: Encoding) -> None:
    file = InputFile("x.law", text)
    offset = min(offset, len(text))

    back = to_offset(file, *to_position(file, offset, encoding), encoding)

    assert back == offset or (
        file.text[back:offset] == "\r"
    )  # nobody can point between the two signs of a line's end


@given(TEXTS, st.integers(0, 9), st.integers(0, 99), ENCODINGS)
def test_any_position_of_an_editor_lies_in_the_text(text: str, line: int, column: int, encoding: Encoding) -> None:
    file = InputFile("x.law", text)

    offset = to_offset(file, line, column, encoding)

    assert 0 <= offset <= len(text)
    assert "\n" not in text[file.line_starts[line] : offset] if line < len(file.line_starts) else offset == len(text)


@given(TEXTS)
def test_the_length_of_a_line_is_the_column_of_its_end(text: str) -> None:
    line = text.partition("\n")[0]

    assert to_position(InputFile("x", line), len(line)) == (0, length(line))


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_what_was_not_touched_is_found_again_after_a_change(head: str, old: str, new: str, tail: str) -> None:
    before, after = f"{head}{old}{tail}", f"{head}{new}{tail}"
    change = Change.between(before, after)

    for start in range(len(before) + 1):
        moved = change.moved(Span("x", start, min(start + 2, len(before))))
        if moved is not None:
            assert after[moved.start : moved.end] == before[start : min(start + 2, len(before))]
    assert before[: change.start] == after[: change.start]
    for offset in range(len(after) + 1):
        assert 0 <= change.before(offset) <= len(before)


def test_a_place_in_the_text_now_is_found_in_the_text_before() -> None:
    change = Change.between("requires a and b", "requires abc and b")

    assert change.before("requires abc and b".index("and")) == "requires a and b".index("and")
    assert change.before(3) == 3
