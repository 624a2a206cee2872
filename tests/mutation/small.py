"""A small rulebook to change, and its judgement."""

from __future__ import annotations

from lawcheck import pipeline
from lawcheck.mutation.draft import draft
from lawcheck.mutation.judge import Bench
from lawcheck.mutation.mutant import Judgement, Mutant
from lawcheck.plan.meaning import Proof
from lawcheck.span import InputFile
from lawcheck.syntax.parse import parse
from lawcheck.testing.from_file import RuleNames, tests_in

VOCABULARY = """vocabulary things "Things"
entity camera "A camera" listed as cameras
  mode: one of plain ("plain"), live ("live"), later ("later") "How does it work?"
  signed: yes/no "Is there a sign?"
  covered: yes/no "Is it covered?"
  kept: duration "How long?"
  seen: number "How many?"
  set_up_on: date "When was it set up?"
  asked_on: date "When was it asked?"
entity office "The office"
  agreed: yes/no "Did it agree?"
  informed: yes/no "Was it informed?"
  asked: one of first ("first"), second ("second") "Who was asked?"
"""

HEAD = """rulebook small "Small"
  jurisdiction RS
  use things
instrument act "Act"
  in force from 2019-01-01
"""

RULE = """
rule r "A rule"
  cites act art 1
"""


def files_of(rules: str) -> dict[str, InputFile]:
    """The vocabulary, and a rule file below the head of the rulebook."""
    return {"words.law": InputFile("words.law", VOCABULARY), "small.law": InputFile("small.law", HEAD + rules)}


def bench(rules: str, tests: str = "[]", equivalent: Proof | None = None, suggest: bool = False) -> Bench:
    """These rules with these tests."""
    files = files_of(rules)
    plan = pipeline.compile_rules(tuple(files.values()))
    trees = [parse(file)[0] for file in files.values()]
    read, wrong = tests_in(InputFile("small_test.yaml", tests), None, plan.ruleset, RuleNames.of(plan.ruleset))
    assert not wrong, wrong
    return Bench(files, trees, plan, read, equivalent, suggest)


def mutants(on: Bench) -> list[Mutant]:
    """All that is drafted."""
    return [mutant for one in draft(on.trees, on.files, on.ruleset) for mutant in one.mutants]


def judged(on: Bench) -> list[Judgement]:
    """All that is drafted, with its bin."""
    return [judgement for one in draft(on.trees, on.files, on.ruleset) for judgement in on.judge(one)]
