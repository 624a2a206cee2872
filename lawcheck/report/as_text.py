"""The report for a terminal: the verdict, what is violated, disputed, undetermined, and the verdict again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lawcheck.report.grouping import OneQuestion, OneRule, by_question, by_rule, listed
from lawcheck.report.phrases import counted, phrase
from lawcheck.report.report import CaseReport, ClaimLine, FactLine, FindingReport, Node, Report
from lawcheck.report.typeset import apart, finish, glued, paint, plain, wrap
from lawcheck.report.wording import long_iso_date

COLOURS = {"violated": "red", "disputed": "magenta", "undetermined": "yellow", "compliant": "green"}
_OPEN = ("violated", "disputed", "undetermined")
_SETTLED = ("compliant", "exempt", "not_applicable", "not_in_force")
SEVERITIES = ("critical", "serious", "minor")
_MOST_FACTS = 8


@dataclass(frozen=True)
class Look:
    """How a report is laid out: its width in columns, whether settled rules are listed, and the language."""

    width: int = 80
    everything: bool = False
    language: str = "en"

    def say(self, key: str, **values: str) -> str:
        """A fixed phrase, to be printed."""
        return phrase(key, self.language, **values)

    def wrap(self, text: str, indent: int = 0, hang: int = 0) -> list[str]:
        """The text in lines."""
        return wrap(text, self.width, indent, hang)


def render(report: Report, *, width: int = 80, colour: bool = False, everything: bool = False) -> str:
    """The report as text. `everything` lists the rules that are met or do not apply by name, too."""
    look = Look(max(width, 40), everything, report.language)
    lines: list[str] = []
    for case in report.cases:
        lines += [*_case(case, look), ""]
    if len(report.cases) > 1:
        lines += [paint(look.say("summary"), "bold")]
        for case in report.cases:
            lines += _one_line(case, look)
    return finish(lines[:-1] if lines[-1:] == [""] else lines, colour)


# ── the frame of a case ────────────────────────────────────────────────────────────────────────────────────


def _case(case: CaseReport, look: Look) -> list[str]:
    by_outcome: dict[str, list[FindingReport]] = {}
    for finding in case.findings:
        by_outcome.setdefault(finding.outcome, []).append(finding)
    lines = [*look.wrap(paint(case.title or case.case, "bold")), *_verdict(case, look)]
    for outcome in ("violated", "disputed"):
        lines += _by_severity(by_outcome.get(outcome, ()), look)
    lines += _undetermined(by_outcome.get("undetermined", ()), look)
    if look.everything:
        for outcome in _SETTLED:
            lines += _settled(outcome, by_outcome.get(outcome, ()), look)
    lines += _notes(case, by_outcome, look)
    if any(by_outcome.get(outcome) for outcome in _OPEN) or look.everything:
        lines += ["", paint("─" * look.width, "dim"), *_one_line(case, look)]
    return lines


def _verdict(case: CaseReport, look: Look) -> list[str]:
    rules = counted(len({finding.rule for finding in case.findings}), "rules", look.language)
    day = long_iso_date(case.as_of, look.language)
    judged = look.say("judged", case=plain(case.case), date=day, rules=rules)
    verdict = paint(look.say(f"verdict {case.verdict}"), "bold", *_colour(case.verdict))
    return [*look.wrap(paint(judged, "dim")), "", *look.wrap(verdict), *look.wrap(_counts(case, look))]


def _one_line(case: CaseReport, look: Look) -> list[str]:
    """The verdict and the counts again, for who reads the end first."""
    verdict = paint(_capital(look.say(case.verdict)), "bold", *_colour(case.verdict))
    return look.wrap(f"{verdict} · {plain(case.case)}, {_as_of(case, look)} · {_counts(case, look)}", hang=2)


def _as_of(case: CaseReport, look: Look) -> str:
    return look.say("as of", date=long_iso_date(case.as_of, look.language))


def _counts(case: CaseReport, look: Look) -> str:
    """How many rules came to what, gravest first: "3 violated (2 critical, 1 serious), 1 disputed, …"."""
    grave = Counter(finding.severity for finding in case.findings if finding.outcome == "violated")
    parts = []
    for outcome, number in case.counts.items():
        if number:
            part = glued(f"{number} {look.say(outcome)}")
            if outcome == "violated":
                part += glued(f" ({', '.join(f'{grave[s]} {look.say(s)}' for s in SEVERITIES if grave[s])})")
            parts.append(part)
    return ", ".join(parts) if parts else look.say("no findings")


def _colour(outcome: str) -> tuple[str, ...]:
    return (COLOURS[outcome],) if outcome in COLOURS else ()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# ── violated and disputed ──────────────────────────────────────────────────────────────────────────────────


def _by_severity(findings: Sequence[FindingReport], look: Look) -> list[str]:
    lines: list[str] = []
    for severity in SEVERITIES:
        here = [finding for finding in findings if finding.severity == severity]
        if here:
            outcome = here[0].outcome
            heading = f"{_capital(look.say(outcome))} · {look.say(severity)}"
            lines += ["", *look.wrap(paint(heading, "bold", *_colour(outcome)))]
            for rule in by_rule(here):
                lines += ["", *_rule(rule, look)]
    return lines


def _rule(rule: OneRule, look: Look) -> list[str]:
    """A rule that is violated or disputed: what it says and where, why, on what evidence, what to do."""
    first = rule.first
    lines = [*look.wrap(paint(first.title or first.rule, "bold"), 2), *provision_line(first, look, 2)]
    for finding in rule.findings:
        lines += _why(finding, look)
    if first.reading:
        lines += look.wrap(paint(f"{look.say('reading')}: {first.reading}", "dim"), 4, 2)
    shown = {fact.question for finding in rule.findings for fact in _shown(finding)}
    judged = [q for q in dict.fromkeys(q for f in rule.findings for q in f.judged) if q not in shown]
    if judged:
        lines += look.wrap(paint(f"{look.say('rests on judgement')}: {' '.join(judged)}", "dim"), 4, 2)
    if first.remedy:
        lines += look.wrap(f"{paint(look.say('remedy') + ':', 'bold')} {plain(first.remedy)}", 4, 2)
    return lines


def _why(finding: FindingReport, look: Look) -> list[str]:
    lines: list[str] = []
    messages = " ".join(plain(message) for message in finding.messages)
    element = f"{paint(finding.element + ':', 'bold')} " if finding.element else ""
    if messages or element:
        lines += look.wrap(f"{element}{messages}", 4)
    facts = _shown(finding)
    for fact in facts[:_MOST_FACTS]:
        lines += fact_lines(fact, look, 4)
    if len(facts) > _MOST_FACTS:
        more = look.say("more facts", facts=str(len(facts) - _MOST_FACTS))
        lines += look.wrap(paint(more, "dim"), 6)
    return [*lines, *_sides(finding, look)]


def _shown(finding: FindingReport) -> tuple[FactLine, ...]:
    return finding.disputed if finding.outcome == "disputed" else _grounds(finding)


def _grounds(finding: FindingReport) -> tuple[FactLine, ...]:
    """The facts to show: those that the duties turn on, or else those that make the rule apply."""
    nodes = [node for node in finding.justification.because if node.role == "required"]
    duties = {fact.fact for node in nodes for fact in _facts_of(node)}
    return tuple(fact for fact in finding.facts if fact.fact in duties) or finding.facts


def _facts_of(node: Node) -> Iterable[FactLine]:
    yield from node.facts
    for child in node.because:
        yield from _facts_of(child)


def provision_line(finding: FindingReport, look: Look, indent: int) -> list[str]:
    """The provisions, those of one instrument together, and at the right edge the rule's name."""
    mark = "" if finding.verified else " †"
    force = "" if finding.force == "binding" else f" ({look.say(finding.force)})"
    return apart(provisions(finding) + mark + force, paint(finding.rule, "dim"), look.width, indent)


