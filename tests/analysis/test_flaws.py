"""Flaws of rules: each kind found where it is, none where it is not, and no case against what is proven."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from lawcheck.analysis import solve
from lawcheck.analysis.flaw import Flaw, Kind
from lawcheck.analysis.flaws import flaws
from lawcheck.facts.claim import Instance
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.model.ruleset import Window
from lawcheck.values import NONE
from tests.analysis.test_repair import HEAD, VOCABULARY, rule
from tests.analysis.test_witnesses import complete_cases
from tests.properties.rulebooks import TODAY, rulebooks
from tests.properties.things import Things
from tests.rulesets import plan_of


def found(*rules: str) -> list[Flaw]:
    """The flaws of these rules."""
    plan = plan_of(VOCABULARY, HEAD + "".join(rules))
    return list(flaws(plan, TODAY, plan.steps))


def kinds(*rules: str) -> list[tuple[Kind, tuple[str, ...]]]:
    """Kinds and rules, by their last names."""
    return [(flaw.kind, tuple(name.rpartition(".")[2] for name in flaw.rules)) for flaw in found(*rules)]


def test_sound_rules_have_no_flaw() -> None:
    assert kinds(rule("dark", "not plan.live"), rule("short", "plan.kept_for at most 72 hours")) == []


def test_the_smallest_set_that_clashes_is_named_with_a_case_in_which_one_is_violated() -> None:
    rules = (
        rule("few", "plan.cameras less than 3"),
        rule("fine", "plan.paper.signed"),
        rule("many", "plan.cameras at least 5"),
    )
    (flaw,) = [flaw for flaw in found(*rules) if flaw.kind is Kind.CLASH]
    assert flaw.rules == ("gen.book.few", "gen.book.many")
    assert flaw.case is not None
    told = outcomes(plan_of(VOCABULARY, HEAD + "".join(rules)), flaw.case, TODAY)
    assert Outcome.VIOLATED in [outcome for _, _, outcome in told]


def test_three_rules_can_clash_of_which_no_two_do() -> None:
    rules = (
        rule("early", "plan.starts_on before plan.opinion_on"),
        rule("late", "plan.opinion_on before plan.law_from"),
        rule("round", "plan.law_from before plan.starts_on"),
    )
    assert kinds(*rules) == [(Kind.CLASH, ("early", "late", "round"))]


def test_a_clash_that_is_known_hides_no_other() -> None:
    one, two, three = (
        rule("few", "plan.cameras less than 3"),
        rule("many", "plan.cameras at least 5"),
        rule("some", "plan.cameras is 4"),
    )
    plan = plan_of(VOCABULARY, HEAD + one + two + three)

    def clashes(*known: tuple[str, ...]) -> set[frozenset[str]]:
        told = flaws(plan, TODAY, plan.steps, named={"clash": known})
        return {frozenset(name.rpartition(".")[2] for name in flaw.rules) for flaw in told if flaw.kind is Kind.CLASH}

    few_many, few_some = ("gen.book.few", "gen.book.many"), ("gen.book.few", "gen.book.some")
    assert clashes(few_many, few_some) == {
        frozenset(["few", "many"]),
        frozenset(["few", "some"]),
        frozenset(["many", "some"]),
    }


def test_what_is_named_and_is_no_clash_is_not_told() -> None:
    plan = plan_of(VOCABULARY, HEAD + rule("dark", "not plan.live") + rule("few", "plan.cameras less than 3"))
    named = {
        kind: [("gen.book.dark", "gen.book.few"), ("gen.book.dark", "gen.gone")] for kind in ("clash", "implied")
    }
    assert flaws(plan, TODAY, plan.steps, named=named) == ()


def test_a_solver_that_begins_anew_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = (
        rule("early", "plan.starts_on before plan.opinion_on"),
        rule("late", "plan.opinion_on before plan.law_from"),
        rule("round", "plan.law_from before plan.starts_on and plan.cameras more than 7"),
    )
    usual = [(flaw.kind, flaw.rules, flaw.through) for flaw in found(*rules)]
    monkeypatch.setattr(solve, "_BEFORE_ANEW", 1e-4)
    assert [(flaw.kind, flaw.rules, flaw.through) for flaw in found(*rules)] == usual


def test_rules_for_different_situations_do_not_clash() -> None:
    rules = (
        rule("few", "plan.cameras less than 3", "plan.live"),
        rule("many", "plan.cameras at least 5", "not plan.live"),
    )
    assert kinds(*rules) == []


def test_a_rule_that_applies_never_and_one_that_is_always_met() -> None:
    assert kinds(rule("no", "plan.live", "plan.cameras less than 2 and plan.cameras more than 3")) == [
        (Kind.NEVER_APPLIES, ("no",))
    ]
    assert kinds(rule("yes", "plan.cameras less than 9", "plan.cameras less than 3")) == [
        (Kind.NEVER_VIOLATED, ("yes",))
    ]


def test_a_rule_that_applies_from_a_later_day_on_is_asked_about_on_that_day() -> None:
    later = "plan.live and today on or after 2021-05-01"
    assert kinds(rule("later", "plan.paper.signed", later)) == []
    ended = "exception grace to later\n  cites act art 2\n  in force until 2019-01-31\n  when not plan.paper.signed\n"
    assert kinds(rule("later", "plan.paper.signed", "plan.live"), ended) == []
    never = "plan.live and today before 2020-01-01 and today on or after 2021-05-01"
    assert kinds(rule("later", "plan.paper.signed", never)) == [(Kind.NEVER_APPLIES, ("later",))]


def test_an_exception_that_swallows_its_rule_and_one_that_is_idle() -> None:
    whole = rule("one", "plan.paper.signed", "plan.live and plan.cameras more than 3")
    swallowing = "exception big to one\n  cites act art 2\n  when plan.cameras more than 1\n"
    idle = "exception dark to one\n  cites act art 2\n  when not plan.live\n"
    assert kinds(whole, swallowing) == [(Kind.SWALLOWED, ("one",))]
    assert kinds(whole, idle) == [(Kind.IDLE_EXCEPTION, ("one",))]


def test_a_rule_that_says_nothing_new() -> None:
    rules = rule("week", "plan.kept_for at most 7 days"), rule("month", "plan.kept_for at most 30 days")
    assert kinds(*rules) == [(Kind.IMPLIED, ("month", "week"))]


def test_days_between_two_versions() -> None:
    first = rule("one", "plan.live").replace("  force", "  in force until 2020-05-31\n  force")
    second = rule("one", "plan.paper.signed").replace("  force", "  in force from 2020-06-03\n  force")
    (flaw,) = found(first, second)
    assert (flaw.kind, flaw.days) == (Kind.GAP, (date(2020, 6, 1), date(2020, 6, 2)))


@settings(max_examples=40)
@given(rulebooks(), st.data())
def test_no_case_contradicts_what_is_proven_of_rules(rulebook: tuple[Things, str], data: st.DataObject) -> None:
    things, text = rulebook
    note(text)
    plan = plan_of(things.text(), text)
    steps = [step for step in plan.steps if step.window.holds_on(TODAY)]
    told = [flaw for flaw in flaws(plan, TODAY, steps) if not flaw.bounded]
    for case in complete_cases(data, things):
        for flaw in told:
            note(str(flaw))
            assert not contradicts(flaw, outcomes(plan, case, TODAY))


def contradicts(flaw: Flaw, told: tuple[tuple[str, str, Outcome], ...]) -> bool:
    """Whether a case's outcomes go against a flaw."""
    first, *others = flaw.rules
    own = [outcome for name, _, outcome in told if name == first]
    violated = {name for name, _, outcome in told if outcome is Outcome.VIOLATED}
    match flaw.kind:
        case Kind.NEVER_APPLIES:
            return any(
                outcome not in (Outcome.NOT_APPLICABLE, Outcome.UNDETERMINED, Outcome.EXEMPT) for outcome in own
            )
        case Kind.NEVER_VIOLATED | Kind.SWALLOWED:
            return first in violated
        case Kind.CLASH:
            return Outcome.COMPLIANT in own and not violated & {first, *others} and len(own) == 1
        case Kind.IMPLIED:
            return first in violated and others[0] not in violated
        case _:
            return False


