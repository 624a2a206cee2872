"""A row of a table and the case file that says the same have the same outcomes, for any rulebook and any case."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from lawcheck import pipeline
from lawcheck.batch.case_file import case_file
from lawcheck.batch.cases import RowCase, cases_of
from lawcheck.batch.columns import columns_of, lists_not_named
from lawcheck.batch.judged import How, dated, results_of
from lawcheck.batch.table import read_table
from lawcheck.diagnostics import Diagnostics
from lawcheck.facts.as_yaml import lines_of
from lawcheck.facts.claim import REFUSED, Case, Claim, Content, Instance, Items, Source
from lawcheck.facts.from_case import from_case
from lawcheck.finding.evaluate import outcomes
from lawcheck.model.ruleset import Ruleset
from lawcheck.plan.plan import Plan
from lawcheck.span import InputFile
from lawcheck.values import NONE, show
from tests.properties.cases import SOURCES, cases
from tests.properties.rulebooks import TODAY, rulebooks
from tests.properties.things import Things
from tests.rulesets import plan_of


def plainly(facts: Instance, name: str = "") -> Instance:
    """The facts as one row can tell them: one claim of each, by nobody, and every thing of a list with a name."""
    told = {}
    for fact, claims in facts.facts.items():
        told[fact] = (Claim(_content(claims[0].value)),)
    return Instance(told, name)


def _content(value: Content) -> Content:
    match value:
        case Instance():
            return plainly(value)
        case Items(elements, incomplete):
            inside = [one.value for one in elements]
            named = [plainly(one, f"n{place}") for place, one in enumerate(inside) if isinstance(one, Instance)]
            return Items(tuple(map(Claim, named)), incomplete) if named or incomplete else NONE
        case _:
            return value


def cells(facts: Instance, way: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """The column and the cell for each fact."""
    for name, claims in facts.facts.items():
        path = (*way, name)
        match claims[0].value:
            case Instance() as inner:
                yield ".".join(path), "yes"
                yield from cells(inner, path)
            case Items(elements, incomplete):
                names = [one.value.name for one in elements if isinstance(one.value, Instance)]
                yield ".".join(path), ", ".join(names) + (" ..." if incomplete else "")
                for one in elements:
                    assert isinstance(one.value, Instance)
                    yield from cells(one.value, (*path, one.value.name))
            case value if value is REFUSED:
                yield ".".join(path), "refused"
            case value:
                assert not isinstance(value, Items)
                yield ".".join(path), show(value)  # type: ignore[arg-type]


def table_of(rows: list[dict[str, str]]) -> str:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = StringIO()
    lines = csv.DictWriter(out, columns, delimiter=";")
    lines.writeheader()
    lines.writerows(rows)
    return out.getvalue()


def rows_in(text: str, ruleset: Ruleset, base: Case | None = None) -> tuple[RowCase, ...]:
    found = Diagnostics()
    rows = cases_of(read_table(InputFile("t.csv", text), found), ruleset, base, found)
    assert not found, [d.message for d in found.sorted()]
    return rows


def case_in(text: str, ruleset: Ruleset) -> Case:
    case, wrong = from_case(InputFile("case.yaml", text), ruleset.vocabulary)
    assert case is not None, [d.message for d in wrong]
    return case


@given(rulebooks(), st.data())
def test_a_row_comes_to_what_its_case_file_comes_to(rulebook: tuple[Things, str], data: st.DataObject) -> None:
    things, text = rulebook
    plan: Plan = plan_of(things.text(), text)
    several = [plainly(data.draw(cases(things))) for _ in range(3)]
    table = table_of([{"case": f"c{number}", **dict(cells(one))} for number, one in enumerate(several)])
    note(table)

    rows = rows_in(table, plan.ruleset)

    for row, facts in zip(rows, several, strict=True):
        written = "\n".join(["lawcheck: 1", "facts:", *lines_of(facts, 2), ""])
        told = outcomes(plan, case_in(written, plan.ruleset).facts, TODAY)
        assert results_of(dated(row, How(TODAY), plan.ruleset), plan) == told
        assert outcomes(plan, case_in(case_file(row), plan.ruleset).facts, TODAY) == told


@given(rulebooks(), st.data())
def test_a_case_with_disputed_facts_keeps_its_outcomes_when_it_is_written_down(
    rulebook: tuple[Things, str], data: st.DataObject
) -> None:
    things, text = rulebook
    plan: Plan = plan_of(things.text(), text)
    facts = data.draw(cases(things))
    sources = {name: Source(name) for name in SOURCES if name}
    written = case_file(RowCase(Case("c", "", TODAY, (), sources, facts, "t.csv"), 2, "c"))
    note(written)

    again = case_in(written, plan.ruleset)

    assert outcomes(plan, again.facts, TODAY) == outcomes(plan, facts, TODAY)


SHIPPED = pipeline.load_rules()
FACTS = "processings.square.mode,processings.square.public_space,controller.kind"


def test_a_row_has_the_source_of_its_claims() -> None:
    text = (
        f"case,source,published,url,grade,at,{FACTS}\nnis,Answer of the city,2024-01-02,https://x.rs,B2,p. 3,,yes,\n"
    )

    (row,) = rows_in(text, SHIPPED.ruleset)

    (source,) = row.case.sources.values()
    assert (source.name, source.title, source.published, str(source.grade)) == (
        "answer_of_the_city",
        "Answer of the city",
        "2024-01-02",
        "B2",
    )
    written = case_file(row)
    assert 'public_space: {value: yes, source: answer_of_the_city, at: "p. 3", grade: B2}' in written
    assert case_in(written, SHIPPED.ruleset).sources == row.case.sources


def test_an_empty_cell_says_nothing_and_makes_no_thing_be_there() -> None:
    text = f"case,{FACTS},processings.hall.mode\nnis,,unknown,,\nvranje,,no,,dk\n"

    nis, vranje = rows_in(text, SHIPPED.ruleset)

    assert nis.case.facts.facts == {}
    (claim,) = vranje.case.facts.facts["processings"]
    assert isinstance(claim.value, Items)
    assert claim.value.incomplete
    assert [one.value.name for one in claim.value.elements if isinstance(one.value, Instance)] == ["square"]


def test_answers_are_read_as_the_interview_reads_them() -> None:
    text = (
        f"case;as_of;{FACTS.replace(',', ';')};processings.square.starts_on;processings.square.retention.period;dpo;processings\n"
        "nis;30. 9. 2019.;Live face recognition;ДА;refused;1.2.2020.;30 dana;nema;square\n"
    )

    (row,) = rows_in(text, SHIPPED.ruleset)

    assert case_file(row).splitlines()[1:] == [
        "lawcheck: 1",
        "case: nis",
        "as_of: 2019-09-30",
        "facts:",
        "  processings:",
        "    - {name: square, mode: live_frt, public_space: yes, starts_on: 2020-02-01, retention: {period: 30 days}}",
        "  controller: {kind: refused}",
        "  dpo: none",
    ]


def test_a_choice_is_not_guessed_by_its_number_or_its_beginning() -> None:
    for typed in ("1", "live"):
        found = Diagnostics()
        table = read_table(InputFile("t.csv", f"case,processings.square.mode\nnis,{typed}\n"), found)
        cases_of(table, SHIPPED.ruleset, None, found)
        assert [d.code for d in found.sorted()] == ["unknown-choice"]


def test_lists_that_no_column_names_whole_are_known() -> None:
    text = "case,processings.square.mode,processings.square.databases.d.kind,breaches,breaches.b.known_on\nx,,,,\n"
    table = read_table(InputFile("t.csv", text), Diagnostics())
    columns = columns_of(table.head, SHIPPED.ruleset.vocabulary, Diagnostics()).values()

    assert lists_not_named(list(columns)) == (("processings",), ("processings", "square", "databases"))


@pytest.mark.parametrize("filler", ["-", "?", "…", "n/a", "N.A.", "NaN", "#N/A", "#REF!", "TBD", "__"])
def test_what_fills_a_cell_of_which_nothing_is_known_is_no_text(filler: str) -> None:
    found = Diagnostics()
    text = f"case,processings.square.basis.claimed,processings.square.mode\nnis,{filler},{filler}\n"

    cases_of(read_table(InputFile("t.csv", text), found), SHIPPED.ruleset, None, found)

    assert [d.code for d in found.sorted()] == ["empty-value", "unknown-choice"]


BASE = """lawcheck: 1
case: everywhere
as_of: 2024-01-01
jurisdiction: RS
rulebooks: [rs]
sources:
  law: {title: "The law", grade: A1}