def provisions(finding: FindingReport) -> str:
    """The provisions cited: "zzpl art 54 para 1, art 55 para 1; ustav art 42"."""
    instruments: dict[str, list[str]] = {}
    for cited in finding.cites:
        instruments.setdefault(cited.instrument, []).append(cited.provision)
    cited_as = {name: ", ".join(place for place in places if place) for name, places in instruments.items()}
    return "; ".join(f"{name} {places}".strip() for name, places in cited_as.items())


def fact_lines(fact: FactLine, look: Look, indent: int) -> list[str]:
    """A fact as question and answer; where the answers differ, each on its own line with who gives it."""
    question = f"– {plain(fact.question)}"
    said: dict[str, list[ClaimLine]] = {}
    for claim in fact.claims:
        said.setdefault(claim.shown, []).append(claim)
    refused = [", ".join(_source(claim, look) for claim in fact.refused)] if fact.refused else []
    extra = f" {look.say('asked and refused', sources=refused[0])}" if refused else ""
    if fact.judged and said:
        extra += f" {paint('· ' + look.say('a judgement'), 'dim')}"
    if len(said) <= 1:
        answer = _answer(next(iter(said.items())), look) if said else look.say("unknown")
        return look.wrap(f"{question} {answer}{extra}", indent, 2)
    lines = look.wrap(question, indent, 2)
    for each in said.items():
        lines += look.wrap(_answer(each, look), indent + 4, 2)
    return [*lines, *(look.wrap(extra, indent + 4, 2) if extra else ())]


def _answer(said: tuple[str, list[ClaimLine]], look: Look) -> str:
    value, claims = said
    sources = "; ".join(dict.fromkeys(_source(claim, look) for claim in claims))
    return f"{paint(value, 'bold')} {paint(f'({sources})', 'dim')}"


def _source(claim: ClaimLine, look: Look) -> str:
    """Who says so, how good that is, and where: "mup_2019 C3, press statement"."""
    if not claim.source:
        return look.say("no source")
    grade = f" {claim.grade}" if claim.grade else ""
    return plain(f"{claim.source}{grade}{', ' + claim.at if claim.at else ''}")


