"""A witness as a case file, as few facts as show it, near a case that is given; and what happens where engines differ."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lawcheck.analysis.bounds import enough
from lawcheck.analysis.solve import Found, Proved, solve
from lawcheck.analysis.witness import Disagreement, case_text, trimmed
from lawcheck.analysis.world import World
from lawcheck.cli import status
from lawcheck.cli.app import main
from lawcheck.facts.claim import Claim, Instance, Items
from lawcheck.facts.from_case import from_case
from lawcheck.facts.text_with_fact import with_fact_replaced
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.span import InputFile
from lawcheck.values import NONE, Duration
from tests.analysis.test_repair import HEAD, VOCABULARY, rule
from tests.properties.rulebooks import TODAY
from tests.rulesets import plan_of


def case(**said: object) -> Instance:
    """A case with these facts of its plan."""
    return Instance({"plan": (Claim(Instance({name: (Claim(value),) for name, value in said.items()})),)})  # type: ignore[arg-type]


def test_a_case_file_says_what_the_witness_says() -> None:
    things = plan_of(
        VOCABULARY + '  tags: list of tag "Which tags?"\nentity tag "Tag"\n  label: text "What does it say?"\n',
        HEAD + rule("one", "plan.live"),
    ).ruleset
    tag = Instance({"label": (Claim('a "quoted": text'),)})
    paper = Instance({"signed": (Claim(True),), "tags": (Claim(Items((Claim(tag), Claim(Instance())))),)})
    facts = case(
        kept_for=Duration.of(36, "hour"),
        opinion_on=date(2020, 2, 1),
        cameras=Decimal("2.5"),
        law_from=NONE,
        paper=paper,
    )
    text = case_text(facts, name="shown", title="Shown: a case", day=TODAY, rulebooks=["gen.book"])
    read, wrong = from_case(InputFile("shown.yaml", text), things.vocabulary, things.rulebooks)
    assert wrong == ()
    assert read is not None
    again = case_text(read.facts, name="shown", title="Shown: a case", day=TODAY, rulebooks=["gen.book"])
    assert again == text
    assert 'label: "a \\"quoted\\": text"' in text


def test_a_witness_is_as_near_to_a_given_case_as_can_be() -> None:
    plan = plan_of(VOCABULARY, HEAD + rule("one", "plan.live or plan.cameras more than 3 and plan.paper.signed"))
    step = plan.steps[0]
    world = World(plan.ruleset.vocabulary, TODAY, enough(violated=[step]))
    signed = Instance({"signed": (Claim(True),)})
    lawful = case(live=False, cameras=Decimal(5), paper=signed)
    answer = solve(world, {"violated": world.violated(step)}, near=lawful)
    assert isinstance(answer, Found)
    assert answer.distance == 1
    assert [outcome for _, _, outcome in outcomes(plan, answer.facts, TODAY)] == [Outcome.VIOLATED]


def test_a_proof_names_the_fewest_demands_that_clash() -> None:
    plan = plan_of(
        VOCABULARY, HEAD + rule("few", "plan.cameras less than 3") + rule("many", "plan.cameras more than 5")
    )
    few, many = (step.required[0] for step in plan.steps)
    world = World(plan.ruleset.vocabulary, TODAY, enough(true=[few, many]))
    demands = {
        "few": world.holds(few),
        "many": world.holds(many),
        "not both": ~(world.holds(few) & world.holds(many)),
    }
    assert solve(world, demands) == Proved(("few", "many"), bounded=False)


def test_facts_that_show_nothing_are_left_out() -> None:
    plan = plan_of(VOCABULARY, HEAD + rule("one", "plan.paper.signed", "plan.live"))

    def violated(facts: Instance) -> bool:
        return any(outcome is Outcome.VIOLATED for _, _, outcome in outcomes(plan, facts, TODAY))

    whole = case(live=True, cameras=Decimal(4), paper=Instance({"signed": (Claim(False),)}))
    assert trimmed(whole, violated) == case(live=True, paper=Instance({"signed": (Claim(False),)}))


def test_a_disagreement_ends_with_what_to_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def differ(*_args: object, **_options: object) -> None:
        raise Disagreement("the solver holds r to be repaired; the evaluator finds it violated")

    monkeypatch.delenv("LAWCHECK_DEBUG", raising=False)
    monkeypatch.setattr("lawcheck.analysis.repair.repairs", differ)
    assert main(["repair", "griffeye"]) == status.OUR_FAULT
    assert "Please report" in capsys.readouterr().err


def test_without_the_solver_a_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert main(["repair", "griffeye"]) == status.WRONG_INPUT
    assert "pip install 'lawcheck-rules[analysis]'" in capsys.readouterr().err


CASE = """\
lawcheck: 1
case: one
facts:
  plan:
    # about recordings
    kept_for: {value: 30 days, source: a}   # said
    live:
      - {value: yes, source: a}
      - {value: no, source: b}
    cameras: 3
"""


@pytest.mark.parametrize(
    ("path", "said", "line"),
    [
        (("plan", "kept_for"), "3 days", "    kept_for: 3 days   # said\n    live:\n"),
        (("plan", "live"), "no", "    live: no\n    cameras: 3\n"),
        (("plan", "cameras"), "5", "    cameras: 5\n"),
        (("plan", "starts_on"), "2020-01-01", "    cameras: 3\n    starts_on: 2020-01-01\n"),
    ],
)
def test_what_was_claimed_is_replaced_and_other_lines_stay(path: tuple[str, ...], said: str, line: str) -> None:
    text = with_fact_replaced(InputFile("one.yaml", CASE), path, said)
    assert text is not None
    assert line in text
    assert "    # about recordings\n" in text
