"""Results of tests as JUnit XML: a suite for each file, a case for each test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lawcheck.diagnostics import Diagnostic
from lawcheck.exchange.junit import Bad, Case, Problem, Suite
from lawcheck.exchange.junit import render as written
from lawcheck.span import InputFile
from lawcheck.testing.run import Result


def render(
    results: Sequence[Result],
    told: Mapping[int, str],
    diagnostics: Sequence[Diagnostic],
    texts: Mapping[str, InputFile],
) -> str:
    """A failed test is a failure; a mistake in a file of tests an error, in a case of its own.

    `told`: by their place among the results, what is said of those that failed.
    """
    suites: dict[str, list[Case]] = {}
    for number, result in enumerate(results):
        test = result.test
        problems: tuple[Problem, ...] = ()
        if not result.passed:
            problems = (Problem(Bad.FAILURE, "; ".join(result.differences), "expected", told.get(number, "")),)
        suites.setdefault(test.span.file, []).append(Case(test.title, test.rule or "", problems))
    for diagnostic in diagnostics:
        file = texts.get(diagnostic.span.file)
        line = file.position(diagnostic.span.start)[0] if file else 1
        problem = Problem(Bad.ERROR, diagnostic.message, diagnostic.code, diagnostic.help)
        suites.setdefault(diagnostic.span.file, []).append(Case(f"line {line}", "", (problem,)))
    return written("lawcheck test", [Suite(name, tuple(cases), name) for name, cases in suites.items()])