facts:
  controller: {kind: {value: local_authority, source: law}}
  draft: none
  processings:
    - name: square
      public_space: yes
      starts_on: {value: 2020-01-01, source: law, from: 2021-01-01, until: 2030-01-01}
"""


def test_the_facts_of_the_base_hold_for_every_row() -> None:
    base = case_in(BASE, SHIPPED.ruleset)
    text = "case,source,title,processings.square.mode,controller.kind\nnis,law,Niš,live_frt,\nvranje,,,,police\n"

    nis, vranje = rows_in(text, SHIPPED.ruleset, base)

    same = """lawcheck: 1
case: nis
title: Niš
as_of: 2024-01-01
jurisdiction: RS
rulebooks: [rs]
sources:
  law: {title: "The law", grade: A1}
facts:
  controller: {kind: {value: local_authority, source: law}}
  draft: none
  processings:
    - name: square
      public_space: yes
      starts_on: {value: 2020-01-01, source: law, from: 2021-01-01, until: 2030-01-01}
      mode: {value: live_frt, source: law}
"""
    assert outcomes_of(nis.case) == outcomes_of(case_in(same, SHIPPED.ruleset))
    assert outcomes_of(case_in(case_file(nis), SHIPPED.ruleset)) == outcomes_of(nis.case)
    assert str(vranje.case.sources["law"].grade) == "A1"
    (controller,) = vranje.case.facts.facts["controller"]
    assert isinstance(controller.value, Instance)
    assert [claim.value for claim in controller.value.facts["kind"]] == ["local_authority", "police"]  # in dispute


def test_a_list_that_the_base_has_whole_stays_whole_unless_a_row_has_more() -> None:
    base = case_in(BASE, SHIPPED.ruleset)
    text = "case,processings.square.mode,processings.hall.mode\nnis,live_frt,\nvranje,,live_frt\n"

    whole = []
    for row in rows_in(text, SHIPPED.ruleset, base):
        (claim,) = row.case.facts.facts["processings"]
        assert isinstance(claim.value, Items)
        whole.append(not claim.value.incomplete)

    assert whole == [True, False]


def outcomes_of(case: Case) -> tuple[tuple[str, str, str], ...]:
    assert case.as_of
    return outcomes(SHIPPED.plan, case.facts, case.as_of, case.rulebooks)
