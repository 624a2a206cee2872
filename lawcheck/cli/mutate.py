"""`lawcheck mutate`: what no test of the rules would notice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

from lawcheck.cli import console, disk, status
from lawcheck.cli.options import Quiet, Rules, again, refuse, to_choice, to_keyword
from lawcheck.cli.solver import need_solver, to_seconds
from lawcheck.cli.words import Argument, Option

if TYPE_CHECKING:
    from lawcheck.mutation.score import Record
    from lawcheck.pipeline import Rules as Law
    from lawcheck.plan.meaning import Proof

_MOST = 40  # survivors shown, the gravest

Paths: TypeAlias = Annotated[
    list[str] | None,
    Argument("PATH", "Folders or rule files to change; by default `rules` here, or what comes with lawcheck."),
]
Rule: TypeAlias = Annotated[
    list[str] | None, Option(("--rule",), "Only what bears on this rule, or on all below this prefix.", "NAME")
]
Keyword: TypeAlias = Annotated[
    str | None,
    Option(("-k",), "Only changes whose statement, file or kind has these words, as in `test`.", "EXPR"),
]
Jobs: TypeAlias = Annotated[
    str | None, Option(("--jobs", "-j"), "So many at a time; by default one for each core.", "N")
]
Format: TypeAlias = Annotated[str, Option(("--format",), "text or json.", "FORMAT")]
Everything: TypeAlias = Annotated[bool, Option(("--all", "-a"), "Show every change that no test notices.")]
Suggest: TypeAlias = Annotated[
    bool,
    Option(("--suggest",), "Look for a case that tells each survivor from the rule; takes some minutes for all."),
]
Prove: TypeAlias = Annotated[
    bool,
    Option(("--prove",), "Ask a solver of each survivor whether it comes to the same; takes minutes for all."),
]
Timeout: TypeAlias = Annotated[
    str, Option(("--timeout",), "With --prove: give up on a survivor after so many seconds.", "S")
]
Baseline: TypeAlias = Annotated[
    str | None, Option(("--baseline",), "Hold the score against this file; below it is a failure.", "FILE")
]
RecordFile: TypeAlias = Annotated[
    str | None, Option(("--record",), "Write the score to this file, to be held against later.", "FILE")
]


def run(
    paths: Paths = None,
    rules: Rules = None,
    rule: Rule = None,
    keyword: Keyword = None,
    jobs: Jobs = None,
    format: Format = "text",
    everything: Everything = False,
    suggest: Suggest = False,
    prove: Prove = False,
    timeout: Timeout = "5",
    baseline: Baseline = None,
    record: RecordFile = None,
    quiet: Quiet = False,
) -> int:
    """Change the rules as a careless drafter would, and report what no test notices.

    Leaves out exceptions, clauses and parts of conditions; makes `at most`
    `less than`, `and` `or`, 60 days 61, `some` `every`; takes a neighbouring
    choice, fact or day. Each change is a mutant, and the tests of its rules
    are run on it: killed, if one notices; survived, if none does; equivalent,
    if it means the same; invalid, if it is no rule any more.

    \b
    Examples:
      lawcheck mutate rules/rs/secrecy
      lawcheck mutate --rule rs.zzpl.breach_reported -k by-one --suggest
      lawcheck mutate rules/rs/procurement --prove

    Exit status: 0 every change is noticed, or as many as in the baseline;
    1 some are not; 2 the input is wrong.
    """
    to_choice("--format", format, ("text", "json"))
    many, seconds = _number(jobs), to_seconds(timeout)
    if prove:
        need_solver("mutate --prove")
    before = _read(Path(baseline)) if baseline else {}
    from lawcheck.cli import mutants
    from lawcheck.cli.loading import rules_here
    from lawcheck.mutation import as_json, as_text
    from lawcheck.mutation import score as scores
    from lawcheck.mutation.judge import Bench

    paths = paths or (rules or rules_here())
    folders = rules or mutants.own_rules(paths)
    law, tests = mutants.material(folders)
    drafted, trees, whole = mutants.chosen_mutants(law, paths, rule or (), to_keyword(keyword) or (lambda _: True))
    if (baseline or record) and not whole:
        refuse("no rulebook is changed as a whole, so that there is no score", "leave `-k`, `--rule` and PATH out")
    proof = _proof(law, seconds) if prove else None
    bench = Bench(law.files, trees, law.plan, tests, proof, suggest)
    judged = list(mutants.judged(bench, drafted, many))
    now = {owner: one for owner, one in scores.record(judged).items() if owner in whole}
    fallen = scores.fallen(before, now)
    if record:
        _write(Path(record), now, keep=bool(paths or rule or keyword))
    if format == "json":
        console.write(as_json.render(judged, law.files, fallen))
    else:
        shown = None if everything else _MOST
        console.write(as_text.render(judged, law.files, fallen, console.width(), console.has_colour(), shown))
    alive = scores.survivors(judged)
    console.next_step(f"lawcheck show {alive[0].rules[0]}{again(folders)}" if alive else "lawcheck test", quiet)
    return status.FOUND if (fallen if baseline else alive) else status.OK


def _proof(law: Law, seconds: float) -> Proof:
    from datetime import date

    from lawcheck.analysis.proof import Prover

    return Prover(law.ruleset, date.today(), seconds)


def _number(jobs: str | None) -> int:
    import os

    if jobs is None:
        return os.cpu_count() or 1
    if not jobs.isdigit() or not int(jobs):
        refuse(f"`--jobs {jobs}` is no number of jobs", "write a whole number from 1")
    return int(jobs)


def _read(path: Path) -> Record:
    text = disk.read_text(path).text
    try:
        return {name: (int(one["killed"]), int(one["of"])) for name, one in json.loads(text).items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        refuse(f"`{path}` is no record of mutants", "make it anew with `--record`")


def _write(path: Path, now: Record, *, keep: bool) -> None:
    """Writes the score; `keep`: beside what the file says of other rulebooks."""
    before = _read(path) if keep and path.exists() else {}
    kept = {name: {"killed": killed, "of": of} for name, (killed, of) in sorted((before | now).items())}
    disk.write(path, json.dumps(kept, indent=1) + "\n", force=True)
