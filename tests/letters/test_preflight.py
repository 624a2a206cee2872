"""The five replies by rote: each is warned of in a real case that invites it, and in one that does not it is not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from lawcheck import pipeline
from lawcheck.letters.replies import REPLIES
from tests.letters.letters import load, sample, whole

LAW = pipeline.load_rules()
BELGRADE, REFUSED, PACKAGE = "belgrade_safe_city", "information_refused_2019", "draft_package_2022"
PERSON = {"capacity": "data_subject"}
ANOTHER = {"capacity": "representative"}

# Reply, case, letter, what the sender says, and what in the letter invites it; nothing where it does not.
TRIED: list[tuple[str, str, str, Mapping[str, str], str]] = [
    ("not competent", BELGRADE, "complaint", {}, "rest first on a law that the addressee does not supervise"),
    ("not competent", BELGRADE, "demand", {}, ""),
    ("no standing", BELGRADE, "complaint", {}, "a complaint is for a person whose data are processed"),
    ("no standing", BELGRADE, "complaint", PERSON, ""),
    ("no standing", BELGRADE, "demand", {}, "nothing says that data on the sender are processed"),
    ("no standing", BELGRADE, "access_request", {}, ""),
    ("no standing", BELGRADE, "own_data_request", {"registration": "1"}, "its sender is an association"),
    ("no standing", BELGRADE, "own_data_request", {}, ""),
    ("no mandate", BELGRADE, "complaint", ANOTHER, "does not say by which mandate"),
    ("no mandate", BELGRADE, "complaint", {**ANOTHER, "mandate": "of 1 September 2023"}, ""),
    ("no mandate", BELGRADE, "complaint", PERSON, ""),
    ("no mandate", BELGRADE, "demand", {"registration": "1"}, "does not say who may act for it"),
    ("too general", BELGRADE, "complaint", {}, "it asks 12 questions"),
    ("too general", BELGRADE, "complaint", {"questions": "6"}, ""),
    ("too general", BELGRADE, "own_data_request", {}, "nothing in it helps to find the person"),
    ("too general", BELGRADE, "own_data_request", {"occasion": "a square, on Monday at noon"}, ""),
    ("too general", BELGRADE, "access_request", {}, ""),
    ("too general", "griffeye", "access_request", {}, "nothing in the case says what has and has not been published"),
    ("asked before", BELGRADE, "complaint", {}, "the Commissioner inspected already, on 13 January 2022"),
    ("asked before", BELGRADE, "access_request", {}, ""),
    ("asked before", REFUSED, "access_request", {}, "the case holds earlier requests: `share`"),
]


def replies(case: str, letter: str, given: Mapping[str, str], language: str = "en") -> dict[str, str]:
    made = whole(letter, pipeline.load_case(case, LAW), given, language, rules=LAW)
    return {reply: f"{warning.because}; {warning.change}" for reply, warning in made.warnings(given).items()}


@pytest.mark.parametrize(("reply", "case", "letter", "given", "because"), TRIED)
def test_a_reply_is_warned_of_where_it_is_invited(
    reply: str, case: str, letter: str, given: Mapping[str, str], because: str
) -> None:
    found = replies(case, letter, given)

    assert (because in found[reply]) if because else reply not in found


def test_each_of_the_five_is_tried_both_ways() -> None:
    assert {(reply, bool(because)) for reply, *_, because in TRIED} == {
        (r, fires) for r in REPLIES for fires in (0, 1)
    }


def test_the_points_that_invite_it_are_named_by_their_numbers() -> None:
    made = whole("complaint", pipeline.load_case(BELGRADE, LAW), rules=LAW)

    numbers = [str(n) for n, point in enumerate(made.letter.points, 1) if point.law not in made.kind.laws]
    assert f"points {', '.join(numbers)} rest" in made.warnings()["not competent"].because


def test_a_serbian_reader_is_warned_in_serbian() -> None:
    made = whole("complaint", load(sample("complaint")), language="sr")

    assert {warning.reply for warning in made.warnings().values()} == {"нема својства странке"}


def test_comments_that_name_no_article_are_too_general() -> None:
    case = sample("public_comments")
    for fact in ("states_purposes", "geographic_limit"):
        del case["facts"]["processings"][0]["basis"][fact]["at"]

    assert "no comment names an article" in whole("public_comments", load(case)).warnings()["too general"].because
    assert "too general" not in whole("public_comments", load(sample("public_comments"))).warnings()
