"""What `lawcheck mutate` changes, the tests it judges by, and the judging of several statements at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lawcheck.cli import console, status
from lawcheck.cli.options import refuse

if TYPE_CHECKING:
    from lawcheck.mutation.draft import Drafted
    from lawcheck.mutation.judge import Bench
    from lawcheck.mutation.mutant import Judgement
    from lawcheck.pipeline import Rules as Law
    from lawcheck.syntax.ast import File
    from lawcheck.testing.expected import Test
    from lawcheck.testing.keyword import Keyword


def own_rules(paths: list[str] | None) -> list[str] | None:
    """The folders and files named, where they hold rules that do not come with lawcheck: those are what is judged by."""
    from lawcheck.cli.test_files import all_shipped
    from lawcheck.cli.test_files import own_rules as named

    folders = named(paths or ())
    return None if folders is None or all_shipped(folders) else folders


def material(folders: list[str] | None) -> tuple[Law, list[Test]]:
    """The rules, and the tests beside them and, of what comes with lawcheck, beside its cases.

    Stops where a test has a mistake or fails on the rules as they stand.
    """
    from lawcheck.cli.loading import complain, load_rules
    from lawcheck.cli.test_files import all_shipped, files_of, shipped_roots
    from lawcheck.mutation.judge import failing
    from lawcheck.testing.kept import read_tests

    law = load_rules(folders)
    roots = shipped_roots() if folders is None or all_shipped(folders) else [Path(folder) for folder in folders]
    read = read_tests(files_of(roots, law), law)
    wrong = [diagnostic for file in read for diagnostic in file.diagnostics]
    if wrong:
        complain(wrong, {file.file.name: file.file for file in read})
    tests = [test for file in read for test in file.tests]
    if not tests:
        console.say("no test was found: tests stand in files whose names end in `_test.yaml`")
        raise status.Stop(status.FOUND, "lawcheck mutate --help")
    broken = failing(tests, law.plan)
    if broken:
        console.say(f"error: {len(broken):,} of {len(tests):,} tests fail on the rules as they stand")
        raise status.Stop(status.FOUND, "lawcheck test")
    return law, tests


def chosen_mutants(
    law: Law, paths: list[str] | None, rules: Sequence[str], is_meant: Keyword
) -> tuple[list[Drafted], tuple[File, ...], set[str]]:
    """The statements to change, the trees of all files, and the rulebooks that are changed as a whole.

    Stops where there is nothing to change.
    """
    from collections import Counter

    from lawcheck.mutation.draft import draft
    from lawcheck.syntax.parse import parse

    trees = tuple(parse(file)[0] for file in law.files.values())
    every = [one for one in draft(trees, law.files, law.ruleset) if one.mutants]
    drafted = [
        chosen
        for one in every
        if _is_below(one.item.span.file, paths) and (chosen := one.only(rules, is_meant)).mutants
    ]
    if not drafted:
        refuse("there is nothing to change", "no rule, file or kind of change is called so")
    asked = Counter(mutant.owner for one in drafted for mutant in one.mutants)
    whole = {
        owner for owner, of in Counter(m.owner for one in every for m in one.mutants).items() if asked[owner] == of
    }
    return drafted, trees, whole


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


def judged(bench: Bench, drafted: Sequence[Drafted], jobs: int) -> Iterator[Judgement]:
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
