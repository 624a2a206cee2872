"""What a case file says, by the vocabulary."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from lawcheck.diagnostics import Diagnostics
from lawcheck.facts.claim import REFUSED, Claim, Content, Grade, Instance, Items
from lawcheck.facts.facts_from_tree import facts_from_tree
from lawcheck.facts.tree_from_text import tree_from_text
from lawcheck.span import InputFile
from lawcheck.values import NONE, Duration
from tests.facts.vocabulary import HEAD, VOCABULARY, claims, facts, read


def one(text: str, path: str) -> Claim:
    (claim,) = claims(facts(text), path)
    return claim


def deployment(fact: str, value: str) -> Content:
    return one(f"deployment: {{{fact}: {value}}}", f"deployment.{fact}").value


# ── the head ───────────────────────────────────────────────────────────────────────────────────────────────


def test_the_head_of_a_case() -> None:
    case, found = read("""\
lawcheck: 1
case: safe_city
title: "Safe City,
  Belgrade"
as_of: 2019-09-30
rulebooks: [rs, eu.led]
sources:
  press: {title: A newspaper, published: 2019-11-12, url: "https://example.org/?a=1#b", grade: 3B}
  leaflet:
facts:
""")
    assert found == ()
    assert case is not None
    assert (case.name, case.title, case.as_of) == ("safe_city", "Safe City, Belgrade", date(2019, 9, 30))
    assert case.rulebooks == ("rs", "eu.led")
    press = case.sources["press"]
    assert (press.title, press.published, press.grade) == ("A newspaper", "2019-11-12", Grade("B", 3))
    assert press.url == "https://example.org/?a=1#b"
    assert case.sources["leaflet"].title == ""
    assert case.facts.facts == {}


def test_what_is_left_out_of_the_head_is_the_files_name_and_nothing_else() -> None:
    case, _ = read("lawcheck: 1\nfacts: {}\n")
    assert case is not None
    assert (case.name, case.title, case.as_of, case.rulebooks, case.sources) == ("test", "", None, (), {})


# ── values ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("fact", "written", "value"),
    [
        ("matches_faces", "yes", True),
        ("matches_faces", "no", False),
        ("matches_faces", "true", True),
        ("matches_faces", "'false'", False),
        ("cameras", "010", Decimal(10)),
        ("cameras", "-2.50", Decimal("-2.5")),
        ("cameras", "0.125", Decimal("0.125")),
        ("cameras", "none", NONE),
        ("starts_on", "2020-02-29", date(2020, 2, 29)),
        ("starts_on", '"2020-02-29"', date(2020, 2, 29)),
        ("retention", "30 days", Duration.of(30, "days")),
        ("retention", "1 year and 6 months", Duration.of(18, "months")),
        ("retention", "0 hours", Duration()),
        ("place", "online", "online"),
        ("place", "'none'", NONE),
        ("place", "refused", REFUSED),
        ("country", "NO", "NO"),
        ("country", "yes", "yes"),
        ("country", "off", "off"),
        ("country", "010", "010"),
        ("country", "1e3", "1e3"),
        ("country", "12:30", "12:30"),
        ("country", "2019-02-30", "2019-02-30"),
        ("country", "none", NONE),
        ("country", '"none"', "none"),
        ("country", "'unknown'", "unknown"),
        ("country", '"refused"', "refused"),
        ("country", '""', ""),
        ("country", '"~"', "~"),
        ("country", "Србија", "Србија"),
    ],
)
def test_a_text_becomes_what_the_vocabulary_says_it_is(fact: str, written: str, value: object) -> None:
    content = deployment(fact, written)
    assert (content, type(content)) == (value, type(value))


@pytest.mark.parametrize(
    "fact", ["cameras", "matches_faces", "starts_on", "place", "country", "retention", "databases"]
)
def test_unknown_makes_no_claim_at_all(fact: str) -> None:
    assert claims(facts(f"deployment: {{{fact}: unknown}}"), f"deployment.{fact}") == ()
    said = facts(f"deployment: {{{fact}: [{{value: unknown, source: press}}]}}")
    assert claims(said, f"deployment.{fact}") == ()


def test_an_option_wins_over_the_word_refused() -> None:
    assert one("requests: [{answer: refused}]", "requests.0.answer").value == "refused"
    assert deployment("place", "refused") is REFUSED


# ── claims ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_claim_has_its_sources_grade_unless_it_has_its_own() -> None:
    said = facts("""\
