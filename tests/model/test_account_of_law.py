"""The account of a law, article by article."""

from lawcheck.model.account_of_law import account_of
from tests.rulesets import ruleset_of

RULES = """
vocabulary words "Words"
entity deployment "The deployment"
  lawful: yes/no "Is it lawful?"
rulebook book "Book"
  jurisdiction RS
  use words
instrument act "Act"
  articles 6
rule lawful "It is lawful"
  cites act art 2 para 1
  requires deployment.lawful
exception allowed to lawful
  cites act art 4a
  when not deployment.lawful
outside act art 1 because "scope"
outside act art 4 to 5 because "penalties"
"""


def test_each_article_is_encoded_left_out_or_not_yet_looked_at() -> None:
    ruleset = ruleset_of(RULES)

    account = account_of(ruleset.instruments["act"], ruleset)

    assert [(a.article, a.rules, [o.because.english for o in a.outside]) for a in account] == [
        (1, (), ["scope"]),
        (2, ("book.lawful",), []),
        (3, (), []),
        (4, ("book.allowed",), ["penalties"]),
        (5, (), ["penalties"]),
        (6, (), []),
    ]
    assert [a.article for a in account if not a.looked_at] == [3, 6]


def test_an_instrument_that_does_not_say_how_long_it_is_has_no_account() -> None:
    ruleset = ruleset_of(RULES.replace("  articles 6\n", ""))

    assert account_of(ruleset.instruments["act"], ruleset) == ()
