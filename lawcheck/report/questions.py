"""What is undetermined, as text: each question that nobody has answered, and the rules that wait for it."""

from __future__ import annotations

from collections.abc import Sequence

from lawcheck.report.blocks import Look, first_provision, source_of
from lawcheck.report.days import long_iso_date
from lawcheck.report.grouping import OneQuestion, OneRule, by_question, by_rule, listed
from lawcheck.report.phrases import counted, not_demonstrated
from lawcheck.report.report import ClaimLine, FindingReport
from lawcheck.report.typeset import apart, paint, plain

_MOST_QUESTIONS = 10
_MOST_RULES = 4  # that wait for one answer


def undetermined(findings: Sequence[FindingReport], look: Look) -> list[str]:
    """The part of a report on what is undetermined; the rest of a long one is counted, unless all is asked for."""
    if not findings:
        return []
    lines: list[str] = []
    questions = by_question(findings)
    if questions:
        lines += ["", *look.wrap(paint(look.say("missing heading"), "bold", "yellow"))]
        most = len(questions) if look.everything else _MOST_QUESTIONS
        further = [question for question in questions[most:] if not _refusals(question)]
        for question in (*questions[:most], *(question for question in questions[most:] if _refusals(question))):
            lines += ["", *_question(question, look)]
        if further:
            lines += ["", *look.wrap(paint(_further(further, look), "dim"), 2, 2)]
    others = [finding for finding in findings if not finding.missing]
    if others:
        lines += ["", *look.wrap(paint(look.say("undetermined other"), "bold", "yellow"))]
        for rule in by_rule(others):
            lines += ["", *_waiting(rule, look)]
            for message in dict.fromkeys(m for finding in rule.findings for m in finding.messages):
                lines += look.wrap(plain(message), 6)
    return lines


def _further(questions: Sequence[OneQuestion], look: Look) -> str:
    """What is said of questions that are not shown."""
    answers = counted(len(questions), "answer", look.language)
    waiting = sum(len(question.rules) for question in questions)
    if not waiting:
        return look.say("more answers", answers=answers)
    return look.say("more questions", answers=answers, rules=counted(waiting, "rule", look.language))


def _question(question: OneQuestion, look: Look) -> list[str]:
    names = [fact.fact for fact in question.facts]
    paths = min((listed(names, most) for most in (2, 1)), key=lambda text: len(text) > look.width - 2)
    lines = apart(paint(question.question, "bold"), paint(paths, "dim"), look.width, 2)
    refused = _refusals(question)
    if refused:
        by = ", ".join(dict.fromkeys(_refusal(claim, look) for claim in refused))
        lines += look.wrap(look.say("asked and refused", sources=by), 4, 2)
    weigh = next((fact.weigh for fact in question.facts if fact.weigh), "")
    if weigh:
        lines += look.wrap(paint(look.say("weigh", factors=weigh), "dim"), 4, 2)
    shown = len(question.rules) if look.everything else _MOST_RULES
    for rule in question.rules[:shown]:
        lines += _waiting(rule, look)
    if question.rules[shown:]:
        more = look.say("more rules", number=str(len(question.rules) - shown))
        lines += look.wrap(paint(more, "dim"), 4)
    if question.also:
        also = counted(question.also, "rule", look.language)
        lines += look.wrap(paint(look.say("also for", rules=also), "dim"), 4)
    return lines


def _refusals(question: OneQuestion) -> list[ClaimLine]:
    """Who was asked it and refused; a report never leaves that out."""
    return [claim for fact in question.facts for claim in fact.refused]


def _refusal(claim: ClaimLine, look: Look) -> str:
    since = f", {look.say('since', date=long_iso_date(claim.since, look.language))}" if claim.since else ""
    return f"{source_of(claim, look)}{since}"


def _waiting(rule: OneRule, look: Look) -> list[str]:
    """A rule that cannot be decided yet: title, provisions, its deadline, and who should have shown it."""
    first = rule.first
    notes = [look.say(first.severity), first_provision(first) + ("" if first.verified else " †")]
    if rule.elements:
        notes.append(look.say("in elements", elements=plain(listed(rule.elements))))
    due = min((finding.due_on for finding in rule.findings if finding.due_on), default=None)
    if due:
        notes.append(paint(look.say("due on", date=long_iso_date(due, look.language)), "bold"))
    if any(finding.not_demonstrated for finding in rule.findings):
        notes.append(not_demonstrated(first.burden, look.language))
    return [*look.wrap(f"– {plain(first.title or first.rule)}", 4, 2), *look.wrap(" · ".join(notes), 6, 2)]
