"""`lawcheck diff`: in what two states of the rules differ, and which cases come out otherwise."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

from lawcheck.cli import console, status
from lawcheck.cli.disk import deliver, make_folder, write_all
from lawcheck.cli.options import Output, Overwrite, Quiet, again, refuse, to_choice
from lawcheck.cli.words import Argument, Option

if TYPE_CHECKING:
    from datetime import date

    from lawcheck.comparison.cases import ReadCase
    from lawcheck.comparison.comparison import Comparison
    from lawcheck.pipeline import Rules as Law
    from lawcheck.plan.meaning import Proof

_FORMATS = ("text", "json", "markdown")

Before: TypeAlias = Annotated[
    str, Argument("RULES_A", "A folder of rules, or a revision of git: `main`, `HEAD~3:rules`.")
]
After: TypeAlias = Annotated[str, Argument("RULES_B", "The other one.")]
Cases: TypeAlias = Annotated[
    str | None,
    Option(
        ("--cases",),
        "Judge the cases in this folder by both; by default `cases` here, or those that come with lawcheck.",
        "DIR",
    ),
]
Prove: TypeAlias = Annotated[
    bool,
    Option(("--prove",), "Ask a solver of each rule that is written otherwise whether it comes to anything else."),
]
Witnesses: TypeAlias = Annotated[
    str | None,
    Option(("--witnesses",), "With --prove: write each case that comes out otherwise to this folder.", "DIR"),
]
Timeout: TypeAlias = Annotated[
    str, Option(("--timeout",), "With --prove: give up on a rule after so many seconds.", "S")
]
Format: TypeAlias = Annotated[str, Option(("--format",), "text, json or markdown.", "FORMAT")]


def run(
    before: Before,
    after: After,
    cases: Cases = None,
    prove: Prove = False,
    witnesses: Witnesses = None,
    timeout: Timeout = "10",
    format: Format = "text",
    output: Output = None,
    force: Overwrite = False,
    quiet: Quiet = False,
) -> int:
    """Compare two states of the rules.

    Says which rules are new, gone, in other words only, or mean something
    else, with their texts side by side; and which cases come out otherwise.
    With --prove a rule that is written otherwise is either proven to come to
    the same in every case, or shown with a case to which it does not.

    \b
    Two revisions of git:  lawcheck diff main HEAD
    Two folders:           lawcheck diff old/rules rules --format markdown
    Proven or shown:       lawcheck diff main HEAD --prove --witnesses apart

    Exit status: 0 all that is decided is decided as before; 1 a rule is new,
    gone, means something else or weighs otherwise, or a case comes out
    otherwise; 2 the input is wrong.
    """
    from datetime import date

    from lawcheck.comparison import as_json, as_markdown, as_text
    from lawcheck.comparison.compare import compare
    from lawcheck.comparison.comparison import Side

    to_choice("--format", format, _FORMATS)
    if witnesses and not prove:
        refuse("`--witnesses` writes what `--prove` finds", "add `--prove`")
    seconds = _time(timeout, prove)
    old, new = _rules(before), _rules(after)
    read = _cases(cases, (before, old), (after, new))
    with console.progress("comparing"):
        sides = Side(before, old.plan, old.files), Side(after, new.plan, new.files)
        found = compare(*sides, tuple(read.values()), date.today(), _proof(new, date.today(), seconds))
    if format == "json":
        text = as_json.render(found)
    elif format == "markdown":
        text = as_markdown.render(found)
    else:
        colour = console.has_colour() and not output
        text = as_text.render(found, console.width(), colour)
    deliver(text, output, force)
    if witnesses:
        _write_cases(found, Path(witnesses), force)
    changed = {case.case for case in found.cases if case.changes}
    path = next((path for path, case in read.items() if case.name in changed), None)
    rules = again([after]) if os.path.lexists(after) else ""
    console.next_step(f"lawcheck check {path.as_posix()}{rules}" if path else f"lawcheck list rules{rules}", quiet)
    return status.FOUND if found.is_decisive else status.OK


def _time(timeout: str, prove: bool) -> float | None:
    """The seconds for each rule; None where nothing is to be proven. Stops where there is no solver."""
    from lawcheck.cli.solver import need_solver, to_seconds

    seconds = to_seconds(timeout)
    if not prove:
        return None
    need_solver("diff --prove")
    return seconds


def _proof(law: Law, today: date, seconds: float | None) -> Proof | None:
    if seconds is None:
        return None
    from lawcheck.analysis.proof import Prover

    return Prover(law.ruleset, today, seconds)


def _rules(word: str) -> Law:
    """The rules in a folder, or at a revision. Stops where anything is wrong."""
    from lawcheck import pipeline
    from lawcheck.cli.loading import complain, load_rules
    from lawcheck.cli.revisions import rules_at

    if os.path.lexists(word):
        return load_rules([word])
    texts = rules_at(word)
    try:
        with console.progress("reading the rules"):
            return pipeline.rules_of(texts)
    except pipeline.Refused as refused:
        console.say(f"error: the rules at `{word}` cannot be read")
        complain(refused.diagnostics, refused.files)


def _cases(folder: str | None, before: tuple[str, Law], after: tuple[str, Law]) -> dict[Path, ReadCase]:
    """By path, the cases in the folder, as each of the two reads them. Stops where there is none.

    Of those that come with lawcheck, only what one of the two can read: the others are of other rules.
    """
    from lawcheck import files, pipeline
    from lawcheck.cli.loading import found_or_shipped
    from lawcheck.comparison.cases import ReadCase
    from lawcheck.facts.claim import Case

    here = Path("cases") if folder is None and Path("cases").is_dir() else None
    root = Path(found_or_shipped(folder)) if folder else here or files.content() / "cases"
    if not root.is_dir():
        refuse(f"`{folder}` is no folder", "name the folder that the cases lie in")
    paths = [
        path
        for path in sorted(root.rglob("*"))
        if path.suffix in files.CASE_ENDINGS
        and not path.stem.endswith(("_test", "_expected", "agreement", "mutation"))
    ]
    if not paths:
        refuse(f"`{root.as_posix()}` holds no case", "their names end in `.yaml`")
    read: dict[Path, ReadCase] = {}
    with console.progress("reading the cases"):
        for path in paths:
            told: list[Case | None] = []
            wrong: list[str] = []
            for side, law in (before, after):
                try:
                    told.append(pipeline.load_case(path, law))
                except pipeline.Refused as refused:
                    told.append(None)
                    wrong.append(f"for by `{side}` it has a mistake: {refused.diagnostics[0].message}")
            old, new = told
            case = new or old
            if case is None and folder is None and here is None:
                continue
            read[path] = ReadCase(case.name if case else path.stem, old, new, "; ".join(wrong))
    return read


def _write_cases(found: Comparison, folder: Path, force: bool) -> None:
    make_folder(folder)
    cases = {"_".join([one.name, *one.version.split()]): one.case for one in found.rules if one.case}
    write_all({folder / f"{name}.yaml": text for name, text in cases.items()}, force=force)
    console.say(f"written: {len(cases)} case{'' if len(cases) == 1 else 's'} in {folder.as_posix()}")
