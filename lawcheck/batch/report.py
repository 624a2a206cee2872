"""What the rules come to over a table: the JSON of `batch --format json`, as dataclasses. It changes only by addition."""

from __future__ import annotations

from dataclasses import dataclass

FORMAT = 1


@dataclass(frozen=True)
class BatchReceipt:
    """What it takes to come to the same again. Hashes are `sha256:` and hexadecimal digits.

    `table` and `base` are of the two files' texts; `rules` is of all rules read, `rules_from` the folders they were read
    from (none: those that came with the program).
    """

    rules: str
    table: str
    base: str | None
    rulebooks: tuple[str, ...]
    min_grade: str | None
    rules_from: tuple[str, ...]


@dataclass(frozen=True)
class RuleInRow:
    """A rule that is violated or disputed in a case, and the things for which it is; none: for the case as a whole."""

    rule: str
    severity: str
    elements: tuple[str, ...]


@dataclass(frozen=True)
class RowReport:
    """One row: its verdict, how many findings of each outcome, and which rules are not met or may not be, gravest first.

    `severities`: how many violated findings of each severity. A rule stands once, by the worst that it comes to.
    """

    case: str
    title: str
    line: int
    as_of: str
    verdict: str
    counts: dict[str, int]
    severities: dict[str, int]
    violated: tuple[RuleInRow, ...]
    disputed: tuple[RuleInRow, ...]
    undetermined: tuple[str, ...]


@dataclass(frozen=True)
class RuleReport:
    """A rule over the table, and in how many rows it is violated, disputed or undetermined at worst."""

    rule: str
    title: str
    severity: str
    cites: tuple[str, ...]
    violated: int
    disputed: int
    undetermined: int


@dataclass(frozen=True)
class MissingFact:
    """A fact that is not known: its path in the vocabulary, its question, in how many of the rows looked at undetermined
    findings wait for it, and how many rules do in any of them.
    """

    fact: str
    question: str
    rows: int
    rules: int


@dataclass(frozen=True)
class BatchReport:
    """What `batch` comes to. `cases` in the order of the table, `rules` that are violated, disputed or undetermined anywhere,
    those violated in most rows first, `missing` the most decisive first: by what hangs on it, a critical rule more than a
    minor one.

    `verdicts`: how many rows have each. `rules_judged`: how many rules there were for at least one row. `looked_at`: in how
    many of the `open_rows`, those with anything undetermined, it was looked for what is missing.
    """

    lawcheck: str
    format: int
    receipt: BatchReceipt
    table: str
    language: str
    rules_judged: int
    verdicts: dict[str, int]
    cases: tuple[RowReport, ...]
    rules: tuple[RuleReport, ...]
    missing: tuple[MissingFact, ...]
    open_rows: int
    looked_at: int
