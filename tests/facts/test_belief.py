"""Claims dropped by day, by source and by grade."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lawcheck.facts.belief import days_of, select
from lawcheck.facts.claim import Claim, Grade, Instance, Items
from tests.facts.vocabulary import claims, facts

STORY = facts("""\
deployment:
  cameras: 1000
  place: {value: online, source: press}
  retention:
    - {value: 30 days, source: ministry, until: 2019-12-31}
    - {value: 72 hours, source: ministry, from: 2020-01-01}
  databases:
    - {value: {kind: watchlist}, source: ministry}
    - {value: {kind: citizen_register}, source: commissioner, from: 2019-06-01}
court_order: {value: none, source: commissioner}
processings:
  - matches_faces: {value: yes, source: commissioner}
    dpia: {done_on: {value: 2019-09-01, source: ministry, grade: B2}}
""")
DAY = date(2019, 9, 30)
ministry = frozenset({"ministry"})


def values(instance: Instance, path: str) -> list[object]:
    return [claim.value for claim in claims(instance, path)]


def databases(instance: Instance) -> Items:
    (claim,) = claims(instance, "deployment.databases")
    assert isinstance(claim.value, Items)
    return claim.value


def test_a_claim_holds_on_its_first_and_its_last_day_and_on_no_other() -> None:
    one = facts("deployment: {cameras: {value: 3, from: 2020-01-02, until: 2020-01-04}}")
    days = [date(2020, 1, n) for n in range(1, 7)]
    assert [bool(values(select(one, d), "deployment.cameras")) for d in days] == [
        False,
        True,
        True,
        True,
        False,
        False,
    ]


def test_on_a_day_there_is_only_what_holds_then() -> None:
    assert [str(v) for v in values(select(STORY, DAY), "deployment.retention")] == ["30 days"]
    assert [str(v) for v in values(select(STORY, date(2021, 1, 1)), "deployment.retention")] == ["3 days"]


def test_facts_that_hold_all_the_time_are_not_copied() -> None:
    still = facts("deployment: {cameras: 3, databases: [{kind: other}]}\ncourt_order: none")
    assert select(still, DAY) is still


def test_only_what_believed_sources_say_stays() -> None:
    account = select(STORY, DAY, ministry)
    assert values(account, "deployment.place") == []
    assert values(account, "deployment.cameras") == []
    assert values(account, "court_order") == []
    assert values(account, "processings.0.matches_faces") == []
    assert values(account, "processings.0.dpia.done_on") == [date(2019, 9, 1)]


def test_only_claims_of_the_grade_or_better_stay() -> None:
    good = select(STORY, DAY, min_grade=Grade("B", 2))
    assert values(good, "processings.0.matches_faces") == [True]
    assert values(good, "processings.0.dpia.done_on") == [date(2019, 9, 1)]
    assert values(good, "deployment.retention") == values(good, "deployment.cameras") == []
    assert values(good, "deployment.place") == []  # its source has no grade


def test_a_list_without_an_element_one_does_not_believe_is_incomplete() -> None:
    assert not databases(select(STORY, DAY)).incomplete
    account = databases(select(STORY, DAY, ministry))
    assert (len(account.elements), account.incomplete) == (1, True)


def test_a_list_without_an_element_that_is_not_there_yet_is_still_complete() -> None:
    earlier = databases(select(STORY, date(2019, 5, 31)))
    assert (len(earlier.elements), earlier.incomplete) == (1, False)


def test_the_days_on_which_facts_change() -> None:
    assert days_of(STORY) == (date(2019, 6, 1), date(2020, 1, 1))
    assert days_of(facts("deployment: {cameras: {value: 3, until: 9999-12-31}}")) == ()


windows = st.tuples(*[st.none() | st.dates(date(2020, 1, 1), date(2020, 3, 1))] * 2)


@given(st.lists(windows, max_size=4))
def test_between_two_days_of_change_the_facts_stay_the_same(spans: list[tuple[date | None, date | None]]) -> None:
    said = tuple(Claim(True, since=since, until=until) for since, until in spans)
    story = Instance({"fact": said} if said else {})
    changes = days_of(story)
    for number in range(100):
        day = date(2019, 12, 15) + timedelta(days=number)
        if day not in changes:
            assert select(story, day) == select(story, day - timedelta(days=1))
