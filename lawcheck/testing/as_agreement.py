"""How the judge agrees with real decisions, for a terminal: figures by family, then what it does not agree with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from lawcheck.model.ruleset import Ruleset
from lawcheck.report.blocks import capital
from lawcheck.report.typeset import finish, paint, plain, wrap
from lawcheck.testing.agreement import Agreement, Compared, tally

_COLUMNS = (Agreement.AGREED, Agreement.CONTRADICTED, Agreement.MISSED, Agreement.UNDETERMINED)
_COLOURS = {Agreement.CONTRADICTED: "red", Agreement.MISSED: "yellow", Agreement.UNDETERMINED: "yellow"}


def render(compared: Sequence[Compared], ruleset: Ruleset, fallen: Sequence[str], width: int, colour: bool) -> str:
    """The table of families, all of them together, and every decision that is not agreed with, by name and why."""
    width = max(width, 60)
    head = f"{'':32}{'decided':>9}{'agreed':>8}{'contra-':>9}{'missed':>8}{'open':>6}"
    lines = [head, f"{'':49}{'dicted':>9}"]
    by_family: dict[str, list[Compared]] = {}
    for one in compared:
        by_family.setdefault(one.decision.family, []).append(one)
    for name, family in ruleset.families.items():
        if name in by_family:
            lines.append(_row(capital(family.title.english), tally(by_family[name])))
    lines += ["─" * 72, _row("All", tally(compared)), ""]
    if gone := [one for one in compared if one.agreement is Agreement.SET_ASIDE]:
        named = ", ".join(f"{one.case} · {one.decision.family}" for one in gone)
        lines += [*wrap(f"not counted, for they were set aside on review: {plain(named)}", width, 0, 2), ""]
    for agreement in _COLUMNS[1:]:
        for one in compared:
            if one.agreement is agreement:
                lines += _explained(one, width)
    for key in fallen:
        lines += wrap(f"{paint('worse than recorded:', 'red', 'bold')} {plain(key)}", width, 0, 2)
    return finish(lines, colour)


def _row(title: str, counts: Mapping[Agreement, int]) -> str:
    decided = sum(counts.get(column, 0) for column in _COLUMNS)
    agreed, contradicted, missed, undetermined = (counts.get(column, 0) for column in _COLUMNS)
    return f"{title[:31]:32}{decided:>9}{agreed:>8}{contradicted:>9}{missed:>8}{undetermined:>6}"


def _explained(one: Compared, width: int) -> list[str]:
    decision = one.decision
    where = f", {decision.element}" if decision.element else ""
    word = paint(one.agreement.value.replace("_", " "), _COLOURS[one.agreement])
    said = f"{word}: {plain(one.case)}{plain(where)} · {decision.family} · {decision.outcome}: {plain(decision.what)}"
    came_to = Counter(outcome.value for _, _, outcome in one.findings)
    counts = ", ".join(f"{number} {outcome.replace('_', ' ')}" for outcome, number in came_to.items())
    lines = wrap(said, width, 0, 2) + wrap(f"the rules: {counts or 'none'}", width, 2, 2)
    for rule, element, outcome in one.findings:
        if one.agreement is Agreement.CONTRADICTED and outcome.value == "violated":
            lines += wrap(f"– {rule} {element}: violated", width, 4, 2)
    return lines