deployment:
  cameras:
    - {value: 1000, source: ministry, at: "press statement, 2nd paragraph"}
    - {value: 900, source: ministry, grade: D4}
    - {value: 800, source: press}
    - 700
""")
    assert [(c.value, c.source, c.at, c.grade) for c in claims(said, "deployment.cameras")] == [
        (Decimal(1000), "ministry", "press statement, 2nd paragraph", Grade("C", 3)),
        (Decimal(900), "ministry", "", Grade("D", 4)),
        (Decimal(800), "press", "", None),
        (Decimal(700), None, "", None),
    ]


def test_a_refusal_has_a_source_and_a_day() -> None:
    claim = one("deployment: {cameras: {value: refused, source: ministry, from: 2019-05-20}}", "deployment.cameras")
    assert (claim.value, claim.source, claim.since, claim.until) == (REFUSED, "ministry", date(2019, 5, 20), None)


def test_a_thing_may_be_claimed_as_a_whole() -> None:
    said = facts("""\
court_order:
  - {value: none, source: ministry}
  - {value: {issued_on: 2019-01-01}, source: press, until: 2020-01-01}
""")
    none, some = claims(said, "court_order")
    assert (none.value, none.source) == (NONE, "ministry")
    assert isinstance(some.value, Instance)
    assert some.until == date(2020, 1, 1)


def test_what_stands_inside_a_claim_is_said_by_who_makes_it() -> None:
    said = facts("""\
court_order:
  value:
    issued_on: 2019-01-01
    names_a_person: {value: yes, source: press}
  source: commissioner
  at: page 3
""")
    (order,) = claims(said, "court_order")
    assert isinstance(order.value, Instance)
    (issued,), (names,) = order.value.facts["issued_on"], order.value.facts["names_a_person"]
    assert (issued.source, issued.at, issued.grade) == ("commissioner", "page 3", Grade("A", 1))
    assert (names.source, names.at, names.grade) == ("press", "", None)


def test_a_fact_called_value_is_no_claim() -> None:
    said = facts("requests: [{value: 3, name: first}]")
    assert [c.value for c in claims(said, "requests.0.value")] == [Decimal(3)]
    assert [c.value for c in claims(said, "requests.0.name")] == ["first"]


def test_a_claim_knows_its_place_in_the_file() -> None:
    text = HEAD + "  deployment: {cameras: {value: 3, source: press}, place: online}\n"
    case, _ = read(text)
    assert case is not None
    places = [claims(case.facts, f"deployment.{name}")[0].span for name in ("cameras", "place")]
    assert [text[p.start : p.end] for p in places] == ["{value: 3, source: press}", "online"]


# ── things and lists ───────────────────────────────────────────────────────────────────────────────────────


def test_a_thing_can_be_none_unknown_refused_or_not_yet_described() -> None:
    assert one("court_order: none", "court_order").value is NONE
    assert one("court_order: refused", "court_order").value is REFUSED
    assert facts("court_order: unknown\ndeployment:\n").facts == {}


def items(text: str, path: str = "processings") -> Items:
    content = one(text, path).value
    assert isinstance(content, Items)
    return content


def test_elements_may_have_names() -> None:
    elements = items("processings: [{name: video, matches_faces: no}, {matches_faces: yes}]").elements
    assert [e.value.name for e in elements if isinstance(e.value, Instance)] == ["video", ""]


def test_a_list_is_complete_unless_it_says_otherwise() -> None:
    assert not items("processings: [{matches_faces: yes}]").incomplete
    assert not items("processings: {items: [{matches_faces: yes}], incomplete: no}").incomplete
    assert items("processings: {items: [{matches_faces: yes}], incomplete: yes}").incomplete
    assert items("processings: {items: [], incomplete: true}") == Items((), True)


def test_an_empty_list_is_none() -> None:
    for empty in ("none", "[]", "{items: []}", "{value: none, source: press}", "{value: [], source: press}"):
        assert one(f"processings: {empty}", "processings").value is NONE


def test_that_an_element_belongs_to_the_list_may_be_claimed() -> None:
    listed = items("""\
