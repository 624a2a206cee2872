"""Tests run several at a time, each in a process of its own."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lawcheck.plan.plan import Plan
    from lawcheck.testing.expected import Test
    from lawcheck.testing.run import Result

_work: tuple[Sequence[Test], Plan] | None = None  # what the other processes find in their copy of this one's memory


def results(tests: Sequence[Test], plan: Plan, jobs: int) -> list[Result]:
    """The results in the order of the tests. Where processes cannot be copied (Windows), one at a time."""
    from lawcheck.testing.run import Result, result

    if "fork" not in multiprocessing.get_all_start_methods():
        return [result(test, plan) for test in tests]
    global _work
    _work = tests, plan
    size = max(1, -(-len(tests) // (jobs * 4)))
    parts = [range(start, min(start + size, len(tests))) for start in range(0, len(tests), size)]
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        failed = {number for part in pool.map(_failed, parts, 1) for number in part}
    # What failed is judged again here: its findings speak of this process's own rules.
    return [result(test, plan) if number in failed else Result(test) for number, test in enumerate(tests)]


def _failed(part: range) -> list[int]:
    from lawcheck.testing.run import result

    assert _work is not None
    tests, plan = _work
    return [number for number in part if not result(tests[number], plan).passed]
