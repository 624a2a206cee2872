"""The first draft of a test that a rule has not got: what to expect, and every fact that the rule reads, still unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeAlias

from lawcheck.finding.finding import Outcome
from lawcheck.lint.remark import Edit
from lawcheck.lsp.actions import Action
from lawcheck.lsp.documents import TEST_ENDING
from lawcheck.lsp.workspace import Workspace
from lawcheck.model.ruleset import Rule
from lawcheck.model.vocabulary import Fact, ListOf, Vocabulary
from lawcheck.report.as_page import type_name
from lawcheck.report.needs import needs
from lawcheck.span import InputFile, Span
from lawcheck.testing.expected import Test

_Tree: TypeAlias = dict[str, "_Tree"]


def missing_tests(
    workspace: Workspace, texts: Mapping[str, InputFile], file: str, offset: int, today: date
) -> Iterator[Action]:
    """For the rule at a place, a draft for each outcome in which no test of the workspace shows it.

    `texts`: those of all files as they stand; nothing is offered before the tests beside the rule have been read.
    """
    rules = [r for r in workspace.law.ruleset.rules if r.span.file == file and r.span.start <= offset <= r.span.end]
    tests = [test for document in workspace.documents.values() for test in document.tests]
    beside = file.removesuffix(".law") + TEST_ENDING
    there = texts.get(beside)
    for rule in rules[:1] if there is None or beside in workspace.documents else ():
        for outcome in unshown(rule, tests):
            text = draft(rule, outcome, workspace.law.ruleset.vocabulary, today)
            end = len(there.text) if there else 0
            gap = "" if not there or not there.text.strip() else "\n" if there.text.endswith("\n") else "\n\n"
            words = outcome.value.replace("_", " ")
            yield Action(
                f"add a test in which `{rule.name.rpartition('.')[2]}` is {words}",
                (Edit(Span(beside, end, end), gap + text),),
                creates=None if there else beside,
            )


def unshown(rule: Rule, tests: Iterable[Test]) -> list[Outcome]:
    """The outcomes that a rule can come to and that no test of it expects."""
    able = [Outcome.VIOLATED, Outcome.COMPLIANT, Outcome.UNDETERMINED]
    if rule.applies or rule.each:
        able.append(Outcome.NOT_APPLICABLE)
    if rule.exempt or rule.exceptions:
        able.append(Outcome.EXEMPT)
    own = [test.expected for test in tests if test.rule == rule.name]
    shown = {outcome for e in own for outcome in (e.outcome, *e.elements.values()) if outcome}
    return [outcome for outcome in able if outcome not in shown]


def draft(rule: Rule, outcome: Outcome, vocabulary: Vocabulary, today: date) -> str:
    """The test as it is to be filled in. Its name is left empty, for that is the sentence which says what it shows."""
    day = today if rule.window.holds_on(today) else rule.window.since or rule.window.until or today
    tree: _Tree = {}
    for path in needs(rule):
        inside = tree
        for name in path:
            inside = inside.setdefault(name, {})
    head = ["- test:", f"  rule: {rule.name}", f"  as_of: {day.isoformat()}"]
    lines = list(_facts(tree, vocabulary.roots, vocabulary, "    "))
    facts = ["  facts:", *lines] if lines else ["  facts: {}"]
    return "\n".join([*head, *facts, f"  expect: {outcome.value}", ""])


def _facts(tree: _Tree, facts: Mapping[str, Fact], vocabulary: Vocabulary, indent: str) -> Iterator[str]:
    for name, inside in tree.items():
        fact = facts.get(name)
        if fact is None:
            continue
        if not inside:
            yield f"{indent}{name}: unknown   # {type_name(fact.type)}: {' '.join(fact.question.english.split())}"
            continue
        yield f"{indent}{name}:"
        further = "    " if isinstance(fact.type, ListOf) else "  "
        lines = list(_facts(inside, vocabulary.facts_of(fact.type), vocabulary, indent + further))
        if isinstance(fact.type, ListOf) and lines:
            lines[0] = f"{indent}  - {lines[0].lstrip()}"
        yield from lines
