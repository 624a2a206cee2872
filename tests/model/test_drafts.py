"""Draft laws are read and resolved as rules are."""

from lawcheck.model.condition import Compare, Holds, OneOf
from lawcheck.model.from_ast import resolve
from lawcheck.span import InputFile
from lawcheck.syntax.parse import parse
from tests.rulesets import ruleset_of

WORDS = """
vocabulary words "Words"
entity search "The search"
  purpose: one of suspect_search, missing_person, other "For what?"
  retention: duration "How long are data kept?"
entity processing "A processing" listed as processings
  covert: yes/no "Is it covert?"
"""
DRAFT = """
draft rs.draft_2022 "Draft Law, December 2022"
  jurisdiction RS
  use words
article art_71 "Search of biometric data"
  permits search when search.purpose is one of suspect_search, missing_person
  requires search.retention at most 72 hours
article art_72 "Covert processing"
  for each p in processings
  permits p when p.covert
"""


def test_an_article_has_what_it_permits_and_what_it_requires() -> None:
    (draft,) = ruleset_of(WORDS, DRAFT).drafts

    first, second = draft.articles
    assert (draft.name, draft.jurisdictions) == ("rs.draft_2022", ("RS",))
    assert [(p.entity, type(p.condition)) for p in first.permits] == [("search", OneOf)]
    assert [type(clause.required) for clause in first.clauses] == [Compare]
    assert second.each is not None
    assert [(p.entity, type(p.condition)) for p in second.permits] == [("p", Holds)]


def test_what_an_article_permits_has_to_be_in_the_vocabulary() -> None:
    texts = (WORDS, DRAFT.replace("permits search", "permits serch"))
    trees = [parse(InputFile(f"{number}.law", text))[0] for number, text in enumerate(texts)]

    _, found = resolve(trees)

    assert [(d.code, d.help) for d in found] == [("unknown-entity", "did you mean `search`?")]


def left(clause: str) -> list[tuple[tuple[str, ...], bool]]:
    text = DRAFT.replace("  permits p when p.covert", f"  permits p when p.covert\n  {clause}")
    (draft,) = ruleset_of(WORDS, text).drafts
    return [(one.path, one.to_by_law) for one in draft.articles[1].leaves]


def test_an_article_says_what_it_leaves_undefined_or_to_a_by_law() -> None:
    assert left("leaves p.covert, search.purpose undefined") == [
        (("processings", "covert"), False),
        (("search", "purpose"), False),
    ]
    assert left("leaves processing.covert to by-law") == [(("processings", "covert"), True)]


def test_what_is_left_open_has_to_be_in_the_vocabulary() -> None:
    text = DRAFT.replace("  permits p when p.covert", "  permits p when p.covert\n  leaves p.cover undefined")
    trees = [parse(InputFile(f"{number}.law", text))[0] for number, text in enumerate((WORDS, text))]

    _, found = resolve(trees)

    assert [(d.code, d.help) for d in found] == [("unknown-fact", "did you mean `covert`?")]


def test_an_entity_may_be_of_a_text_and_of_no_deployment() -> None:
    words = WORDS.replace('entity search "The search"', 'entity search "The search" textual')
    entities = ruleset_of(words).vocabulary.entities

    assert [name for name, entity in entities.items() if entity.textual] == ["search"]
