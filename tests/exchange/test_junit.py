"""The XML fits the schema, counts right, and holds nothing but words."""

import pytest
from lxml import etree

from lawcheck.exchange.junit import Bad, Case, Problem, Suite, render
from tests.exchange import valid_junit

HOSTILE = "]]> <b>&amp; \"' \x1b[31m \x00 \u202e \ufffe \ud800\nnext"


def test_suites_with_everything_in_them_fit_the_schema_and_are_counted() -> None:
    cases = (
        Case("passes", "rs.zzpl", milliseconds=1204, output="said"),
        Case("fails", "rs.zzpl", (Problem(Bad.FAILURE, "violated", "critical", "why\nand where"),), 7),
        Case("cannot run", "rs.zzpl", (Problem(Bad.FAILURE, "f"), Problem(Bad.ERROR, "e"))),
        Case("nobody ran it", "", (Problem(Bad.SKIPPED, "s"),)),
    )

    root = valid_junit(
        render("lawcheck test", [Suite("a", cases, "rules/a_test.yaml", (("as_of", "2019-09-30"),)), Suite("b", ())])
    )

    assert dict(root.attrib) == {
        "name": "lawcheck test",
        "tests": "4",
        "failures": "1",
        "errors": "1",
        "time": "1.211",
    }
    assert root[0].get("skipped") == "1"
    assert root[0].get("file") == "rules/a_test.yaml"
    assert root[1].get("tests") == "0"
    assert "time" not in root[1].attrib
    assert root[0].find("testcase[@name='fails']/failure").text == "why\nand where"


def test_hostile_words_are_words_and_nothing_else() -> None:
    case = Case(HOSTILE, HOSTILE, (Problem(Bad.FAILURE, HOSTILE, "t", HOSTILE),), output=HOSTILE)

    root = valid_junit(render(HOSTILE, [Suite(HOSTILE, (case,), HOSTILE, ((HOSTILE, HOSTILE),))]))

    said = "]]> <b>&amp; \"'  [31m            \nnext"
    assert root.find("testsuite/testcase/failure").text.split() == said.split()
    assert root.find("testsuite/testcase").get("name").split() == said.split()
    assert root.find(".//b") is None


def test_the_schema_would_find_a_wrong_document() -> None:
    with pytest.raises(etree.DocumentInvalid):
        valid_junit("<testsuites><testsuite/></testsuites>")
