"""What tests show of a rule. Which condition decides is worked out by hand beside each sample."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawcheck.facts.claim import Claim, Instance
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.span import InputFile
from lawcheck.testing.coverage.coverage import Coverage, Folding, Shown
from lawcheck.testing.coverage.figures import Figure, Measure, figures
from lawcheck.testing.coverage.places import Kind, Place
from lawcheck.testing.from_file import RuleNames, tests_in
from lawcheck.values import Truth
from tests.rulesets import plan_of

VOCABULARY = """\
vocabulary v "V"
entity thing "A thing"
  a: yes/no "A?"
  b: yes/no "B?"
  c: yes/no "C?"
  on: date "When?"
  from_: date "From when?"
  parts: list of part "Which parts?"
entity part "A part" listed as parts
  x: yes/no "X?"
  y: yes/no "Y?"
"""
BOOK = """\
rulebook r "R"
  jurisdiction RS
  use v
instrument i "I"
  published "x"
  in force from 2000-01-01
  url "https://example.org"
"""
DAY = date(2020, 5, 1)


def shown_by(rules: str, tests: str) -> Coverage:
    """What these tests show of these rules; each test is `facts => outcome`, or `rule: facts => outcome`."""
    plan = plan_of(VOCABULARY, BOOK + rules)
    told = []
    for line in filter(None, map(str.strip, tests.splitlines())):
        facts, _, expect = line.partition(" => ")
        rule, _, facts = facts.rpartition(" | ")
        told.append(
            f"- test: '{line}'\n  rule: {rule or 'one'}\n  as_of: 2020-05-01\n  facts: {facts}\n  expect: {expect}\n"
        )
    read, wrong = tests_in(InputFile("r_test.yaml", "".join(told)), None, plan.ruleset, RuleNames.of(plan.ruleset))
    assert not wrong, wrong
    folding = Folding(plan)
    for test in read:
        folding.test(test)
    return folding.coverage()


def ways(coverage: Coverage, kind: Kind = Kind.CONDITION) -> list[tuple[bool, bool]]:
    """Of each place in the order of the text, whether it is shown true, and false."""
    places = sorted((one for one in coverage.places if one.place.kind is kind), key=lambda one: one.place.span)
    return [(Truth.TRUE not in one.missing, Truth.FALSE not in one.missing) for one in places]


APPLIES = 'rule one "One"\n  cites i art 1\n  applies when {}\n  requires thing.c\n'


@pytest.mark.parametrize(
    ("condition", "tests", "expected"),
    [
        # a and b: each decides where the other is true
        ("thing.a and thing.b", "{thing: {a: yes, b: yes, c: yes}} => compliant", [(True, False), (True, False)]),
        (
            "thing.a and thing.b",
            "{thing: {a: no, b: no, c: yes}} => not_applicable",
            [(False, False), (False, False)],
        ),
        ("thing.a and thing.b", "{thing: {a: no, b: yes}} => not_applicable", [(False, True), (False, False)]),
        # what is not known could take it back
        ("thing.a and thing.b", "{thing: {a: no}} => not_applicable", [(False, False), (False, False)]),
        # a or b: each decides where the other is false
        ("thing.a or thing.b", "{thing: {a: yes, b: yes, c: yes}} => compliant", [(False, False), (False, False)]),
        ("thing.a or thing.b", "{thing: {a: yes, b: no, c: yes}} => compliant", [(True, False), (False, False)]),
        ("not (thing.a or thing.b)", "{thing: {a: no, b: no, c: no}} => violated", [(False, True), (False, True)]),
    ],
)
def test_a_condition_decides_where_no_other_is_in_its_way(
    condition: str, tests: str, expected: list[tuple[bool, bool]]
) -> None:
    shown = ways(shown_by(APPLIES.format(condition), tests))

    assert shown[:2] == expected


def test_whether_a_rule_applies_is_shown_though_its_duties_are_not_known() -> None:
    # not applicable stands against violated or compliant, whichever it would be
    shown = ways(shown_by(APPLIES.format("thing.a"), "{thing: {a: no}} => not_applicable"))

    assert shown == [(False, True), (False, False)]


def test_only_what_a_test_expects_is_shown_by_it() -> None:
    rules = 'rule one "One"\n  cites i art 1\n  for each p in parts\n  requires p.x\n'
    facts = "{parts: [{name: good, x: yes}, {name: bad, x: no}]}"

    assert ways(shown_by(rules, f"{facts} => {{good: compliant}}")) == [(True, False)]
    assert ways(shown_by(rules, f"{facts} => violated")) == [(False, True)]  # the worst is expected, and no more
    assert ways(shown_by(rules, f"{facts} => {{good: compliant, bad: violated}}")) == [(True, True)]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("requires thing.on is not none", (False, True)),  # it is none, so it is false that it is not
        ("requires not (thing.on is none)", (True, False)),
        ("forbids thing.on is none", (True, False)),
        ("forbids thing.on is not none", None),
        ("requires every p in parts has p.x", (False, True)),
        ("requires no p in parts has p.y", (True, False)),
    ],
)
def test_a_condition_is_true_where_its_own_words_are(condition: str, expected: tuple[bool, bool] | None) -> None:
    rules = f'rule one "One"\n  cites i art 1\n  {condition}\n'
    facts = "{thing: {on: none}, parts: [{x: no, y: yes}]}"

    if expected is None:
        assert ways(shown_by(rules, f"{facts} => compliant")) == [(False, True)]
    else:
        assert ways(shown_by(rules, f"{facts} => violated")) == [expected]


def test_a_condition_in_a_list_is_shown_by_one_element() -> None:
    rules = 'rule one "One"\n  cites i art 1\n  forbids some p in parts where p.x has p.y\n'

    lonely = "{parts: [{name: a, x: yes, y: yes}, {name: b, x: yes, y: no}]} => violated"
    both = "{parts: [{name: a, x: yes, y: yes}, {name: b, x: yes, y: yes}]} => violated"
    assert ways(shown_by(rules, lonely)) == [(True, False), (True, False)]
    assert ways(shown_by(rules, both)) == [(False, False), (False, False)]  # the other element would do it alone


def test_what_a_rule_asks_twice_decides_together() -> None:
    rules = """rule one "One"
  cites i art 1
  requires thing.a and thing.b
  requires thing.a and thing.c
