"""What `show` says of a rule that has several versions."""

from lawcheck.report.as_page import Pages, find
from lawcheck.span import InputFile
from tests.rulesets import ruleset_of

RULES = """
vocabulary words "Words"
entity plan "The plan"
  kept: duration "How long are recordings kept?"
rulebook book "Book"
  jurisdiction RS
  use words
instrument act "Act"
rule storage "Storage is limited"
  cites act art 1
  in force until 2024-12-31
  requires plan.kept at most 30 days
rule storage "Storage is limited"
  cites act art 1
  in force from 2025-01-01
  requires plan.kept at most 72 hours
"""


def test_a_later_version_says_what_changed() -> None:
    ruleset = ruleset_of(RULES)
    pages = Pages(ruleset, {"0.law": InputFile("0.law", RULES)})

    page = pages.of(find("book.storage", ruleset)[0])

    changed = page.partition("What changed from 1 January 2025")[2].splitlines()
    assert [line.strip() for line in changed if line.strip()] == [
        "- in force until 2024-12-31",
        "+ in force from 2025-01-01",
        "- requires plan.kept at most 30 days",
        "+ requires plan.kept at most 72 hours",
    ]
