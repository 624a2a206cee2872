"""`lawcheck new`: start a case or a rulebook from a skeleton that works."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from lawcheck.cli import console, status
from lawcheck.cli.options import Overwrite, Quiet, Rulebooks, Rules, again, refuse, to_choice


def run(
    what: Annotated[str, typer.Argument(metavar="WHAT", help="case or rulebook.")],
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The name of what is new, such as `my_case` or `rs.police`.")
    ],
    rules: Rules = None,
    rulebook: Rulebooks = None,
    into: Annotated[
        str | None, typer.Option("--into", metavar="DIR", help="The folder to write to; by default this one.")
    ] = None,
    force: Overwrite = False,
    quiet: Quiet = False,
) -> int:
    """Start a case or a rulebook.

    A case comes with every question that could matter, a rulebook with a rule and its tests.

    \b
    Examples:
      lawcheck new case my_city
      lawcheck new case my_city --rulebook rs.zzpl
      lawcheck new rulebook rs.police
    """
    to_choice("new", what, ("case", "rulebook"))
    if not re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*" if what == "rulebook" else r"[a-z][a-z0-9_]*", name):
        example = "`rs.police`" if what == "rulebook" else "`my_city`"
        refuse(f"`{name}` cannot be a name", f"small letters, digits and `_`, a letter first, such as {example}")

    from datetime import date

    from lawcheck.cli.loading import complain, known_rulebooks, load_rules
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.files import write_new
    from lawcheck.report import skeleton

    law = load_rules(rules)
    folder = Path(into or ".")
    if what == "case":
        named = known_rulebooks(rulebook or (), law)
        files = {folder / f"{name}.yaml": skeleton.case(name, law.ruleset, named, date.today())}
        step = f"lawcheck check {next(iter(files)).as_posix()}{again(rules)}"
    else:
        home = folder.joinpath(*name.split("."))
        texts = skeleton.rulebook(name, law.ruleset, date.today())
        files = {home / file: text for file, text in texts.items()}
        home.mkdir(parents=True, exist_ok=True)
        step = f"lawcheck test {home.as_posix()}{again([*rules, home.as_posix()]) if rules else ''}"
    found = Diagnostics()
    for path in files:
        if path.exists() and not force:
            refuse(f"`{path.as_posix()}` is there already", "choose another name, or say `--force`")
    for path, text in files.items():
        if write_new(path, text, found, force=force):
            console.say(f"written: {path.as_posix()}")
    if found:
        complain(found.sorted(), {})
    console.next_step(step, quiet)
    return status.OK
