"""Repairs: the smallest by every way of changing facts that can be tried out, in ranges, and never against the law of time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from lawcheck.analysis.changing import Price
from lawcheck.analysis.repair import DUTY, OTHER, Repairs, repairs, usual_price
from lawcheck.analysis.room import Room
from lawcheck.facts.claim import REFUSED, Claim, Instance, Items
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import FactPath, Outcome
from lawcheck.model.vocabulary import Choice, Date, DurationType, EntityType, Fact, FactType, ListOf, Number, YesNo
from lawcheck.plan.plan import Plan
from lawcheck.report.changes import with_fact
from lawcheck.values import NONE, Duration, Value
from tests.properties.cases import SCALARS, cases
from tests.properties.rulebooks import TODAY, rulebooks
from tests.properties.things import COLOUR, Things
from tests.rulesets import plan_of

MOVABLE = 3  # facts that may be changed in the cases that are counted out


def violated(plan: Plan, facts: Instance) -> int:
    """How many findings are violated."""
    return sum(outcome is Outcome.VIOLATED for _, _, outcome in outcomes(plan, facts, TODAY))


def known_facts(plan: Plan, facts: Instance) -> list[tuple[FactPath, FactType, list[Value]]]:
    """The plain facts of which the case says something, with what is said, in all accounts of what they stand in."""
    found: dict[FactPath, tuple[FactType, list[Value]]] = {}

    def below(instance: Instance, path: FactPath, pattern: tuple[str, ...]) -> None:
        for name, claims in instance.facts.items():
            fact = plan.ruleset.vocabulary.fact((*pattern, name))
            assert fact is not None
            for value in (claim.value for claim in claims if claim.value is not REFUSED):
                if isinstance(value, Instance):
                    below(value, (*path, name), (*pattern, name))
                elif isinstance(value, Items):
                    for number, element in enumerate(value.elements, 1):
                        assert isinstance(element.value, Instance)
                        own = element.value.name or f"#{number}"
                        below(element.value, (*path, name, own), (*pattern, name))
                elif not isinstance(fact.type, EntityType | ListOf):
                    found.setdefault((*path, name), (fact.type, []))[1].append(value)

    below(facts, (), ())
    return [(path, type, said) for path, (type, said) in found.items()]


def alternatives(type: FactType, said: list[Value]) -> list[Value | None]:
    """What a fact may be changed to, of what is tried out; None: it stays."""
    kind = {YesNo: "yes/no", Number: "number", Date: "date", DurationType: "duration", Choice: COLOUR}
    values: list[Value] = [] if type.__class__ not in kind else list(SCALARS[kind[type.__class__]])
    if isinstance(type, Date):
        if any(isinstance(value, date) and value < TODAY for value in said):
            return [None]
        values = [value for value in values if isinstance(value, date) and value >= TODAY]
    if not isinstance(type, YesNo):
        values.append(NONE)
    return [None, *(value for value in values if [value] != said)]


@settings(max_examples=40)
@given(rulebooks(), st.data())
def test_no_change_that_can_be_tried_out_is_smaller(rulebook: tuple[Things, str], data: st.DataObject) -> None:
    things, text = rulebook
    note(text)
    plan = plan_of(things.text(), text)
    facts = data.draw(cases(things))
    known = known_facts(plan, facts)
    movable = (
        {known[n][0]: n for n in data.draw(st.sets(st.integers(0, len(known) - 1), max_size=MOVABLE))}
        if known
        else {}
    )
    costs = {path: data.draw(st.integers(1, 3)) for path in movable}
    price: Price = lambda path, _pattern, _fact: costs.get(path)  # noqa: E731
    found = repairs(plan, facts, TODAY, (), price, most=2, seconds=30)
    note(str(found))
    assert found.settled
    best = (violated(plan, facts), 0)
    paths = list(movable)
    for values in product(*(alternatives(known[n][1], known[n][2]) for n in movable.values())):
        changed, cost = facts, 0
        for path, value in zip(paths, values, strict=True):
            if value is not None:
                changed, cost = with_fact(changed, path, value), cost + costs[path]
        best = min(best, (violated(plan, changed), cost))
    reached = violated(plan, found.repairs[0].facts) if found.repairs else violated(plan, facts)
    assert reached == len(found.stuck)
    assert (reached, found.repairs[0].cost if found.repairs else 0) <= best


@settings(max_examples=30)
@given(rulebooks(), st.data())
def test_every_repair_needs_all_its_changes(rulebook: tuple[Things, str], data: st.DataObject) -> None:
    things, text = rulebook
    note(text)
    plan = plan_of(things.text(), text)
    facts = data.draw(cases(things))
    found = repairs(plan, facts, TODAY, (), lambda _path, _pattern, _fact: 1, most=4, seconds=30)
    sets = [{change.path for change in repair.changes} for repair in found.repairs]
    assert not any(a <= b for n, a in enumerate(sets) for m, b in enumerate(sets) if n != m)
    assert [repair.cost for repair in found.repairs] == sorted(repair.cost for repair in found.repairs)
    for repair in found.repairs:
        assert violated(plan, repair.facts) == len(found.stuck)
        assert all(change.meets for change in repair.changes)


# ── by hand ────────────────────────────────────────────────────────────────────────────────────────────────

VOCABULARY = """
vocabulary things "Things"
entity plan "Plan"
  kept_for: duration "How long are recordings kept?"
  starts_on: date "When does it start?"
  opinion_on: date "When was the opinion given?"
  cameras: number "How many cameras?"
  bought_on: date "When was it bought?" fixed
  law_from: date "Since when is there a law?"
  live: yes/no "Is it live?"
  paper: paper "The paper"
