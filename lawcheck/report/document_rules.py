"""The rules in a document: why each comes to what it comes to, on what evidence, with its justification as a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lawcheck.report.blocks import capital, provisions
from lawcheck.report.case_view import CaseView, RuleView, Told
from lawcheck.report.days import long_iso_date
from lawcheck.report.grouping import OneRule, answers, grounds, listed, sides
from lawcheck.report.page_phrases import page_phrase
from lawcheck.report.parts import Heading, Item, Paragraph, Part, Run, Runs, code, run, strong
from lawcheck.report.phrases import counted, not_demonstrated, outcome_key
from lawcheck.report.report import ClaimLine, FactLine, FindingReport
from lawcheck.report.trees import Branch


@dataclass(frozen=True)
class Say:
    """The fixed phrases, numbers and dates in the language of the report."""

    language: str
    planned: bool = False  # whether it is of what has not started yet

    def __call__(self, key: str, **values: str) -> str:
        return page_phrase(key, self.language, **values)

    def outcome(self, outcome: str) -> str:
        """The words for an outcome."""
        return self(outcome_key(outcome, self.planned))

    def counted(self, number: int, noun: str) -> str:
        """The number with its noun."""
        return counted(number, noun, self.language)

    def date(self, day: str) -> str:
        """The date as it is written in a sentence."""
        return long_iso_date(day, self.language)


def rule_parts(rule: RuleView, say: Say) -> Iterator[Part]:
    """A rule that is violated or disputed, in full."""
    first = rule.first
    yield Heading(3, (run(first.title or first.rule),))
    yield Paragraph(marks(first, say))
    for told in rule.told:
        yield from _told(told, say)
    if first.reading:
        yield Paragraph((strong(f"{say('reading')}: "), run(first.reading)))
    if first.judged:
        yield Paragraph((strong(f"{say('rests on judgement')}: "), run(" ".join(first.judged))))
    if first.remedy:
        yield Paragraph((strong(f"{say('remedy')}: "), run(first.remedy)))


def marks(finding: FindingReport, say: Say) -> Runs:
    """Outcome, severity and provisions, and the rule's name."""
    force = f" · {say(finding.force)}" if finding.force != "binding" else ""
    outcome = strong(f"{capital(say.outcome(finding.outcome))}, {say(finding.severity)}")
    return (outcome, run(f" · {_cites(finding)}{force} · "), code(finding.rule))


def _cites(finding: FindingReport) -> str:
    return provisions(finding) + ("" if finding.verified else " †")


def _told(told: Told, say: Say) -> Iterator[Part]:
    finding = told.finding
    said = [strong(f"{', '.join(told.names)}: ")] if told.names else []
    said += [run(" ".join(finding.messages))] if finding.messages else []
    notes = _notes(finding, say)
    said += [strong(f" {' '.join(notes)}")] if notes else []
    if said:
        yield Paragraph(tuple(said))
    for fact in grounds(finding):
        yield from fact_items(fact, say)
    for outcome, sources in sides(finding).items():
        believed = f" {say('or')} ".join(sources)
        yield Item(1, (run(capital(say("side", outcome=say.outcome(outcome), sources=believed))),))
    if told.tree:
        yield Paragraph((strong(say("justification")),))
        for branch in told.tree:
            yield from _tree(branch, 1, say)


def _notes(finding: FindingReport, say: Say) -> list[str]:
    notes = [f"{capital(say('due on', date=say.date(finding.due_on)))}."] if finding.due_on else []
    if finding.not_demonstrated:
        notes.append(f"{capital(not_demonstrated(finding.burden, say.language))}.")
    return notes


# ── facts ──────────────────────────────────────────────────────────────────────────────────────────────────


def fact_items(fact: FactLine, say: Say, *, named: bool = False) -> Iterator[Item]:
    """A fact with what is claimed of it and by whom; one answer on its own line, several below. `named`: with its path."""
    name: Runs = (run(" "), code(fact.fact)) if named else ()
    said = [_answer(answer, claims, say) for answer, claims in answers(fact).items()]
    if fact.refused:
        said.append((run(say("asked and refused", sources="; ".join(_by(claim, say) for claim in fact.refused))),))
    if fact.judged and fact.claims:
        said.append((run(say("a judgement")),))
    if len(said) == 1:
        yield Item(1, (run(f"{fact.question} "), *said[0], *name))
        return
    yield Item(1, (run(fact.question if said else f"{fact.question} {say('unknown')}"), *name))
    for each in said:
        yield Item(2, each)


