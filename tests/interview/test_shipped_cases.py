"""Answers go into case files as people wrote them, and every line that was there stays."""

from datetime import date

import pytest

from lawcheck import pipeline
from lawcheck.facts.belief import select
from lawcheck.files import content
from lawcheck.interview.answer import Answer
from lawcheck.interview.order import Standing
from lawcheck.interview.question import Kind, Question
from lawcheck.interview.recording import Recorded, Teller, record
from lawcheck.model.vocabulary import Choice, Date, DurationType, Number, TextType, YesNo
from lawcheck.span import InputFile
from lawcheck.values import NONE

EACH = 12  # questions of a case, spread over all that are open


@pytest.fixture(scope="module")
def rules() -> pipeline.Rules:
    return pipeline.load_rules()


def an_answer(question: Question) -> Answer:
    match question.fact.type:
        case YesNo():
            return Answer(True)
        case Choice() as choice:
            return Answer(choice.names[0])
        case TextType():
            return Answer('"a": {b} # c')
        case Date() | Number() | DurationType():
            return Answer(NONE)
    return Answer(NONE if question.kind is not Kind.MORE else None)


@pytest.mark.parametrize("name", ["serbia/griffeye", "serbia/arena_video_2011", "oracle/bridges_dc_2019"])
def test_every_line_that_was_there_stays(name: str, rules: pipeline.Rules) -> None:
    path = content() / "cases" / f"{name}.yaml"
    before = Recorded(InputFile(path.name, path.read_text(encoding="utf-8")), pipeline.load_case(path, rules))
    day = before.case.as_of or date(2026, 1, 1)
    vocabulary = rules.ruleset.vocabulary
    now = Standing.of(rules.plan, select(before.case.facts, day), day, before.case.rulebooks)
    asked = [question for question in now.open() if question.kind is not Kind.MORE]
    old = before.file.text.splitlines()
    assert asked

    for question in asked[:: len(asked) // EACH + 1]:
        after = record(before, question, an_answer(question), Teller(), day, vocabulary)

        assert after is not None, question.path
        text = after.file.text
        new = text.splitlines()
        changed = [line for line in old if line not in new]  # a claim of other days, beside which the answer stands
        assert [line for line in changed if line.partition(": ")[2].partition(" #")[0] not in text] == []
        assert [line for line in new if line in old] == [line for line in old if line not in changed]
        assert len(changed) <= 1