def _sides(finding: FindingReport, look: Look) -> list[str]:
    """Which outcome each side of a dispute leads to."""
    sides: dict[str, list[str]] = {}
    for side in finding.sides:
        sides.setdefault(side.outcome, []).append(side.source)
    lines: list[str] = []
    for outcome, sources in sides.items():
        word = paint(_capital(look.say(outcome)), "bold", *_colour(outcome))
        believed = f" {look.say('or')} ".join(plain(source) for source in sources)
        lines += look.wrap(look.say("side", outcome=word, sources=believed) + ".", 4, 2)
    return lines


# ── undetermined, and the rest ─────────────────────────────────────────────────────────────────────────────


def _undetermined(findings: Sequence[FindingReport], look: Look) -> list[str]:
    if not findings:
        return []
    lines: list[str] = []
    questions = by_question(findings)
    if questions:
        lines += ["", *look.wrap(paint(look.say("missing heading"), "bold", "yellow"))]
        for question in questions:
            lines += ["", *_question(question, look)]
    others = [finding for finding in findings if not finding.missing]
    if others:
        lines += ["", *look.wrap(paint(look.say("undetermined other"), "bold", "yellow"))]
        for rule in by_rule(others):
            lines += ["", *_waiting(rule, look)]
            for message in dict.fromkeys(m for finding in rule.findings for m in finding.messages):
                lines += look.wrap(plain(message), 6)
    return lines


def _question(question: OneQuestion, look: Look) -> list[str]:
    paths = paint(listed([fact.fact for fact in question.facts], 2), "dim")
    lines = apart(paint(question.question, "bold"), paths, look.width, 2)
    refused = [claim for fact in question.facts for claim in fact.refused]
    if refused:
        names = ", ".join(dict.fromkeys(_refusal(claim, look) for claim in refused))
        lines += look.wrap(look.say("asked and refused", sources=names), 4, 2)
    weigh = next((fact.weigh for fact in question.facts if fact.weigh), "")
    if weigh:
        lines += look.wrap(paint(look.say("weigh", factors=weigh), "dim"), 4, 2)
    for rule in question.rules:
        lines += _waiting(rule, look)
    if question.also:
        also = counted(question.also, "rule", look.language)
        lines += look.wrap(paint(look.say("also for", rules=also), "dim"), 4)
    return lines


def _refusal(claim: ClaimLine, look: Look) -> str:
    since = f", {look.say('since', date=long_iso_date(claim.since, look.language))}" if claim.since else ""
    return f"{_source(claim, look)}{since}"


def _waiting(rule: OneRule, look: Look) -> list[str]:
    """A rule that cannot be decided yet: title, provisions, its deadline, and who should have shown it."""
    first = rule.first
    notes = [look.say(first.severity), provisions(first) + ("" if first.verified else " †")]
    if rule.elements:
        notes.append(look.say("in elements", elements=plain(listed(rule.elements))))
    due = min((finding.due_on for finding in rule.findings if finding.due_on), default=None)
    if due:
        notes.append(paint(look.say("due on", date=long_iso_date(due, look.language)), "bold"))
    if any(finding.not_demonstrated for finding in rule.findings):
        party = (first.burden or "").replace("_", " ")
        key = "not demonstrated" if party else "not demonstrated by nobody"
        notes.append(look.say(key, party=party))
    return [*look.wrap(f"– {plain(first.title or first.rule)}", 4, 2), *look.wrap(" · ".join(notes), 6, 2)]


def _settled(outcome: str, findings: Sequence[FindingReport], look: Look) -> list[str]:
    if not findings:
        return []
    lines = ["", *look.wrap(paint(_capital(look.say(outcome)), "bold", *_colour(outcome)))]
    for rule in by_rule(findings):
        elements = f" ({listed(rule.elements)})" if rule.elements else ""
        lines += look.wrap(f"– {plain((rule.first.title or rule.first.rule) + elements)}", 2, 2)
        lines += provision_line(rule.first, look, 4)
    return lines


def _notes(case: CaseReport, by_outcome: dict[str, list[FindingReport]], look: Look) -> list[str]:
    """What the names in the findings stand for: instruments and sources; and what the dagger means."""
    shown = [finding for outcome in _OPEN for finding in by_outcome.get(outcome, ())]
    lines: list[str] = []
    instruments = {cited.instrument: cited.title for finding in shown for cited in finding.cites}
    facts = [fact for finding in shown for fact in (*finding.facts, *finding.disputed)]
    used = {claim.source for fact in facts for claim in fact.claims}
    sources = [source for source in case.sources if source.name in used]
    if instruments:
        lines += ["", *look.wrap(paint(look.say("instruments"), "bold"))]
        for name, title in instruments.items():
            lines += look.wrap(f"{paint(name, 'dim')} · {plain(title)}", 2, 2)
    if sources:
        lines += ["", *look.wrap(paint(look.say("sources"), "bold"))]
        for source in sources:
            grade = f" {source.grade}" if source.grade else ""
            published = f", {long_iso_date(source.published, look.language)}" if source.published else ""
            lines += look.wrap(f"{paint(source.name + grade, 'dim')} · {plain(source.title + published)}", 2, 2)
    if any(not finding.verified for finding in shown):
        lines += ["", *look.wrap(paint(look.say("unverified"), "dim"))]
    return lines
