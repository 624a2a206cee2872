"""`lawcheck explain`: the whole justification of one outcome, and what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

from lawcheck.cli import console, options, status
from lawcheck.cli.options import (
    AsOf,
    Believe,
    Language,
    MinGrade,
    OneCase,
    Quiet,
    Rules,
    refuse,
    to_day,
    to_grade,
    to_language,
)
from lawcheck.cli.solver import need_solver, to_seconds
from lawcheck.cli.words import Argument, Option

if TYPE_CHECKING:
    from datetime import date

    from lawcheck.facts.claim import Instance
    from lawcheck.finding.finding import Finding, Outcome
    from lawcheck.pipeline import Rules as Law
    from lawcheck.report.from_findings import Words

Rule: TypeAlias = Annotated[str, Argument("RULE", "The rule's full name, or its last part.")]
Element: TypeAlias = Annotated[
    str | None,
    Option(("--element",), "Only for this thing, where it is judged for several.", "NAME"),
]
WhatIf: TypeAlias = Annotated[
    bool, Option(("--what-if",), "Say exactly which open facts can still decide it (asks the solver).")
]
Timeout: TypeAlias = Annotated[str, Option(("--timeout",), "For that, give up after so many seconds.", "S")]


def run(
    case: OneCase,
    rule: Rule,
    element: Element = None,
    rules: Rules = None,
    as_of: AsOf = None,
    believe: Believe = None,
    min_grade: MinGrade = None,
    what_if: WhatIf = False,
    timeout: Timeout = "10",
    lang: Language = "en",
    quiet: Quiet = False,
) -> int:
    """Show why a rule comes to what it comes to.

    All that decided, on what evidence, and what would change it.

    \b
    Examples:
      lawcheck explain cases/serbia/belgrade_safe_city.yaml databases_kept_apart
      lawcheck explain belgrade_safe_city assessment_complete --what-if
    """
    day, grade, language = to_day(as_of), to_grade(min_grade), to_language(lang)
    if what_if:
        need_solver("explain --what-if")
    seconds = to_seconds(timeout)

    from datetime import date
    from functools import partial

    from lawcheck.cli.loading import known_sources, load_cases, load_rules
    from lawcheck.cli.names import one_rule
    from lawcheck.facts.belief import select
    from lawcheck.finding.evaluate import judge
    from lawcheck.report import as_tree
    from lawcheck.report.blocks import counted_only
    from lawcheck.report.changes import changes
    from lawcheck.report.from_findings import Words, case_report

    law = load_rules(rules)
    (file,) = load_cases([case], law)
    name = one_rule(rule, law.ruleset, file.rulebooks)
    believed = known_sources(believe or (), [file])
    today = day or file.as_of or date.today()
    facts = select(file.facts, today, frozenset(believed), grade)
    found = _of_element(judge(law.plan, facts, today, only={name}), name, element)
    words = Words(law.ruleset, law.files, today, language, file.jurisdiction, facts=facts)
    changing = {(f.rule.name, f.element): changes(f, facts, words, partial(_again, f, law, today)) for f in found}
    report = case_report(file, found, words)
    ordered = [changing[finding.rule, finding.element] for finding in report.findings]
    text = as_tree.render(
        report.findings,
        report.as_of,
        ordered,
        width=console.width(),
        colour=console.has_colour(),
        language=language,
        planned=report.planned,
        only=counted_only(believed, str(grade) if grade else None, language),
    )
    console.write(text)
    if what_if:
        for finding in found:
            console.write(_what_if(finding, law, facts, today, words, seconds))
    console.next_step(f"lawcheck show {name}{options.again(rules, lang=lang)}", quiet)
    return status.OK


def _of_element(found: tuple[Finding, ...], rule: str, element: str | None) -> tuple[Finding, ...]:
    """Those that are about this thing; all, where none is named. Stops where the rule is not judged for it."""
    if element is None:
        return found
    chosen = tuple(finding for finding in found if finding.element == element)
    if not chosen:
        known = ", ".join(finding.element for finding in found)
        refuse(f"`{rule}` is not judged for `{element}`", f"it is judged for {known or 'the case'}")
    return chosen


def _again(finding: Finding, law: Law, today: date, facts: Instance) -> Outcome:
    """What its rule comes to for the same thing by other facts; where the thing is gone, it does not apply."""
    from lawcheck.finding.evaluate import judge
    from lawcheck.finding.finding import Outcome

    same = [
        f.outcome for f in judge(law.plan, facts, today, only={finding.rule.name}) if f.element == finding.element
    ]
    return same[0] if same else Outcome.NOT_APPLICABLE


def _what_if(finding: Finding, law: Law, facts: Instance, today: date, words: Words, seconds: float) -> str:
    """What can still decide a finding."""
    from lawcheck.analysis.what_if import what_if
    from lawcheck.analysis.what_if_told import as_text
    from lawcheck.finding.finding import Outcome
    from lawcheck.finding.judged import Scene
    from lawcheck.values import Truth

    if finding.outcome not in (Outcome.UNDETERMINED, Outcome.DISPUTED):
        return "\n" + as_text(finding, None, words, console.width(), console.has_colour())
    step = next(step for step in law.plan.steps if step.rule is finding.rule)
    targets = [
        t for t in Scene(facts, today).targets(step.each) if t.name == finding.element and t.exists is Truth.TRUE
    ]
    if not targets:
        return ""  # of what may be missing from the list, everything is open
    told = what_if(law.plan, facts, today, step, targets[0], seconds=seconds)
    return "\n" + as_text(finding, told, words, console.width(), console.has_colour())
