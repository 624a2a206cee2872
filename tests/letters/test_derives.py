"""A letter says what the findings carry: take a fact away, and the paragraph that rests on it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from lawcheck.letters.compose import _mixed
from lawcheck.letters.letter import Refused
from tests.letters.letters import LETTERS, letter, sample

Place = tuple[str | int, ...]


def claims(node: Any, place: Place = ()) -> Iterator[Place]:
    """The places of all facts for which the case claims something."""
    if (isinstance(node, dict) and "value" in node) or (isinstance(node, list) and node and "value" in node[0]):
        yield place
    elif isinstance(node, dict | list):
        for key, inner in node.items() if isinstance(node, dict) else enumerate(node):
            yield from claims(inner, (*place, key))


def changed(name: str, place: Place, **parts: str) -> dict[str, Any]:
    """The sample without the fact at that place, or with parts of its claim set anew."""
    case = deepcopy(sample(name))
    node = case["facts"]
    for key in place[:-1]:
        node = node[key]
    if parts:
        node[place[-1]].update(parts)
    else:
        del node[place[-1]]
    return case


CAMERA = ("processings", 0)
REQUEST = ("information_requests", 0)
# Fact, and the text that goes with it; none where the whole letter goes.
RESTS_ON: dict[str, list[tuple[Place, str | None]]] = {
    "complaint": [
        ((*CAMERA, "dpia", "done_on"), "No impact assessment has been made."),
        ((*CAMERA, "purpose_specific"), "The purpose is not specific."),
        ((*CAMERA, "notice", "general_info_public"), "## What is in dispute"),
        ((*CAMERA, "public_space"), None),
    ],
    "demand": [
        ((*CAMERA, "dpia", "done_on"), "1. On point 1: Assess the impact before you start."),
        ((*CAMERA, "purpose_specific"), "- On point 2: Say what it is for."),
        ((*CAMERA, "notice", "general_info_public"), "## What is in dispute"),
        ((*CAMERA, "public_space"), None),
    ],
    "access_request": [
        (("controller", "kind"), None),
        (("transparency", "camera_locations_published"), "they have not been published"),
        ((*CAMERA, "public_space"), "The places at which cameras are"),
        ((*CAMERA, "dpia", "done_on"), "10 January 2026"),
    ],
    "eu_briefing": [
        ((*CAMERA, "dpia", "done_on"), "No impact assessment has been made."),
        ((*CAMERA, "dpia", "done_on"), "The impact was not assessed."),
        ((*CAMERA, "purpose_specific"), "The purpose is not specific."),
        ((*CAMERA, "notice", "general_info_public"), "**In dispute**"),
        ((*CAMERA, "public_space"), None),
    ],
    "open_letter": [
        ((*CAMERA, "dpia", "done_on"), "1. On point 1: Assess the impact before you start."),
        ((*CAMERA, "purpose_specific"), "- On point 2: Say what it is for."),
        ((*CAMERA, "notice", "general_info_public"), "## What is in dispute"),
        ((*CAMERA, "public_space"), None),
    ],
    "own_data_request": [
        ((*CAMERA, "mode"), "live face recognition"),
        ((*CAMERA, "databases", 0, "kind"), "list of persons looked for"),
        ((*CAMERA, "dpia", "done_on"), "No impact assessment has been made."),
        (("controller", "competent_authority"), "outside the special purposes as well"),
        (("processings", 0), None),
    ],
    "public_comments": [
        ((*CAMERA, "basis", "states_purposes"), "## Article 7\n"),
        ((*CAMERA, "basis", "geographic_limit"), "The draft holds everywhere."),
        ((*CAMERA, "basis", "erasure_rules"), "## What is in dispute"),
        (("draft", "consultations_held"), "## How the draft was made"),
        (("draft", "debate_ends_on"), "which lasts until 20 April 2026"),
        (("draft", "status"), None),
    ],
    "access_appeal": [
        (("controller", "kind"), None),
        ((*REQUEST, "made_on"), None),
        ((*REQUEST, "reply"), None),
        ((*REQUEST, "answered_on"), None),
        ((*REQUEST, "subject"), "I asked for: The contract"),
        ((*REQUEST, "refusal_ground"), "The ground named for that"),
        ((*REQUEST, "reasoned_decision"), "There was no decision with reasons."),
    ],
}


def test_every_letter_is_tried() -> None:
    assert sorted(RESTS_ON) == sorted(LETTERS)


@pytest.mark.parametrize(("name", "place", "text"), [(n, p, t) for n, all in RESTS_ON.items() for p, t in all])
def test_without_the_fact_goes_what_rests_on_it(name: str, place: Place, text: str | None) -> None:
    assert text is None or text in letter(name)[1].markdown
    if text is None:
        with pytest.raises(Refused):
            letter(name, changed(name, place))
    else:
        assert text not in letter(name, changed(name, place))[1].markdown


@pytest.mark.parametrize("name", LETTERS)
def test_no_fact_that_has_no_grade_or_a_bad_one_is_in_a_letter(name: str) -> None:
    for place in claims(sample(name)["facts"]):
        if place[-1] in ("general_info_public", "erasure_rules"):
            continue  # a dispute, see below
        with_nothing, with_rumour = (
            _or_refusal(name, changed(name, place)),
            _or_refusal(name, changed(name, place, source="rumour")),
        )
        assert "Rumour" not in with_rumour
        assert with_rumour.count("1. The law requires") == with_nothing.count("1. The law requires")


def _or_refusal(name: str, case: dict[str, Any]) -> str:
    try:
        return letter(name, case)[1].markdown
    except Refused:
        return ""


def test_every_assertion_ends_in_a_provision_and_a_numbered_source() -> None:
    for name in ("complaint", "demand", "access_appeal", "open_letter", "public_comments"):
        made, written = letter(name)
        assert all(point.provisions and point.notes for point in made.points)
        annex = re.findall(r"^Source (\d+): ", written.markdown, re.MULTILINE)
        assert annex == [str(number + 1) for number in range(len(annex))] != []
        assert all(f"Source {number}" in written.markdown.partition("[^1]: ")[2] for number in annex)
        marks = re.findall(r"\S\[\^(\d+)\](?!:)", written.markdown)
        assert marks == re.findall(r"^\[\^(\d+)\]: Source ", written.markdown, re.MULTILINE) != []


def test_only_law_that_binds_the_controller_is_cited() -> None:
    made, written = letter("complaint")

    assert {point.rule for point in made.points} == {"rs.zzpl.assessment_made", "rs.zzpl.purpose_specific"}
    assert "A study" not in written.markdown


def test_the_grade_asked_for_chooses_the_words() -> None:
    case = changed("complaint", (*CAMERA, "dpia", "done_on"), source="press")

    (strict, *_), (usual, *_), (lax, *_) = (letter("complaint", case, grade=g)[0].points for g in ("A1", None, "C2"))

    assert (strict.stated, usual.stated, lax.stated) == (False, False, True)


def test_what_is_not_in_use_is_told_with_its_stage() -> None:
    case = sample("complaint")
    processing = case["facts"]["processings"][0]

    processing["status"] = {"value": "planned", "source": "ministry"}
    assert "(stage: planned): No impact assessment has been made." in letter("complaint", case)[1].markdown
    assert "(фаза: планирана). Процена утицаја није извршена." in letter("complaint", case, {}, "sr")[1].markdown
    assert "started as it is planned" in letter("complaint", case)[1].markdown
    assert "када би почела онако како је планирана" in letter("complaint", case, {}, "sr")[1].markdown
    processing["status"]["value"] = "ended"
    assert "as it is planned" not in letter("complaint", case)[1].markdown
    processing["status"]["value"] = "in_use"
    assert "(stage:" not in letter("complaint", case)[1].markdown


def test_what_is_demanded_names_the_points_that_it_is_about() -> None:
    case = sample("demand")
    case["facts"]["processings"].append(deepcopy(case["facts"]["processings"][0]))
    case["facts"]["processings"][1]["name"] = "station"
    case["facts"]["processings"][1]["status"] = {"value": "planned", "source": "ministry"}

    made, written = letter("demand", case)

    assert [point.stage for point in made.points if point.remedy.startswith("Assess")] == ["", "planned"]
    assert re.search(r"1\. On points \d and \d: Assess the impact before you start\.", written.markdown)


def test_a_judgement_is_always_somebodys() -> None:
    points = letter("complaint", grade="F6")[0].points

    assert [point.stated for point in points] == [True, False]


def test_an_undated_fact_is_never_stated_as_given() -> None:
    case = sample("complaint")
    del case["sources"]["commissioner"]["published"]

    point = letter("complaint", case)[0].points[0]

    assert not point.stated


def test_a_dispute_of_which_only_one_side_may_be_told_is_left_out() -> None:
    case = sample("complaint")
    case["facts"]["processings"][0]["notice"]["general_info_public"][1]["source"] = "rumour"

    assert letter("complaint", case)[0].disputes == ()


def test_a_case_without_a_violation_has_no_complaint() -> None:
    case = sample("complaint")
    case["facts"]["processings"][0]["purpose_specific"]["value"] = True
    case["facts"]["processings"][0]["dpia"]["done_on"]["value"] = date(2026, 1, 1)

    with pytest.raises(Refused, match="no violation to complain of"):
        letter("complaint", case)


def test_a_letter_needs_its_law_in_force_on_its_date() -> None:
    with pytest.raises(Refused, match=r"`zzpl`.*in force on 1 August 2019"):
        letter("complaint", day=date(2019, 8, 1))


def test_an_appeal_against_silence_waits_for_the_end_of_the_period() -> None:
    second = {"request": "second"}

    with pytest.raises(Refused, match="the period of 15 days ends on 17 March 2026"):
        letter("access_appeal", given=second, day=date(2026, 3, 17))
    assert letter("access_appeal", given=second, day=date(2026, 3, 18))[0].stage == "silence"


def test_an_announced_longer_period_is_waited_for() -> None:
    case = sample("access_appeal")
    case["facts"]["information_requests"][1]["extension_notified_on"] = {
        "value": date(2026, 3, 10),
        "source": "ministry",
    }

    with pytest.raises(Refused, match="the period of 40 days ends on 13 April 2026"):
        letter("access_appeal", case, {"request": "second"})


def test_a_period_that_would_end_on_a_weekend_ends_on_the_next_working_day() -> None:
    case = sample("access_appeal")
    received = date(2026, 2, 27)  # fifteen days later it is Saturday, 14 March
    case["facts"]["information_requests"][1]["made_on"] = {"value": received, "source": "ministry"}
    second = {"request": "second"}

    with pytest.raises(Refused, match="the period of 15 days ends on 16 March 2026"):
        letter("access_appeal", case, second, day=date(2026, 3, 16))
    assert letter("access_appeal", case, second, day=date(2026, 3, 17))[0].stage == "silence"


def test_where_nobody_says_that_no_more_time_was_announced_the_longest_period_counts() -> None:
    case = changed("access_appeal", ("information_requests", 1, "extension_notified_on"))

    with pytest.raises(Refused, match="the period of 40 days ends on 13 April 2026") as refused:
        letter("access_appeal", case, {"request": "second"})
    assert "say `none`" in refused.value.help


def test_where_life_or_freedom_is_at_stake_the_period_is_short() -> None:
    case = sample("access_appeal")
    case["facts"]["information_requests"][1]["life_or_freedom"] = {"value": True, "source": "ministry"}

    made, _ = letter("access_appeal", case, {"request": "second"}, day=date(2026, 3, 5))

    assert made.dates == {"answer_due": "4 March 2026", "period": "urgent"}


def test_a_complaint_keeps_to_what_the_commissioner_may_decide() -> None:
    made, _ = letter("complaint")

    assert all("Law on Personal Data Protection" in point.provisions for point in made.points)


def test_an_appeal_against_a_refusal_is_not_late() -> None:
    assert letter("access_appeal", day=date(2026, 4, 9))[0].dates == {"appeal_until": "9 April 2026"}
    with pytest.raises(Refused, match="ended on 9 April 2026"):
        letter("access_appeal", day=date(2026, 4, 10))


def test_an_appeal_speaks_of_the_request_it_is_about() -> None:
    made, _ = letter("access_appeal", given={"request": "second"})

    assert {point.element for point in made.points} == {"second"}


def test_the_request_counts_its_deadline_from_its_date() -> None:
    assert letter("access_request", day=date(2026, 12, 20))[0].dates == {"answer_due": "4 January 2027"}


def test_no_request_goes_to_a_private_body() -> None:
    with pytest.raises(Refused, match="private"):
        letter("access_request", changed("access_request", ("controller", "kind"), value="private"))


def test_an_appeal_names_what_the_authority_had_to_show_and_nothing_else() -> None:
    made, written = letter("access_appeal")

    assert [question.text for question in made.questions] == [
        "Was concrete and serious harm from disclosure shown?",
    ]
    assert "## What the authority has not shown" in written.markdown
    assert letter("access_appeal", changed("access_appeal", (*REQUEST, "reply"), value="partial"))[0].questions == ()


def test_a_letter_quotes_nothing_that_was_published_after_it() -> None:
    case = sample("complaint")
    case["sources"]["commissioner"]["published"] = date(2026, 4, 2)

    case["sources"]["press"]["published"] = date(2026, 4, 2)

    assert "Надзор" in letter("demand", case, day=date(2026, 4, 2))[1].markdown
    with pytest.raises(Refused, match="nothing to demand"):
        letter("demand", case, day=date(2026, 4, 1))


def test_fewer_questions_are_asked_where_the_sender_says_so() -> None:
    assert len(letter("complaint")[0].questions) == 1
    assert letter("complaint", given={"questions": "0"})[0].questions == ()


def test_a_letter_asks_of_several_things_before_it_asks_more_of_one() -> None:
    asked = ["consent 1", "consent 2", "consent 3", "basis 1", "alone", "consent 4", "alone too"]

    mixed = _mixed(asked, lambda one: "" if "alone" in one else one.partition(" ")[0])

    assert mixed == ["consent 1", "consent 2", "basis 1", "alone", "alone too", "consent 3", "consent 4"]


def test_what_the_case_does_not_say_was_asked_for_is_a_gap_in_the_appeal() -> None:
    written = letter("access_appeal", changed("access_appeal", (*REQUEST, "subject")))[1]

    assert r"I asked for: \[what was asked for\]." in written.markdown
    assert "requested" in written.blanks


def test_a_refusal_says_what_a_fact_needs_to_be_in_a_letter() -> None:
    with pytest.raises(Refused) as refused:
        letter("access_appeal", changed("access_appeal", ("controller", "kind"), source="rumour"))

    assert "`controller.kind`" in refused.value.help
    assert "C3 or better" in refused.value.help
