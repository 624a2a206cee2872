"""The text of a new rulebook: one rule, and its tests beside it, which pass as they stand."""

from __future__ import annotations

from datetime import date

from lawcheck.model.ruleset import Ruleset
from lawcheck.model.vocabulary import ListOf, YesNo


def rulebook(name: str, ruleset: Ruleset, today: date) -> dict[str, str]:
    """The files of a new rulebook by their names: its law, and the tests beside it.

    The rule asks for the first yes/no fact of the vocabulary, to be replaced by what the law asks for.
    """
    path = next(path for path, fact in ruleset.vocabulary.walk() if isinstance(fact.type, YesNo) and len(path) <= 2)
    listed = isinstance(ruleset.vocabulary.roots[path[0]].type, ListOf)
    fact = f"x.{path[-1]}" if listed else ".".join(path)
    each = f"  for each x in {path[0]}\n" if listed else ""
    short = name.replace(".", "_")
    uses = next((use for book in ruleset.rulebooks.values() for use in book.uses), "surveillance")
    law = f"""# What the rules of this law are called, and when it is in force.
rulebook {name} "Title of the law"
  jurisdiction RS
  use {uses}

instrument {short} "Title of the law, as its official gazette has it"
  published "Official Gazette, number"
  in force from {today.isoformat()}
  url "https://example.org/the-law"

# One rule for each duty. Its name never changes once it is published.
rule first_duty "What the law demands, in one sentence"
  cites {short} art 1 para 1
  severity serious  # critical, serious or minor
  force binding     # binding, benchmark, guidance or policy
  binds controller
{each}  requires {fact}
    else "What is wrong, in one sentence."
  remedy "What to do about it."
"""
    return {"rulebook.law": law, "rulebook_test.yaml": _tests(path, listed, today)}


def _tests(path: tuple[str, ...], listed: bool, today: date) -> str:
    def facts(answer: str) -> str:
        inner = f"{{{path[-1]}: {answer}}}" if answer else "{}"
        if len(path) == 1:
            return inner
        return f"{{{path[0]}: [{inner}]}}" if listed else f"{{{path[0]}: {inner}}}"

    corners = (
        ("the duty is met", "yes", "compliant"),
        ("the duty is not met", "no", "violated"),
        ("nothing is known", "", "undetermined"),
    )
    return "\n".join(
        f"- test: {title}\n  rule: first_duty\n  as_of: {today.isoformat()}\n"
        f"  facts: {facts(answer)}\n  expect: {outcome}\n"
        for title, answer, outcome in corners
    )
