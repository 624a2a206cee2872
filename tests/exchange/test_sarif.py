"""A log fits the schema, says what was given, and lets nothing through that is more than words."""

import json

import jsonschema
import pytest

from lawcheck.exchange.sarif import Kind, Level, Logical, Place, Region, Result, Rule, place_of, region_of, render
from lawcheck.span import InputFile, Span
from tests.exchange import valid_sarif

RULE = Rule("rs.zzpl.dpia", "an assessment comes first", "in full", "do one", "https://example.org/dpia", Level.ERROR)
HOSTILE = "a [link](https://evil.example) \x1b[31m \u202e \x00 {0} <b> \ud800"


def only_result(*results: Result) -> dict[str, object]:
    """The only result of a log that fits the schema."""
    (result,) = valid_sarif(render([RULE], results))["runs"][0]["results"]
    return result


def test_a_log_with_everything_in_it_fits_the_schema() -> None:
    place = Place("cases/a b/č.yaml", Region(3, 5, 3, 9), (Logical("dpia.done_on", "member"),), "the claim")
    result = Result(
        RULE.id, "not done", places=(place,), related=(place,), identity=("case",), properties=(("n", 1),)
    )
    other = Rule("other", "", tags=("law",))

    run = valid_sarif(render([other, RULE], [result], language="sr-Latn", properties=[("asOf", "2019-09-30")]))[
        "runs"
    ][0]

    assert run["columnKind"] == "unicodeCodePoints"
    assert run["language"] == "sr-RS"
    assert run["properties"] == {"asOf": "2019-09-30"}
    assert run["tool"]["driver"]["rules"][0]["shortDescription"]["text"] == "other"
    (told,) = run["results"]
    assert (told["ruleIndex"], told["level"], told["kind"]) == (1, "error", "fail")
    assert told["relatedLocations"][0]["id"] == 1
    physical = told["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "cases/a%20b/%C4%8D.yaml", "uriBaseId": "%SRCROOT%"}
    assert physical["region"] == {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9}


def test_a_log_without_results_says_that_there_are_none() -> None:
    assert valid_sarif(render([], []))["runs"][0]["results"] == []


def test_what_a_human_has_to_look_at_has_no_level() -> None:
    result = only_result(Result(RULE.id, "open", Kind.REVIEW, Level.ERROR))

    assert (result["kind"], result["level"]) == ("review", "none")


def test_a_hostile_message_is_words_and_nothing_else() -> None:
    said = only_result(Result(RULE.id, HOSTILE))["message"]

    assert said == {"text": "a \\[link](https://evil.example)  \\[31m     {0} <b>  "}


def test_brackets_that_are_no_link_stay_as_they_are() -> None:
    assert only_result(Result(RULE.id, "article [5] applies"))["message"] == {"text": "article [5] applies"}


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("/srv/case #1.yaml", {"uri": "file:///srv/case%20%231.yaml"}),
        ("C:\\cases\\one.yaml", {"uri": "file:///C:/cases/one.yaml"}),
        ("cases\\one.yaml", {"uri": "cases/one.yaml", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_a_file_is_named_by_a_valid_address(name: str, address: dict[str, str]) -> None:
    result = only_result(Result(RULE.id, "m", places=(Place(name),)))

    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == address  # type: ignore[index]


def test_columns_count_characters_and_not_bytes() -> None:
    file = InputFile("f", "a\nčš𝒳 x\n")

    assert region_of(Span("f", 6, 7), file) == Region(2, 5, 2, 6)
    assert place_of(Span("f", 6, 7), file).file == "f"


def test_the_same_words_make_the_same_fingerprint_wherever_the_line_is() -> None:
    def fingerprint(line: int, *identity: str) -> object:
        return only_result(Result(RULE.id, "m", places=(Place("f", Region(line)),), identity=identity))[
            "partialFingerprints"
        ]

    assert fingerprint(1, "case", "a") == fingerprint(9, "case", "a")
    assert fingerprint(1, "case", "a") != fingerprint(1, "casea")


def test_the_schema_would_find_a_wrong_log() -> None:
    with pytest.raises(jsonschema.ValidationError):
        valid_sarif(json.dumps({"version": "2.1.0", "runs": [{"results": []}]}))
