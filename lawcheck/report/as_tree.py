"""One finding with its whole justification, for a terminal: every condition that decided, with its sources."""

from __future__ import annotations

from collections.abc import Sequence

from lawcheck.report.blocks import Look, capital, colour_of, fact_lines, provision_line
from lawcheck.report.changes import Change
from lawcheck.report.days import long_iso_date
from lawcheck.report.phrases import not_demonstrated
from lawcheck.report.report import FindingReport, Node
from lawcheck.report.typeset import apart, finish, paint, plain, wrap

_TRUTH_COLOURS = {"true": "green", "false": "red", "disputed": "magenta", "unknown": "yellow"}


def render(
    findings: Sequence[FindingReport],
    as_of: str,
    changes: Sequence[Sequence[Change]],
    *,
    width: int = 80,
    colour: bool = False,
    language: str = "en",
    only: str = "",
    planned: bool = False,
) -> str:
    """The findings of one rule, one for each thing it was judged for, each with what would change it.

    `only` says which claims alone count, where not all do; `planned`: whether they are of what has not started yet.
    """
    look = Look(max(width, 40), True, language, planned)
    first = findings[0]
    lines = [*look.wrap(paint(first.title or first.rule, "bold")), *provision_line(first, look, 0)]
    lines += look.wrap(plain(only)) if only else []
    if first.reading:
        lines += look.wrap(paint(f"{look.say('reading')}: {first.reading}", "dim"), 0, 2)
    for finding, changing in zip(findings, changes, strict=True):
        lines += ["", *_finding(finding, as_of, changing, look)]
    if first.remedy:
        lines += ["", *look.wrap(f"{paint(look.say('remedy') + ':', 'bold')} {plain(first.remedy)}", 0, 2)]
    if first.verified:
        day = long_iso_date(first.verified, language)
        lines += ["", *look.wrap(paint(look.say("verified", date=day), "dim"))]
    else:
        lines += ["", *look.wrap(paint(look.say("unverified"), "dim"))]
    return finish(lines, colour)


def justified(finding: FindingReport, as_of: str, width: int) -> list[str]:
    """The lines, not finished yet, of what one finding came to and why, without what would change it.

    For who writes rules: conditions as the rules have them.
    """
    return _justified(finding, as_of, Look(max(width, 40), True, "en"), in_code=True)


def _finding(finding: FindingReport, as_of: str, changes: Sequence[Change], look: Look) -> list[str]:
    lines = _justified(finding, as_of, look)
    if finding.outcome != "not_in_force":
        lines += ["", f"  {paint(look.say('what would change it'), 'bold')}", *_changes(changes, look)]
    return lines


def _justified(finding: FindingReport, as_of: str, look: Look, in_code: bool = False) -> list[str]:
    lines = _headline(finding, as_of, look)
    for message in finding.messages:
        lines += look.wrap(plain(message), 2)
    for node in finding.justification.because:
        lines += ["", *_topmost(node, look, in_code)]
    for key, facts in (("still missing", finding.missing_facts), ("in dispute", finding.disputed)):
        if facts:
            lines += ["", f"  {paint(look.say(key), 'bold')}"]
            for fact in facts:
                lines += [*fact_lines(fact, look, 4), *wrap(paint(fact.fact, "dim"), look.width, 6)]
    return lines


def _headline(finding: FindingReport, as_of: str, look: Look) -> list[str]:
    outcome = look.outcome(finding.outcome)
    parts = [paint(capital(outcome), "bold", *colour_of(finding.outcome))]
    if finding.element:
        parts.append(look.say("for element", element=plain(finding.element)))
    parts += [look.say("as of", date=long_iso_date(as_of, look.language)), look.say(finding.severity)]
    if finding.due_on:
        parts.append(look.say("due on", date=long_iso_date(finding.due_on, look.language)))
    if finding.not_demonstrated:
        parts.append(not_demonstrated(finding.burden, look.language))
    if finding.grade:
        parts.append(look.say("grade", grade=finding.grade))
    return look.wrap(" · ".join(parts), 0, 2)


def _topmost(node: Node, look: Look, in_code: bool) -> list[str]:
    role = look.say(f"role {node.role}")
    below = _below(node, look, 4, "", False, in_code)
    return [*apart(paint(role, "bold"), _truth(node, look), look.width, 2), *below]


def _below(node: Node, look: Look, indent: int, where: str, show_truth: bool, in_code: bool) -> list[str]:
    """A node and what it rests on. A place in a file is named where it differs from that of the node above."""
    text = plain(node.text if in_code else node.said if node.element else capital(node.said))
    if node.element:
        text = f"{look.say('for element', element=plain(node.element))}: {text}"
    lines = look.wrap(text, indent, 2)
    if show_truth and lines:
        *before, last = lines
        lines = [
            *before,
            *apart(last.strip(), _truth(node, look), look.width, len(last) - len(last.lstrip())),
        ]
    if node.where != where:
        lines += wrap(paint(node.where, "dim"), look.width, indent)
    if node.due_on:
        due = look.say("due on", date=long_iso_date(node.due_on, look.language))
        lines += look.wrap(due, indent)
    above = "" if in_code else node.said
    for fact in node.facts:
        lines += fact_lines(fact, look, indent + 2, above)
    for child in node.because:
        if _says_more(child, node, in_code):
            lines += _below(child, look, indent + 2, node.where, True, in_code)
        else:
            for part in child.because:
                lines += _below(part, look, indent + 2, node.where, True, in_code)
            lines += [line for fact in child.facts for line in fact_lines(fact, look, indent + 2, above)]
    return lines


def _says_more(child: Node, above: Node, in_code: bool) -> bool:
    """Whether it says anything that the node above does not: the same words again say nothing."""
    if not in_code:
        return bool(child.said)
    return bool(child.text) and (child.text != above.text or bool(child.element))


def _truth(node: Node, look: Look) -> str:
    key = node.truth if node.truth in ("true", "false") else f"truth {node.truth}"
    return paint(look.say(key), _TRUTH_COLOURS[node.truth])


def _changes(changes: Sequence[Change], look: Look) -> list[str]:
    if not changes:
        return look.wrap(look.say("nothing changes it"), 4)
    lines: list[str] = []
    question = ""
    for change in changes:
        if change.question != question:
            question = change.question
            lines += look.wrap(f"– {plain(question)}", 4, 2)
        outcome = paint(look.outcome(change.outcome), "bold", *colour_of(change.outcome))
        key = "such as" if change.is_example else "answered"
        lines += look.wrap(look.say(key, answer=plain(change.answer), outcome=outcome), 8, 2)
    return lines
