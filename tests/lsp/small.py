"""A small folder of rules, a case and tests, and texts with a mark where the pointer stands."""

from __future__ import annotations

from collections.abc import Mapping

from lawcheck.lsp.documents import TEST_ENDING, case_beside, document_of
from lawcheck.lsp.law import law_of
from lawcheck.lsp.workspace import FileKind, Workspace, kind_of
from lawcheck.span import InputFile

POINTER = "▮"

VOCABULARY = """\
vocabulary filming "Filming"

entity assessment "The impact assessment"
  done_on: date "When was it finished?" sr "Када је завршена?"
  opinion: one of pending ("pending"), negative ("negative"), positive "What is the opinion?"

entity processing "The processing" listed as processings
  starts_on: date "When does it start?"
  mode: one of plain_video, live_matching "What is done?"
  proportionate: yes/no "Is it proportionate?" judged "the aim; milder means"
  dpia: assessment "Which assessment covers it?"
  databases: list of database "Which databases are searched?"

entity database "A database"
  citizens: yes/no "Does it hold ordinary citizens?" fixed

entity controller "The controller"
  name: text "Who is it?"

define matches of processing p "It matches faces" as p.mode is live_matching
"""

RULES = """\
rulebook rs.law "The law"
  jurisdiction RS
  use filming

instrument act "The Act"
  published "Gazette 1/2018"
  in force from 2019-08-21
  url "https://law.example/act (1)"

define assessed of processing p as p.dpia.done_on is not none

rule assessed_before "It is assessed before it starts" sr "Процењује се пре почетка"
  cites act art 54 para 1, act art 55
  severity critical
  for each p in processings
  applies when p.matches
  requires p.assessed and p.dpia.opinion is positive
    else "The opinion is {p.dpia.opinion}; it was finished on {p.dpia.done_on}."
    sr "Мишљење је {p.dpia.opinion}."
  forbids some d in p.databases has d.citizens
    else "{count} hold citizens."
  remedy "Wait for {p.dpia.opinion}."
  ask commissioner

# An exception.
exception small_scale to assessed_before "Only a little"
  cites act art 60
  when p.mode is one of plain_video, live_matching and p.proportionate

outside act art 1 to 3 because "scope"
"""

FAMILIES = """\
family basis "basis"
  rules rs.law.assessed_before
"""

CASE = """\
lawcheck: 1
case: city
as_of: 2020-01-01
rulebooks: [rs.law]
sources:
  press: {title: "The press"}
facts:
  processings:
    - name: street
      mode: live_matching
      starts_on: 2020-02-01
      dpia:
        done_on: {value: 2020-01-15, source: press}
        opinion:
          - {value: positive, source: press}
          - negative
      proportionate: no
      databases: {items: [{citizens: no}]}
"""

TESTS = """\
- test: a positive opinion will do
  rule: assessed_before
  as_of: 2020-05-01
  facts: {processings: [{mode: live_matching, dpia: {done_on: 2020-01-01, opinion: "positive"}, databases: []}]}
  expect: undetermined
  missing: [processings.proportionate]
"""

FILES: Mapping[str, str] = {
    "/w/rules/vocabulary.law": VOCABULARY,
    "/w/rules/act.law": RULES,
    "/w/rules/families.law": FAMILIES,
    "/w/rules/act_test.yaml": TESTS,
    "/w/cases/city.yaml": CASE,
    "/w/cases/city_test.yaml": "- test: as the press says\n  rule: assessed_before\n  expect: disputed\n",
}


def workspace(**changed: str) -> Workspace:
    """The small folder; texts by the last part of their name without its ending (`act`, `city_test`) take the place."""
    texts = {name: changed.get(name.rpartition("/")[2].partition(".")[0], text) for name, text in FILES.items()}
    return workspace_of(texts)


def workspace_of(texts: Mapping[str, str]) -> Workspace:
    """A folder of these files."""
    files = {name: InputFile(name, text) for name, text in texts.items()}
    law = law_of({name: file for name, file in files.items() if kind_of(file) is FileKind.LAW})
    documents = {n: document_of(f, law) for n, f in files.items() if kind_of(f) is FileKind.CASE}
    for name, file in files.items():
        if name.endswith(TEST_ENDING):
            documents[name] = document_of(file, law, documents.get(case_beside(name)))
    return Workspace(law, documents)


def pointed(text: str) -> tuple[str, int]:
    """The text without the mark, and where it stood."""
    at = text.index(POINTER)
    return text.replace(POINTER, "", 1), at


def file_named(end: str) -> str:
    """The full name of a file of the small folder."""
    return next(name for name in FILES if name.endswith(f"/{end}"))
