"""`lawcheck rules check`: what is wrong with rules as rules, whatever the case."""

from __future__ import annotations

from typing import Annotated

from lawcheck.cli import console, options, status
from lawcheck.cli.options import AsOf, Quiet, Rulebooks, Rules, to_choice, to_day
from lawcheck.cli.words import Argument, Option


def run(
    what: Annotated[str, Argument("WHAT", "check.")],
    rules: Rules = None,
    rulebook: Rulebooks = None,
    as_of: AsOf = None,
    cases: Annotated[bool, Option(("--cases",), "Show the case that shows each flaw.")] = False,
    timeout: Annotated[str, Option(("--timeout",), "Give up after so many seconds.", "S")] = "60",
    format: Annotated[str, Option(("--format",), "text or json.", "FORMAT")] = "text",
    quiet: Quiet = False,
) -> int:
    """Look for rules that clash, say nothing new, or can never be violated.

    A solver proves it of every case there could be, and names the smallest set that clashes.

    \b
    Examples:
      lawcheck rules check
      lawcheck rules check --rulebook rs.zzpl --cases

    Exit status: 0 nothing to be put right; 1 something; 2 the call is wrong.
    """
    from lawcheck.cli.solver import need_solver, to_seconds

    to_choice("rules", what, ("check",))
    to_choice("--format", format, ("text", "json"))
    day, seconds = to_day(as_of), to_seconds(timeout)
    need_solver("rules check")

    from datetime import date

    from lawcheck.analysis import flaws_told
    from lawcheck.analysis.flaws import flaws
    from lawcheck.cli.loading import known_rulebooks, load_rules
    from lawcheck.model.ruleset import is_among

    law = load_rules(rules)
    books = known_rulebooks(rulebook or (), law)
    chosen = [step for step in law.plan.steps if not books or is_among(step.rule.rulebook, books)]
    today = day or date.today()
    with console.progress("asking the solver about the rules"):
        found = flaws(law.plan, today, chosen, seconds=seconds)
    if format == "json":
        console.write(flaws_told.as_json(found, law.ruleset))
    else:
        number = len({step.rule.name for step in chosen})
        width, colour = console.width(), console.has_colour()
        console.write(flaws_told.as_text(found, law.ruleset, number, today, width, colour, cases))
    wrong = [flaw for flaw in found if flaw.kind in flaws_told.FAULTS]
    first = (wrong or list(found))[0].rules[0] if found else ""
    step = f"show {first}" if first else "test"
    console.next_step(f"lawcheck {step}{options.again(rules)}", quiet)
    return status.FOUND if wrong else status.OK
