"""What is shown of a thing: for a fact its question, for a rule its law and its outcomes, for a definition its text."""

from datetime import date

import pytest

from lawcheck.lsp.hover import hover
from tests.lsp.small import FILES, file_named, workspace

ACT, VOCABULARY, CITY = file_named("act.law"), file_named("vocabulary.law"), file_named("city.yaml")


def shown(file: str, at: str) -> str:
    small = workspace()
    one = small.names_in(file).at(file, FILES[file].index(at))
    assert one is not None
    return hover(one.symbol, small, date(2026, 11, 24))


@pytest.mark.parametrize(
    ("file", "at", "parts"),
    [
        (ACT, "done_on is", ["fact `assessment.done_on`: date", "**When was it finished?**", "*Када је завршена?*"]),
        (CITY, "mode", ["fact `processing.mode`: one of plain_video, live_matching", "**What is done?**"]),
        (VOCABULARY, "proportionate", ["Only a person can answer it. To weigh: the aim; milder means."]),
        (VOCABULARY, "citizens", ["Nobody can change it any more."]),
        (ACT, "positive", ["choice `positive` of `assessment.opinion`"]),
        (CITY, "negative", ["choice `negative` of `assessment.opinion`: negative", "What is the opinion?"]),
        (ACT, "assessed and", ["definition `rs.law.assessed`", "```lawcheck\ndefine assessed of processing p as p.dpia.done_on is not none\n```"]),
        (ACT, "act art 55", ["instrument `act`: **The Act**", "Gazette 1/2018, from 2019-08-21", "](<https://law.example/act (1)>)"]),
        (
            ACT,
            "assessed_before",
            [
                "rule `rs.law.assessed_before`: **It is assessed before it starts**",
                "*Процењује се пре почетка*",
                "- [The Act, art 54 para 1](<https://law.example/act (1)>)",
                "critical, binding; not yet held against the text of the law",
                "Exception `rs.law.small_scale`: Only a little",
                "In the cases here:\n- `city`: street disputed",
            ],
        ),
        (ACT, "small_scale", ["exception `rs.law.small_scale`: **Only a little**", "The Act, art 60", "out of `rs.law.assessed_before`"]),
        (ACT, "processings", ["list `processings`: **The processing** (of `processing`)", "- `dpia`: assessment"]),
        (VOCABULARY, "database ", ["entity `database`: **A database**", "- `citizens`: yes/no"]),
        (ACT, "p in", ["variable `p`"]),
        (ACT, "rs.law", ["rulebook `rs.law`: **The law**"]),
        (file_named("families.law"), "basis", ["family `basis`: **basis**", "- `rs.law.assessed_before`"]),
        (CITY, "press", ["source of this case `press`"]),
    ],
)  # fmt: skip
def test_what_is_shown(file: str, at: str, parts: list[str]) -> None:
    text = shown(file, at)

    assert [part for part in parts if part not in text] == []


def test_elements_that_a_case_may_have_left_out_are_told_of_as_others() -> None:
    open_ended = (
        FILES[CITY]
        .replace("processings:", "processings:\n    incomplete: true\n    items:", 1)
        .replace("\n      ", "\n        ")
    )
    small = workspace(city=open_ended.replace("    - name: street", "      - name: street"))
    one = small.names_in(ACT).at(ACT, FILES[ACT].index("assessed_before"))
    assert one is not None

    assert "- `city`: street disputed, any others undetermined" in hover(one.symbol, small, date(2026, 11, 24))
