"""Lines keep to their width, and nothing in a file can steer a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lawcheck.report.typeset import apart, finish, glued, paint, plain, width_of, wrap


def test_lines_are_wrapped_with_a_hanging_indent() -> None:
    assert wrap("one two three four", 12, 2, 2) == ["  one two", "    three", "    four"]


def test_a_long_word_stays_whole() -> None:
    assert wrap("see https://example.org/a/very/long/address now", 10) == [
        *("see", "https://example.org/a/very/long/address", "now")
    ]


def test_painted_words_take_no_room() -> None:
    assert wrap(paint("one two", "bold") + " three", 7) == [paint("one two", "bold"), "three"]
    assert finish([paint("one", "red")], colour=True) == "\x1b[31mone\x1b[0m\n"
    assert finish([paint("one", "red")], colour=False) == "one\n"


def test_what_does_not_fit_beside_goes_below() -> None:
    assert apart("left", "right", 20, 2) == ["  left         right"]
    assert apart("a long left side", "right", 20) == ["a long left side", "               right"]


def test_glued_words_stay_together() -> None:
    lines = wrap(f"{glued('3 violated,')} {glued('1 not in force')}", 16)

    assert finish(lines, colour=False) == "3 violated,\n1 not in force\n"


@given(st.text())
def test_no_text_steers_the_terminal(text: str) -> None:
    shown = finish(wrap(paint(text, "bold") + " " + plain(text), 40), colour=False)

    assert all(char == "\n" or char >= " " for char in shown)
    assert not set(shown) & set("\x7f\x9b\u202e\u2066\ue000\ue001")


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=9)), st.integers(12, 80))
def test_no_line_is_wider_than_asked(words: list[str], width: int) -> None:
    assert all(width_of(line) <= width for line in wrap(" ".join(words), width, 2))
