"""What was read keeps in step with what is typed, and answers do not wait for it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

import pytest

from lawcheck.diagnostics import Diagnostic
from lawcheck.lint.remark import Said
from lawcheck.lsp.reading import Reading
from lawcheck.span import InputFile
from tests.lsp.small import FILES, RULES, file_named

ALL = {name: InputFile(name, text) for name, text in FILES.items()}
ACT, CITY, VOCABULARY = file_named("act.law"), file_named("city.yaml"), file_named("vocabulary.law")


@asynccontextmanager
async def reading(files: dict[str, InputFile]) -> AsyncIterator[tuple[Reading, list[tuple[str, list[str]]]]]:
    """A reading of these files, and all that it publishes."""
    shown: list[tuple[str, list[str]]] = []

    def publish(name: str, told: tuple[Diagnostic | Said, ...]) -> None:
        mistakes = [one.code for one in told if isinstance(one, Diagnostic)]
        if mistakes or len(told) == 0:
            shown.append((name.rpartition("/")[2], mistakes))

    one = Reading(publish, lambda: date(2026, 11, 24))
    one.put_all(files, {})
    task = asyncio.create_task(one.keep_reading())
    yield one, shown
    task.cancel()


@pytest.mark.asyncio
async def test_without_a_change_all_is_read_once_and_nothing_is_shown() -> None:
    async with reading(ALL) as (one, shown):
        workspace = await one.current()

        assert set(workspace.documents) == {name for name in FILES if name.endswith(".yaml")}
        assert shown == []
        assert await one.latest() is workspace
        assert await asyncio.wait_for(one.current(), 0.01) is workspace


@pytest.mark.asyncio
async def test_the_latest_is_there_at_once_and_the_current_follows() -> None:
    async with reading(ALL) as (one, shown):
        before = await one.current()

        one.put(InputFile(ACT, RULES.replace("assessed_before", "done_before")))
        latest = await one.latest(ACT)
        current = await one.current()

        assert latest is before
        assert [rule.name for rule in current.law.ruleset.rules] == ["rs.law.done_before"]
        assert current.law.parsed[VOCABULARY] is before.law.parsed[VOCABULARY]  # not parsed again
        assert current.documents[CITY].read is before.documents[CITY].read
        assert dict(shown) == {
            "act_test.yaml": ["unknown-rule"],
            "city_test.yaml": ["unknown-rule"],
            "families.law": ["unknown-rule"],
        }


@pytest.mark.asyncio
async def test_mistakes_are_taken_back_when_they_or_their_file_are_gone() -> None:
    async with reading(ALL) as (one, shown):
        one.put(InputFile(ACT, RULES.replace("p.matches", "p.watches")))
        await one.current()
        one.put(ALL[ACT])
        await one.current()
        assert shown == [("act.law", ["unknown-fact"]), ("act.law", [])]

        one.put(InputFile(CITY, FILES[CITY].replace("mode", "mood")))
        await one.current()
        one.drop(CITY)
        await one.current()
        assert shown[-1] == ("city_test.yaml", ["missing-key", "test-without-facts"])  # no case lies beside it now
        assert ("city.yaml", []) in shown


@pytest.mark.asyncio
async def test_the_rules_that_come_with_lawcheck_are_law_where_there_is_no_vocabulary() -> None:
    own = {name: file for name, file in ALL.items() if name != VOCABULARY}
    async with reading(own) as (one, shown):
        one.shipped = {
            VOCABULARY.replace("/w/", "/shipped/"): InputFile("/shipped/rules/vocabulary.law", FILES[VOCABULARY])
        }
        workspace = await one.current()
        assert "/shipped/rules/vocabulary.law" in workspace.law.files
        assert shown == []

        one.put(ALL[VOCABULARY])
        workspace = await one.current()
        assert set(workspace.law.files) == {name for name in FILES if name.endswith(".law")}
        assert shown == []


@pytest.mark.asyncio
async def test_what_changes_while_it_is_read_is_read_again() -> None:
    async with reading(ALL) as (one, _):
        for number in range(20):
            one.put(InputFile(ACT, RULES.replace("assessed_before", f"rule_{number}")))
            await asyncio.sleep(0.01)
        workspace = await one.current()

        assert [rule.name for rule in workspace.law.ruleset.rules] == ["rs.law.rule_19"]


@pytest.mark.asyncio
async def test_remarks_follow_once_there_is_no_mistake_and_move_with_what_is_typed() -> None:
    async with reading(ALL) as (one, _):
        await one.current()
        for _ in range(500):
            if one.remarks_on(ACT):
                break
            await asyncio.sleep(0.02)
        before = {said.lint: said.remark for said in one.remarks_on(ACT)}

        one.put(InputFile(ACT, RULES.replace("p.matches", "p.watches")))
        await one.current()
        with_mistake = {said.lint: said.remark for said in one.remarks_on(ACT)}
        assert [mistake.code for mistake in one.mistakes_in(ACT)] == ["unknown-fact"]
        assert with_mistake["nobody-bound"] == before["nobody-bound"]

        one.put(InputFile(ACT, f"# A line more.\n{RULES}"))
        await one.current()
        below = {said.lint: said.remark for said in one.remarks_on(ACT)}
        assert below["nobody-bound"].span.start == before["nobody-bound"].span.start + len("# A line more.\n")
