"""The shipped drafts come out as the record has it, and the model law has no loophole."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from lawcheck import files, pipeline
from lawcheck.draft.ask import Question, beginning, lawful_use
from lawcheck.draft.check import Guaranteed, Loophole, NotTouched, answer, check
from lawcheck.draft.permission import Permission, permission
from lawcheck.facts.belief import select
from lawcheck.facts.claim import Instance
from tests.draft.worlds import DAY

RECORD: dict[str, list[dict[str, Any]]] = YAML(typ="safe").load(
    Path(__file__).with_name("record.yaml").read_text(encoding="utf-8")
)
ROWS = [(draft, row) for draft, rows in RECORD.items() for row in rows]


@lru_cache(maxsize=3)
def shipped(name: str) -> tuple[Permission, Question]:
    home = files.content()
    law = pipeline.load_rules([home / "rules", home / "cases" / "drafts" / f"{name}.law"])
    facts = select(pipeline.load_case("model_lawful_deployment", law).facts, DAY, frozenset(), None)
    draft = permission(law.ruleset.drafts[0], law.ruleset.vocabulary)
    return draft, beginning(draft, Question(law.plan, DAY, facts, lambda: 60.0))


@pytest.mark.parametrize(("name", "row"), ROWS, ids=[f"{draft}: {row['said']}: {row['rule']}" for draft, row in ROWS])
def test_the_drafts_come_out_as_the_record_has_it(name: str, row: dict[str, Any]) -> None:
    draft, question = shipped(name)
    (step,) = (s for s in question.plan.steps if s.rule.name == row["rule"] and s.window.holds_on(DAY))

    found = answer(step, draft, question)

    match found:
        case Loophole(kind=kind):
            assert row["expect"] in ("loophole", kind.value)
        case Guaranteed(by=by):
            assert row["expect"] == "guaranteed"
            assert list(by) == row.get("by", list(by))
        case NotTouched(why=why):
            assert row["expect"] == why.name.lower()
        case _:
            raise AssertionError(found)


@pytest.mark.parametrize("rulebooks", ["articles", "rs", "eu.led", "coe"])
def test_the_model_law_leaves_no_loophole_and_permits_something(rulebooks: str) -> None:
    draft, question = shipped("model")

    assert isinstance(lawful_use(draft, question), Instance)
    found = tuple(check(draft, [rulebooks], question))
    assert [one.rule.name for one in found if isinstance(one.answer, Loophole)] == []
    assert [one.rule.name for one in found if isinstance(one.answer, Guaranteed)]


@pytest.mark.parametrize("name", ["internal_affairs_2021", "package_2022", "model"])
def test_each_shipped_draft_permits_something(name: str) -> None:
    assert isinstance(lawful_use(*shipped(name)), Instance)
