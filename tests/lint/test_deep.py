"""What `lint --deep` says, on the word of a solver."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lawcheck.analysis.flaws import flaws
from lawcheck.lint.lints import never_violated
from lawcheck.lint.remark import Level, Said
from lawcheck.lint.run import DEEP, LINTS, Lint, name_of, remarks
from lawcheck.plan.from_model import from_model
from tests.lint.examples import SHARED, TODAY, example, law_of, said_of


def deep(text: str, *lints: str, seconds: float = 20.0) -> list[Said]:
    """What those lints say of an example once the solver was asked."""
    law = law_of(example(text))
    plan = from_model(law.ruleset)
    steps = [step for step in plan.steps if step.rule.span.file != SHARED.name]
    law = replace(law, flaws=flaws(plan, TODAY, steps, seconds=seconds))
    return list(remarks(law, dict.fromkeys(lints, Level.WARNING)))


@pytest.mark.parametrize("lint", DEEP, ids=name_of)
def test_a_deep_lint_speaks_of_its_bad_example_and_not_of_its_good_one(lint: Lint) -> None:
    seconds = 0.0 if name_of(lint) == "not-settled" else 20.0  # which speaks of what there was no time for
    bad, good = deep(lint.BAD, name_of(lint), seconds=seconds), deep(lint.GOOD, name_of(lint))
    assert bad
    assert good == []
    for said in bad:
        for text in (said.remark.message, said.remark.help):
            assert "\n" not in text
            assert not text.endswith(".")
            assert text[:1] == text[:1].lower()


@pytest.mark.parametrize("lint", DEEP, ids=name_of)
def test_without_a_solver_a_deep_lint_is_silent(lint: Lint) -> None:
    assert said_of(lint.BAD, name_of(lint)) == []


def test_what_an_ordinary_lint_sees_is_not_said_twice() -> None:
    names = [name_of(lint) for lint in (*DEEP, never_violated)]
    assert {said.lint for said in deep(never_violated.BAD, *names)} == {"never-violated"}


def test_no_ordinary_lint_asks_the_solver() -> None:
    assert set(map(name_of, LINTS)).isdisjoint(map(name_of, DEEP))
