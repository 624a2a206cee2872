"""What a mistake looks like on a terminal and in JSON."""

import json

from lawcheck.diagnostics import Diagnostic, Label
from lawcheck.diagnostics.render import as_json, as_text
from lawcheck.span import InputFile, Span


def shown(text: str, word: str, **parts: str) -> list[str]:
    """The lines that show `word` in `text`, without the head and the count."""
    file = InputFile("a.law", text)
    start = text.index(word)
    mistake = Diagnostic("code", "message", Span("a.law", start, start + len(word)), **parts)
    return as_text([mistake], {"a.law": file}).splitlines()[1:-2]


def test_place_line_marks_and_help() -> None:
    text = "rule a\n  requires dpia.opinion_date before deployment.starts_on\n"

    assert shown(text, "dpia.opinion_date", label="not declared", help="did you mean `dpia.opinion_on`?") == [
        "  a.law:2:12",
        "    2 |   requires dpia.opinion_date before deployment.starts_on",
        "      |            ^^^^^^^^^^^^^^^^^ not declared",
        "  help: did you mean `dpia.opinion_on`?",
    ]


def test_tabs_become_blanks_and_the_marks_stay_under_the_word() -> None:
    assert shown("\tab\tword", "word") == [
        "  a.law:1:5",
        "    1 |     ab  word",
        "      |         ^^^^",
    ]


def test_wide_and_combining_characters_are_measured_as_the_terminal_draws_them() -> None:
    assert shown("世界 e\u0301 word", "word")[2] == "      |        ^^^^"


def test_marked_tab_is_marked_as_wide_as_it_is() -> None:
    assert shown("ab\tc", "\t")[2] == "      |   ^^"


def test_windows_line_end_is_not_shown() -> None:
    assert shown("one word\r\ntwo\r\n", "word")[1] == "    1 | one word"


def test_long_line_is_cut_around_the_place() -> None:
    line, marks = shown("x" * 5_000 + " word " + "y" * 5_000, "word")[1:3]

    assert len(line) < 120
    assert line[marks.index("^") : marks.rindex("^") + 1] == "word"
    assert line.startswith("    1 | …x")
    assert line.endswith("y…")


def test_span_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    assert shown("rule a\n  cites b\n", "a\n  cites") == ["  a.law:1:6", "    1 | rule a", "      |      ^"]


def test_end_of_the_file_has_a_mark_too() -> None:
    file = InputFile("a.law", "rule a")

    text = as_text([Diagnostic("c", "m", Span("a.law", 6, 6))], {"a.law": file})

    assert "    1 | rule a\n      |       ^\n" in text


def test_escape_codes_in_a_file_never_reach_the_terminal() -> None:
    file = InputFile("a.law", "rule \x1b[31mred")

    assert "\x1b" not in as_text([Diagnostic("c", "a \x1b[2J b", Span("a.law", 0, 4), "\x07")], {"a.law": file})


def test_endless_word_in_a_message_is_cut_short() -> None:
    text = as_text([Diagnostic("c", f"there is no `{'a' * 5_000}` here", Span("a.law", 0, 0))], {})

    assert text.startswith(f"error[c]: there is no `{'a' * 39}…{'a' * 9}` here\n")


def test_second_place_is_listed_under_the_first() -> None:
    file = InputFile("a.law", "rule a\nrule b\nrule a\n")
    mistake = Diagnostic(
        "doubled-name",
        "two rules `a`",
        Span("a.law", 19, 20),
        others=(Label(Span("a.law", 5, 6), "the first"),),
    )

    assert as_text([mistake], {"a.law": file}) == (
        "error[doubled-name]: two rules `a`\n"
        "  a.law:3:6\n"
        "  a.law:1:6   the first\n"
        "    3 | rule a\n"
        "      |      ^\n"
        "\n"
        "1 error\n"
    )


def test_file_that_is_not_at_hand_is_named_without_a_line() -> None:
    assert as_text([Diagnostic("c", "m", Span("gone.law", 0, 0))], {}) == "error[c]: m\n  gone.law\n\n1 error\n"


def test_of_very_many_mistakes_the_first_are_shown_and_all_counted() -> None:
    many = [Diagnostic("c", f"number {number}", Span("a.law", number, number)) for number in range(1_500)]

    text = as_text(many, {"a.law": InputFile("a.law", "x" * 2_000)})

    assert text.count("error[c]") == 100
    assert text.endswith("\n\n1,500 errors; the first 100 are shown\n")


def test_colour_marks_the_code_and_the_place_only_when_asked_for() -> None:
    mistake = Diagnostic("c", "m", Span("a.law", 0, 4))
    files = {"a.law": InputFile("a.law", "rule")}

    assert "\x1b[31;1merror[c]\x1b[0m" in as_text([mistake], files, colour=True)
    assert "\x1b" not in as_text([mistake], files)


def test_json_has_lines_columns_and_all_mistakes() -> None:
    files = {"a.law": InputFile("a.law", "rule a\nrule b\n")}
    others = (Label(Span("a.law", 0, 4), "here"),)

    errors = json.loads(as_json([Diagnostic("c", "m", Span("a.law", 12, 13), "l", others, "h")], files))["errors"]

    assert errors == [
        {
            "code": "c",
            "message": "m",
            "file": "a.law",
            "line": 2,
            "column": 6,
            "end_line": 2,
            "end_column": 7,
            "label": "l",
            "help": "h",
            "others": [{"file": "a.law", "line": 1, "column": 1, "end_line": 1, "end_column": 5, "label": "here"}],
        }
    ]


def test_json_of_a_file_that_is_not_at_hand_has_no_line() -> None:
    error = json.loads(as_json([Diagnostic("c", "m", Span("gone.law", 0, 0))], {}))["errors"][0]

    assert (error["file"], error["line"], error["column"]) == ("gone.law", None, None)
