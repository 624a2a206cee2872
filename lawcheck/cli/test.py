"""`lawcheck test`: run the tests beside rules and cases."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from lawcheck.cli import console, status
from lawcheck.cli.options import Quiet, Rules, again
from lawcheck.cli.words import Argument

if TYPE_CHECKING:
    from lawcheck.facts.claim import Case
    from lawcheck.pipeline import Rules as Law
    from lawcheck.span import InputFile
    from lawcheck.testing.run import Result


def run(
    paths: Annotated[
        list[str] | None,
        Argument("PATH", "Folders or `_test.yaml` files; by default those that come with lawcheck."),
    ] = None,
    rules: Rules = None,
    quiet: Quiet = False,
) -> int:
    """Run the tests beside rules and cases.

    A test is a small case with what to expect; beside a case stands what it is expected to come to.

    \b
    Examples:
      lawcheck test
      lawcheck test rules/rs/zzpl

    Exit status: 0 all passed; 1 a test failed, or there was none; 2 the input is wrong.
    """
    from lawcheck.cli.loading import found_or_shipped, load_rules
    from lawcheck.testing.run import run as run_tests

    paths = [found_or_shipped(path) for path in paths] if paths else None
    law = load_rules(rules or _own_rules(paths))
    with console.progress("running the tests"):
        files = _files(paths, law)
        ran = run_tests(files, law.plan)
    failed = [result for result in ran.results if not result.passed]
    texts = {file.name: file for file, _ in files}
    for result in failed:
        console.write(_failure(result, law, texts))
    passed = len(ran.results) - len(failed)
    if ran.diagnostics:
        import sys

        from lawcheck.diagnostics.render import as_text

        colour, width = console.has_colour(sys.stderr), console.terminal_width(sys.stderr)
        sys.stderr.write(as_text(ran.diagnostics, texts, colour=colour, width=width))
    if not ran.results:
        console.say("no test was found: tests stand in files whose names end in `_test.yaml`")
    console.write(f"{passed:,} passed, {len(failed):,} failed\n")
    if failed and failed[0].test.rule:
        console.next_step(f"lawcheck show {failed[0].test.rule}{again(rules)}", quiet)
    elif ran.diagnostics:
        console.next_step(f"lawcheck show {ran.diagnostics[0].code}", quiet)
    else:
        console.next_step(f"lawcheck list rules{again(rules)}", quiet)
    if ran.diagnostics:
        return status.WRONG_INPUT
    return status.FOUND if failed or not ran.results else status.OK


def _own_rules(paths: list[str] | None) -> list[str] | None:
    """The folders named, where they hold rules: those are what is tested."""
    folders = [path for path in paths or () if Path(path).is_dir() and next(Path(path).rglob("*.law"), None)]
    return folders or None


def _files(paths: list[str] | None, law: Law) -> list[tuple[InputFile, Case | None]]:
    """Every file of tests, each with the case that it lies beside. Stops where one cannot be read."""
    from dataclasses import replace

    from lawcheck import files, pipeline
    from lawcheck.cli.loading import complain
    from lawcheck.diagnostics import Diagnostics

    home = files.content()
    roots = [Path(path) for path in paths] if paths else [home / "rules", home / "cases"]
    found = Diagnostics()
    read: list[tuple[InputFile, Case | None]] = []
    for path in dict.fromkeys(path for root in roots for path in _below(root)):
        file = files.read(path, found)
        if path.is_relative_to(home):
            file = replace(file, name=path.relative_to(home).as_posix())
        beside = path.with_name(f"{path.stem.removesuffix('_test')}.yaml")
        case = None
        if beside.is_file():
            try:
                case = pipeline.load_case(beside, law)
            except pipeline.Refused as refused:
                complain(refused.diagnostics, refused.files)
        read.append((file, case))
    if found:
        complain(found.sorted(), {file.name: file for file, _ in read})
    return read


def _below(root: Path) -> list[Path]:
    return sorted(root.rglob("*_test.yaml")) if root.is_dir() else [root]


def _failure(result: Result, law: Law, texts: dict[str, InputFile]) -> str:
    """A failed test: where it stands, what was expected, what came instead, and why."""
    from lawcheck.report.from_findings import Words, finding_report
    from lawcheck.report.phrases import phrase
    from lawcheck.report.typeset import finish, paint, plain, wrap

    test, width = result.test, console.width()
    file = texts[test.span.file]
    line, _ = file.position(test.span.start)
    lines = [f"{paint('FAILED', 'red', 'bold')} {plain(file.name)}:{line} {paint(test.title, 'bold')}"]
    lines += wrap(f"{test.rule or 'the verdict'}, as of {test.day.isoformat()}", width, 2)
    for difference in result.differences:
        lines += wrap(f"– {plain(difference)}", width, 2, 2)
    if test.why:
        lines += wrap(f"expected because {plain(test.why)}", width, 2, 2)
    words = Words(law.ruleset, law.files, test.day)
    for finding in result.findings if test.rule else ():
        report = finding_report(finding, words)
        name = f"{report.element}: " if report.element else ""
        said = f"{name}{phrase(report.outcome)}. {' '.join(report.messages)}"
        lines += wrap(plain(said), width, 4, 2)
        for fact in report.missing:
            lines += wrap(plain(f"not known: {fact}"), width, 6, 2)
    return finish([*lines, ""], console.has_colour())
