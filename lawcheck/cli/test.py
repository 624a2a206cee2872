"""`lawcheck test`: run the tests beside rules and cases."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

from lawcheck.cli import console, status
from lawcheck.cli.disk import deliver
from lawcheck.cli.options import Output, Overwrite, Quiet, Rules, again, as_words, refuse, to_choice, to_keyword
from lawcheck.cli.words import Argument, Option

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lawcheck.diagnostics import Diagnostic
    from lawcheck.pipeline import Rules as Law
    from lawcheck.span import InputFile
    from lawcheck.testing.expected import Test
    from lawcheck.testing.keyword import Keyword
    from lawcheck.testing.run import Result
    from lawcheck.testing.why import Why

_FORMATS = ("text", "junit", "json")
_MOST_EXPLAINED = 20  # failed tests of which is searched what explains them; who broke a hundred wants the first

Paths: TypeAlias = Annotated[
    list[str] | None,
    Argument(
        "PATH", "Folders or `_test.yaml` files; by default `rules` and `cases` here, or what comes with lawcheck."
    ),
]
KeywordWords: TypeAlias = Annotated[
    str | None,
    Option(("-k",), "Only tests whose sentence, rule or file has these words: 'deadline and not police'.", "EXPR"),
]
Watch: TypeAlias = Annotated[bool, Option(("--watch", "-w"), "Wait for changes, and run again what they touch.")]
Format: TypeAlias = Annotated[str, Option(("--format",), "text, junit or json.", "FORMAT")]
First: TypeAlias = Annotated[bool, Option(("--exitfirst", "-x"), "Stop at the first test that fails.")]
Jobs: TypeAlias = Annotated[str, Option(("--jobs", "-j"), "Run so many at a time; pays from ten thousand on.", "N")]


def run(
    paths: Paths = None,
    keyword: KeywordWords = None,
    watch: Watch = False,
    format: Format = "text",
    first: First = False,
    jobs: Jobs = "1",
    rules: Rules = None,
    output: Output = None,
    force: Overwrite = False,
    quiet: Quiet = False,
) -> int:
    """Run the tests beside rules and cases.

    A test is a small case with what to expect; beside a case stands what it
    is expected to come to. Of what fails it shows what was expected and got,
    why, and the smallest difference in facts that explains it.

    \b
    Examples:
      lawcheck test
      lawcheck test rules/rs/zzpl -k "deadline and not police"
      lawcheck test rules/eu/led -x

    Exit status: 0 all passed; 1 a test failed, or there was none; 2 the input is wrong.
    """
    from lawcheck.cli.test_files import here, own_rules

    call = Call(
        paths or here(rules), rules, to_keyword(keyword), to_choice("--format", format, _FORMATS), first, _jobs(jobs)
    )
    if watch:
        if format != "text" or output:
            refuse("`--watch` shows what it finds as text")
        from lawcheck.cli.watch import watch as watch_for_changes

        return watch_for_changes(call)
    loaded = load(call)
    results = results_of(loaded.tests, loaded.law, call)
    ran = Ran(loaded, results, len(loaded.tests) - len(results))
    _tell(call, ran, output, force)
    where = as_words(_with_rules(call.paths, loaded.law)) + again(rules)
    step = f"lawcheck coverage{where}"
    if loaded.diagnostics:
        step = f"lawcheck show {loaded.diagnostics[0].code}"
    elif not ran.results:
        step = f"lawcheck test{where}" if loaded.left_out else f"lawcheck coverage{where} --tests"
    elif ran.failed and (rule := ran.results[ran.failed[0]].test.rule):
        step = f"lawcheck show {rule}{again(rules or own_rules(call.paths))}"
    console.next_step(step, quiet)
    return ran.status


def _with_rules(paths: Sequence[str], law: Law) -> list[str]:
    """The paths at or below which rules are written."""
    from lawcheck.cli.loading import found_or_shipped
    from lawcheck.files import path_of

    written = [path_of(file).resolve() for file in {rule.span.file for rule in law.ruleset.rules}]
    roots = {path: Path(found_or_shipped(path)).resolve() for path in paths}
    return [path for path, root in roots.items() if any(file.is_relative_to(root) for file in written)]


@dataclass(frozen=True)
class Call:
    """What was asked for."""

    paths: Sequence[str]
    rules: list[str] | None
    keyword: Keyword | None
    format: str
    first: bool
    jobs: int


@dataclass(frozen=True)
class Loaded:
    """The rules, and the tests that are asked for."""

    law: Law
    texts: Mapping[str, InputFile]
    tests: Sequence[Test]
    diagnostics: Sequence[Diagnostic]
    left_out: int


@dataclass(frozen=True)
class Ran:
    """What came of the tests; `failed` are places among the results. `not_run`: how many come after the first that failed."""

    loaded: Loaded
    results: Sequence[Result]
    not_run: int = 0

    @property
    def failed(self) -> list[int]:
        """The places of the results that failed."""
        return [number for number, result in enumerate(self.results) if not result.passed]

    @property
    def status(self) -> int:
        """The exit status."""
        if self.loaded.diagnostics:
            return status.WRONG_INPUT
        return status.FOUND if self.failed or not self.results else status.OK


def load(call: Call) -> Loaded:
    """Reads the rules and the tests that are asked for. Stops where a file cannot be read."""
    from lawcheck.cli.loading import found_or_shipped, load_rules
    from lawcheck.cli.test_files import files_of, own_rules, shipped_roots
    from lawcheck.testing.kept import read_tests

    paths = [found_or_shipped(path) for path in call.paths]
    law = load_rules(call.rules or own_rules(paths))
    with console.progress("reading the tests"):
        files = read_tests(files_of([Path(path) for path in paths] or shipped_roots(), law), law)
    every = [test for file in files for test in file.tests]
    asked = call.keyword
    tests = [test for test in every if asked is None or asked((test.title, test.rule or "", test.span.file))]
    wrong = [diagnostic for file in files for diagnostic in file.diagnostics]
    texts = {file.file.name: file.file for file in files}
    return Loaded(law, texts, tests, wrong, len(every) - len(tests))


def results_of(tests: Sequence[Test], law: Law, call: Call) -> list[Result]:
    """What comes of these tests, in their order; up to the first that fails, if that was asked for."""
    from lawcheck.testing.run import result

    if call.jobs > 1:
        from lawcheck.cli.jobs import results

        told = results(tests, law.plan, call.jobs)
        last = next((number for number, one in enumerate(told) if not one.passed), len(told)) + 1
        return told[:last] if call.first else told
    told = []
    for test in tests:
        told.append(result(test, law.plan))
        if call.first and not told[-1].passed:
            break
    return told


def _tell(call: Call, ran: Ran, output: str | None, force: bool) -> None:
    """Findings to standard output or to a file, mistakes in files to standard error."""
    if call.format == "text" and output is None:
        tell(ran)
        return
    complain_of(ran)
    deliver(_rendered(call.format, ran), output, force)


def _rendered(format: str, ran: Ran) -> str:
    whys = explained(ran)
    match format:
        case "json":
            from lawcheck.testing import as_json

            return as_json.render(ran.results, whys, ran.loaded.diagnostics, ran.loaded.law, ran.loaded.texts)
        case "junit":
            from lawcheck.testing import as_junit

            told = {number: failure(ran, number, whys.get(number), 100, False) for number in ran.failed}
            return as_junit.render(ran.results, told, ran.loaded.diagnostics, ran.loaded.texts)
        case _:
            return "".join(failure(ran, n, whys.get(n), 100, False) for n in ran.failed) + _counted(ran)


def tell(ran: Ran) -> None:
    """What failed and why, each as soon as it is explained, and how many passed."""
    from lawcheck.testing.why import why

    for place, number in enumerate(ran.failed):
        explanation = why(ran.results[number], ran.loaded.law.plan, ran.results) if place < _MOST_EXPLAINED else None
        console.write(failure(ran, number, explanation, console.width(), console.has_colour()))
    complain_of(ran)
    if not ran.results and not ran.loaded.diagnostics:
        nowhere = "no test was found: tests stand in files whose names end in `_test.yaml`"
        console.say("no test has these words" if ran.loaded.left_out else nowhere)
    console.write(_counted(ran))


def explained(ran: Ran) -> dict[int, Why]:
    """By place among the results, what explains those that failed."""
    from lawcheck.testing.why import why

    return {
        number: why(ran.results[number], ran.loaded.law.plan, ran.results) for number in ran.failed[:_MOST_EXPLAINED]
    }


def failure(ran: Ran, number: int, why: Why | None, width: int, colour: bool) -> str:
    """What is said of one that failed."""
    from lawcheck.report.typeset import finish
    from lawcheck.testing import as_text

    return finish(as_text.failure(ran.results[number], why, ran.loaded.law, ran.loaded.texts, width), colour)


def complain_of(ran: Ran) -> None:
    """Shows what is wrong with the files of tests."""
    if ran.loaded.diagnostics:
        import sys

        from lawcheck.diagnostics.render import as_text

        colour, width = console.has_colour(sys.stderr), console.terminal_width(sys.stderr)
        sys.stderr.write(as_text(ran.loaded.diagnostics, ran.loaded.texts, colour=colour, width=width))


def _counted(ran: Ran) -> str:
    failed = len(ran.failed)
    out = f", {ran.loaded.left_out:,} left out" if ran.loaded.left_out else ""
    rest = f", {ran.not_run:,} not run" if ran.not_run else ""
    wrong = len({diagnostic.span.file for diagnostic in ran.loaded.diagnostics})
    unread = f", {wrong} {'file is' if wrong == 1 else 'files are'} wrong" if wrong else ""
    return f"{len(ran.results) - failed:,} passed, {failed:,} failed{rest}{out}{unread}\n"


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 64:
        refuse(f"`--jobs {text}` is no number from 1 to 64")
    return int(text)
