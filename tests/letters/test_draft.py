"""Comments on a draft law: by its articles, with loopholes from elsewhere, and only while there is a debate."""

from __future__ import annotations

from datetime import date

import pytest

from lawcheck.letters import draft
from lawcheck.letters.draft import comments, loopholes
from lawcheck.letters.letter import Loophole, Notes, Point, Refused
from tests.letters.letters import HOLES, letter, load, sample, whole


def point(*articles: str, title: str = "T") -> Point:
    return Point("r", "", "", title, ("M.",), "Law, art 1", True, "", Notes(("s",)), "", "", True, articles)


def hole(article: str) -> Loophole:
    return Loophole(article, "R", "C", "S", "A")


@pytest.mark.parametrize(
    ("at", "articles"),
    [
        ("art. 44", ("44",)),
        ("art 44 para 1: cameras", ("44",)),
        ("Article 71a of the draft", ("71a",)),
        ("arts 12 and 13", ("12", "13")),
        ("arts 12 and 13 of the second bill, art. 44 of the first", ()),  # of two bills: a number alone would mislead
        ("чл. 44. ст. 2", ("44",)),
        ("члан 71а", ("71а",)),
        ("у члановима 3", ()),
        ("čl. 12. i 13", ("12", "13")),
        ("art. 44 (number from knowledge)", ()),
        ("An Uneven Expansion, para 19", ()),
        ("part 4", ()),
        ("", ()),
    ],
)
def test_the_article_is_the_one_that_a_claim_names(at: str, articles: tuple[str, ...]) -> None:
    case = sample("public_comments")
    claim = case["facts"]["processings"][0]["basis"]["states_purposes"]
    claim["at"] = at
    made = whole("public_comments", load(case)).letter

    found = next(p for comment in made.comments for p in comment.points if p.rule == "rs.drafts.states_purposes")
    assert found.articles == articles


def test_comments_stand_in_the_order_of_the_articles_and_the_whole_last() -> None:
    made = comments([point("71a"), point(), point("8"), point("71")], [hole("9"), hole("")], "en")

    assert [c.article for c in made] == ["Article 8", "Article 9", "Article 71", "Article 71a", ""]
    assert [len(c.points) for c in made] == [1, 0, 1, 1, 1]
    assert [len(c.loopholes) for c in made] == [0, 1, 0, 0, 1]


@pytest.mark.parametrize(
    ("language", "heading"),
    [("en", "Articles 2a, 3 and 4"), ("sr", "Чланови 2а, 3. и 4."), ("sr-Latn", "Članovi 2a, 3. i 4.")],
)
def test_a_letter_of_an_article_is_the_same_in_both_scripts(language: str, heading: str) -> None:
    made = comments([point("2а", "3", "4")], [hole("2a, 3, 4")], language)

    assert [(c.article, len(c.points), len(c.loopholes)) for c in made] == [(heading, 1, 1)]


def test_a_loophole_is_told_as_a_story_with_its_amendment() -> None:
    text = letter("public_comments")[1].markdown

    assert "## Article 7a" in text
    assert all(part in text for part in (HOLES[0].story, HOLES[0].amendment, HOLES[0].citation))


def test_a_loophole_alone_is_enough_for_comments() -> None:
    case = sample("public_comments")
    del case["facts"]["processings"], case["facts"]["draft"]["consultations_held"]

    with pytest.raises(Refused, match="nothing to say of the draft"):
        whole("public_comments", load(case))
    assert whole("public_comments", load(case), holes=HOLES).letter.comments[0].loopholes == HOLES


def test_loopholes_are_read_from_plain_data() -> None:
    data = [{"article": "44", "requirement": "R", "citation": "C", "story": "S", "amendment": "A"}]

    assert loopholes(data, "holes.yaml") == (hole("44"),)
    assert loopholes([{key: data[0][key] for key in data[0] if key != "article"}], "x")[0].article == ""


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("text", "no list of loopholes"),
        ({"article": "1"}, "no list of loopholes"),
        (["text"], "entry 1: that is no loophole"),
        ([{"article": "1", "colour": "red"}], "entry 1: that is no loophole"),
        (
            [{"article": "1", "requirement": "R", "citation": "C", "story": " ", "amendment": "A"}],
            "`story` is missing",
        ),
        ([{"article": "1", "requirement": "R" * 3000, "citation": "C", "story": "S"}], "`requirement` is one text"),
        ([{"article": ["1"]}], "`article` is one text"),
        ([{}] * (draft.MOST + 1), "no list of loopholes"),
    ],
)
def test_what_is_no_loophole_is_refused_with_its_place(data: object, told: str) -> None:
    with pytest.raises(Refused, match=told):
        loopholes(data, "holes.yaml")


def test_comments_are_for_the_days_of_the_debate() -> None:
    assert letter("public_comments", day=date(2026, 4, 20))
    with pytest.raises(Refused, match="the public debate ended on 20 April 2026"):
        letter("public_comments", day=date(2026, 4, 21))


@pytest.mark.parametrize("status", ["announced", "withdrawn", "proposed", "adopted"])
def test_before_and_after_the_debate_there_are_no_comments(status: str) -> None:
    case = sample("public_comments")
    case["facts"]["draft"]["status"]["value"] = status

    with pytest.raises(Refused, match="not in public debate"):
        letter("public_comments", case)


@pytest.mark.parametrize("name", ["complaint", "demand", "own_data_request"])
def test_nobody_is_told_to_stop_what_is_not_law_yet(name: str) -> None:
    with pytest.raises(Refused, match="one of a draft law"):
        letter(name, sample("public_comments"))
