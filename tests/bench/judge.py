"""How long one warm judgement of one case by all rules takes, with and without justifications.

    python tests/bench/judge.py [CASE]

Warm: rules, case and claims of the day are at hand, and the case was judged once before. The targets are 10 ms with
justifications and 1 ms without. It measures and judges nothing.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

from lawcheck import pipeline
from lawcheck.facts.belief import select
from lawcheck.files import shipped_cases
from lawcheck.finding.evaluate import judge, outcomes

ROUNDS = 60


def milliseconds(action: Callable[[], object]) -> tuple[float, float]:
    """Median and best of many rounds, after some that do not count."""
    taken = []
    for _ in range(ROUNDS + 20):
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken[20:]), min(taken[20:])


def main() -> None:
    """Prints a line for each way of judging."""
    gc.set_threshold(500_000, 20, 20)  # as the program does
    rules = pipeline.load_rules()
    cases = sys.argv[1:] or list(shipped_cases())
    for name in cases:
        case = pipeline.load_case(name, rules)
        day = case.as_of or date(2026, 11, 24)
        facts = select(case.facts, day, frozenset(), None)
        print(f"{name}: {len(judge(rules.plan, facts, day))} findings by {len(rules.plan.steps)} rules")
        for what, action in (
            ("with justifications", lambda facts=facts, day=day: judge(rules.plan, facts, day)),
            ("without", lambda facts=facts, day=day: outcomes(rules.plan, facts, day)),
        ):
            median, best = milliseconds(action)
            print(f"  {median:7.2f} ms  (best {best:.2f})  {what}")


if __name__ == "__main__":
    main()
