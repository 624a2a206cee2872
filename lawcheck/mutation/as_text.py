"""What no test notices, for a terminal: the survivors as diffs, then the score of each rulebook and operator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lawcheck.analysis.witness import facts_in
from lawcheck.finding.finding import Outcome
from lawcheck.mutation.mutant import Bin, Judgement
from lawcheck.mutation.near import Near
from lawcheck.mutation.score import Score, by_operator, by_rulebook, score, survivors
from lawcheck.report.typeset import finish, paint, plain, wrap
from lawcheck.span import InputFile

_FEW_RULES = 3


def render(
    judged: Sequence[Judgement],
    files: Mapping[str, InputFile],
    fallen: Sequence[str],
    width: int,
    colour: bool,
    most: int | None,
) -> str:
    """The survivors, at most so many of them (None: all), the tables, and what has fallen below the baseline."""
    alive = survivors(judged)
    lines: list[str] = []
    for one in alive[:most]:
        lines += [*_survivor(one, files, width), ""]
    if most is not None and len(alive) > most:
        lines += [f"… and {len(alive) - most:,} more that no test notices; `--all` names them", ""]
    lines += _table("by rulebook", by_rulebook(judged))
    lines += _table("by what was changed", by_operator(judged))
    lines += _row("all", score(judged))
    for line in fallen:
        lines += ["", *wrap(f"{paint('fallen:', 'red', 'bold')} {plain(line)}", width, 0, 2)]
    return finish(lines, colour)


def _survivor(one: Judgement, files: Mapping[str, InputFile], width: int) -> list[str]:
    mutant, file = one.mutant, files[one.mutant.span.file]
    place = f"{plain(file.name)}:{mutant.line(file)}"
    head = f"{paint('SURVIVED', 'yellow', 'bold')} {place} {paint(mutant.statement, 'bold')} {mutant.operator.value}"
    lines = wrap(head, width, 0, 2)
    for line in mutant.diff(file):
        lines.append(_line(line))
    lines += wrap(f"{plain(mutant.what)}; {_tested(one)}", width, 2, 2)
    lines += wrap(f"a test would notice in which {plain(mutant.kill)}", width, 2, 2)
    if one.verdict.why:
        lines += wrap(f"{plain(one.verdict.why)}{':' if one.verdict.case else ''}", width, 2, 2)
        lines += [f"    {plain(line)}" for line in facts_in(one.verdict.case)]
    return lines + (wrap(_near(one.near), width, 2, 2) if one.near else [])


def _near(near: Near) -> str:
    """A case that tells them apart, by what it changes in a test."""
    changed = ", ".join(str(change) for change in near.changes)
    like = f"such as “{near.test.title}”"
    if changed:
        like += f" with {changed}"
    if near.day != near.test.day:
        like += f" as of {near.day.isoformat()}"
    return plain(f"{like}: {_outcomes(near.rule)} by the rule, {_outcomes(near.mutant)} by the mutant")


def _outcomes(outcomes: Sequence[Outcome]) -> str:
    return " and ".join(sorted({outcome.value.replace("_", " ") for outcome in outcomes}))


def _line(line: str) -> str:
    """A line of a diff, as far in as it stands."""
    colour = "red" if line.startswith("-") else "green"
    said = line[1:].lstrip()
    return f"  {paint(line[0], colour)}{' ' * (len(line) - 1 - len(said))}{paint(said, colour)}"


def _tested(one: Judgement) -> str:
    count = f"{one.tests} test" + ("" if one.tests == 1 else "s")
    names = ", ".join(one.rules[:_FEW_RULES])
    others = len(one.rules) - _FEW_RULES
    if one.rules == (one.mutant.statement,):
        return f"none of its {count} notices" if one.tests else "it has no test"
    return f"none of {count} of {names}{f' and {others} others' if others > 0 else ''} notices"


def _table(title: str, scores: Mapping[str, Score]) -> list[str]:
    head = f"{title:34}{'killed':>16}{'survived':>10}{'equivalent':>12}{'invalid':>9}"
    return [head, *(line for name, one in scores.items() for line in _row(name, one)), ""]


def _row(name: str, one: Score) -> list[str]:
    survived, equivalent, invalid = (one.counts.get(b, 0) for b in (Bin.SURVIVED, Bin.EQUIVALENT, Bin.INVALID))
    return [f"{name[:33]:34}{one!s:>16}{survived:>10,}{equivalent:>12,}{invalid:>9,}"]
