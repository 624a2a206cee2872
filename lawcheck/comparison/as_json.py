"""What two states of the rules differ in, for a program."""

from __future__ import annotations

import json
from dataclasses import asdict

from lawcheck.comparison.comparison import Comparison, Kind

FORMAT = 1  # changes only by addition


def render(found: Comparison) -> str:
    """The comparison, field by field; `decisive` says whether a check can say something else."""
    whole = {
        "lawcheck_diff": FORMAT,
        "decisive": found.is_decisive,
        "counts": {kind.value: found.counts.get(kind, 0) for kind in Kind},
        **asdict(found),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
