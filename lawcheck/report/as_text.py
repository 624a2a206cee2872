"""The report for a terminal: the verdict, what is violated, disputed, undetermined, and the verdict again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lawcheck.report.blocks import Look, capital, colour_of, counted_only, fact_lines, provision_line
from lawcheck.report.days import long_iso_date, published_on
from lawcheck.report.grouping import OneRule, by_rule, grounds, listed, sides
from lawcheck.report.phrases import judged_by, outcome_key
from lawcheck.report.questions import undetermined
from lawcheck.report.report import CaseReport, FindingReport, Report
from lawcheck.report.typeset import finish, glued, paint, plain
from lawcheck.report.weight import weight_of_violations

_OPEN = ("violated", "disputed", "undetermined")
_SETTLED = ("compliant", "exempt", "not_applicable", "not_in_force")
SEVERITIES = ("critical", "serious", "minor")
_MOST_FACTS = 8
_MOST_TITLES = 20
_SCREEN = 40  # lines; what is longer ends in a list of what is violated or disputed


def render(report: Report, *, width: int = 80, colour: bool = False, everything: bool = False) -> str:
    """The report as text. `everything` lists the rules that are met or do not apply by name, too."""
    look = Look(max(width, 40), everything, report.language)
    only = counted_only(report.receipt.believe, report.receipt.min_grade, report.language)
    lines: list[str] = []
    for case in report.cases:
        lines += [*_case(case, only, replace(look, planned=case.planned)), ""]
    if len(report.cases) > 1:
        lines += [paint(look.say("summary"), "bold")]
        for case in report.cases:
            lines += _one_line(case, replace(look, planned=case.planned))
    return finish(lines[:-1] if lines[-1:] == [""] else lines, colour)


# ── the frame of a case ────────────────────────────────────────────────────────────────────────────────────


def _case(case: CaseReport, only: str, look: Look) -> list[str]:
    by_outcome: dict[str, list[FindingReport]] = {}
    for finding in case.findings:
        by_outcome.setdefault(finding.outcome, []).append(finding)
    lines = [*look.wrap(paint(case.title or case.case, "bold")), *_verdict(case, only, look)]
    for outcome in ("violated", "disputed"):
        lines += _by_severity(by_outcome.get(outcome, ()), look)
    lines += undetermined(by_outcome.get("undetermined", ()), look)
    if look.everything:
        for outcome in _SETTLED:
            lines += _settled(outcome, by_outcome.get(outcome, ()), look)
    lines += _notes(case, lines, look)
    if any(by_outcome.get(outcome) for outcome in _OPEN) or look.everything:
        short = len(lines) <= _SCREEN
        lines += ["", paint("─" * look.width, "dim")]
        if not short:
            lines += _titles((*by_outcome.get("violated", ()), *by_outcome.get("disputed", ())), look)
        lines += _one_line(case, look)
    return lines


def _titles(findings: Sequence[FindingReport], look: Look) -> list[str]:
    """One line for each rule that is violated or disputed, for who reads the end first."""
    rules = by_rule(findings)
    lines = []
    for rule in rules[:_MOST_TITLES]:
        worst = rule.first
        word = f"{look.outcome(worst.outcome)}, {look.say(worst.severity)}:"
        title = plain(worst.title or worst.rule)
        room = max(look.width - len(word) - 1, 10)
        title = title if len(title) <= room else f"{title[: room - 1].rstrip()}…"
        lines.append(f"{paint(word, *colour_of(worst.outcome))} {title}")
    if len(rules) > _MOST_TITLES:
        lines.append(look.say("more findings", number=str(len(rules) - _MOST_TITLES)))
    return lines


def _verdict(case: CaseReport, only: str, look: Look) -> list[str]:
    rules = judged_by(len({finding.rule for finding in case.findings}), len(case.findings), look.language)
    day = long_iso_date(case.as_of, look.language)
    judged = look.say("judged", case=plain(case.case), date=day, rules=rules)
    verdict = paint(look.say(f"verdict {outcome_key(case.verdict, case.planned)}"), "bold", *colour_of(case.verdict))
    head = [*look.wrap(paint(judged, "dim")), *(look.wrap(plain(only)) if only else ())]
    weight = weight_of_violations(case)
    told = look.wrap(look.say(weight[0], **weight[1])) if weight else ()
    return [*head, "", *look.wrap(verdict), *look.wrap(_counts(case, look)), *told]


def _one_line(case: CaseReport, look: Look) -> list[str]:
    """The verdict and the counts again, for who reads the end first."""
    verdict = paint(capital(look.outcome(case.verdict)), "bold", *colour_of(case.verdict))
    return look.wrap(f"{verdict} · {plain(case.case)}, {_as_of(case, look)} · {_counts(case, look)}", hang=2)


def _as_of(case: CaseReport, look: Look) -> str:
    return look.say("as of", date=long_iso_date(case.as_of, look.language))


def _counts(case: CaseReport, look: Look) -> str:
    """How many rules came to what, gravest first: "3 violated (2 critical, 1 serious), 1 disputed, …"."""
    grave = Counter(finding.severity for finding in case.findings if finding.outcome == "violated")
    parts = []
    for outcome, number in case.counts.items():
        if number:
            part = glued(f"{number} {look.outcome(outcome)}")
            if outcome == "violated":
                part += glued(f" ({', '.join(f'{grave[s]} {look.say(s)}' for s in SEVERITIES if grave[s])})")
            parts.append(part)
    return ", ".join(parts) if parts else look.say("no findings")


# ── violated and disputed ──────────────────────────────────────────────────────────────────────────────────


def _by_severity(findings: Sequence[FindingReport], look: Look) -> list[str]:
    lines: list[str] = []
    for severity in SEVERITIES:
        here = [finding for finding in findings if finding.severity == severity]
        if here:
            outcome = here[0].outcome
            heading = f"{capital(look.outcome(outcome))} · {look.say(severity)}"
            lines += ["", *look.wrap(paint(heading, "bold", *colour_of(outcome)))]
            for rule in by_rule(here):
                lines += ["", *_rule(rule, look)]
    return lines


def _rule(rule: OneRule, look: Look) -> list[str]:
    """A rule that is violated or disputed: what it says and where, why, on what evidence, what to do."""
    first = rule.first
    lines = [*look.wrap(paint(first.title or first.rule, "bold"), 2), *provision_line(first, look, 2)]
    for alike in _alike(rule.findings):
        lines += _why(alike, look)
    if first.reading:
        lines += look.wrap(paint(f"{look.say('reading')}: {first.reading}", "dim"), 4, 2)
    shown = {fact.question for finding in rule.findings for fact in grounds(finding)}
    judged = [q for q in dict.fromkeys(q for f in rule.findings for q in f.judged) if q not in shown]
    if judged:
        lines += look.wrap(paint(f"{look.say('rests on judgement')}: {' '.join(judged)}", "dim"), 4, 2)
    if first.remedy:
        lines += look.wrap(f"{paint(look.say('remedy') + ':', 'bold')} {plain(first.remedy)}", 4, 2)
    return lines


def _alike(findings: Iterable[FindingReport]) -> list[list[FindingReport]]:
    """The findings of one rule, those together that differ only in the thing they are about."""
    groups: dict[tuple[object, ...], list[FindingReport]] = {}
    for finding in findings:
        told = tuple(replace(fact, fact="") for fact in grounds(finding))
        groups.setdefault((finding.messages, told, finding.sides), []).append(finding)
    return list(groups.values())


def _why(findings: Sequence[FindingReport], look: Look) -> list[str]:
    """Why they came out so, said once for all of them."""
    finding = findings[0]
    lines: list[str] = []
    messages = " ".join(plain(message) for message in finding.messages)
    names = ", ".join(each.element for each in findings if each.element)
    element = f"{paint(names + ':', 'bold')} " if names else ""
    if messages or element:
        lines += look.wrap(f"{element}{messages}", 4)
    facts = grounds(finding)
    for fact in facts[:_MOST_FACTS]:
        lines += fact_lines(fact, look, 4)
    if len(facts) > _MOST_FACTS:
        more = look.say("more facts", number=str(len(facts) - _MOST_FACTS))
        lines += look.wrap(paint(more, "dim"), 6)
    return [*lines, *_sides(finding, look)]


def _sides(finding: FindingReport, look: Look) -> list[str]:
    """Which outcome each side of a dispute leads to."""
    lines: list[str] = []
    for outcome, sources in sides(finding).items():
        word = paint(capital(look.outcome(outcome)), "bold", *colour_of(outcome))
        believed = f" {look.say('or')} ".join(plain(source) for source in sources)
        lines += look.wrap(look.say("side", outcome=word, sources=believed) + ".", 4, 2)
    return lines


# ── what is settled, and the notes ─────────────────────────────────────────────────────────────────────────────


def _settled(outcome: str, findings: Sequence[FindingReport], look: Look) -> list[str]:
    if not findings:
        return []
    lines = ["", *look.wrap(paint(capital(look.say(outcome)), "bold", *colour_of(outcome)))]
    for rule in by_rule(findings):
        elements = f" ({listed(rule.elements)})" if rule.elements else ""
        lines += look.wrap(f"– {plain((rule.first.title or rule.first.rule) + elements)}", 2, 2)
        lines += provision_line(rule.first, look, 4)
    return lines


def _notes(case: CaseReport, above: Sequence[str], look: Look) -> list[str]:
    """What the names in the lines above stand for, instruments and sources; and what the dagger means."""
    seen = set(re.findall(r"\w+", " ".join(above)))
    lines: list[str] = []
    cited = {cited.instrument: cited.title for finding in case.findings for cited in finding.cites}
    instruments = {name: title for name, title in cited.items() if name in seen}
    sources = [source for source in case.sources if source.name in seen]
    if instruments:
        lines += ["", *look.wrap(paint(look.say("instruments"), "bold"))]
        for name, title in instruments.items():
            lines += look.wrap(f"{paint(name, 'dim')} · {plain(title)}", 2, 2)
    if sources:
        lines += ["", *look.wrap(paint(look.say("sources"), "bold"))]
        for source in sources:
            grade = f" {source.grade}" if source.grade else ""
            published = f", {published_on(source.published, look.language)}" if source.published else ""
            lines += look.wrap(f"{paint(source.name + grade, 'dim')} · {plain(source.title + published)}", 2, 2)
    if any("†" in line for line in above):
        lines += ["", *look.wrap(paint(look.say("unverified"), "dim"))]
    return lines
