"""`lawcheck list`: what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from lawcheck.cli import console, status
from lawcheck.cli.options import Quiet, Rules, again, to_choice
from lawcheck.cli.words import Argument

if TYPE_CHECKING:
    from lawcheck.model.ruleset import Ruleset

_OF = ("rules", "rulebooks", "instruments", "facts", "cases", "codes")


def run(
    of: Annotated[str, Argument("[OF]", "rules, rulebooks, instruments, facts, cases or codes.")] = "rules",
    rules: Rules = None,
    quiet: Quiet = False,
) -> int:
    """List what there is.

    One to a line: its name, then what it is.

    \b
    Examples:
      lawcheck list rules
      lawcheck list cases
    """
    to_choice("list", of, _OF)
    if of == "cases":
        rows, step = _cases(), "lawcheck check {}"
    elif of == "codes":
        from lawcheck.diagnostics.catalogue import CATALOGUE

        rows, step = [(name, code.title) for name, code in sorted(CATALOGUE.items())], "lawcheck show {}"
    else:
        from lawcheck.cli.loading import load_rules

        rows, step = _of_ruleset(of, load_rules(rules).ruleset), f"lawcheck show {{}}{again(rules)}"
    if not rows:
        console.say(f"there are no {of}")
        return status.OK
    width = min(max(len(name) for name, _ in rows), 48)
    console.write("".join(f"{name.ljust(width)}  {what}".rstrip() + "\n" for name, what in rows))
    console.next_step(step.format(rows[0][0]), quiet)
    return status.OK


def _of_ruleset(of: str, ruleset: Ruleset) -> list[tuple[str, str]]:
    from lawcheck.report.as_page import type_name
    from lawcheck.report.typeset import plain

    match of:
        case "rules":
            rows = [(r.name, f"{r.severity.value.ljust(8)}  {r.title.english}") for r in ruleset.rules]
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
