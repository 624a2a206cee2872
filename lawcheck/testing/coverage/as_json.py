"""Coverage as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from lawcheck.model.ruleset import Ruleset
from lawcheck.span import InputFile, Span
from lawcheck.testing.coverage.coverage import By, Coverage, Shown, VersionShown
from lawcheck.testing.coverage.figures import Figure, Figures, by_rulebook, figures
from lawcheck.version import VERSION

FORMAT = 1


def render(coverage: Coverage, ruleset: Ruleset, files: Mapping[str, InputFile]) -> str:
    """Figures, every version of every rule, every place with what shows it.

    A place that nothing shows has null under `true` or `false`; `impossible` says why nothing can.
    """
    told = {
        "lawcheck": VERSION,
        "format": FORMAT,
        "criterion": "masking MC/DC, with the outcome of a rule as the decision",
        "tests": coverage.tests,
        "cases": coverage.cases,
        "figures": _figures(figures(coverage)),
        "rulebooks": {book: _figures(figures(one)) for book, one in by_rulebook(coverage, ruleset).items()},
        "rules": [_version(version, files) for version in coverage.versions],
        "places": [_place(shown, files) for shown in coverage.places],
        "deadlines": [
            {
                "owner": deadline.owner,
                **_where(deadline.span, files),
                "last_day": _by(deadline.last_day, files),
                "day_after": _by(deadline.day_after, files),
            }
            for deadline in coverage.deadlines
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _figures(told: Figures) -> dict[str, Any]:
    return {measure.value: _figure(figure) for measure, figure in told.items()}


def _figure(figure: Figure) -> dict[str, int]:
    return {"shown": figure.shown, "total": figure.total, "impossible": figure.impossible}


def _version(version: VersionShown, files: Mapping[str, InputFile]) -> dict[str, Any]:
    rule = version.version.step.rule
    window = rule.window
    return {
        "rule": rule.name,
        **_where(rule.span, files),
        "in_force": [day.isoformat() if day else None for day in (window.since, window.until)],
        "tests": len(version.tests),
        "reached": version.reached,
        "outcomes": {outcome.value: _by(by, files) for outcome, by in version.outcomes.items()},
    }


def _place(shown: Shown, files: Mapping[str, InputFile]) -> dict[str, Any]:
    place = shown.place
    text = " ".join(place.span.text_in(files[place.span.file]).split()) if place.span.file in files else ""
    return {
        "kind": place.kind.value,
        "owner": place.owner,
        "rule": _where(place.rule, files) if place.rule else None,
        **_where(place.span, files),
        "text": text,
        "true": _by(shown.true, files),
        "false": _by(shown.false, files),
        "impossible": {truth.word: why for truth, why in shown.impossible.items()},
    }


def _by(by: By | None, files: Mapping[str, InputFile]) -> dict[str, Any] | None:
    return None if by is None else {"by": by.name, **_where(by.span, files)}


def _where(span: Span, files: Mapping[str, InputFile]) -> dict[str, Any]:
    file = files.get(span.file)
    return {"file": span.file, "line": file.position(span.start)[0] if file else None}