def test_a_case_is_left_with_what_shows_the_flaw() -> None:
    there = "plan is none or"
    (flaw,) = found(
        rule("week", f"{there} plan.kept_for at most 7 days"), rule("month", f"{there} plan.kept_for at most 30 days")
    )
    assert isinstance(flaw.case, Instance)
    (claim,) = flaw.case.facts["plan"]
    assert claim.value is NONE or (isinstance(claim.value, Instance) and list(claim.value.facts) == ["kept_for"])


def in_force(text: str, days: str) -> str:
    """The rule, law on these days."""
    return text.replace("  force", f"  in force {days}\n  force")


def test_a_rule_that_can_be_violated_on_a_later_day_is_sound() -> None:
    later = rule("later", "plan.live", "today on or after 2021-03-01")
    assert kinds(later) == []
    assert kinds(in_force(later, "from 2020-06-01")) == []
    assert kinds(in_force(later, "until 2021-03-01")) == []
    (flaw,) = found(in_force(later, "until 2021-02-28"))
    assert (flaw.kind, flaw.through) == (Kind.NEVER_APPLIES, Window(date(2019, 1, 1), date(2021, 2, 28)))


def test_a_day_that_only_facts_lead_to_is_found() -> None:
    applies = "today on or after plan.law_from + 1 year and plan.law_from on or after plan.starts_on + 2 months"
    assert kinds(rule("chain", "plan.live", f"{applies} and plan.starts_on on or after 2030-01-31")) == []


def test_an_exception_that_starts_later_than_its_rule_is_not_idle() -> None:
    whole = rule("one", "plan.paper.signed", "plan.live")
    later = "exception big to one\n  cites act art 2\n  in force from 2021-01-01\n  when plan.cameras more than 1\n"
    assert kinds(whole, later) == []
    over = in_force(whole, "until 2020-12-31")
    assert kinds(over, later) == [(Kind.IDLE_EXCEPTION, ("one",))]


def test_a_clash_that_ends_is_told_of_its_day_alone() -> None:
    short = rule("one", "plan.live"), rule("two", "not plan.live", "today before 2021-01-01")
    (flaw,) = [flaw for flaw in found(*short) if flaw.kind is Kind.CLASH]
    assert (flaw.day, flaw.through) == (TODAY, None)
    (flaw,) = found(short[0], rule("two", "not plan.live"))
    assert (flaw.kind, flaw.through) == (Kind.CLASH, Window(date(2019, 1, 1), None))


def test_without_time_every_question_is_said_to_be_open() -> None:
    plan = plan_of(
        VOCABULARY, HEAD + rule("no", "plan.live", "plan.cameras less than 2 and plan.cameras more than 3")
    )
    assert {flaw.kind for flaw in flaws(plan, TODAY, plan.steps, seconds=0)} == {Kind.NOT_SETTLED}
