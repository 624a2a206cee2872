"""`lawcheck batch`: judge a table of cases."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, TypeAlias

from lawcheck.cli import console, status
from lawcheck.cli.options import (
    FAILING,
    AsOf,
    FailOn,
    Language,
    MinGrade,
    Output,
    Overwrite,
    Quiet,
    Rulebooks,
    Rules,
    Strict,
    again,
    refuse,
    to_choice,
    to_day,
    to_format,
    to_grade,
    to_language,
)
from lawcheck.cli.words import Argument, Option

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lawcheck.batch.cases import RowCase
    from lawcheck.batch.judged import How
    from lawcheck.batch.report import BatchReport
    from lawcheck.batch.table import Table
    from lawcheck.facts.claim import Case
    from lawcheck.pipeline import Rules as Law

_STEP = 50  # rows, after which it is said how far it is
FORMATS = ("text", "json", "csv", "markdown")

OneTable: TypeAlias = Annotated[
    str, Argument("TABLE", "A table as CSV: a row for each case, a column for each fact.")
]
Base: TypeAlias = Annotated[str | None, Option(("--base",), "A case whose facts hold for every row, too.", "CASE")]
Cases: TypeAlias = Annotated[
    str | None, Option(("--cases",), "Write each row as a case file into this folder, to go on with.", "DIR")
]
Format: TypeAlias = Annotated[
    str,
    Option(("--format",), "text, json, csv or markdown; by default as FILE ends, or text.", "FORMAT"),
]
Everything: TypeAlias = Annotated[
    bool,
    Option(("--all", "-a"), "Name all rules that are violated anywhere, and look in all rows for what is missing."),
]


def run(
    table: OneTable,
    base: Base = None,
    cases: Cases = None,
    rules: Rules = None,
    rulebook: Rulebooks = None,
    as_of: AsOf = None,
    min_grade: MinGrade = None,
    format: Format = "",
    output: Output = None,
    force: Overwrite = False,
    fail_on: FailOn = "any",
    strict: Strict = False,
    everything: Everything = False,
    lang: Language = "en",
    quiet: Quiet = False,
) -> int:
    """Judge a table of cases.

    Says which rows are violated, disputed or open, which rules are violated
    most often, and which missing fact matters most. `lawcheck new table` begins
    a table. An empty cell says nothing, and is never taken for a no.

    \b
    Examples:
      lawcheck batch cases/tables/decided_uses.csv
      lawcheck batch cases/tables/decided_uses.csv --output verdicts.csv
      lawcheck batch cases/tables/decided_uses.csv --cases uses

    \b
    Exit status: 0 no violation at or above --fail-on; 1 a violation; 2 the
    input or the call is wrong; 3 with --strict, something is undetermined or
    disputed and nothing is violated; 70 a fault of the program's own.
    """
    format = to_format(format, output, FORMATS)
    to_choice("--fail-on", fail_on, FAILING)
    day, grade, language = to_day(as_of), to_grade(min_grade), to_language(lang)

    from datetime import date

    from lawcheck.batch.judged import How
    from lawcheck.cli.loading import known_rulebooks, load_cases, load_rules

    law = load_rules(rules)
    how = How(date.today(), day, grade, known_rulebooks(rulebook or (), law))
    same = load_cases([base], law)[0] if base is not None else None
    read, rows = _read(table, law, same)
    files = _files(rows, cases, force) if cases is not None else {}
    report = _judged(read, rows, same, law, how, rules, language, everything)
    made = _rendered(report, read.separator, format, everything, output is None)
    _write(files, made, output, force)
    options = again(rules, as_of=as_of, min_grade=min_grade, lang=None if lang == "en" else lang)
    if cases is not None:
        step = _to_explain(report, rows, cases)
    else:
        folder = quote(f"{Path(table).stem}_cases")
        step = f"lawcheck batch {quote(table)} --cases {folder}{again(base=base, rulebook=rulebook)}"
    console.next_step(f"{step}{options}", quiet)
    return _status(report, fail_on, strict)


def _read(path: str, law: Law, base: Case | None) -> tuple[Table, tuple[RowCase, ...]]:
    """The table and the cases in it. Stops where anything in it is wrong, after naming all of it."""
    from lawcheck.batch.cases import cases_of
    from lawcheck.batch.table import read_table
    from lawcheck.cli.loading import complain
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.files import read_table as text_of

    found = Diagnostics()
    text = text_of(path, found)
    if found:
        complain(found.sorted(), {text.name: text})
    with console.progress("reading the table"):
        table = read_table(text, found)
        rows = cases_of(table, law.ruleset, base, found) if table.head.cells else ()
    if found:
        complain(found.sorted(), {table.file.name: table.file})
    _say_what_is_open(table, law, base)
    return table, rows


def _say_what_is_open(table: Table, law: Law, base: Case | None) -> None:
    """Names the lists that may be longer than the table shows, for nothing says that it shows all of them."""
    from lawcheck.batch.columns import columns_of, lists_not_named
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.facts.claim import claims_at

    columns = columns_of(table.head, law.ruleset.vocabulary, Diagnostics())
    paths = [path for path in lists_not_named(list(columns.values())) if not (base and claims_at(base.facts, path))]
    if paths:
        names = ", ".join(f"`{'.'.join(path)}`" for path in paths)
        console.say(f"no column says all that is in {names}: there may be more than the table shows")


def _judged(
    table: Table,
    rows: Sequence[RowCase],
    base: Case | None,
    law: Law,
    how: How,
    rules: list[str] | None,
    language: str,
    everything: bool,
) -> BatchReport:
    """The report on the rows; says how far it is."""
    from hashlib import sha256

    from lawcheck.batch.judged import Missing, dated, results_of, spread
    from lawcheck.batch.report import BatchReceipt
    from lawcheck.batch.tally import Tally
    from lawcheck.version import VERSION

    tally = Tally(law.plan)
    for number, row in enumerate(rows, 1):
        on_day = dated(row, how, law.ruleset)
        tally.add(on_day, results_of(on_day, law.plan))
        if number % _STEP == 0 or number == len(rows):
            console.how_far("judging", number, len(rows))
    look_at = tally.open if everything else spread(tally.open)
    missing = Missing()
    for number, on_day in enumerate(look_at, 1):
        missing.add(on_day, law.plan)
        console.how_far("looking for what is missing", number, len(look_at))
    receipt = BatchReceipt(
        rules=law.digest,
        table=f"sha256:{sha256(table.file.text.encode(errors='surrogatepass')).hexdigest()}",
        base=base.digest if base else None,
        rulebooks=how.rulebooks,
        min_grade=str(how.min_grade) if how.min_grade else None,
        rules_from=tuple(rules or ()),
    )
    return tally.report(missing, receipt, table.file.name, VERSION, language)


def _rendered(report: BatchReport, separator: str, format: str, everything: bool, on_terminal: bool) -> str:
    if format == "json":
        from lawcheck.batch import as_json

        return as_json.render(report)
    if format == "csv":
        from lawcheck.batch import as_csv

        # A spreadsheet takes a file without the mark for one of the old encodings; a program that reads a pipe, it for a letter.
        return ("" if on_terminal else "\ufeff") + as_csv.render(report, separator)
    if format == "markdown":
        from lawcheck.batch import as_markdown

        return as_markdown.render(report)
    from lawcheck.batch import as_text

    width, colour = (console.width(), console.has_colour()) if on_terminal else (80, False)
    return as_text.render(report, width=width, colour=colour, everything=everything)


def _files(rows: Sequence[RowCase], into: str, force: bool) -> dict[Path, str]:
    """The case files to be written. Stops where one is there already."""
    from lawcheck.batch.case_file import case_file

    files = {Path(into) / f"{row.stem}.yaml": case_file(row) for row in rows}
    for path in files:
        if path.exists() and not force:
            refuse(f"`{path.as_posix()}` is there already", "choose another folder, or say `--force`")
    return files


def _write(files: Mapping[Path, str], made: str, output: str | None, force: bool) -> None:
    """Writes the case files, and the report; or prints that."""
    from lawcheck.cli.loading import complain
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.files import write_new

    found = Diagnostics()
    if output is not None and not write_new(Path(output), made, found, force=force):
        complain(found.sorted(), {})
    for folder in {path.parent for path in files}:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as trouble:
            why = (trouble.strerror or "no reason given").lower()
            refuse(f"the folder `{folder.as_posix()}` cannot be made: {why}")
    for path, text in files.items():
        if not write_new(path, text, found, force=force):
            complain(found.sorted(), {})
    if output is None:
        console.write(made)
    else:
        console.say(f"written to {output}")
    if files:
        console.say(f"written: {len(files):,} cases in {next(iter(files)).parent.as_posix()}")


def _to_explain(report: BatchReport, rows: Sequence[RowCase], into: str) -> str:
    """The command that explains the worst finding of the worst row."""
    from lawcheck.batch.told import worst_first

    worst = worst_first(report)[0]
    stem = next(row.stem for row in rows if row.line == worst.line)
    file = quote((Path(into) / f"{stem}.yaml").as_posix())
    rules = [*(one.rule for one in (*worst.violated, *worst.disputed)), *worst.undetermined]
    return f"lawcheck explain {file} {rules[0]}" if rules else f"lawcheck check {file} --all"


def _status(report: BatchReport, fail_on: str, strict: bool) -> int:
    if any(row.severities[severity] for row in report.cases for severity in FAILING[fail_on]):
        return status.FOUND
    if strict and any(row.counts["disputed"] or row.counts["undetermined"] for row in report.cases):
        return status.OPEN
    return status.OK
