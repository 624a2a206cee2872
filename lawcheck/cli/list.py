"""`lawcheck list`: what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from lawcheck.cli import console, status
from lawcheck.cli.options import Quiet, Rules, again, to_choice, to_day
from lawcheck.cli.words import Argument, Option

if TYPE_CHECKING:
    from lawcheck.model.ruleset import Rule, Ruleset

_OF = ("rules", "rulebooks", "instruments", "facts", "cases", "codes", "lints")


def run(
    of: Annotated[str, Argument("OF", "rules, rulebooks, instruments, facts, cases, codes or lints.")] = "rules",
    rules: Rules = None,
    rulebook: Annotated[
        str | None, Option(("--rulebook",), "Rules of this rulebook, or of all below this prefix.", "NAME")
    ] = None,
    jurisdiction: Annotated[str | None, Option(("--jurisdiction",), "Rules that bind there: RS, FR.", "CODE")] = None,
    instrument: Annotated[str | None, Option(("--instrument",), "Rules that cite it.", "NAME")] = None,
    force: Annotated[str | None, Option(("--force",), "binding, benchmark, guidance or policy.", "FORCE")] = None,
    family: Annotated[str | None, Option(("--family",), "Rules of this family of requirements.", "NAME")] = None,
    severity: Annotated[str | None, Option(("--severity",), "critical, serious or minor.", "SEVERITY")] = None,
    on: Annotated[str | None, Option(("--on",), "Rules in force on this day.", "DATE")] = None,
    verified: Annotated[bool, Option(("--verified",), "Rules held against the text of the law.")] = False,
    unverified: Annotated[bool, Option(("--unverified",), "Rules not yet held against it.")] = False,
    quiet: Quiet = False,
) -> int:
    """List what there is.

    One to a line: its name, then what it is. Rules can be chosen by what they
    are; several options together choose those that are all of it.

    \b
    Examples:
      lawcheck list rules
      lawcheck list rules --family transparency --severity critical
      lawcheck list cases
    """
    to_choice("list", of, _OF)
    from lawcheck.model.ruleset import Force, Severity

    day = to_day(on, "--on")
    for option, given, known in (("--force", force, Force), ("--severity", severity, Severity)):
        if given is not None:
            to_choice(option, given, [str(one) for one in known])

    def wanted(rule: Rule, ruleset: Ruleset) -> bool:
        """Whether the rule is all that the options say."""
        book = ruleset.rulebooks[rule.rulebook]
        return (
            (rulebook is None or f"{rule.rulebook}.".startswith(f"{rulebook}."))
            and (jurisdiction is None or jurisdiction in book.jurisdictions)
            and (instrument is None or any(cited.instrument == instrument for cited in rule.cites))
            and (force is None or rule.force == force)
            and (family is None or family in ruleset.families_of(rule.name))
            and (severity is None or rule.severity == severity)
            and (day is None or rule.window.holds_on(day))
            and not (verified and rule.verified is None)
            and not (unverified and rule.verified is not None)
        )

    if of == "cases":
        rows, step = _cases(), "lawcheck check {}"
    elif of == "codes":
        from lawcheck.diagnostics.catalogue import CATALOGUE

        rows, step = [(name, code.title) for name, code in sorted(CATALOGUE.items())], "lawcheck show {}"
    elif of == "lints":
        from lawcheck.lint.run import NAMES, page

        pages = [told for name in NAMES if (told := page(name))]
        rows = [(told.name, f"{told.level.ljust(7)}  {told.title}") for told in pages]
        step = "lawcheck show {}"
    else:
        from lawcheck.cli.loading import load_rules

        ruleset = load_rules(rules).ruleset
        chosen = [rule for rule in ruleset.rules if wanted(rule, ruleset)]
        rows, step = _of_ruleset(of, ruleset, chosen), f"lawcheck show {{}}{again(rules)}"
    if not rows:
        console.say(f"there are no {of}")
        return status.OK
    width = min(max(len(name) for name, _ in rows), 48)
    console.write("".join(f"{name.ljust(width)}  {what}".rstrip() + "\n" for name, what in rows))
    console.next_step(step.format(rows[0][0]), quiet)
    return status.OK


def _of_ruleset(of: str, ruleset: Ruleset, rules: list[Rule]) -> list[tuple[str, str]]:
    from lawcheck.report.as_page import type_name
    from lawcheck.report.typeset import plain

    match of:
        case "rules":
            rows = [(r.name, f"{r.severity.value.ljust(8)}  {r.title.english}") for r in rules]
        case "rulebooks":
            rows = [(book.name, book.title.english) for book in ruleset.rulebooks.values()]
        case "instruments":
            rows = [(name, instrument.title.english) for name, instrument in sorted(ruleset.instruments.items())]
        case _:
            facts = ruleset.vocabulary.walk()
            rows = [(".".join(path), f"{fact.question.english} ({type_name(fact.type)})") for path, fact in facts]
    return [(name, plain(what)) for name, what in dict(rows).items()]


def _cases() -> list[tuple[str, str]]:
    """The cases that come with lawcheck and the titles in their files, found without reading all of each."""
    import re

    from lawcheck.diagnostics import Diagnostics
    from lawcheck.files import read, shipped_cases

    rows = []
    for name, path in shipped_cases().items():
        title = re.search(r"^title: *(.+?) *$", read(path, Diagnostics()).text, re.MULTILINE)
        rows.append((name, title[1].strip("\"'") if title else ""))
    return rows
