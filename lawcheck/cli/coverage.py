"""`lawcheck coverage`: what the tests show of the rules, and what the rules cover of the law."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

from lawcheck.cli import console, status
from lawcheck.cli.disk import deliver
from lawcheck.cli.options import Output, Overwrite, Quiet, Rules, again, as_words, refuse, to_choice, to_keyword
from lawcheck.cli.solver import need_solver, to_seconds
from lawcheck.cli.words import Argument, Option

if TYPE_CHECKING:
    from lawcheck.pipeline import Rules as Law
    from lawcheck.testing.coverage.coverage import Coverage, Folding

_FORMATS = ("text", "json", "html", "lcov")

Paths: TypeAlias = Annotated[
    list[str] | None,
    Argument(
        "PATH",
        "Report on the rules written there alone; by default `rules` here, or all. With --law: instruments.",
    ),
]
Cases: TypeAlias = Annotated[
    list[str] | None,
    Option(("--cases",), "Count what these cases go through too, though nobody said what it should come to.", "DIR"),
]
Keyword: TypeAlias = Annotated[
    str | None, Option(("-k",), "Report on the rules alone whose name or file has these words.", "EXPR")
]
Missing: TypeAlias = Annotated[bool, Option(("--missing", "-m"), "Name everything that no test shows.")]
Tests: TypeAlias = Annotated[
    bool, Option(("--tests", "-t"), "Write the missing tests, ready to paste; what to expect is for you to say.")
]
Format: TypeAlias = Annotated[str, Option(("--format",), "text, json, html or lcov.", "FORMAT")]
FailUnder: TypeAlias = Annotated[
    list[str] | None,
    Option(("--fail-under",), "Fail where fewer of a hundred are shown: of each figure, 90; of one, rules=100.", "N"),
]
Record: TypeAlias = Annotated[str | None, Option(("--record",), "Write the figures to this file.", "FILE")]
Baseline: TypeAlias = Annotated[
    str | None, Option(("--baseline",), "Fail where less is shown than the figures in this file say.", "FILE")
]
Prove: TypeAlias = Annotated[
    bool,
    Option(
        ("--prove",), "Ask a solver what of that no test can show, and leave it out; takes minutes for all rules."
    ),
]
Timeout: TypeAlias = Annotated[
    str, Option(("--timeout",), "With --prove: give up on a question after so many seconds.", "S")
]
OfLaw: TypeAlias = Annotated[bool, Option(("--law",), "Account for every article of the law instead.")]
Everything: TypeAlias = Annotated[
    bool, Option(("--all", "-a"), "With --law: name the articles that are covered, too.")
]


def run(
    paths: Paths = None,
    rules: Rules = None,
    cases: Cases = None,
    keyword: Keyword = None,
    missing: Missing = False,
    tests: Tests = False,
    format: Format = "text",
    fail_under: FailUnder = None,
    record: Record = None,
    baseline: Baseline = None,
    prove: Prove = False,
    timeout: Timeout = "5",
    law: OfLaw = False,
    everything: Everything = False,
    output: Output = None,
    force: Overwrite = False,
    quiet: Quiet = False,
) -> int:
    """Say what the tests show of the rules.

    Which rules, clauses, exceptions and outcomes tests go through, and of
    each condition whether tests have it decide the outcome on its own, once
    true and once false. With --law: which articles of the law rules encode.

    \b
    Examples:
      lawcheck coverage
      lawcheck coverage rules/rs/zzpl --missing
      lawcheck coverage rules/rs/secrecy --tests
      lawcheck coverage rules/rs/procurement --missing --prove
      lawcheck coverage --law zzpl --all

    Exit status: 0 fine; 1 a test failed or there was none, or less is shown
    than was asked for or recorded, or --tests did not find all that is
    missing; 2 the input is wrong.
    """
    if law:
        from lawcheck.cli.coverage_of_law import account

        return account(paths, rules, everything, quiet)
    from lawcheck.cli import coverage_marks as marks

    to_choice("--format", format, _FORMATS)
    seconds = to_seconds(timeout)
    if prove:
        need_solver("coverage --prove")
    floors, before = marks.floors(fail_under or ()), marks.read(baseline)
    paths = _paths(paths, rules)
    loaded = _load(paths, rules)
    folding, run, failed = _fold(paths, loaded, cases or ())
    if not run and not tests:
        console.say("no test was found: tests stand in files whose names end in `_test.yaml`")
        console.next_step(f"lawcheck coverage{_where(paths, rules)} --tests", quiet)
        return status.FOUND
    whole = folding.coverage()
    coverage = _narrowed(whole, loaded, paths, keyword)
    if prove:
        coverage = _narrowed(_proven(coverage, folding, seconds), loaded, paths, keyword)
    if tests:
        return _write_tests(coverage, folding, loaded, failed, _where(paths, rules), quiet)
    deliver(_rendered(coverage, loaded, format, missing, console.has_colour() and not output), output, force)
    marks.write(record, whole, loaded.ruleset)
    low = [*marks.below(coverage, floors), *marks.fallen(before, whole, loaded.ruleset)]
    for line in low:
        console.say(line)
    _tell_failed(failed)
    console.next_step(_next(failed, missing, paths, rules), quiet)
    return status.FOUND if failed or low else status.OK


def _proven(coverage: Coverage, folding: Folding, seconds: float) -> Coverage:
    """The whole again, with what is missing from the coverage told apart into what can be shown and what never can."""
    from datetime import date

    from lawcheck.testing.coverage.impossible import Proven

    missing = [shown.place for shown in coverage.places if shown.missing]
    with console.progress("asking the solver"):
        return folding.coverage(Proven(folding, missing, date.today(), seconds))


def _next(failed: int, missing: bool, paths: list[str], rules: list[str] | None) -> str:
    if failed:
        return f"lawcheck test{_where(paths, rules)}"
    return f"lawcheck coverage{_where(paths, rules)} {'--tests' if missing else '--missing'}"


def _where(paths: list[str], rules: list[str] | None) -> str:
    return as_words(paths) + again(rules)


def _paths(words: list[str] | None, rules: list[str] | None) -> list[str]:
    from lawcheck.cli.loading import found_or_shipped
    from lawcheck.cli.test_files import here

    words = words or here(rules)
    paths = [found_or_shipped(word) for word in words]
    for word, path in zip(words, paths, strict=True):
        if not os.path.lexists(path):
            refuse(f"`{word}` does not exist")
    return paths


def _load(paths: list[str], rules: list[str] | None) -> Law:
    from lawcheck.cli.loading import load_rules
    from lawcheck.cli.test_files import own_rules

    return load_rules(rules or own_rules(paths))


def _fold(paths: list[str], law: Law, cases: tuple[str, ...] | list[str]) -> tuple[Folding, int, int]:
    """All tests of the rules taken in, how many were run, and how many failed."""
    from lawcheck.cli.loading import complain
    from lawcheck.cli.test_files import all_shipped, files_of, shipped_roots
    from lawcheck.testing.coverage.coverage import Folding
    from lawcheck.testing.kept import read_tests
    from lawcheck.testing.run import result

    own = [Path(path) for path in paths if not all_shipped([path])]
    roots = own if own and len(own) == len(paths) else [*shipped_roots(), *own]
    with console.progress("judging the tests"):
        files = read_tests(files_of(roots, law), law)
        wrong = [diagnostic for file in files for diagnostic in file.diagnostics]
        if wrong:
            complain(wrong, {file.file.name: file.file for file in files})
        results = [result(test, law.plan) for file in files for test in file.tests]
        folding = Folding(law.plan)
        for one in results:
            if one.passed:
                folding.test(one.test)
        _fold_cases(folding, law, cases)
    return folding, len(results), sum(not one.passed for one in results)


def _fold_cases(folding: Folding, law: Law, words: tuple[str, ...] | list[str]) -> None:
    from datetime import date

    from lawcheck.cli.loading import found_or_shipped, load_cases

    paths: list[str] = []
    for word in words:
        path = Path(found_or_shipped(word))
        below = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
        paths += [str(one) for one in below if not one.stem.endswith(("_test", "_expected"))]
    for case in load_cases(paths, law):
        folding.case(case, date.today())


def _narrowed(coverage: Coverage, law: Law, paths: list[str], keyword: str | None) -> Coverage:
    """The coverage of the rules that are asked for. Stops where there are none."""
    from lawcheck.testing.coverage.figures import narrowed

    if not paths and keyword is None:
        return coverage
    is_meant = to_keyword(keyword)
    written = [name for name in law.files if not paths or any(_is_at(name, path) for path in paths)]
    files = [name for name in written if is_meant is None or is_meant((name,))]
    rules = {
        rule.name
        for rule in law.ruleset.rules
        if rule.span.file in written and (is_meant is None or is_meant((rule.name, rule.span.file)))
    }
    if not rules:
        refuse("no rule has these words" if keyword is not None else "no rule is written there")
    return narrowed(coverage, rules, files)


def _is_at(name: str, path: str) -> bool:
    """Whether a rule file is at or below a path, or has the tests at that path beside it."""
    from lawcheck.files import path_of

    file = Path(os.path.realpath(path_of(name)))
    there = Path(os.path.realpath(path))
    return file.is_relative_to(there) or (there.name == f"{file.stem}_test.yaml" and there.parent == file.parent)


def _rendered(coverage: Coverage, law: Law, format: str, missing: bool, colour: bool) -> str:
    match format:
        case "json":
            from lawcheck.testing.coverage import as_json

            return as_json.render(coverage, law.ruleset, law.files)
        case "html":
            from lawcheck.testing.coverage import as_html

            return as_html.render(coverage, law.ruleset, law.files)
        case "lcov":
            from lawcheck.testing.coverage import as_lcov

            return as_lcov.render(coverage, law.files)
        case _:
            from lawcheck.testing.coverage import as_text

            width = console.width()
            return as_text.render(coverage, law.ruleset, law.files, missing=missing, width=width, colour=colour)


def _write_tests(coverage: Coverage, folding: Folding, law: Law, failed: int, where: str, quiet: bool) -> int:
    """Writes each missing test as soon as it is found, and says for how much there is none."""
    from datetime import date

    from lawcheck.testing.coverage import as_yaml
    from lawcheck.testing.coverage.missing import NotFound, missing_tests

    written = without = 0
    for one in missing_tests(coverage, folding, date.today()):
        console.write(as_yaml.render(one, law.files))
        is_found = not isinstance(one, NotFound)
        written, without = written + is_found, without + (not is_found)
    _tell_failed(failed)
    if written or without:
        console.say(f"{written:,} {'test' if written == 1 else 'tests'} written; say what each is called and expects")
    else:
        console.say("nothing is missing")
    if without:
        console.say(
            f"for {without:,} more nothing was found: write them by hand, or ask `--prove` if any case can show it"
        )
    console.next_step(f"lawcheck test{where}", quiet)
    return status.FOUND if failed or without else status.OK


def _tell_failed(failed: int) -> None:
    if failed:
        console.say(f"{failed:,} {'test' if failed == 1 else 'tests'} failed, and what fails shows nothing")
