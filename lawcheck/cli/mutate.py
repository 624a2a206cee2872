"""`lawcheck mutate`: what no test of the rules would notice."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from lawcheck.cli import console, status
from lawcheck.cli.options import Quiet, Rules, refuse, to_choice
from lawcheck.cli.words import Argument, Option

if TYPE_CHECKING:
    from lawcheck.mutation.draft import Drafted
    from lawcheck.mutation.judge import Bench
    from lawcheck.mutation.mutant import Judgement
    from lawcheck.mutation.score import Record
    from lawcheck.pipeline import Rules as Law
    from lawcheck.syntax.ast import File
    from lawcheck.testing.expected import Test

_MOST = 40  # survivors shown, the gravest


def run(
    paths: Annotated[
        list[str] | None,
        Argument("PATH", "Folders or rule files to change; by default the rules that come with lawcheck."),
    ] = None,
    rules: Rules = None,
    rule: Annotated[
        list[str] | None, Option(("--rule",), "Only what bears on this rule, or on all below this prefix.", "NAME")
    ] = None,
    word: Annotated[
        list[str] | None, Option(("-k",), "Only changes with this word in their name, file or kind.", "WORD")
    ] = None,
    jobs: Annotated[
        str | None, Option(("--jobs", "-j"), "So many at a time; by default one for each core.", "N")
    ] = None,
    format: Annotated[str, Option(("--format",), "text or json.", "FORMAT")] = "text",
    everything: Annotated[bool, Option(("--all", "-a"), "Show every change that no test notices.")] = False,
    suggest: Annotated[
        bool,
        Option(("--suggest",), "Look for a case that tells each survivor from the rule; takes some minutes for all."),
    ] = False,
    baseline: Annotated[
        str | None, Option(("--baseline",), "Hold the score against this file; below it is a failure.", "FILE")
    ] = None,
    record: Annotated[
        str | None, Option(("--record",), "Write the score to this file, to be held against later.", "FILE")
    ] = None,
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
      lawcheck mutate rules/rs/zzpl
      lawcheck mutate --rule rs.zzpl.dpia_done -k boundary
      lawcheck mutate --format json --baseline rules/mutation.json

    Exit status: 0 every change is noticed, or as many as in the baseline;
    1 some are not; 2 the input is wrong.
    """
    to_choice("--format", format, ("text", "json"))
    many = _number(jobs)
    before = _read(Path(baseline)) if baseline else {}
    law, tests = _material(paths, rules)
    drafted, trees = _drafted(law, paths, rule or (), word or ())
    from lawcheck.mutation.judge import Bench

    judged = list(_all(Bench(law.files, trees, law.plan, tests, suggest=suggest), drafted, many))
    from lawcheck.mutation import as_json, as_text
    from lawcheck.mutation.score import fallen, score
    from lawcheck.mutation.score import record as to_record

    now = to_record(judged)
    less = fallen(before, now)
    if record:
        _write(Path(record), now)
    if format == "json":
        console.write(as_json.render(judged, law.files, less))
    else:
        shown = None if everything else _MOST
        console.write(as_text.render(judged, law.files, less, console.width(), console.has_colour(), shown))
    whole = score(judged)
    alive = next((one for one in judged if one.bin == "survived"), None)
    step = f"lawcheck show {alive.rules[0]}" if alive else "lawcheck test"
    console.next_step(step, quiet)
    if baseline:
        return status.FOUND if less else status.OK
    return status.FOUND if whole.killed < whole.of else status.OK


def _number(jobs: str | None) -> int:
    import os

    if jobs is None:
        return os.cpu_count() or 1
    if not jobs.isdigit() or not int(jobs):
        refuse(f"`--jobs {jobs}` is no number of jobs", "write a whole number from 1")
    return int(jobs)


def _read(path: Path) -> Record:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {name: (int(one["killed"]), int(one["of"])) for name, one in kept.items()}
    except OSError:
        refuse(f"`{path}` cannot be read", "make it with `--record`")
    except (ValueError, TypeError, KeyError, AttributeError):
        refuse(f"`{path}` is no record of mutants", "make it anew with `--record`")