processings:
  - {value: {name: video, matches_faces: no}, source: press, from: 2020-01-01}
  - {name: matching}
""")
    video, matching = listed.elements
    assert (video.source, video.since, matching.source) == ("press", date(2020, 1, 1), None)
    assert isinstance(video.value, Instance)
    assert (video.value.name, video.value.facts["matches_faces"][0].source) == ("video", "press")


def test_sources_may_differ_on_a_whole_list() -> None:
    said = facts("""\
processings:
  - {value: none, source: ministry}
  - {value: [{matches_faces: yes}], source: press}
  - {value: {items: [{matches_faces: yes}], incomplete: yes}, source: commissioner}
""")
    none, some, more = claims(said, "processings")
    assert (none.value, none.source) == (NONE, "ministry")
    assert isinstance(some.value, Items)
    assert (len(some.value.elements), some.value.elements[0].source) == (1, "press")
    assert isinstance(more.value, Items)
    assert more.value.incomplete


# ── the file as a whole ────────────────────────────────────────────────────────────────────────────────────


def test_json_is_read_as_well_with_tabs_too() -> None:
    document = {"lawcheck": 1, "case": "a/b", "facts": {"deployment": {"matches_faces": True, "cameras": 3}}}
    for text in (json.dumps(document), json.dumps(document, indent="\t"), json.dumps(document, indent=2)):
        case, found = read(text)
        assert found == ()
        assert case is not None
        assert case.name == "a/b"
        assert [c.value for c in claims(case.facts, "deployment.matches_faces")] == [True]


def test_every_mistake_is_found_in_one_run_in_the_order_of_the_lines() -> None:
    _, found = read("""\
lawcheck: 3
case: a: b
as_of: 2019-02-30
source: {press: {}}
facts:
  deployment: {camera: 3, place: onlin, matches_faces: none}
  court_order: {issued_on: {value: 2019-01-01, source: press, grade: X}}
""")
    assert [d.code for d in found] == [
        *("unsupported-format", "colon-in-text", "bad-date", "unknown-key"),
        *("unknown-fact", "unknown-choice", "none-for-yes-no", "unknown-source", "bad-grade"),
    ]


def test_a_mistake_is_shown_where_it_is() -> None:
    text = HEAD + "  deployment: {place: onlin}\n"
    _, (mistake,) = read(text)
    file = InputFile("cases/test.yaml", text)
    assert file.position(mistake.span.start) == (8, 23)
    assert mistake.span.text_in(file) == "onlin"
    assert mistake.help == "did you mean `online`?"


def test_a_case_with_a_mistake_is_no_case() -> None:
    assert read("lawcheck: 1\nfacts: {deployment: {cameras: 3, cameras: 3}}")[0] is None


def test_the_facts_of_a_rules_test_may_name_any_source() -> None:
    tree, _ = tree_from_text(InputFile("a_test.yaml", "deployment: {cameras: {value: 3, source: a, grade: B1}}"))
    found = Diagnostics()
    assert tree is not None
    (claim,) = claims(facts_from_tree(tree, VOCABULARY, None, found), "deployment.cameras")
    assert (claim.source, claim.grade, found.sorted()) == ("a", Grade("B", 1), ())
