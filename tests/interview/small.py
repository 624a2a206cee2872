"""The small rules on cameras, with questions and standings of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lawcheck.facts.claim import Instance
from lawcheck.facts.from_case import from_case
from lawcheck.interview.order import Standing
from lawcheck.interview.question import Question
from lawcheck.interview.recording import Recorded
from lawcheck.model.vocabulary import Vocabulary
from lawcheck.plan.plan import Plan
from lawcheck.span import InputFile
from tests.rulesets import plan_of

DATA = Path(__file__).parents[1] / "cli" / "data"
DAY = date(2020, 5, 1)


def plan() -> Plan:
    """The rules."""
    return plan_of(*(path.read_text(encoding="utf-8") for path in sorted((DATA / "rules").glob("*.law"))))


def vocabulary() -> Vocabulary:
    """What they know."""
    return plan().ruleset.vocabulary


def recorded(facts: str) -> Recorded:
    """A case with these lines below `facts:`, each as it stands."""
    return recorded_text(f"lawcheck: 1\ncase: test\nsources:\n  ministry: {{grade: B2}}\nfacts:\n{facts}")


def recorded_text(text: str) -> Recorded:
    """A case file with this text."""
    file = InputFile("test.yaml", text)
    case, wrong = from_case(file, vocabulary())
    assert case is not None, wrong
    return Recorded(file, case)


def standing(facts: str | Instance) -> Standing:
    """The case judged."""
    instance = facts if isinstance(facts, Instance) else recorded(facts).case.facts
    return Standing.of(plan(), instance, DAY)


def question(facts: str, path: str) -> Question:
    """The open question at a path, in dots."""
    return next(q for q in standing(facts).open() if ".".join(q.path) == path)