entity paper "Paper"
  signed: yes/no "Is it signed?"
"""
HEAD = """
rulebook gen.book "Generated"
  jurisdiction RS
  use things
instrument act "Act"
  in force from 2019-01-01
"""


def repaired(rules: str, price: Price | None = None, **facts: Value | Instance) -> Repairs:
    """The repairs of a case with these facts of its plan."""
    plan = plan_of(VOCABULARY, HEAD + rules)
    inner = Instance({name: (Claim(value),) for name, value in facts.items()})
    case = Instance({"plan": (Claim(inner),)})
    usual: Price = lambda _path, _pattern, fact: None if fact.fixed else 1  # noqa: E731
    return repairs(plan, case, TODAY, (), price or usual)


def rule(name: str, duty: str, applies: str = "") -> str:
    """A rule with one duty."""
    when = f"  applies when {applies}\n" if applies else ""
    return f'rule {name} "{name}"\n  cites act art 1\n  severity minor\n  force binding\n{when}  requires {duty}\n    else "No."\n'


def test_a_duration_is_shortened_to_what_the_rule_allows_at_most() -> None:
    found = repaired(rule("short", "plan.kept_for at most 72 hours"), kept_for=Duration.of(240, "hour"))
    (change,) = found.repairs[0].changes
    assert change.value == Duration.of(72, "hour")
    assert change.room == Room(high=Duration.of(72, "hour"))


def test_a_number_between_two_rules_gets_both_ends() -> None:
    rules = rule("few", "plan.cameras less than 10") + rule("some", "plan.cameras at least 3")
    (change,) = repaired(rules, cameras=Decimal(12)).repairs[0].changes
    assert (change.room.low, change.room.high, change.room.open_high) == (3, 10, True)


def test_an_event_is_not_put_into_the_past() -> None:
    rules = rule("opinion_first", "plan.opinion_on before plan.starts_on")
    found = repaired(rules, opinion_on=NONE, starts_on=date(2020, 3, 20))
    (change,) = found.repairs[0].changes
    assert change.path == ("plan", "opinion_on")
    assert (change.room.low, change.room.high) == (TODAY, date(2020, 3, 19))
    begun = repaired(rules, opinion_on=NONE, starts_on=date(2020, 2, 1))
    assert not begun.repairs
    (stuck,) = begun.stuck
    assert {lever.path[-1] for lever in stuck.because} == {"opinion_on", "starts_on"}


def test_what_is_fixed_makes_a_rule_that_cannot_be_repaired_and_the_others_are_repaired() -> None:
    rules = rule("law_first", "plan.law_from before plan.bought_on") + rule("dark", "not plan.live")
    found = repaired(rules, bought_on=date(2019, 5, 1), law_from=date(2019, 8, 1), live=True)
    assert [change.path[-1] for change in found.repairs[0].changes] == ["live"]
    (stuck,) = found.stuck
    assert stuck.target == ("gen.book.law_first", "")
    assert {lever.path[-1] for lever in stuck.because} == {"bought_on", "law_from"}


def test_rules_that_clash_are_named() -> None:
    rules = rule("dark", "not plan.live") + rule("light", "plan.live")
    found = repaired(rules, live=True)
    assert not found.repairs
    (stuck,) = found.stuck
    assert (stuck.target[0], [name for name, _ in stuck.against]) == ("gen.book.dark", ["gen.book.light"])


def test_what_there_is_not_can_come_into_being() -> None:
    found = repaired(rule("signed", "plan.paper.signed"), paper=NONE)
    (change,) = found.repairs[0].changes
    assert (change.path, change.value) == (("plan", "paper"), None)
    assert found.repairs[0].outcomes["gen.book.signed", ""] is Outcome.UNDETERMINED


PAPERS = rule("dark", "not plan.live") + rule("signed", "plan.paper.signed")


def accounts_of_a_paper(*signed: bool | None, price: Price | None = None) -> Repairs:
    """Repairs where sources tell so of the paper; None: that there is none."""
    papers = tuple(Claim(NONE if one is None else Instance({"signed": (Claim(one),)})) for one in signed)
    inner = Instance({"paper": papers, "live": (Claim(True),)})
    usual: Price = lambda _path, _pattern, _fact: 1  # noqa: E731
    return repairs(plan_of(VOCABULARY, HEAD + PAPERS), Instance({"plan": (Claim(inner),)}), TODAY, (), price or usual)


@pytest.mark.parametrize("signed", [(False, True), (True, False), (None, True), (True, None)])
def test_each_account_of_a_thing_keeps_what_it_says(signed: tuple[bool | None, ...]) -> None:
    """One account's answer was once taken for the other's, and a disputed rule for one that cannot be repaired."""
    keeping = accounts_of_a_paper(*signed, price=lambda _path, _pattern, _fact: None)
    assert [target[0] for target in (stuck.target for stuck in keeping.stuck)] == ["gen.book.dark"]
    changing = accounts_of_a_paper(*signed)
    assert [[change.path[-1] for change in repair.changes] for repair in changing.repairs] == [["live"]]


@pytest.mark.parametrize("signed", [(False, False), (None, False), (False, None)])
def test_a_fact_is_changed_in_every_account_of_what_it_stands_in(signed: tuple[bool | None, ...]) -> None:
    found = accounts_of_a_paper(*signed)
    assert [[change.path[-1] for change in repair.changes] for repair in found.repairs] == [["live", "signed"]]
    assert Outcome.VIOLATED not in found.repairs[0].outcomes.values()


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_day_beyond_those_that_are_sought_is_known_all_the_same(day: date) -> None:
    rules = rule("dark", "not plan.live") + rule("late", "plan.opinion_on after plan.starts_on")
    found = repaired(rules, live=True, opinion_on=day, starts_on=date(2030, 1, 1))
    assert found.settled
    assert Outcome.VIOLATED not in found.repairs[0].outcomes.values() or found.stuck


def test_without_time_nothing_is_claimed() -> None:
    plan = plan_of(VOCABULARY, HEAD + rule("dark", "not plan.live"))
    case = Instance({"plan": (Claim(Instance({"live": (Claim(True),)})),)})
    found = repairs(plan, case, TODAY, (), lambda _path, _pattern, _fact: 1, seconds=0)
    assert (found.repairs, found.stuck, found.all, found.settled) == ((), (), False, False)


def test_a_fact_that_costs_more_is_changed_only_if_nothing_else_helps() -> None:
    def price(path: FactPath, _pattern: tuple[str, ...], _fact: Fact) -> int:
        return 5 if path[-1] == "live" else 1

    either = rule("one", "plan.kept_for at most 1 days", applies="plan.live")
    found = repaired(either, price, live=True, kept_for=Duration.of(3, "day"))
    assert [[change.path[-1] for change in repair.changes] for repair in found.repairs] == [["kept_for"], ["live"]]
    assert found.all


def test_what_is_asked_of_a_thing_that_is_not_there_is_its_price() -> None:
    rules = rule("signed", "plan.paper.signed", applies="plan.live") + rule(
        "few", "not plan.live", "plan.cameras at most 9"
    )
    plan = plan_of(VOCABULARY, HEAD + rules)
    price = usual_price([step for step in plan.steps if step.rule.name == "gen.book.signed"], plan.steps)
    vocabulary = plan.ruleset.vocabulary
    paper, cameras = vocabulary.fact(("plan", "paper")), vocabulary.fact(("plan", "cameras"))
    assert paper
    assert cameras

    assert price(("plan", "paper"), ("plan", "paper"), paper) == DUTY
    assert price(("plan", "cameras"), ("plan", "cameras"), cameras) == OTHER
