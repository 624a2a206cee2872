"""Values and claims in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lawcheck.facts.claim import REFUSED, Claim, Content
from lawcheck.finding.finding import Evidence
from lawcheck.model.vocabulary import Choice, Text
from lawcheck.report.days import long_date
from lawcheck.report.wording import claimed, content, filled
from lawcheck.values import NONE, Duration, Interval
from tests.facts.vocabulary import VOCABULARY

OPINION = Choice((("approved", Text("approved", (("sr", "сагласност"),))), ("on_hold", Text(""))))


def test_dates_are_written_out() -> None:
    assert long_date(date(2026, 3, 1)) == "1 March 2026"
    assert long_date(date(2026, 3, 1), "sr") == "1. марта 2026."


@pytest.mark.parametrize(
    ("value", "english", "serbian"),
    [
        (True, "yes", "да"),
        (NONE, "none", "нема"),
        (REFUSED, "refused", "одбијено"),
        (Decimal("1000.50"), "1000.5", "1000.5"),
        (Duration(minutes=72 * 60), "72 hours", "72 сата"),
        (Duration(minutes=4 * 24 * 60), "4 days", "4 дана"),
        (Duration(minutes=36 * 60), "36 hours", "36 сати"),
        (Duration(months=24), "2 years", "2 године"),
        (Duration(months=5), "5 months", "5 месеци"),
        (Interval(Decimal(2), None), "2 or more", "2 или више"),
        ("approved", "approved", "сагласност"),
        ("on_hold", "on hold", "on hold"),
    ],
)
def test_values_are_worded_in_the_language(value: Content, english: str, serbian: str) -> None:
    assert content(value, OPINION) == english
    assert content(value, OPINION, "sr") == serbian


def test_claims_that_agree_are_one_value() -> None:
    assert claimed([Claim(True, "ministry"), Claim(True, "watchdog")]) == "yes"


def test_claims_that_differ_name_their_sources() -> None:
    claims = [Claim(True, "ministry"), Claim(False, "watchdog"), Claim(False, "press")]

    assert claimed(claims) == "yes (ministry) or no (watchdog, press)"


def test_what_nobody_says_is_not_known() -> None:
    assert claimed([]) == "(not known)"
    assert claimed([Claim(REFUSED, "ministry")]) == "(not known)"


def test_a_serbian_date_brings_no_full_stop_before_another_mark() -> None:
    day = date(2026, 3, 1)
    assert filled("Почела је {today}.", {}, VOCABULARY, day, "sr") == "Почела је 1. марта 2026."
    assert filled("Почела је {today}, касно.", {}, VOCABULARY, day, "sr") == "Почела је 1. марта 2026, касно."
    assert filled("It started on {today}.", {}, VOCABULARY, day) == "It started on 1 March 2026."


def test_quotes_within_quotes_are_single_ones() -> None:
    serbian = {"it": Evidence(("it",), ("it",), (Claim("Закон „о полицији“", "ministry"),))}
    english = {"it": Evidence(("it",), ("it",), (Claim("the “Police Act”", "ministry"),))}
    day = date(2026, 3, 1)

    assert filled("„{it}“ не наводи.", serbian, VOCABULARY, day, "sr") == "„Закон ’о полицији’“ не наводи."
    assert filled("“{it}” names none.", english, VOCABULARY, day) == "“the ‘Police Act’” names none."
    assert filled("relied on: {it}", english, VOCABULARY, day) == "relied on: the “Police Act”"
