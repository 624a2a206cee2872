"""On small drafts made by chance, what is said of a draft is what trying every deployment shows."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations
from random import Random

import pytest

from lawcheck.draft import ask
from lawcheck.draft.amend import Amendment, amended, amendments, as_articles
from lawcheck.draft.ask import Question, beginning, lawful_use
from lawcheck.draft.check import Guaranteed, Kind, Loophole, NotTouched, Requirement, check
from lawcheck.draft.compare import wider
from lawcheck.draft.deployment import differences
from lawcheck.draft.ground import NotGround
from lawcheck.draft.permission import PERMITS, Permission, permission
from lawcheck.draft.reach import Untouched
from lawcheck.facts.claim import Instance
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.model.ruleset import Force, Severity
from lawcheck.plan.plan import Plan
from tests.draft.worlds import BASE, DAY, WORDS, asked, draft_text, rules_text, worlds
from tests.rulesets import plan_of

CHANCES = range(60)
IN_PLAY = (Outcome.VIOLATED, Outcome.COMPLIANT, Outcome.UNDETERMINED)


@lru_cache(maxsize=1)
def every() -> tuple[Instance, ...]:
    return tuple(worlds())


def permitted(draft: Permission, question: Question) -> list[Instance]:
    return [world for world in every() if question.judge.permits(draft, world)]


def outcome(plan: Plan, world: Instance, rule: str) -> Outcome:
    ((_, _, found),) = outcomes(plan, world, DAY, only=[rule])
    return found


def apart(world: Instance) -> int:
    """In how many facts it is not as the base; where a thing is taken away, each of its facts counts too."""
    found = [d.path for d in differences(BASE, world)]
    return len(found) + found.count(("processings", "order"))  # which has one fact, and is given in the base


@pytest.mark.parametrize("seed", CHANCES)
def test_each_answer_is_that_of_all_deployments(seed: int) -> None:
    draft, question, plan = asked(Random(seed))
    possible = permitted(draft, question)
    for requirement in check(draft, ["law"], question):
        _agrees(requirement, draft, question, plan, possible)


def _agrees(
    requirement: Requirement, draft: Permission, question: Question, plan: Plan, possible: list[Instance]
) -> None:
    rule = requirement.rule.name
    told = {id(world): outcome(plan, world, rule) for world in possible}
    broken = [world for world in possible if told[id(world)] is Outcome.VIOLATED]
    match requirement.answer:
        case Loophole(kind=kind, facts=facts):
            assert broken
            assert question.judge.permits(draft, facts)
            assert outcome(plan, facts, rule) is Outcome.VIOLATED
            met = any(found is Outcome.COMPLIANT for found in told.values())
            assert (kind is Kind.CONTRADICTS) is not met
        case Guaranteed(by=by):
            assert not broken
            assert any(found is Outcome.COMPLIANT for found in told.values())
            _is_smallest(by, rule, draft, question, plan)
        case NotTouched(why=why):
            assert why is Untouched.NEVER
            assert not any(found in IN_PLAY for found in told.values())
        case _:
            raise AssertionError(requirement)


def _is_smallest(by: tuple[str, ...], rule: str, draft: Permission, question: Question, plan: Plan) -> None:
    """These articles see to it, and none of them can be left out."""

    def suffices(articles: tuple[str, ...]) -> bool:
        demands = [
            demand
            for demand in draft.demands
            if (set(demand.articles) <= set(articles) if demand.name == PERMITS else demand.articles[0] in articles)
        ]
        return not any(
            not question.judge.unmet(demands, world, draft.list) and outcome(plan, world, rule) is Outcome.VIOLATED
            for world in every()
        )

    assert suffices(by)
    ways = set(draft.ways)
    for fewer in combinations(by, len(by) - 1) if by else ():
        if not set(by) - set(fewer) <= ways:  # what is permitted at all counts as a whole
            assert not suffices(fewer)


@pytest.mark.parametrize("seed", range(12))
def test_the_solver_and_the_cells_say_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    draft, question, _ = asked(Random(seed))
    by_cells = [type(requirement.answer) for requirement in check(draft, ["law"], question)]

    def refuse(*_: object) -> None:
        raise NotGround

    monkeypatch.setattr(ask.Asking, "_by_cells", refuse)
    by_solver = [type(requirement.answer) for requirement in check(draft, ["law"], question)]

    assert by_cells == by_solver


@pytest.mark.parametrize("seed", CHANCES)
def test_a_lawful_use_is_found_where_there_is_one_and_none_is_nearer(seed: int) -> None:
    draft, question, _ = asked(Random(seed))
    possible = permitted(draft, question)

    found = lawful_use(draft, question)

    assert (found is not None) is bool(possible)
    if isinstance(found, Instance):
        assert question.judge.permits(draft, found)
        assert apart(found) <= min(map(apart, possible))


@pytest.mark.parametrize("seed", range(40))
def test_additions_close_the_loopholes_and_shut_out_nothing_else(seed: int) -> None:
    chance = Random(seed)
    text, law = draft_text(chance), rules_text(chance, 1)
    plan = plan_of(WORDS, text, law)
    draft = permission(plan.ruleset.drafts[0], plan.ruleset.vocabulary)
    question = beginning(draft, Question(plan, DAY, BASE, lambda: 60.0))
    found = tuple(check(draft, ["law"], question))
    added = [one for one in amendments(found, draft, question) if isinstance(one, Amendment)]
    if not added:
        return
    names = [article.name for article in draft.draft.articles]
    better_plan = plan_of(WORDS, amended(text, "\n".join(as_articles(added, names))), law)
    better = permission(better_plan.ruleset.drafts[0], better_plan.ruleset.vocabulary)
    for world in every():
        lawful = outcome(plan, world, "law.r0") is not Outcome.VIOLATED
        assert question.judge.permits(better, world) is (lawful and question.judge.permits(draft, world))


def test_what_a_wider_addition_asks_for_is_not_asked_for_again() -> None:
    """Under a duty that holds always, the same duty of a narrower rule would say nothing."""
    text, law = draft_text(Random(0)), rules_text(Random(0), 1)
    plan = plan_of(WORDS, text, law)
    rule = plan.ruleset.rules[0]

    def addition(name: str, applies: tuple[str, ...], *requires: str) -> Amendment:
        return Amendment(rule._replace(name=name), "art_1", ("p", "things"), applies, requires, (), ())

    added = [
        addition("law.narrow", ("p.is_a", "p.is_b"), "p.is_c", "p.is_d"),
        addition("law.wide", ("p.is_a",), "p.is_c"),
        addition("law.seen_to", ("p.is_a", "p.is_e"), "p.is_c"),
    ]
    told = "\n".join(as_articles(added, ()))

    assert told.count("requires p.is_c") == 1
    assert told.count("requires p.is_d") == 1
    assert told.index("requires p.is_d") < told.index("requires p.is_c") < told.index("# also for law.seen_to")
    assert told.count("article ") == 2


def test_the_gravest_additions_stand_first() -> None:
    rule = plan_of(WORDS, draft_text(Random(0)), rules_text(Random(0), 1)).ruleset.rules[0]

    def addition(force: Force, severity: Severity) -> Amendment:
        named = rule._replace(name=f"law.{force}_{severity}", force=force, severity=severity)
        return Amendment(named, "art_1", None, (named.name,), ("so",), (), ())

    graded = [(force, severity) for force in (Force.BENCHMARK, Force.BINDING) for severity in reversed(Severity)]
    told = as_articles([addition(*grades) for grades in graded], ())

    assert [text.split("applies when law.")[1].split()[0] for text in told] == [
        *("binding_critical", "binding_serious", "binding_minor"),
        *("benchmark_critical", "benchmark_serious", "benchmark_minor"),
    ]


@pytest.mark.parametrize("seed", range(40))
def test_what_one_draft_permits_and_another_does_not_is_found(seed: int) -> None:
    chance = Random(seed)
    plan = plan_of(WORDS, draft_text(chance, "small.a"), draft_text(chance, "small.b"), rules_text(chance, 1))
    a, b = (permission(draft, plan.ruleset.vocabulary) for draft in plan.ruleset.drafts)
    question = Question(plan, DAY, BASE, lambda: 60.0)
    judge = question.judge

    found = tuple(wider(a, b, question))

    assert bool(found) is any(judge.permits(a, world) and not judge.permits(b, world) for world in every())
    assert all(judge.permits(a, one.facts) and not judge.permits(b, one.facts) for one in found)
