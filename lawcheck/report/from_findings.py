"""Findings → report: ordered, counted, citations and questions resolved, reasons as the rules have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from lawcheck.citation import Citation
from lawcheck.facts.claim import Case, Claim, Instance, Items, Refusal
from lawcheck.finding.finding import Evidence, Finding, Outcome, Reason, verdict
from lawcheck.finding.situation import Bound
from lawcheck.model.condition import And, Condition, InForce, Not
from lawcheck.model.ruleset import Clause, ExceptionRule, Instrument, Rule, Ruleset, Severity
from lawcheck.model.vocabulary import FactType
from lawcheck.report.days import long_date
from lawcheck.report.phrases import phrase, pinpoint
from lawcheck.report.report import (
    FORMAT,
    CaseReport,
    ClaimLine,
    FactLine,
    FindingReport,
    InstrumentLine,
    Justification,
    Node,
    Provision,
    Receipt,
    Report,
    Side,
    SourceLine,
)
from lawcheck.report.stage import only_planned
from lawcheck.report.wording import content, filled, message, placeholders
from lawcheck.span import InputFile, Span
from lawcheck.text import Text
from lawcheck.values import Truth, Value, show

if TYPE_CHECKING:
    from lawcheck.report.said import Lists, Speaker

_WORST_FIRST = {outcome: place for place, outcome in enumerate(Outcome)}
_VIOLATION = {Outcome.VIOLATED: "true", Outcome.DISPUTED: "disputed", Outcome.UNDETERMINED: "unknown"}
_TO_LOOK_AT = (Outcome.VIOLATED, Outcome.DISPUTED)
_GRAVEST_FIRST = {severity: place for place, severity in enumerate(Severity)}


@dataclass(frozen=True)
class Words:
    """What it takes to put the findings of one case on one day into words.

    `facts` are those of the case on that day: questions may speak of them.
    `brief`: for who reads a page. Then there are no trees, and no facts, messages or remedies but of what is violated or
    disputed.
    """

    ruleset: Ruleset
    files: Mapping[str, InputFile]
    today: date
    language: str = "en"
    jurisdiction: str = ""
    brief: bool = False
    facts: Instance = field(default_factory=Instance, repr=False, compare=False)
    # The same facts decide many rules, and the same definitions stand in many trees.
    _facts: dict[tuple[object, ...], FactLine] = field(default_factory=dict, repr=False, compare=False)
    _provisions: dict[tuple[str, object], Provision] = field(default_factory=dict, repr=False, compare=False)
    _families: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    _texts: dict[Span, tuple[str, str]] = field(default_factory=dict, repr=False, compare=False)

    def source_text(self, span: Span) -> str:
        """What stands at a place in a rule file, on one line; empty where the file is not at hand."""
        return self._at(span)[0]

    @cached_property
    def speaker(self) -> Speaker:
        """Says conditions in the language of the report."""
        from lawcheck.report.said import Speaker

        return Speaker(self.ruleset, self.language)

    def source_of(self, clause: Clause) -> str:
        """What a clause asks for, as the rule has it."""
        return self.source_text(clause.required.span)

    def where(self, span: Span) -> str:
        """File and line of a place; the file alone where its text is not at hand."""
        return self._at(span)[1]

    def _at(self, span: Span) -> tuple[str, str]:
        told = self._texts.get(span)
        if told is None:
            file = self.files.get(span.file)
            if file is None:
                told = "", span.file
            else:
                told = " ".join(span.text_in(file).split()), f"{span.file}:{file.position(span.start)[0]}"
            self._texts[span] = told
        return told

    def question(self, text: Text) -> str:
        """A question with what is claimed at each `{path}` in it."""
        template = text.in_language(self.language)
        if "{" not in template:
            return template
        case = Bound(self.facts)
        mentioned = {name: case.evidence(tuple(name.split("."))) for name in placeholders(template)}
        return filled(template, mentioned, self.ruleset.vocabulary, self.today, self.language)

    def provision(self, citation: Citation) -> Provision:
        """A citation as it is shown."""
        key = citation.instrument, citation.pinpoint.units
        told = self._provisions.get(key)
        if told is None:
            told = self._provisions[key] = _provision(citation, self)
        return told

    def families_of(self, rule: str) -> tuple[str, ...]:
        """The families that a rule belongs to."""
        if not self._families:
            for family in self.ruleset.families.values():
                for name in family.rules:
                    self._families[name] = (*self._families.get(name, ()), family.name)
        return self._families.get(rule, ())

    def fact_line(self, evidence: Evidence) -> FactLine:
        """A fact with its question and what is claimed of it."""
        key = (evidence.path, *map(id, evidence.claims))
        line = self._facts.get(key)
        if line is None:
            line = self._facts[key] = _fact_line(evidence, self)
        return line


def from_findings(
    cases: Iterable[CaseReport], receipt: Receipt, version: str, ruleset: Ruleset, language: str = "en"
) -> Report:
    """The whole report over its cases, in the order given."""
    families = {family.name: family.title.in_language(language) for family in ruleset.families.values()}
    told = tuple(cases)
    found = [finding for case in told for finding in case.findings]
    books = dict.fromkeys(finding.rule.rpartition(".")[0] for finding in found)
    cited = dict.fromkeys(cited.instrument for finding in found for cited in finding.cites)
    return Report(
        lawcheck=version,
        format=FORMAT,
        receipt=receipt,
        cases=told,
        language=language,
        families=families,
        rulebooks={n: ruleset.rulebooks[n].title.in_language(language) for n in books if n in ruleset.rulebooks},
        definitions=_definitions(found, ruleset, language),
        instruments=tuple(
            _instrument(ruleset.instruments[name], language) for name in cited if name in ruleset.instruments
        ),
    )


def _definitions(findings: Iterable[FindingReport], ruleset: Ruleset, language: str) -> dict[str, str]:
    """The titles of the definitions that trees call by their names."""

    def texts(node: Node) -> Iterator[str]:
        yield node.text
        for child in node.because:
            yield from texts(child)

    named = {text for f in findings for top in f.justification.because for text in texts(top)}
    titles = {name: definition.title.in_language(language) for name, definition in ruleset.definitions.items()}
    return {name: title for name, title in sorted(titles.items()) if title and name in named}


def _instrument(instrument: Instrument, language: str) -> InstrumentLine:
    window = instrument.window
    return InstrumentLine(
        name=instrument.name,
        title=instrument.title.in_language(language),
        published=instrument.published.in_language(language),
        url=instrument.url,
        since=window.since.isoformat() if window.since else None,
        until=window.until.isoformat() if window.until else None,
    )


def case_report(case: Case, findings: Sequence[Finding], words: Words) -> CaseReport:
    """What one case comes to.

    `findings` come in the order of the rules; here the worst outcome is first, then the gravest, then that order.
    """
    ordered = sorted(findings, key=lambda f: (_WORST_FIRST[f.outcome], _GRAVEST_FIRST[f.rule.severity]))
    counts = Counter(finding.outcome for finding in findings)
    return CaseReport(
        case=case.name,
        title=case.title,
        file=case.file,
        as_of=words.today.isoformat(),
        verdict=verdict(tuple(findings)).value,
        counts={outcome.value: counts[outcome] for outcome in Outcome},
        findings=tuple(finding_report(finding, words) for finding in ordered),
        sources=tuple(
            SourceLine(s.name, s.title, s.published, s.url, str(s.grade) if s.grade else None)
            for s in case.sources.values()
        ),
        planned=only_planned(words.facts),
    )


def finding_report(finding: Finding, words: Words) -> FindingReport:
    """What one rule comes to, in words."""
    rule, language = finding.rule, words.language
    told = not words.brief or finding.outcome in _TO_LOOK_AT
    facts = tuple(map(words.fact_line, decisive(finding.reasons))) if told else ()
    duties = [reason for reason in finding.reasons if reason.role == "required"] if told else ()
    return FindingReport(
        rule=rule.name,
        title=rule.title.in_language(language),
        element=finding.element,
        outcome=finding.outcome.value,
        severity=rule.severity.value,
        force=words.ruleset.force_in(rule, words.jurisdiction, words.today).value,
        cites=tuple(map(words.provision, rule.cites)),
        messages=_messages(finding, words) if told else (),
        facts=facts,
        turns_on=tuple(".".join(evidence.path) for evidence in decisive(duties)),
        missing=tuple(".".join(evidence.path) for evidence in finding.missing),
        missing_facts=tuple(map(words.fact_line, finding.missing)),
        disputed=tuple(map(words.fact_line, finding.disputed)),
        sides=tuple(Side(source, outcome.value) for source, outcome in finding.sides),
        due_on=finding.due_on.isoformat() if finding.due_on else None,
        not_demonstrated=finding.not_demonstrated,
        grade=str(finding.grade) if finding.grade else None,
        sources=finding.sources,
        remedy=_remedy(finding, words) if told else "",
        ask=rule.ask,
        binds=rule.binds,
        burden=rule.burden,
        reading=rule.reading.in_language(language),
        verified=rule.verified.isoformat() if rule.verified else None,
        families=words.families_of(rule.name),
        judged=tuple(dict.fromkeys(fact.question for fact in facts if fact.judged and fact.claims)),
        justification=Justification(
            _VIOLATION.get(finding.outcome, "false"),
            () if words.brief else tuple(map(_Tree(rule, words).top, finding.reasons)),
        ),
        exact=finding.exact.value if finding.exact else None,
    )


def _remedy(finding: Finding, words: Words) -> str:
    template, mentioned = finding.rule.remedy.in_language(words.language), dict(finding.mentions)
    return filled(template, mentioned, words.ruleset.vocabulary, words.today, words.language)


def decisive(reasons: Iterable[Reason]) -> tuple[Evidence, ...]:
    """The facts that a justification rests on, each once: those of the duties, then of what makes it apply."""
    order = {"required": 0, "excused": 1, "applies": 2, "each": 3, "": 4}
    found: dict[tuple[str, ...], Evidence] = {}
    for reason in sorted(reasons, key=lambda r: order[r.role]):
        for evidence in _evidence(reason):
            found.setdefault(evidence.path, evidence)
    return tuple(found.values())


def _evidence(reason: Reason) -> Iterator[Evidence]:
    yield from reason.evidence
    for child in reason.children:
        yield from _evidence(child)


def _fact_line(evidence: Evidence, words: Words) -> FactLine:
    fact = words.ruleset.vocabulary.fact(evidence.pattern)
    type = fact.type if fact else None
    lines = [(claim, _claim_line(claim, type, words.language)) for claim in evidence.claims]
    return FactLine(
        fact=".".join(evidence.path),
        question=words.question(fact.question) if fact else ".".join(evidence.pattern),
        claims=tuple(line for claim, line in lines if not isinstance(claim.value, Refusal)),
        refused=tuple(line for claim, line in lines if isinstance(claim.value, Refusal)),
        judged=fact is not None and fact.judged is not None,
        weigh=fact.judged.in_language(words.language) if fact and fact.judged else "",
    )


def _claim_line(claim: Claim, type: FactType | None, language: str) -> ClaimLine:
    value = claim.value
    shown = content(value, type, language)
    return ClaimLine(
        value=shown if isinstance(value, Instance | Items) else _as_written(value),
        shown=shown,
        source=claim.source,
        at=claim.at,
        grade=str(claim.grade) if claim.grade else None,
        since=claim.since.isoformat() if claim.since else None,
        until=claim.until.isoformat() if claim.until else None,
    )


def _as_written(value: Value | Refusal) -> str:
    return value.value if isinstance(value, Refusal) else show(value)


def _messages(finding: Finding, words: Words) -> tuple[str, ...]:
    """Why the rule is violated, or may be. Of a violated one, the duties that are surely not met are enough."""
    vocabulary = words.ruleset.vocabulary
    surely = tuple(failure for failure in finding.failures if failure.truth is Truth.FALSE)
    failures = surely if finding.outcome is Outcome.VIOLATED else finding.failures
    return tuple(message(failure, vocabulary, words.source_of, words.today, words.language) for failure in failures)


def _provision(citation: Citation, words: Words) -> Provision:
    instrument = words.ruleset.instruments.get(citation.instrument)
    return Provision(
        instrument=citation.instrument,
        title=instrument.title.in_language(words.language) if instrument else "",
        provision=str(citation.pinpoint),
        url=instrument.url if instrument else "",
        shown=pinpoint(citation.pinpoint, words.language),
    )


class _Tree:
    """The justification of one rule, in words."""

    def __init__(self, rule: Rule, words: Words) -> None:
        self.rule = rule
        self.words = words
        self.titles = {e.name: e.title.in_language(words.language) for e in _all_exceptions(rule.exceptions)}

    def top(self, reason: Reason) -> Node:
        """A part of the rule with what settled it."""
        lists = (self.rule.each.list.path,) if self.rule.each and reason.role != "each" else ()
        return self._node(reason, None, lists)

    def _node(self, reason: Reason, above: Reason | None, lists: Lists) -> Node:
        condition, words = reason.condition, self.words
        inner = words.speaker.within(condition, lists)
        return Node(
            role=reason.role,
            text=_condition_text(condition, self.rule, words),
            where=words.where(condition.span),
            truth=reason.truth.word,
            element=reason.element,
            facts=tuple(map(words.fact_line, reason.evidence)),
            due_on=reason.due_on.isoformat() if reason.due_on else None,
            because=tuple(self._node(child, reason, inner) for child in reason.children),
            said=self._said(reason, above, lists),
        )

    def _said(self, reason: Reason, above: Reason | None, lists: Lists) -> str:
        condition = reason.condition
        if above is not None and not reason.element:
            if isinstance(above.condition, Not):
                return ""
            text = _condition_text(condition, self.rule, self.words)
            if not text or text == _condition_text(above.condition, self.rule, self.words):
                return ""
        return self.words.speaker.label(condition, lists, titles=self.titles)


def _all_exceptions(exceptions: Iterable[ExceptionRule]) -> Iterator[ExceptionRule]:
    for exception in exceptions:
        yield exception
        yield from _all_exceptions(exception.exceptions)


def _condition_text(condition: Condition, rule: Rule, words: Words) -> str:
    """The condition as the rule has it; by name where a definition or exception stands for it.

    Empty for what only holds several clauses of the rule together, and so stands nowhere in its text.
    """
    match condition:
        case And(name=name) if name:
            return name
        case InForce(since, until):
            days = (("since", since), ("until", until))
            return " ".join(phrase(k, words.language, date=long_date(d, words.language)) for k, d in days if d)
        case _:
            return "" if condition.span == rule.span else words.source_text(condition.span)