def _write(path: Path, now: Record) -> None:
    from lawcheck import files
    from lawcheck.cli.loading import complain
    from lawcheck.diagnostics import Diagnostics

    found = Diagnostics()
    kept = {name: {"killed": killed, "of": of} for name, (killed, of) in sorted(now.items())}
    if not files.write_new(path, json.dumps(kept, indent=1) + "\n", found, force=True):
        complain(found.sorted(), {})


# ── what is changed, and by what it is judged ──────────────────────────────────────────────────────────────


def _material(paths: list[str] | None, rules: list[str] | None) -> tuple[Law, list[Test]]:
    """The rules, and the tests beside them and beside their cases. Stops where a test has a mistake or fails."""
    from lawcheck.cli.loading import complain, load_rules
    from lawcheck.cli.test import _files, _own_rules
    from lawcheck.mutation.judge import failing
    from lawcheck.testing.from_file import RuleNames, tests_in

    law = load_rules(rules or _own_rules(paths))
    own = any(not (file.startswith("rules/")) for file in law.files)
    names = RuleNames.of(law.ruleset)
    tests: list[Test] = []
    read = _files(rules or paths if own else None, law)
    for file, case in read:
        here, wrong = tests_in(file, case, law.ruleset, names)
        if wrong:
            complain(wrong, {file.name: file for file, _ in read})
        tests += here
    if not tests:
        console.say("no test was found: tests stand in files whose names end in `_test.yaml`")
        raise status.Stop(status.FOUND, "lawcheck mutate --help")
    broken = failing(tests, law.plan)
    if broken:
        console.say(f"error: {len(broken):,} of {len(tests):,} tests fail on the rules as they stand")
        raise status.Stop(status.FOUND, "lawcheck test")
    return law, tests


def _drafted(
    law: Law, paths: list[str] | None, rules: Sequence[str], words: Sequence[str]
) -> tuple[list[Drafted], tuple[File, ...]]:
    """The statements to change, with the changes asked for, and the trees of all files. Stops where there are none."""
    from lawcheck.mutation.draft import draft
    from lawcheck.syntax.parse import parse

    trees = tuple(parse(file)[0] for file in law.files.values())
    drafted = [
        chosen
        for one in draft(trees, law.files, law.ruleset)
        if _is_below(one.item.span.file, paths) and (chosen := one.only(rules, words)).mutants
    ]
    if not drafted:
        refuse("there is nothing to change", "no rule, file or kind of change is called so")
    return drafted, trees


def _is_below(file: str, paths: list[str] | None) -> bool:
    """Whether a rule file lies at or below one of the paths; a shipped one is known by its name from `rules/` on."""
    from lawcheck.files import content

    if not paths:
        return True
    for word in paths:
        path = Path(word)
        inside = [path.as_posix()]
        if path.resolve().is_relative_to(content().resolve()):
            inside.append(path.resolve().relative_to(content().resolve()).as_posix())
        if any(file == name or file.startswith(f"{name}/") for name in inside):
            return True
    return False


# ── several at a time ──────────────────────────────────────────────────────────────────────────────────────

_at_work: list[tuple[Bench, Sequence[Drafted]]] = []  # in a process that was started to judge


def _begin(bench: Bench, drafted: Sequence[Drafted]) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts means the program, and that ends this process
    _at_work.append((bench, drafted))


def _judge(index: int) -> list[Judgement]:
    bench, drafted = _at_work[0]
    return list(bench.judge(drafted[index]))


def _all(bench: Bench, drafted: Sequence[Drafted], jobs: int) -> Iterator[Judgement]:
    """All judgements in the order of the statements, with word of how far it is."""
    total = sum(len(one.mutants) for one in drafted)
    done = 0
    if jobs == 1 or len(drafted) == 1:
        for one in drafted:
            yield from bench.judge(one)
            done += len(one.mutants)
            console.how_far("changing the rules", done, total)
        return
    import sys
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    context = get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(min(jobs, len(drafted)), context, _begin, (bench, drafted)) as pool:
        try:
            for judged in pool.map(_judge, range(len(drafted)), chunksize=4):
                yield from judged
                done += len(judged)
                console.how_far("changing the rules", done, total)
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
