"""What `lint --deep` says, on the word of a solver."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lawcheck.analysis.flaw import Kind
from lawcheck.analysis.flaws import flaws
from lawcheck.lint.flawed import LINTS as LINTS_OF_KINDS
from lawcheck.lint.flawed import meant, named
from lawcheck.lint.law import Law, Proven
from lawcheck.lint.lints import implied_rule, never_violated, rules_clash
from lawcheck.lint.remark import Level, Said
from lawcheck.lint.run import DEEP, LINTS, NAMES, Lint, name_of, remarks
from lawcheck.plan.from_model import from_model
from tests.lint.examples import SHARED, TODAY, example, law_of, said_of


def asked(text: str, *, seconds: float = 20.0) -> Law:
    """An example once the solver was asked."""
    law = law_of(example(text))
    plan = from_model(law.ruleset)
    steps = [step for step in plan.steps if step.rule.span.file != SHARED.name]
    found = flaws(plan, TODAY, steps, seconds=seconds, named=named(law))
    return replace(law, proven=Proven.of(found, steps, TODAY))


def deep(text: str, *lints: str, seconds: float = 20.0) -> list[Said]:
    """What those lints say of an example once the solver was asked."""
    return list(remarks(asked(text, seconds=seconds), dict.fromkeys(lints, Level.WARNING)))


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


CLASH = rules_clash.BAD
COMMENTS = ("rules-clash", "ignored-for-nothing")


def test_every_kind_of_flaw_has_lints() -> None:
    assert set(LINTS_OF_KINDS) == {kind.value for kind in Kind}
    assert set(NAMES) >= {lint for lints in LINTS_OF_KINDS.values() for lint in lints}


@pytest.mark.parametrize("name", ["late", "example.late"])
def test_a_clash_is_meant_where_a_comment_names_the_other_rule(name: str) -> None:
    text = f"# lawcheck: ignore[rules-clash with {name}] two laws,\n# and both stay{CLASH}"
    assert deep(text, *COMMENTS) == []
    assert meant(asked(text)) == ("two laws, and both stay",)


@pytest.mark.parametrize(
    ("ignored", "message"),
    [
        ("rules-clash", "`rules-clash` is ignored, but not of which rules"),
        ("rules-clash with lat", "no rule is called `lat`"),
        ("rules-clash with example_law.other", None),  # which was not held against it
        ("rules-clash with late and opinion_given", "there is no remark `rules-clash with example.late and example.opinion_given` here to ignore"),
    ],
)  # fmt: skip
def test_a_comment_that_does_not_name_the_rules_passes_nothing_over(ignored: str, message: str | None) -> None:
    text = f"# lawcheck: ignore[{ignored}] two laws{CLASH}"
    said = {one.lint: one.remark.message for one in deep(text, *COMMENTS)}
    assert said.pop("rules-clash")
    assert said.get("ignored-for-nothing") == message
    assert meant(asked(text)) == ("",)


def test_without_a_reason_nothing_is_meant() -> None:
    assert meant(asked(f"# lawcheck: ignore[rules-clash with late]{CLASH}")) == ("",)


def test_a_comment_on_a_clash_that_is_no_more_is_told_of_if_there_was_time() -> None:
    text = f"# lawcheck: ignore[rules-clash with late] two laws{rules_clash.GOOD}"
    (said,) = deep(text, *COMMENTS)
    assert said.lint == "ignored-for-nothing"
    assert deep(text, *COMMENTS, seconds=0.0) == []


def test_rules_of_one_family_may_ask_for_the_same() -> None:
    family = '\nfamily opinions "opinions"\n  rules example.opinion_given, example.whole\n'
    assert deep(implied_rule.BAD, "implied-rule")
    assert deep(implied_rule.BAD + family, "implied-rule") == []