"""
    shown = ways(shown_by(rules, "{thing: {a: no, b: yes, c: yes}} => violated"))

    assert shown == [(False, True), (False, False), (False, True), (False, False)]


DEFINED = """
define special as thing.a and not thing.b
rule one "One"
  cites i art 1
  applies when special
  requires thing.c
rule two "Two"
  cites i art 2
  forbids special
"""


def test_a_condition_of_a_definition_is_shown_by_any_rule_and_its_use_by_the_rule_that_uses_it() -> None:
    tests = """{thing: {a: no, b: no}} => not_applicable
    two | {thing: {a: yes, b: no}} => violated"""

    coverage = shown_by(DEFINED, tests)

    (a, b, one, *_, two) = (ways(coverage)[n] for n in range(5))
    assert (a, b) == ((True, True), (False, True))
    assert (one, two) == ((False, True), (True, False))


EXCEPTED = """
rule one "One"
  cites i art 1
  requires thing.a
rule two "Two"
  cites i art 2
  requires thing.b
exception emergency to one, two
  cites i art 3
  when thing.c
"""


def test_an_exception_is_shown_with_each_rule_that_it_defeats() -> None:
    tests = """{thing: {a: no, c: yes}} => exempt
    {thing: {a: no, c: no}} => violated
    two | {thing: {b: yes, c: no}} => compliant"""

    coverage = shown_by(EXCEPTED, tests)

    assert ways(coverage, Kind.EXCEPTION) == [(True, True), (False, True)]
    assert figures(coverage)[Measure.EXCEPTIONS] == Figure(1, 2)


def test_an_exception_is_shown_though_others_are_open_but_its_condition_is_not() -> None:
    two = EXCEPTED + "exception other to one\n  cites i art 4\n  when thing.b\n"

    open_ = shown_by(two, "{thing: {a: no, c: yes}} => exempt")
    both = shown_by(two, "{thing: {a: no, c: yes, b: yes}} => exempt")

    assert (True, False) in ways(open_, Kind.EXCEPTION)
    assert (True, False) not in ways(both, Kind.EXCEPTION)
    assert ways(open_)[-2:] == [(False, False), (False, False)]  # `b` could still exempt it


def test_an_exception_in_force_as_long_as_its_rule_asks_nothing_of_the_day() -> None:
    later = EXCEPTED.replace("to one, two", "to one").replace("  when", "  in force from 2010-01-01\n  when")
    always = later.replace("2010", "2000")

    assert len(ways(shown_by(later, "{} => undetermined"))) == len(ways(shown_by(always, "{} => undetermined"))) + 1


def test_a_clause_is_shown_where_it_is_met_with_all_others_and_where_it_is_broken() -> None:
    rules = 'rule one "One"\n  cites i art 1\n  requires thing.a\n  requires thing.b\n'

    assert ways(shown_by(rules, "{thing: {a: no, b: yes}} => violated"), Kind.CLAUSE) == [
        (False, True),
        (False, False),
    ]
    assert ways(shown_by(rules, "{thing: {a: yes, b: yes}} => compliant"), Kind.CLAUSE) == [
        (True, False),
        (True, False),
    ]


def test_a_deadline_is_shown_on_its_last_day_and_on_the_day_after() -> None:
    rules = 'rule one "One"\n  cites i art 1\n  requires thing.on within 10 days of thing.from_\n'
    tests = """{thing: {from_: 2020-01-01, on: 2020-01-11}} => compliant
    {thing: {from_: 2020-04-20, on: none}} => violated"""

    (deadline,) = shown_by(rules, tests).deadlines

    assert deadline.last_day and deadline.last_day.name.startswith("{thing")
    assert deadline.day_after  # nothing was done by 1 May, the day after 30 April


def test_outcomes_are_wanted_where_something_makes_them() -> None:
    plain = shown_by('rule one "One"\n  cites i art 1\n  requires thing.a\n', "{} => undetermined")
    excepted = shown_by(EXCEPTED, "{} => undetermined")

    assert set(plain.versions[0].outcomes) == {Outcome.VIOLATED, Outcome.COMPLIANT, Outcome.UNDETERMINED}
    assert set(excepted.versions[0].outcomes) - set(plain.versions[0].outcomes) == {Outcome.EXEMPT}
    assert plain.versions[0].missing_outcomes == (Outcome.VIOLATED, Outcome.COMPLIANT)


def test_what_is_impossible_is_not_asked_for() -> None:
    plan = plan_of(VOCABULARY, BOOK + APPLIES.format("thing.a"))

    def impossible(place: Place, truth: Truth) -> str | None:
        return "the vocabulary leaves no other answer" if truth is Truth.FALSE else None

    coverage = Folding(plan).coverage(impossible)

    assert {one.missing for one in coverage.places} == {(Truth.TRUE,)}
    assert figures(coverage)[Measure.CONDITIONS] == Figure(0, 2, impossible=2)


# ── against the judge, asked by facts ──────────────────────────────────────────────────────────────────────

_LEAVES = ("thing.a", "thing.b", "thing.c")
_conditions = st.recursive(
    st.sampled_from(_LEAVES),
    lambda inner: st.one_of(
        inner.map(lambda part: f"not ({part})"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: " and ".join(f"({part})" for part in parts)),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: " or ".join(f"({part})" for part in parts)),
    ),
    max_leaves=5,
)


@settings(max_examples=60, deadline=None)
@given(_conditions)
def test_conditions_that_ask_for_one_fact_decide_where_another_answer_changes_the_outcome(condition: str) -> None:
    """With everything known, turning a fact round turns all conditions round that ask for it."""
    plan = plan_of(VOCABULARY, BOOK + f'rule one "One"\n  cites i art 1\n  requires {condition}\n')
    folding = Folding(plan)
    (version,) = folding.versions
    for answers in product((True, False), repeat=3):
        facts = _facts(answers)
        watcher = folding.watcher(version, facts, DAY)
        shown = folding.shows("r.one", facts, DAY)
        for number, leaf in enumerate(_LEAVES):
            turned = tuple(answer != (place == number) for place, answer in enumerate(answers))
            changes = outcomes(plan, facts, DAY) != outcomes(plan, _facts(turned), DAY)
            decides = {
                place.span for place, _ in shown if place.kind is Kind.CONDITION and _text(place, condition) == leaf
            }
            if changes:
                assert decides  # together with its like, whichever came first
            elif condition.count(leaf) == 1:
                assert not decides
        assert watcher.targets


def _facts(answers: tuple[bool, ...]) -> Instance:
    told = {name[-1]: (Claim(answer),) for name, answer in zip(_LEAVES, answers, strict=True)}
    return Instance({"thing": (Claim(Instance(told)),)})


def _text(place: Place, condition: str) -> str:
    return f'{BOOK}rule one "One"\n  cites i art 1\n  requires {condition}\n'[place.span.start : place.span.end]


def test_a_place_that_one_test_shows_one_way_names_that_test() -> None:
    coverage = shown_by(APPLIES.format("thing.a"), "{thing: {a: no}} => not_applicable")

    (first, *_) = [one for one in coverage.places if one.place.kind is Kind.CONDITION]
    assert isinstance(first, Shown)
    assert first.false is not None
    assert first.false.outcomes == {Outcome.NOT_APPLICABLE}
    assert first.true is None
