"""In what two reports on the same cases differ."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from lawcheck.report.report import CaseReport, FindingReport, Node, Report


@dataclass(frozen=True)
class Differences:
    """One line for each: `inputs` went in differently, `findings` came out differently."""

    inputs: tuple[str, ...]
    findings: tuple[str, ...]


def differences(old: Report, new: Report) -> Differences:
    """What went in and what came out differently; both reports have the same cases in the same order."""
    inputs: list[str] = []
    if old.lawcheck != new.lawcheck:
        inputs.append(f"the report was made by lawcheck {old.lawcheck}, and this is {new.lawcheck}")
    if old.receipt.rules != new.receipt.rules:
        inputs.append("the rules have changed since the report was made")
    findings: list[str] = []
    hashes = zip(old.receipt.cases, new.receipt.cases, strict=False)
    changed = [before != after for before, after in hashes]
    for place, (before, after) in enumerate(zip(old.cases, new.cases, strict=True)):
        if place < len(changed) and changed[place]:
            inputs.append(f"`{before.file}` has changed since the report was made")
        findings += _case(before, after)
    return Differences(tuple(inputs), tuple(findings))


def _case(old: CaseReport, new: CaseReport) -> list[str]:
    lines = []
    if old.verdict != new.verdict:
        lines.append(f"{new.case}: the verdict was {old.verdict} and is {new.verdict}")
    before, after = _by_name(old), _by_name(new)
    for name in dict.fromkeys([*before, *after]):
        one, other = before.get(name), after.get(name)
        if one is None or other is None:
            lines.append(f"{new.case}: {name} is {'new' if one is None else 'gone'}")
        elif one.outcome != other.outcome:
            lines.append(f"{new.case}: {name} was {one.outcome} and is {other.outcome}")
        elif one != other:
            changed = [f.name for f in fields(FindingReport) if getattr(one, f.name) != getattr(other, f.name)]
            what = ", ".join(key.replace("_", " ") for key in changed)
            lines.append(f"{new.case}: {name} is {other.outcome} as before, but there is a change in its {what}")
    return lines


def _by_name(case: CaseReport) -> dict[str, FindingReport]:
    return {f.rule + (f" ({f.element})" if f.element else ""): _without_lines(f) for f in case.findings}


def _without_lines(finding: FindingReport) -> FindingReport:
    """The finding without the places in rule files, which move while the rules stay as they are."""
    why = finding.justification
    return replace(finding, justification=replace(why, because=tuple(map(_placeless, why.because))))


def _placeless(node: Node) -> Node:
    return replace(node, where="", because=tuple(_placeless(child) for child in node.because))
