"""The report in Markdown, for a file or a mail. What a case or rule file says is data: escaped, never markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lawcheck.report.blocks import capital, counted_only, provisions
from lawcheck.report.days import long_iso_date
from lawcheck.report.grouping import OneRule, by_question, by_rule, listed, sides
from lawcheck.report.phrases import counted, phrase
from lawcheck.report.report import CaseReport, ClaimLine, FactLine, FindingReport, Report
from lawcheck.report.typeset import plain

_MARKUP = re.compile(r"[\\`*_\[\]<>&#|~$!@^]|(?<=www)\.|:(?=//)")
_OPENS_A_LIST = re.compile(r"^(\d*)([-+.)])")
_SAFE_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\\\"'`]+")


def render(report: Report, *, ruled: bool = True) -> str:
    """The report as Markdown (CommonMark), one section for each case. `ruled`: with a line above the receipt."""
    receipt = report.receipt
    only = counted_only(receipt.believe, receipt.min_grade, report.language)
    parts = [_case(case, only, report.language) for case in report.cases]
    hashes = [f"lawcheck {report.lawcheck}", f"rules {receipt.rules}", *receipt.cases]
    return "\n".join([*parts, *(("---", "") if ruled else ()), " · ".join(f"`{_code(part)}`" for part in hashes), ""])


def escape(text: str) -> str:
    """The text so that Markdown shows it as it stands, on one line."""
    marked = _MARKUP.sub(r"\\\g<0>", " ".join(plain(text).split()))
    return _OPENS_A_LIST.sub(r"\1\\\2", marked)


def _code(text: str) -> str:
    return plain(text).replace("`", "'")


def _case(case: CaseReport, only: str, language: str) -> str:
    counts = ", ".join(f"{n} {phrase(outcome, language)}" for outcome, n in case.counts.items() if n)
    rules = counted(len({finding.rule for finding in case.findings}), "rules", language)
    day = long_iso_date(case.as_of, language)
    lines = [
        f"# {escape(case.title or case.case)}",
        "",
        escape(phrase("judged", language, case=case.case, date=day, rules=rules)),
        *(("", escape(only)) if only else ()),
        "",
        f"**{escape(phrase(f'verdict {case.verdict}', language))}** {escape(counts)}",
        "",
    ]
    for outcome in ("violated", "disputed"):
        found = [finding for finding in case.findings if finding.outcome == outcome]
        if found:
            lines += [f"## {escape(capital(phrase(outcome, language)))}", ""]
            for rule in by_rule(found):
                lines += _rule(rule, language)
    lines += _undetermined([f for f in case.findings if f.outcome == "undetermined"], language)
    for outcome in ("compliant", "exempt", "not_applicable", "not_in_force"):
        lines += _settled([f for f in case.findings if f.outcome == outcome], language)
    return "\n".join([*lines, *_sources(case, language)])


def _cites(finding: FindingReport) -> str:
    mark = "" if finding.verified else " †"
    return escape(provisions(finding)) + mark


def _rule(rule: OneRule, language: str) -> list[str]:
    first = rule.first
    force = "" if first.force == "binding" else f" · {escape(phrase(first.force, language))}"
    lines = [
        f"### {escape(first.title or first.rule)}",
        "",
        f"{escape(phrase(first.severity, language))} · {_cites(first)}{force} · `{_code(first.rule)}`",
        "",
    ]
    for finding in rule.findings:
        element = f"**{escape(finding.element)}:** " if finding.element else ""
        messages = " ".join(escape(message) for message in finding.messages)
        if element or messages:
            lines += [f"{element}{messages}", ""]
        facts = finding.disputed if finding.outcome == "disputed" else finding.facts
        lines += [line for fact in facts for line in _fact(fact, language)]
        lines += _sides(finding, language)
        lines += [""]
    if first.reading:
        lines += [f"*{escape(phrase('reading', language))}:* {escape(first.reading)}", ""]
    judged = dict.fromkeys(question for finding in rule.findings for question in finding.judged)
    if judged:
        lines += [f"*{escape(phrase('rests on judgement', language))}:* {escape(' '.join(judged))}", ""]
    if first.remedy:
        lines += [f"**{escape(phrase('remedy', language))}:** {escape(first.remedy)}", ""]
    return lines


def _fact(fact: FactLine, language: str) -> list[str]:
    said: dict[str, list[str]] = {}
    for claim in fact.claims:
        said.setdefault(claim.shown, []).append(_source(claim, language))
    answers = [f"**{escape(value)}** ({'; '.join(dict.fromkeys(by))})" for value, by in said.items()]
    if fact.refused:
        by_whom = ", ".join(claim.source or phrase("no source", language) for claim in fact.refused)
        answers.append(escape(phrase("asked and refused", language, sources=by_whom)))
    if len(answers) > 1:
        return [f"- {escape(fact.question)}", *(f"  - {answer}" for answer in answers)]
    return [f"- {escape(fact.question)} {answers[0] if answers else escape(phrase('unknown', language))}"]


def _source(claim: ClaimLine, language: str) -> str:
    name = claim.source or phrase("no source", language)
    return escape(" ".join(part for part in (name, claim.grade or "", claim.at) if part))


def _sides(finding: FindingReport, language: str) -> list[str]:
    word_or = f" {phrase('or', language)} "
    return [
        f"- {escape(phrase('side', language, outcome=phrase(outcome, language), sources=word_or.join(by)))}"
        for outcome, by in sides(finding).items()
    ]


def _undetermined(findings: Sequence[FindingReport], language: str) -> list[str]:
    if not findings:
        return []
    lines = [f"## {escape(phrase('missing heading', language))}", ""]
    for question in by_question(findings):
        paths = ", ".join(f"`{_code(fact.fact)}`" for fact in question.facts)
        lines += [f"- **{escape(question.question)}** {paths}"]
        refused = dict.fromkeys(claim.source or "" for fact in question.facts for claim in fact.refused)
        if refused:
            lines += [f"  - {escape(phrase('asked and refused', language, sources=', '.join(refused)))}"]
        lines += [f"  - {_waiting(rule, language)}" for rule in question.rules]
        if question.also:
            rules = counted(question.also, "rule", language)
            lines += [f"  - {escape(phrase('also for', language, rules=rules))}"]
    others = by_rule(finding for finding in findings if not finding.missing)
    if others:
        lines += [f"- {escape(phrase('undetermined other', language))}"]
        lines += [f"  - {_waiting(rule, language)}" for rule in others]
    return [*lines, ""]


def _waiting(rule: OneRule, language: str) -> str:
    first = rule.first
    notes = [escape(phrase(first.severity, language)), _cites(first)]
    if rule.elements:
        notes.append(escape(phrase("in elements", language, elements=listed(rule.elements))))
    due = min((finding.due_on for finding in rule.findings if finding.due_on), default=None)
    if due:
        notes.append(f"**{escape(phrase('due on', language, date=long_iso_date(due, language)))}**")
    if any(finding.not_demonstrated for finding in rule.findings):
        key = "not demonstrated" if first.burden else "not demonstrated by nobody"
        notes.append(escape(phrase(key, language, party=(first.burden or "").replace("_", " "))))
    return f"{escape(first.title or first.rule)} ({' · '.join(notes)})"


def _settled(findings: Sequence[FindingReport], language: str) -> list[str]:
    if not findings:
        return []
    lines = [f"## {escape(capital(phrase(findings[0].outcome, language)))}", ""]
    for rule in by_rule(findings):
        elements = f" ({listed(rule.elements)})" if rule.elements else ""
        lines += [f"- {escape((rule.first.title or rule.first.rule) + elements)} ({_cites(rule.first)})"]
    return [*lines, ""]


def _sources(case: CaseReport, language: str) -> list[str]:
    lines: list[str] = []
    if case.sources:
        lines += [f"## {escape(phrase('sources', language))}", ""]
        for source in case.sources:
            grade = f" {source.grade}" if source.grade else ""
            address = f" <{source.url}>" if _SAFE_ADDRESS.fullmatch(source.url) else ""
            when = f", {long_iso_date(source.published, language)}" if source.published else ""
            lines += [f"- `{_code(source.name)}`{grade} {escape(source.title + when)}{address}"]
        lines += [""]
    if any(not finding.verified for finding in case.findings):
        lines += [escape(phrase("unverified", language)), ""]
    return lines
