"""How long the solver takes, and how that grows with the rules.

    python tests/bench/solver.py [CASE]

The rules and the case are copied four and sixteen times, each copy over facts of its own (`controller_2`, …), so that
there is really more to think about. A repair is timed from facts to the smallest set of changes, by all rules; what is
asked about rules as rules, for one rulebook. Time of the processor, each with a limit of half a minute. It measures and
judges nothing.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import date
from typing import Any

from lawcheck import pipeline
from lawcheck.analysis.flaw import Kind
from lawcheck.analysis.flaws import flaws
from lawcheck.analysis.repair import repairs, usual_price
from lawcheck.facts.belief import select
from lawcheck.facts.claim import Instance
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from lawcheck.model.condition import FactTerm
from lawcheck.model.ruleset import Ruleset
from lawcheck.plan.from_model import of_steps
from lawcheck.plan.plan import Plan, Step

TIMES = (1, 4, 16)
BOOK = "rs.zzpl"
LIMIT = 30.0


def copied(thing: Any, mark: str) -> Any:
    """A condition or a part of one over the facts of a copy."""
    if isinstance(thing, FactTerm):
        return thing if thing.depth is not None else thing._replace(path=(thing.path[0] + mark, *thing.path[1:]))
    if type(thing).__module__ == "lawcheck.model.condition":
        return type(thing)(*(copied(part, mark) for part in thing))
    return tuple(copied(part, mark) for part in thing) if type(thing) is tuple else thing


def copied_step(step: Step, mark: str) -> Step:
    """A rule over the facts of a copy, under a name of its own."""
    return step._replace(
        rule=step.rule._replace(name=step.rule.name + mark),
        each=copied(step.each, mark),
        applies=copied(step.applies, mark),
        excused=copied(step.excused, mark),
        required=copied(step.required, mark),
    )


def grown(plan: Plan, facts: Instance, times: int) -> tuple[Plan, Instance]:
    """So many copies of the rules, the vocabulary and the case."""
    marks = ["", *(f"_{n}" for n in range(2, times + 1))]
    roots = plan.ruleset.vocabulary.roots
    many = {name + mark: replace(fact, name=name + mark) for mark in marks for name, fact in roots.items()}
    vocabulary = replace(plan.ruleset.vocabulary, roots=many)
    ruleset: Ruleset = replace(plan.ruleset, vocabulary=vocabulary)
    steps = tuple(step if not mark else copied_step(step, mark) for mark in marks for step in plan.steps)
    claims = {name + mark: said for mark in marks for name, said in facts.facts.items()}
    return of_steps(ruleset, steps), replace(facts, facts=claims)


def main() -> None:
    """Prints a line for each size."""
    rules = pipeline.load_rules()
    case = pipeline.load_case(sys.argv[1] if len(sys.argv) > 1 else "belgrade_safe_city", rules)
    day = case.as_of or date(2026, 11, 24)
    for times in TIMES:
        plan, facts = grown(rules.plan, select(case.facts, day), times)
        told = outcomes(plan, facts, day)
        bad = {rule for rule, _, outcome in told if outcome is Outcome.VIOLATED}
        steps = [step for step in plan.steps if step.window.holds_on(day)]
        price = usual_price([step for step in steps if step.rule.name in bad], steps)
        start = time.process_time()
        found = repairs(plan, facts, day, (), price, most=1, seconds=LIMIT)
        repair = time.process_time() - start
        start = time.process_time()
        book = [step for step in steps if step.rule.rulebook == BOOK]
        flawed = flaws(plan, day, book, seconds=LIMIT)
        check = time.process_time() - start
        open_ = sum(flaw.kind is Kind.NOT_SETTLED for flaw in flawed)
        changes = len(found.repairs[0].changes) if found.repairs else "no"
        print(
            f"{times:3} times: {len(steps)} rules, {len(bad)} violated: repair {repair:.2f} s, {changes} changes"
            f"{'' if found.settled else ', not settled'}; {len(book)} rules checked in {check:.2f} s, {open_} questions not settled",
            flush=True,
        )


if __name__ == "__main__":
    main()
