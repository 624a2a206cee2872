"""`lawcheck rules check`: what is wrong with rules as rules, whatever the case."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

from lawcheck.cli import console, options, status
from lawcheck.cli.options import AsOf, Quiet, Rulebooks, Rules, to_choice, to_day
from lawcheck.cli.words import Argument, Option

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lawcheck.analysis.flaws_told import Checked
    from lawcheck.lint.remark import Said
    from lawcheck.pipeline import Rules as Law


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

    A solver proves it of every case there could be, and names the smallest set that clashes. A clash that is meant is
    said to be so above the rule that is named first: `# lawcheck: ignore[rules-clash with RULE] reason`.

    \b
    Examples:
      lawcheck rules check
      lawcheck rules check --rulebook rs.zzpl --cases

    Exit status: 0 nothing to be put right but what is meant; 1 something, or time ran out; 2 the input or call is
    wrong.
    """
    from lawcheck.cli.solver import need_solver, to_seconds

    to_choice("rules", what, ("check",))
    to_choice("--format", format, ("text", "json"))
    day, seconds = to_day(as_of), to_seconds(timeout)
    need_solver("rules check")

    from datetime import date

    from lawcheck.analysis import flaws_told
    from lawcheck.cli.loading import known_rulebooks, load_rules, rules_here
    from lawcheck.lint import formats

    rules = rules or rules_here()
    law = load_rules(rules)
    books = known_rulebooks(rulebook or (), law)
    with console.progress("asking the solver about the rules"):
        checked, said = _checked(law, books, day or date.today(), seconds)
    if format == "json":
        console.write(flaws_told.as_json(checked, formats.rows(said, law.files)))
    else:
        console.write(flaws_told.as_text(checked, console.width(), console.has_colour(), cases))
        if said:
            width = console.terminal_width(sys.stdout)
            console.write("\n" + formats.as_text(said, law.files, colour=console.has_colour(), width=width))
    first = [flaw.rules[0] for flaw in (*checked.wrong, *checked.open)] + [one.lint for one in said]
    step = f"show {first[0]}" if first else "test"
    console.next_step(f"lawcheck {step}{options.again(rules)}", quiet)
    return status.FOUND if checked.failing or said else status.OK


def _checked(law: Law, books: Sequence[str], today: date, seconds: float) -> tuple[Checked, list[Said]]:
    """What is wrong with the rules of these rulebooks, and with the comments that say what is meant."""
    from dataclasses import replace

    from lawcheck.analysis.flaws import flaws
    from lawcheck.analysis.flaws_told import Checked
    from lawcheck.lint import flawed
    from lawcheck.lint.ignores import ignores_in
    from lawcheck.lint.law import Law as LawText
    from lawcheck.lint.law import Proven
    from lawcheck.lint.remark import Level
    from lawcheck.lint.run import read, remarks
    from lawcheck.model.ruleset import is_among

    chosen = [step for step in law.plan.steps if not books or is_among(step.rule.rulebook, books)]
    text = read(tuple(law.files.values()), today)
    assert isinstance(text, LawText), "rules that were loaded have no mistake"
    found = flaws(law.plan, today, chosen, seconds=seconds, named=flawed.named(text))
    text = replace(text, proven=Proven.of(found, chosen, today))
    number = len({step.rule.name for step in chosen})
    lints = dict.fromkeys((*flawed.ALL, *flawed.OF_COMMENTS), Level.WARNING)
    ours = {i.span for i in ignores_in(text) if any(one.lint in flawed.ALL for one in i.remarks)}
    comments = [one for one in remarks(text, lints) if one.lint in flawed.OF_COMMENTS and one.remark.span in ours]
    return Checked(found, flawed.meant(text), law.ruleset, number, today), comments
