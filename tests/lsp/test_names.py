"""Every name is followed: from where it stands to where it is declared, and to everywhere else."""

from pathlib import Path

import pytest

from lawcheck import files
from lawcheck.diagnostics import Diagnostics
from lawcheck.lsp import disk
from lawcheck.lsp.documents import TEST_ENDING, case_beside, document_of
from lawcheck.lsp.law import Law, law_of
from lawcheck.lsp.symbols import Kind, Names, Symbol
from lawcheck.lsp.workspace import FileKind, kind_of
from lawcheck.span import InputFile
from lawcheck.syntax import ast
from tests.lsp.small import FILES, file_named, workspace

WORKSPACE = workspace()


def text_at(span: object) -> str:
    file, start, end = span  # type: ignore[misc]
    return FILES[file][start:end]


@pytest.mark.parametrize(
    ("kind", "key", "by_file"),
    [
        (Kind.FACT, "assessment.done_on", {"vocabulary.law": 1, "act.law": 2, "act_test.yaml": 1, "city.yaml": 1}),
        (Kind.FACT, "assessment.opinion", {"vocabulary.law": 1, "act.law": 4, "act_test.yaml": 1, "city.yaml": 1}),
        (Kind.FACT, "processing.proportionate", {"vocabulary.law": 1, "act.law": 1, "act_test.yaml": 1, "city.yaml": 1}),
        (Kind.CHOICE, "assessment.opinion.positive", {"vocabulary.law": 1, "act.law": 1, "act_test.yaml": 1, "city.yaml": 1}),
        (Kind.CHOICE, "processing.mode.plain_video", {"vocabulary.law": 1, "act.law": 1}),
        (Kind.CHOICE, "processing.mode.live_matching", {"vocabulary.law": 2, "act.law": 1, "act_test.yaml": 1, "city.yaml": 1}),
        (Kind.ENTITY, "assessment", {"vocabulary.law": 2}),
        (Kind.ENTITY, "processing", {"vocabulary.law": 2, "act.law": 1}),
        (Kind.ENTITY, "database", {"vocabulary.law": 2}),
        (Kind.LIST, "processings", {"vocabulary.law": 1, "act.law": 1, "act_test.yaml": 2, "city.yaml": 1}),
        (Kind.DEFINITION, "filming.matches of processing", {"vocabulary.law": 1, "act.law": 1}),
        (Kind.DEFINITION, "rs.law.assessed of processing", {"act.law": 2}),
        (Kind.INSTRUMENT, "act", {"act.law": 5}),
        (Kind.RULE, "rs.law.assessed_before", {"act.law": 2, "families.law": 1, "act_test.yaml": 1, "city_test.yaml": 1}),
        (Kind.EXCEPTION, "rs.law.small_scale", {"act.law": 1}),
        (Kind.RULEBOOK, "rs.law", {"act.law": 1, "families.law": 1, "city.yaml": 1}),
        (Kind.RULEBOOK, "filming", {"vocabulary.law": 1, "act.law": 1}),
        (Kind.SOURCE, f"{file_named('city.yaml')}:press", {"city.yaml": 3}),
    ],
)  # fmt: skip
def test_a_name_is_found_wherever_it_stands(kind: Kind, key: str, by_file: dict[str, int]) -> None:
    name = key.partition(" ")[0].rpartition(".")[2].rpartition(":")[2]
    symbol = Symbol(kind, key, key if kind is Kind.RULEBOOK else name)

    found = WORKSPACE.occurrences(symbol)

    counts: dict[str, int] = {}
    for one in found:
        assert text_at(one.span) == symbol.name
        file = one.span.file.rpartition("/")[2]
        counts[file] = counts.get(file, 0) + 1
    assert counts == by_file
    assert [one.declares for one in found] == [True] + [False] * (len(found) - 1)


def test_the_variable_of_a_rule_is_that_of_its_exception() -> None:
    act = file_named("act.law")
    place = FILES[act].index("p.mode is one of")
    one = WORKSPACE.names_in(act).at(act, place)

    assert one is not None
    (declared,) = WORKSPACE.declarations(one.symbol)

    assert FILES[act][declared.span.start - 9 : declared.span.end] == "for each p"
    assert one.symbol.kind is Kind.VARIABLE


def test_a_name_is_found_from_its_end_too_and_nothing_beside_it() -> None:
    act = file_named("act.law")
    names, start = WORKSPACE.names_in(act), FILES[act].index("assessed_before")

    assert names.at(act, start + len("assessed_before")) == names.at(act, start)
    assert names.at(act, FILES[act].index("severity")) is None


# ── the rules that come with lawcheck ──


@pytest.fixture(scope="module")
def shipped() -> tuple[Law, dict[str, InputFile]]:
    texts = disk.shipped_rules()
    return law_of(texts), texts


def test_every_name_in_the_shipped_rules_stands_where_it_is_said_to(
    shipped: tuple[Law, dict[str, InputFile]],
) -> None:
    law, texts = shipped

    wrong = [one for one in all_of(law.names) if one[0] != texts[one[1].file].text[one[1].start : one[1].end]]

    assert wrong == []


def test_every_name_in_a_condition_of_the_shipped_rules_can_be_followed(
    shipped: tuple[Law, dict[str, InputFile]],
) -> None:
    law, _ = shipped
    from lawcheck.lsp.names_in_law import expressions_of, parts_of

    written = {
        name.span: name.text
        for tree, _ in law.parsed.values()
        for item in tree.items
        for expression in expressions_of(item)
        for part in parts_of(expression)
        if isinstance(part, ast.Path)
        for name in part.names
    }
    followed = {one.span for found in law.names.by_file.values() for one in found}

    assert {text for span, text in written.items() if span not in followed} == set()


def test_every_fact_in_the_shipped_cases_and_tests_can_be_followed(shipped: tuple[Law, dict[str, InputFile]]) -> None:
    law, _ = shipped
    home = files.content()
    found = 0
    for path in sorted([*(home / "rules" / "rs").rglob("*_test.yaml"), *(home / "cases").rglob("*.yaml")]):
        file = files.read(Path(path), Diagnostics())
        kind = kind_of(file)
        if kind is FileKind.OTHER or (file.name.endswith(TEST_ENDING) and Path(case_beside(file.name)).is_file()):
            continue
        document = document_of(file, law)
        assert document.mistakes == ()
        for text, span in all_of(document.names):
            assert text == file.text[span.start : span.end]
            found += 1
    assert found > 10_000


def all_of(names: Names) -> list[tuple[str, object]]:
    """Each name with its place; a rulebook's may stand with its parts only."""
    return [(s.key if s.kind is Kind.RULEBOOK else s.name, one.span) for s, o in names.by_symbol.items() for one in o]


def test_the_small_folder_has_no_mistake() -> None:
    assert WORKSPACE.law.mistakes == {}
    assert [document.mistakes for document in WORKSPACE.documents.values()] == [(), (), ()]
