"""Which question comes next, and that none is asked in vain."""

from collections.abc import Collection

import pytest

from lawcheck.facts.claim import Instance
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import FactPath, Outcome
from lawcheck.interview.order import Standing, gain, next_question
from lawcheck.interview.question import Kind, Question
from tests.bench.questions import in_order, interview
from tests.interview.small import DATA, DAY, plan, recorded_text, standing

CAMERA = "  cameras:\n  - name: gate\n"


def paths(facts: str) -> list[str]:
    return [".".join(question.path) for question in standing(facts).open()]


def asked_next(facts: str, **options: object) -> str:
    question = next_question(standing(facts), **options)  # type: ignore[arg-type]
    return ".".join(question.path) if question else ""


def test_the_list_that_most_rules_wait_for_comes_first() -> None:
    assert asked_next("") == "cameras"


def test_what_settles_three_rules_comes_before_what_settles_one() -> None:
    assert asked_next(CAMERA) == "cameras.gate.public"


def test_only_what_can_still_change_an_outcome_is_asked() -> None:
    assert paths("  cameras:\n  - {name: gate, public: no}\n  breach: none\n") == []


def test_whether_there_is_one_stands_before_its_parts() -> None:
    live = "  cameras:\n  - {name: gate, public: yes, mode: live, keeps: 1 day, proportionate: yes}\n  breach: none\n"

    (question,) = standing(live).open()

    assert (question.path, question.kind) == (("assessment",), Kind.THING)


def test_none_settles_all_below() -> None:
    live = "  cameras:\n  - {name: gate, public: yes, mode: live, keeps: 1 day, proportionate: yes}\n"

    assert paths(f"{live}  breach: none\n  assessment: none\n") == []
    assert paths(f"{live}  breach: none\n  assessment: {{}}\n") == ["assessment.done_on", "assessment.opinion"]


def test_the_parts_of_what_was_put_aside_are_not_asked() -> None:
    live = "  cameras:\n  - {name: gate, public: yes, mode: live, keeps: 1 day, proportionate: yes}\n  breach: none\n"

    assert asked_next(live, aside={("assessment",)}) == ""


def test_what_was_not_known_comes_last_and_not_never() -> None:
    assert asked_next("", late={("cameras",)}) == "breach"
    assert asked_next("  breach: none\n", late={("cameras",)}) == "cameras"


def test_what_was_refused_comes_last() -> None:
    refused = "  cameras: none\n  breach: {known_on: 2020-04-20, reported_on: {value: refused, source: ministry}}\n"

    (question,) = standing(refused).open()

    assert [claim.source for claim in question.refusals] == ["ministry"]
    assert asked_next("  cameras: refused\n") == "breach"


def test_what_sources_give_different_accounts_of_is_left_to_the_file() -> None:
    two = "  breach:\n  - {value: {known_on: 2020-04-20}, source: ministry}\n  - {value: {}}\n  cameras: none\n"

    assert paths(two) == []


def test_an_incomplete_list_is_asked_for_its_others() -> None:
    question = standing("  cameras: {incomplete: true, items: [{name: gate, public: no}]}\n  breach: none\n").open()[
        0
    ]

    assert (question.path, question.kind) == (("cameras",), Kind.MORE)


def test_no_gain_exceeds_what_hangs_on_a_question() -> None:
    for facts in ("", CAMERA, f"{CAMERA}    public: yes\n"):
        now = standing(facts)
        assert all(gain(question, now) <= question.weight for question in now.open())


@pytest.mark.parametrize("choose", [next_question, in_order])
def test_the_whole_interview_comes_to_the_outcomes_of_the_case(choose: object) -> None:
    text = (DATA / "cases" / "square.yaml").read_text(encoding="utf-8")
    known = recorded_text(text).case.facts

    asked = interview(known, standing(Instance()), choose)  # type: ignore[arg-type]

    assert outcomes(plan(), asked.facts, DAY) == outcomes(plan(), known, DAY)
    assert len(asked.paths) == len(set(asked.paths))


def test_judging_again_what_waited_comes_to_the_same_as_judging_all() -> None:
    known = recorded_text((DATA / "cases" / "square.yaml").read_text(encoding="utf-8")).case.facts
    steps = []

    def choose(now: Standing, aside: Collection[FactPath], last: FactPath) -> Question | None:
        steps.append((told(now), told(standing(now.facts))))
        return next_question(now, aside, (), last)

    interview(known, standing(Instance()), choose)

    assert len(steps) > 10
    assert [once for once, _ in steps] == [anew for _, anew in steps]


def told(now: Standing) -> list[object]:
    return [(f.rule.name, f.element, f.outcome, [e.path for e in f.missing]) for f in now.findings]


def test_what_is_disputed_is_not_asked() -> None:
    disputed = "  cameras:\n  - {name: gate, public: [{value: yes, source: ministry}, {value: no}]}\n  breach: none\n"

    now = standing(disputed)

    assert ("cameras", "gate", "public") not in {question.path for question in now.open()}
    assert all(finding.outcome is not Outcome.VIOLATED for finding in now.findings)
