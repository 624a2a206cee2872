"""Comments that silence a remark: what they cover, and what is said of them."""

from __future__ import annotations

import pytest

from tests.lint.examples import said_of

TWO_DUTIES = """
rule assessed "It has been assessed"
  cites act art 4
  requires assessment.done_on is not none
  requires assessment.opinion is approved
"""


def unsaid(text: str) -> list[str]:
    """What is said of the text by `no-message` and by what watches over the comments."""
    found = said_of(text, "no-message", "ignored-for-nothing", "ignored-without-reason")
    return [said.lint for said in found]


def test_without_a_comment_both_are_said() -> None:
    assert unsaid(TWO_DUTIES) == ["no-message", "no-message"]


@pytest.mark.parametrize(
    ("line", "comment", "left"),
    [
        ("rule assessed", "# lawcheck: ignore[no-message] the title says it\n", []),
        ("  requires assessment.done_on", "  # lawcheck: ignore[no-message] the title says it\n", ["no-message"]),
        (
            "  cites act",
            "  # lawcheck: ignore[no-message] the title says it\n",
            ["ignored-for-nothing", "no-message", "no-message"],
        ),
        ("rule assessed", "# lawcheck: ignore[no-message, no-remedy] it is plain\n", []),
        (
            "rule assessed",
            "# lawcheck: ignore[no-massage] it is plain\n",
            ["ignored-for-nothing", "no-message", "no-message"],
        ),
        ("rule assessed", "# lawcheck: ignore[no-message]\n", ["ignored-without-reason"]),
        ("rule assessed", "# lawcheck: ignore[] it is plain\n", ["no-message", "no-message"]),
        ("rule assessed", "# lawcheck: ignore[no-message] it is plain\n# and a comment\n\n", []),
    ],
)
def test_a_comment_covers_what_it_stands_above(line: str, comment: str, left: list[str]) -> None:
    assert unsaid(TWO_DUTIES.replace(line, comment + line)) == left


def test_a_comment_behind_something_covers_its_line() -> None:
    end = "is not none\n"
    text = TWO_DUTIES.replace(end, "is not none  # lawcheck: ignore[no-message] it is plain\n")

    assert unsaid(text) == ["no-message"]


def test_words_in_a_text_are_no_comment() -> None:
    text = TWO_DUTIES.replace("has been assessed", "# lawcheck: ignore[no-message] it is plain")

    assert unsaid(text) == ["no-message", "no-message"]


def test_lints_that_did_not_run_were_not_ignored_for_nothing() -> None:
    text = TWO_DUTIES.replace("rule", "# lawcheck: ignore[no-remedy] it is plain\nrule", 1)

    assert [said.lint for said in said_of(text, "ignored-for-nothing")] == []
    assert [said.lint for said in said_of(text, "ignored-for-nothing", "no-remedy")] == []
    assert [said.lint for said in said_of(text, "ignored-for-nothing", "no-message")] == ["no-message", "no-message"]


def test_a_misspelt_name_is_answered_with_the_nearest() -> None:
    (said,) = said_of("# lawcheck: ignore[no-massage] it is plain\n" + TWO_DUTIES, "ignored-for-nothing")

    assert said.remark.message == "no lint is called `no-massage`"
    assert said.remark.help == "did you mean `no-message`?"
