"""Texts to start from: a case with every question that could matter, and a rulebook with one rule and its tests."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from lawcheck.model.ruleset import Ruleset
from lawcheck.model.vocabulary import Choice, Date, DurationType, EntityType, Fact, FactType, ListOf, Number, YesNo
from lawcheck.report.as_page import type_name
from lawcheck.report.needs import needs
from lawcheck.report.typeset import plain


def case(name: str, ruleset: Ruleset, rulebooks: Collection[str], today: date) -> str:
    """A case file in which every fact stands as a comment, below its question, ready to be filled in.

    With `rulebooks`, only the facts that those ask for.
    """
    asked = {path for rule in ruleset.rules if _chosen(rule.rulebook, rulebooks) for path in needs(rule)}
    wanted = {path[:length] for path in asked for length in range(1, len(path) + 1)}
    books = (
        ", ".join(rulebooks) if rulebooks else ", ".join(dict.fromkeys(b.split(".")[0] for b in ruleset.rulebooks))
    )
    lines = [
        "lawcheck: 1",
        f"case: {name}",
        "title: What this is about",
        f"as_of: {today.isoformat()}",
        f"rulebooks: [{books}]",
        "sources:",
        "  # Who says so, and how good that is: A to F for the source, 1 to 6 for what it says.",
        f"  # ministry: {{title: The Ministry's answer, published: {today.isoformat()}, grade: C3}}",
        "",
        "# What is not known stays out. Take the `# ` away from what is, and write the answer.",
        "# Who said it: {value: yes, source: ministry}. Two that differ: [{value: …, source: …}, {…}].",
        "# Known that there is none: none.   Asked for and refused: refused.",
        "facts:",
    ]
    written = list(_facts(ruleset.vocabulary.roots, (), ruleset, wanted, 2))
    return "\n".join([*lines, *(written or ["  {}"])]) + "\n"


def _chosen(book: str, rulebooks: Collection[str]) -> bool:
    return not rulebooks or any(book == name or book.startswith(f"{name}.") for name in rulebooks)


def _facts(
    facts: Mapping[str, Fact], above: tuple[str, ...], ruleset: Ruleset, wanted: set[tuple[str, ...]], indent: int
) -> Iterator[str]:
    blank = " " * indent
    for name, fact in facts.items():
        path = (*above, name)
        if path not in wanted or len(path) > 8:  # an entity may hold one of its own kind
            continue
        inner = ruleset.vocabulary.facts_of(fact.type)
        question = plain(fact.question.english)
        if isinstance(fact.type, ListOf):
            yield f"{blank}# {question}" if question else f"{blank}#"
            yield f"{blank}# {name}:"
            yield f"{blank}#   - name: first_one"
            yield from _facts(inner, path, ruleset, wanted, indent + 4)
        elif isinstance(fact.type, EntityType):
            yield f"{blank}# {name}:"
            yield from _facts(inner, path, ruleset, wanted, indent + 2)
        else:
            yield f"{blank}# {name}: {_example(fact.type)}    # {question} ({type_name(fact.type)})"


def _example(type: FactType) -> str:
    match type:
        case YesNo():
            return "yes"
        case Number():
            return "10"
        case Date():
            return "2026-03-01"
        case DurationType():
            return "30 days"
        case Choice(options):
            return options[0][0]
        case _:
            return "…"


def rulebook(name: str, ruleset: Ruleset, today: date) -> dict[str, str]:
    """The files of a new rulebook, by their names: the rules, and the tests beside them, which pass."""
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
  severity serious            # critical, serious or minor
  force binding               # binding, benchmark, guidance or policy
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