def _answer(answer: str, claims: tuple[ClaimLine, ...], say: Say) -> Runs:
    return (strong(answer), run(f" ({'; '.join(dict.fromkeys(_by(claim, say) for claim in claims))})"))


def _by(claim: ClaimLine, say: Say) -> str:
    """Who says so, how good that is, where and for which days."""
    name = " ".join(filter(None, (claim.source or say("no source"), claim.grade)))
    days = [say(key, date=say.date(day)) for key, day in (("since", claim.since), ("until", claim.until)) if day]
    return ", ".join(filter(None, (name, claim.at, *days)))


# ── justifications ─────────────────────────────────────────────────────────────────────────────────────────


def _tree(branch: Branch, depth: int, say: Say) -> Iterator[Item]:
    """A branch as an item, what it rests on as the items below it."""
    yield Item(depth, _branch(branch, say))
    yield from _below(branch, depth, say)


def _below(branch: Branch, depth: int, say: Say) -> Iterator[Item]:
    for fact in branch.facts:
        told: list[Run] = [run(say("answer") if branch.said.startswith(fact.question) else fact.question)]
        for answer, claims in answers(fact).items():
            by = ", ".join(dict.fromkeys(f"{c.source or say('no source')} {c.grade or ''}".strip() for c in claims))
            told += [run(f" {say('or')} " if len(told) > 1 else " "), strong(answer), run(f" ({by})")]
        if fact.refused:
            refused = ", ".join(dict.fromkeys(claim.source or say("no source") for claim in fact.refused))
            told.append(run(f" {say('asked and refused', sources=refused)}"))
        yield Item(depth + 1, tuple(told))
    for child in branch.branches:
        yield from _tree(child, depth + 1, say)


def _branch(branch: Branch, say: Say) -> Runs:
    truth = say(branch.truth if branch.truth in ("true", "false") else f"truth {branch.truth}")
    due = f", {say('due on', date=say.date(branch.due_on))}" if branch.due_on else ""
    end = (run(": "), strong(truth), run(due + (f" [{branch.step}]" if branch.step else "")))
    words = (run(f"{say('for element', element=branch.element)}: "),) if branch.element else ()
    words = (*words, run(branch.said if branch.element else capital(branch.said)))
    if not branch.role:
        return (*words, *end)
    where = (run(" "), *words, run(" "), code(branch.where)) if branch.said else ()
    return (strong(say(f"role {branch.role}")), *end, *where)


def steps(view: CaseView, say: Say) -> Iterator[Part]:
    """The steps that the justifications above name by their numbers."""
    if not view.first_steps:
        return
    yield Heading(2, (run(say("steps")),))
    yield Paragraph((run(say("steps lead")),))
    for number, step in enumerate(view.steps[: view.first_steps], 1):
        yield Item(1, (run(f"[{number}] "), *_branch(step, say)))
        yield from _below(step, 1, say)


# ── rules in one line ──────────────────────────────────────────────────────────────────────────────────────


def waiting_item(rule: OneRule, say: Say) -> Runs:
    """A rule that waits for an answer, in one line."""
    first = rule.first
    notes = [say(first.severity), _cites(first)]
    if rule.elements:
        notes.append(say("in elements", elements=listed(rule.elements)))
    due = min((finding.due_on for finding in rule.findings if finding.due_on), default=None)
    if due:
        notes.append(say("due on", date=say.date(due)))
    if any(finding.not_demonstrated for finding in rule.findings):
        notes.append(not_demonstrated(first.burden, say.language))
    return (run(f"{first.title or first.rule} ({' · '.join(notes)})"),)


def settled_item(rule: RuleView, say: Say) -> Iterator[Item]:
    """A rule that is neither violated nor disputed, with what decided it where it is met, or what is missing."""
    yield Item(1, (*waiting_item(rule.rule, say), run(" "), code(rule.first.rule)))
    for told in rule.told:
        names = f"{', '.join(told.names)}: " if len(rule.told) > 1 and told.names else ""
        if rule.outcome == "undetermined":
            missing = " · ".join(dict.fromkeys(fact.question for fact in told.finding.missing_facts))
            if missing:
                yield Item(2, (run(f"{names}{say('still missing')}: {missing}"),))
        elif rule.outcome in ("compliant", "exempt"):
            for fact in grounds(told.finding):
                said = [part for answer, claims in answers(fact).items() for part in _answer(answer, claims, say)]
                yield Item(2, (run(f"{names}{fact.question} "), *(said or [run(say("unknown"))])))
