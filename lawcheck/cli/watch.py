"""`lawcheck test --watch`: wait for changes to files, and run again the tests that they touch."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from lawcheck.cli import console
from lawcheck.cli.status import Stop

if TYPE_CHECKING:
    from lawcheck.cli.test import Call, Loaded, Ran
    from lawcheck.pipeline import Rules
    from lawcheck.testing.expected import Test

_EVERY = 0.4  # seconds between two looks at the files
_ENDINGS = (".law", ".yaml", ".yml", ".json")


def watch(call: Call) -> NoReturn:
    """Runs the tests, and after each change those that it touches. Ends when it is interrupted."""
    before: Ran | None = None
    while True:
        seen = _seen(call)
        before = _run(call, before) or before
        console.say("waiting for changes; Ctrl-C ends it")
        gc.collect()  # there is time now to throw away what was read before
        changed = _wait(call, seen)
        console.say(f"changed: {', '.join(changed)}")


def _run(call: Call, before: Ran | None) -> Ran | None:
    """Runs what was touched since; None where files are wrong, which has then been said."""
    from lawcheck.cli.test import Ran, load, results_of, tell

    try:
        loaded = load(call)
    except Stop:
        return None  # the next change may put it right
    tests = loaded.tests if before is None else touched(before, loaded)
    results = results_of(tests, loaded.law, call)
    ran = Ran(loaded, results, len(tests) - len(results))
    if loaded.tests and not tests:
        console.say("no test is touched by that")
    else:
        tell(ran)
    return ran


def touched(before: Ran, now: Loaded) -> list[Test]:
    """The tests that failed, that stand in a file which is not what it was, or whose rule means something else."""
    failed = {(before.results[number].test.span.file, before.results[number].test.title) for number in before.failed}
    rules = changed_rules(before.loaded.law, now.law)
    was, tests = _by_file(before.loaded.tests), _by_file(now.tests)
    files = {file for file, those in tests.items() if was.get(file) != those}  # with the facts of the case beside it
    return [
        test
        for test in now.tests
        if test.span.file in files
        or (test.span.file, test.title) in failed
        or (test.rule in rules if test.rule else bool(rules))
    ]


def _by_file(tests: Iterable[Test]) -> dict[str, list[Test]]:
    told: dict[str, list[Test]] = {}
    for test in tests:
        told.setdefault(test.span.file, []).append(test)
    return told


def changed_rules(before: Rules, now: Rules) -> set[str]:
    """The rules that are new or mean something else than they did."""
    was, means = _meanings(before), _meanings(now)
    return {name for name, meaning in means.items() if was.get(name) != meaning}


def _meanings(law: Rules) -> dict[str, list[object]]:
    from lawcheck.plan.meaning import meaning

    told: dict[str, list[object]] = {}
    for step in law.plan.steps:
        told.setdefault(step.rule.name, []).append(meaning(step))
    return told


def _wait(call: Call, seen: Mapping[str, tuple[int, int]]) -> list[str]:
    """Waits until a file is changed, new or gone, and gives the names of those."""
    while True:
        time.sleep(_EVERY)
        now = _seen(call)
        changed = sorted(Path(name).name for name, _ in set(seen.items()) ^ set(now.items()))
        if changed:
            return list(dict.fromkeys(changed))


def _seen(call: Call) -> dict[str, tuple[int, int]]:
    """When each file of rules, tests and cases was changed last, and how large it is."""
    from lawcheck.cli.loading import found_or_shipped
    from lawcheck.cli.test_files import shipped_roots

    roots = [Path(found_or_shipped(path)) for path in call.paths] + [Path(path) for path in call.rules or ()]
    seen: dict[str, tuple[int, int]] = {}
    for root in {*roots, *shipped_roots()}:
        files = root.rglob("*") if root.is_dir() else (root,)
        for file in files:
            if file.suffix in _ENDINGS:
                try:
                    about = file.stat()
                except OSError:
                    continue  # gone between the two looks
                seen[str(file)] = about.st_mtime_ns, about.st_size
    return seen
