"""Findings gathered by requirement family or by law, for a terminal: one line for each group, its rules below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lawcheck.report.blocks import Look, capital, colour_of, counted_only, first_provision
from lawcheck.report.days import long_iso_date
from lawcheck.report.grouping import OneRule, by_rule, listed
from lawcheck.report.phrases import counted, judged_by
from lawcheck.report.report import CaseReport, FindingReport, Report
from lawcheck.report.typeset import finish, paint, plain

_WORST_FIRST = ("violated", "disputed", "undetermined", "compliant", "exempt", "not_applicable", "not_in_force")
_TOLD = ("violated", "disputed", "undetermined")  # named rule by rule; the others are counted


def render(report: Report, by: str, *, width: int = 80, colour: bool = False, everything: bool = False) -> str:
    """The report regrouped. A rule stands in each family that it belongs to, and under the law it cites first."""
    look = Look(max(width, 40), everything, report.language)
    only = counted_only(report.receipt.believe, report.receipt.min_grade, report.language)
    lines: list[str] = []
    for case in report.cases:
        look = replace(look, planned=case.planned)
        groups = grouped(case.findings, by)
        titles = {**report.families, **{c.instrument: c.title for f in case.findings for c in f.cites}}
        lines += [*look.wrap(paint(case.title or case.case, "bold")), *_dated(case, look)]
        lines += look.wrap(plain(only)) if only else []
        order = sorted(groups.items(), key=lambda group: (_rank(group[1]), group[0] == ""))
        for name, findings in order:
            if everything or _worst(findings) != "not_in_force":
                lines += ["", *_group(titles.get(name) or name or look.say("no family"), findings, by, look)]
        lines += [""]
    return finish(lines[:-1], colour)


def _dated(case: CaseReport, look: Look) -> list[str]:
    rules = judged_by(len({finding.rule for finding in case.findings}), len(case.findings), look.language)
    return look.wrap(look.say("judged", case=case.case, date=long_iso_date(case.as_of, look.language), rules=rules))


def grouped(findings: Iterable[FindingReport], by: str) -> Mapping[str, list[FindingReport]]:
    """The findings of each family, or of each law; of no family under the name ""."""
    groups: dict[str, list[FindingReport]] = {}
    for finding in findings:
        names = finding.families or ("",) if by == "family" else (finding.cites[0].instrument,)
        for name in names:
            groups.setdefault(name, []).append(finding)
    return groups


def _worst(findings: Sequence[FindingReport]) -> str:
    return min((finding.outcome for finding in findings), key=_WORST_FIRST.index)


def _rank(findings: Sequence[FindingReport]) -> tuple[int, int]:
    worst = _worst(findings)
    return _WORST_FIRST.index(worst), -sum(finding.outcome == worst for finding in findings)


def _group(title: str, findings: Sequence[FindingReport], by: str, look: Look) -> list[str]:
    worst = _worst(findings)
    laws = list(dict.fromkeys(f.cites[0].instrument for f in findings if f.outcome == worst))
    under = ""
    if by == "family":
        under = look.say("under laws", laws=counted(len(laws), "laws", look.language), names=listed(laws, 6))
    word = paint(look.outcome(worst), "bold", *colour_of(worst))
    forces = {finding.force for finding in findings}
    force = f" ({look.say(*forces)})" if len(forces) == 1 and forces != {"binding"} else ""
    lines = look.wrap(f"{paint(capital(plain(title)), 'bold')}{force}: {word} {paint(under, 'dim')}", 0, 2)
    counts: list[str] = []
    for outcome in _WORST_FIRST:
        rules = by_rule(finding for finding in findings if finding.outcome == outcome)
        if rules and (look.everything or (outcome == worst and outcome in _TOLD)):
            for rule in rules:
                lines += _rule(rule, look, mixed=len(forces) > 1)
        elif rules:
            counts.append(f"{len(rules)} {look.outcome(outcome)}")
    return lines + (look.wrap(paint(look.say("and also", counts=", ".join(counts)), "dim"), 2, 2) if counts else [])


def _rule(rule: OneRule, look: Look, mixed: bool) -> list[str]:
    """A rule in a line; with what it weighs, where those of its group do not all weigh the same (`mixed`)."""
    first = rule.first
    where = f" · {look.say('in elements', elements=listed(rule.elements))}" if rule.elements else ""
    word = paint(look.outcome(first.outcome), *colour_of(first.outcome))
    force = f" · {look.say(first.force)}" if mixed and first.force != "binding" else ""
    notes = f"{look.say(first.severity)} · {first_provision(first)}{force}{where}"
    return look.wrap(f"– {word}: {plain(first.title or first.rule)} · {paint(plain(notes), 'dim')}", 2, 2)
