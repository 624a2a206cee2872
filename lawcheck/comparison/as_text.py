"""What two states of the rules differ in, for a terminal: the gravest first, each with its text beside it."""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.analysis.witness import facts_in
from lawcheck.comparison.comparison import CaseChange, Comparison, Kind, RuleChange, TextDiff
from lawcheck.comparison.phrases import HEADS, case_lines, fact_line, in_all, rule_line
from lawcheck.report.typeset import finish, paint, plain, wrap

_COLOURS = {Kind.MEANING: "red", Kind.WEIGHT: "yellow", Kind.METADATA: "yellow"}


def render(found: Comparison, width: int, colour: bool) -> str:
    """The rules that differ by how much, facts, instruments and families, the cases that come out otherwise, counts."""
    lines: list[str] = []
    seen: set[TextDiff] = set()
    for kind in Kind:
        changes = [change for change in found.rules if change.kind is kind and not change.is_layout]
        if changes:
            lines += [paint(HEADS[kind], "bold"), *(line for one in changes for line in _rule(one, seen, width)), ""]
    if found.facts or found.others:
        lines.append(paint("Facts, instruments and families", "bold"))
        for said in (*map(fact_line, found.facts), *(f"{one.name}: {one.what}" for one in found.others)):
            lines += wrap(plain(said), width, 2, 2)
        lines.append("")
    if found.cases:
        lines += [paint("Cases", "bold"), *(line for one in found.cases for line in _case(one, width)), ""]
    return finish([*lines, *wrap(plain(in_all(found)), width)], colour)


def _rule(change: RuleChange, seen: set[TextDiff], width: int) -> Iterator[str]:
    head = paint(change.name, *filter(None, [_COLOURS.get(change.kind, ""), "bold"]))
    yield from wrap(f"{head} {plain(rule_line(change))}", width, 2, 2)
    yield f"    {plain(change.place.file)}:{change.place.line}"
    for text in change.texts:
        if text in seen:
            yield f"    {plain(text.name)}, as above"
            continue
        seen.add(text)  # a definition that many rules use is told once
        if text.name != change.name:
            yield f"    {plain(text.name)}"
        yield from (f"    {_painted(line)}" for line in text.lines)
    if change.case:
        yield "    in this case:"
        yield from (f"      {plain(line)}" for line in facts_in(change.case))


def _painted(line: str) -> str:
    """A line of a diff in its colour, as far in as it stands."""
    colour = {"-": "red", "+": "green"}.get(line[:1])
    said = line[1:].lstrip()
    room = " " * (len(line) - 1 - len(said))
    return f"{paint(line[0], colour)}{room}{paint(said, colour)}" if colour else f"{line[:1]}{room}{plain(said)}"


def _case(change: CaseChange, width: int) -> Iterator[str]:
    head, *others = case_lines(change)
    yield from wrap(plain(head), width, 2, 2)
    for line in others:
        yield from wrap(plain(line), width, 4, 2)
