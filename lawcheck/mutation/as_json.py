"""What no test notices, for a program."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from lawcheck.mutation.mutant import Bin, Judgement
from lawcheck.mutation.near import Near
from lawcheck.mutation.score import Score, by_operator, by_rulebook, score, survivors
from lawcheck.span import InputFile
from lawcheck.values.value import show

FORMAT = 1  # changes only by addition


def render(judged: Sequence[Judgement], files: Mapping[str, InputFile], fallen: Sequence[str]) -> str:
    """The score, by rulebook and by operator; the survivors, gravest first; the equivalent and invalid with their reason."""
    whole = {
        "lawcheck_mutation": FORMAT,
        "score": _counts(score(judged)),
        "fallen": list(fallen),
        "rulebooks": {name: _counts(one) for name, one in by_rulebook(judged).items()},
        "operators": {name: _counts(one) for name, one in by_operator(judged).items()},
        "survivors": [_mutant(one, files) for one in survivors(judged)],
        "equivalent": [_mutant(one, files) for one in judged if one.bin is Bin.EQUIVALENT],
        "invalid": [_mutant(one, files) for one in judged if one.bin is Bin.INVALID],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _counts(one: Score) -> dict[str, int]:
    return {"of": one.of, **{bin.value: one.counts.get(bin, 0) for bin in Bin}}


def _mutant(one: Judgement, files: Mapping[str, InputFile]) -> dict[str, Any]:
    mutant, file = one.mutant, files[one.mutant.span.file]
    told: dict[str, Any] = {
        "statement": mutant.statement,
        "rulebook": mutant.owner,
        "rules": list(one.rules),
        "tests": one.tests,
        "operator": mutant.operator.value,
        "file": file.name,
        "line": mutant.line(file),
        "what": mutant.what,
        "diff": list(mutant.diff(file)),
    }
    if one.bin is Bin.SURVIVED:
        told["test"] = mutant.kill
        told["near"] = _near(one.near) if one.near else None
        told["proof"] = {"why": one.verdict.why, "case": one.verdict.case} if one.verdict.why else None
    else:
        told["why"] = one.why
    return told


def _near(near: Near) -> dict[str, Any]:
    return {
        "like": near.test.title,
        "file": near.test.span.file,
        "rule": near.test.rule,
        "as_of": near.day.isoformat(),
        "changes": [
            {"fact": ".".join(change.path), "value": show(change.value), "added": change.added}
            for change in near.changes
        ],
        "now": sorted({outcome.value for outcome in near.rule}),
        "mutant": sorted({outcome.value for outcome in near.mutant}),
    }
