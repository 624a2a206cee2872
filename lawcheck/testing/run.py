"""Runs tests: each against the judge, by the one rule it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lawcheck.diagnostics import Diagnostic
from lawcheck.facts.belief import select
from lawcheck.facts.claim import Case
from lawcheck.finding.evaluate import judge, outcomes
from lawcheck.finding.finding import Finding, Outcome
from lawcheck.plan.plan import Plan
from lawcheck.report.days import long_date
from lawcheck.span import InputFile
from lawcheck.testing.expected import Test
from lawcheck.testing.from_file import RuleNames, tests_in

_ORDER = {outcome: place for place, outcome in enumerate(Outcome)}


@dataclass(frozen=True)
class Result:
    """What came of a test. `differences` says what is not as expected, a line each; `findings` say why."""

    test: Test
    differences: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether all is as expected."""
        return not self.differences


@dataclass(frozen=True)
class Run:
    """All results, in the order of the files, and what is wrong with the files."""

    results: tuple[Result, ...]
    diagnostics: tuple[Diagnostic, ...]


def run(files: Sequence[tuple[InputFile, Case | None]], plan: Plan) -> Run:
    """Runs every test in these files; beside each stands the case that it lies next to, if there is one."""
    names = RuleNames.of(plan.ruleset)
    results: list[Result] = []
    wrong: list[Diagnostic] = []
    for file, case in files:
        tests, found = tests_in(file, case, plan.ruleset, names)
        wrong += found
        results += (result(test, plan) for test in tests)
    return Run(tuple(results), tuple(wrong))


def result(test: Test, plan: Plan) -> Result:
    """What comes of one test. What passes is not explained, which makes it ten times as fast."""
    facts = select(test.facts, test.day)
    only = None if test.rule is None else (test.rule,)
    told = outcomes(plan, facts, test.day, test.rulebooks if only is None else (), only)
    wrong = list(outcomes_differ(test, [(element, outcome) for _, element, outcome in told]))
    expected = test.expected
    if not (wrong or expected.missing or expected.due_on or expected.not_demonstrated is not None):
        return Result(test)
    findings = judge(plan, facts, test.day, test.rulebooks if only is None else (), only)
    wrong += _details_differ(test, findings)
    return Result(test, tuple(wrong), findings if wrong else ())


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """The worst of them, which is what a test expects of several; not in force of none."""
    return min(outcomes, key=_ORDER.__getitem__, default=Outcome.NOT_IN_FORCE)


def outcomes_differ(test: Test, told: Sequence[tuple[str, Outcome]]) -> Iterator[str]:
    """What is not as expected of these outcomes, each with the name of its element."""
    expected = test.expected
    if expected.outcome is not None:
        got_worst = worst(outcome for _, outcome in told)
        if got_worst != expected.outcome:
            yield f"expected {_word(expected.outcome)}, got {_word(got_worst)}"
    got = dict(told)
    for name, outcome in expected.elements.items():
        if name not in got:
            known = ", ".join(f"`{element}`" for element in got if element) or "nothing"
            yield f"`{name}`: expected {_word(outcome)}, but it is judged for {known}"
        elif got[name] != outcome:
            yield f"`{name}`: expected {_word(outcome)}, got {_word(got[name])}"


def _details_differ(test: Test, findings: Iterable[Finding]) -> Iterator[str]:
    expected = test.expected
    findings = tuple(findings)
    missing = {name for f in findings for e in f.missing for name in (".".join(e.path), ".".join(e.pattern))}
    for name in expected.missing:
        if name not in missing:
            there = sorted({".".join(e.path) for f in findings for e in f.missing})
            yield f"expected `{name}` to be missing; missing {_listed(there)}"
    if expected.due_on is not None:
        days = sorted({f.due_on for f in findings if f.due_on})
        if expected.due_on not in days[:1]:
            due = long_date(days[0]) if days else "never"
            yield f"expected to be due on {long_date(expected.due_on)}; it is due {due}"
    shown = any(f.not_demonstrated for f in findings)
    if expected.not_demonstrated not in (None, shown):
        yield f"expected {'not ' if expected.not_demonstrated else ''}demonstrated, got the contrary"


def _listed(names: Sequence[str]) -> str:
    return (
        f"{'is' if len(names) == 1 else 'are'} {', '.join(f'`{name}`' for name in names)}" if names else "is nothing"
    )


def _word(outcome: Outcome) -> str:
    return outcome.value.replace("_", " ")
