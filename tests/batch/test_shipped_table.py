"""The table that comes with lawcheck says nothing that the shipped cases do not say, on the word of the same source."""

from __future__ import annotations

from lawcheck import pipeline
from lawcheck.batch.cases import cases_of
from lawcheck.batch.table import read_table
from lawcheck.diagnostics import Diagnostics
from lawcheck.facts.claim import Instance, Items, claims_at
from lawcheck.files import read_table as text_of

TABLE = "cases/tables/decided_uses.csv"


def test_every_cell_is_a_claim_of_that_source_in_the_case_of_that_name() -> None:
    rules = pipeline.load_rules()
    found = Diagnostics()
    table = read_table(text_of(TABLE, found), found)

    rows = cases_of(table, rules.ruleset, None, found)

    assert not found
    assert len(rows) == 9
    for row in rows:
        case = pipeline.load_case(row.case.name, rules)
        (source,) = row.case.sources.values()
        (own,) = (one for one in case.sources.values() if one.title == source.title)
        assert (row.case.title, row.case.as_of, row.case.jurisdiction, row.case.rulebooks) == (
            case.title,
            case.as_of,
            case.jurisdiction,
            case.rulebooks,
        )
        assert (source.published, source.url, source.grade) == (own.published, own.url, own.grade)
        first = _first(case.facts)
        for path in _told(row.case.facts):
            there = (path[0], first, *path[2:]) if path[0] == "processings" else path
            said = [(claim.value, claim.grade) for claim in claims_at(case.facts, there) if claim.source == own.name]
            assert [(claim.value, own.grade) for claim in claims_at(row.case.facts, path)] == [said[0]], path


def _first(facts: Instance) -> str:
    (claim,) = facts.facts["processings"]
    assert isinstance(claim.value, Items)
    element = claim.value.elements[0].value
    assert isinstance(element, Instance)
    return element.name


def _told(facts: Instance, way: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    paths = []
    for name, claims in facts.facts.items():
        value = claims[0].value
        if isinstance(value, Instance):
            paths += _told(value, (*way, name))
        elif isinstance(value, Items):
            for element in value.elements:
                assert isinstance(element.value, Instance)
                paths += _told(element.value, (*way, name, element.value.name))
        else:
            paths.append((*way, name))
    return paths
