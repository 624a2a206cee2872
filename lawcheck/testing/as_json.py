"""Results of tests as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from lawcheck.diagnostics import Diagnostic
from lawcheck.facts.as_yaml import said
from lawcheck.facts.claim import Claim
from lawcheck.pipeline import Rules
from lawcheck.report.from_findings import Words, finding_report
from lawcheck.span import InputFile, Span
from lawcheck.testing.answers import Change
from lawcheck.testing.as_text import told_findings
from lawcheck.testing.run import Result
from lawcheck.testing.why import Nearest, Why
from lawcheck.version import VERSION

FORMAT = 1


def render(
    results: Sequence[Result],
    whys: Mapping[int, Why],
    diagnostics: Sequence[Diagnostic],
    law: Rules,
    texts: Mapping[str, InputFile],
) -> str:
    """All tests in their order, failed ones with what was got and why; `whys`: by their place among the results."""
    failed = sum(not result.passed for result in results)
    told = {
        "lawcheck": VERSION,
        "format": FORMAT,
        "passed": len(results) - failed,
        "failed": failed,
        "tests": [_test(result, whys.get(number), law, texts) for number, result in enumerate(results)],
        "mistakes": [
            {"code": one.code, "message": one.message, **_where(one.span, texts), "help": one.help}
            for one in diagnostics
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _test(result: Result, why: Why | None, law: Rules, texts: Mapping[str, InputFile]) -> dict[str, Any]:
    test = result.test
    about = {
        "test": test.title,
        **_where(test.span, texts),
        "rule": test.rule,
        "as_of": test.day.isoformat(),
        "expected": test.expected.outcome.value
        if test.expected.outcome
        else {name: outcome.value for name, outcome in test.expected.elements.items()},
        "result": "passed" if result.passed else "failed",
    }
    if result.passed:
        return about
    words = Words(law.ruleset, law.files, test.day, facts=test.facts)
    reports = [finding_report(finding, words) for finding in told_findings(result)] if test.rule else []
    return {
        **about,
        "differences": list(result.differences),
        "got": [
            {
                "element": report.element,
                "outcome": report.outcome,
                "messages": list(report.messages),
                "missing": list(report.missing),
            }
            for report in reports
        ],
        "would_pass_with": None if why is None or why.changes is None else [_change(one) for one in why.changes],
        "nearest": _nearest(why.nearest, texts) if why is not None and why.nearest is not None else None,
    }


def _change(change: Change) -> dict[str, Any]:
    """A fact and what would have to be said of it, as a case file says it; null where nothing would."""
    value = None if change.value is None else said((Claim(change.value),))
    return {"fact": ".".join(change.path), "value": value}


def _nearest(nearest: Nearest, texts: Mapping[str, InputFile]) -> dict[str, Any]:
    return {
        "test": nearest.test.title,
        **_where(nearest.test.span, texts),
        "differences": [
            {"fact": one.fact, "here": one.here or None, "there": one.there or None} for one in nearest.differences
        ],
    }


def _where(span: Span, texts: Mapping[str, InputFile]) -> dict[str, Any]:
    file = texts.get(span.file)
    return {"file": span.file, "line": file.position(span.start)[0] if file else None}
