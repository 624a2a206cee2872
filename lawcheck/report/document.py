"""Report → the parts of a document: verdict, matrix, findings, questions, facts, sources, law. As the page has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lawcheck.report.blocks import capital, counted_only, provisions
from lawcheck.report.case_view import CaseView, Question, Row, case_view
from lawcheck.report.days import published_on
from lawcheck.report.document_rules import Say, fact_items, rule_parts, settled_item, steps, waiting_item
from lawcheck.report.parts import Heading, Item, Paragraph, Part, Run, Table, code, run, strong
from lawcheck.report.phrases import judged_by, outcome_key
from lawcheck.report.report import InstrumentLine, Report
from lawcheck.report.web_address import address
from lawcheck.report.weight import weight_of_violations

_OUTCOMES = ("violated", "disputed", "undetermined", "compliant", "exempt", "not_applicable", "not_in_force")


def document(report: Report) -> tuple[Part, ...]:
    """All its parts, in the language of the report; a heading of the first level opens each case."""
    say = Say(report.language)
    only = counted_only(report.receipt.believe, report.receipt.min_grade, report.language)
    parts: list[Part] = []
    for number, case in enumerate(report.cases, 1):
        parts += _case(case_view(case, number, report), only, replace(say, planned=case.planned))
    return (*parts, *_receipt(report, say))


def _case(view: CaseView, only: str, say: Say) -> Iterator[Part]:
    yield from _head(view, only, say)
    yield from _matrix(view, say)
    for outcome, rules in view.told.items():
        yield _heading(2, capital(say.outcome(outcome)), say.counted(len(rules), "rule"))
        for rule in rules:
            yield from rule_parts(rule, say)
    yield from _questions(view, say)
    yield from _disputes(view, say)
    yield from _rest(view, say)
    yield from _facts(view, say)
    yield from _sources(view, say)
    yield from steps(view, say)
    yield from _law(view, say)


def _heading(level: int, text: str, number: str = "") -> Heading:
    return Heading(level, (run(f"{text} · {number}" if number else text),))


def _head(view: CaseView, only: str, say: Say) -> Iterator[Part]:
    case = view.case
    yield _heading(1, case.title or case.case)
    rules = judged_by(view.rules, len(case.findings), say.language)
    yield Paragraph((run(say("judged", case=case.case, date=say.date(case.as_of), rules=rules)),))
    if only:
        yield Paragraph((strong(only),))
    counts = []
    for outcome, number in case.counts.items():
        if number:
            grave = ", ".join(f"{times} {say(severity)}" for severity, times in view.grave.items())
            counts.append(f"{number} {say.outcome(outcome)}" + (f" ({grave})" if outcome == "violated" else ""))
    yield Paragraph(
        (
            strong(say(f"verdict {outcome_key(case.verdict, say.planned)}")),
            run(f" {', '.join(counts) or say('no findings')}"),
        )
    )
    if weight := weight_of_violations(case):
        yield Paragraph((run(say(weight[0], **weight[1])),))


def _matrix(view: CaseView, say: Say) -> Iterator[Part]:
    yield _heading(2, say("matrix"))
    yield Paragraph((run(say("matrix counts")),))
    yield _table(view.rows, say("rulebook"), say)
    if view.families:
        yield Paragraph((strong(say("by family")),))
        yield _table(view.families, say("family"), say)


def _table(rows: Sequence[Row], heading: str, say: Say) -> Table:
    """How many rules of each row come to what; an outcome that none comes to has no column."""
    counts = [(row.title, Counter(cell.outcome for cell in row.cells)) for row in rows]
    shown = [outcome for outcome in _OUTCOMES if any(each[outcome] for _, each in counts)]
    return Table(
        (heading, *(capital(say.outcome(outcome)) for outcome in shown)),
        tuple((title, *(str(each[outcome] or "–") for outcome in shown)) for title, each in counts),
    )


def _questions(view: CaseView, say: Say) -> Iterator[Part]:
    if not view.questions:
        return
    yield _heading(2, say("questions"), str(len(view.questions)))
    yield Paragraph((run(say("questions lead")),))
    for number, question in enumerate(view.questions, 1):
        yield from _question(question, number, say)


def _question(question: Question, number: int, say: Say) -> Iterator[Part]:
    asked = question.asked
    paths = [part for fact in asked.facts for part in (run(" "), code(fact.fact))]
    yield Item(1, (strong(asked.question), *paths), number)
    refused = dict.fromkeys(claim.source or say("no source") for fact in asked.facts for claim in fact.refused)
    if refused:
        yield Item(2, (run(say("asked and refused", sources=", ".join(refused))),))
    weigh = next((fact.weigh for fact in asked.facts if fact.weigh), "")
    if weigh:
        yield Item(2, (run(say("weigh", factors=weigh)),))
    for rule in asked.rules:
        yield Item(2, waiting_item(rule, say))
    if asked.also:
        yield Item(2, (run(say("also for", rules=say.counted(asked.also, "rule"))),))


def _disputes(view: CaseView, say: Say) -> Iterator[Part]:
    if view.disputed:
        yield _heading(2, say("dispute"), str(len(view.disputed)))
        yield Paragraph((run(say("dispute lead")),))
        for fact in view.disputed:
            yield from fact_items(fact, say, named=True)


def _rest(view: CaseView, say: Say) -> Iterator[Part]:
    if view.rest:
        yield _heading(2, say("other rules"))
    for outcome, rules in view.rest.items():
        yield _heading(3, capital(say.outcome(outcome)), say.counted(len(rules), "rule"))
        for rule in rules:
            yield from settled_item(rule, say)


def _facts(view: CaseView, say: Say) -> Iterator[Part]:
    if view.facts:
        yield _heading(2, say("facts"), str(len(view.facts)))
        yield Paragraph((run(say("facts lead")),))
        for fact in view.facts:
            yield from fact_items(fact, say, named=True)


def _sources(view: CaseView, say: Say) -> Iterator[Part]:
    if view.case.sources:
        yield _heading(2, say("sources"))
    for source in view.case.sources:
        grade = f" {source.grade}" if source.grade else ""
        when = f", {published_on(source.published, say.language)}" if source.published else ""
        yield Item(1, (strong(source.name), run(f"{grade} {source.title}{when}"), *_link(source.url)))


def _link(url: str) -> tuple[Run, ...]:
    if not url:
        return ()
    return (run(" "), Run(url, url=address(url)))


def _law(view: CaseView, say: Say) -> Iterator[Part]:
    yield _heading(2, say("law"))
    yield Paragraph((run(say("law lead", date=say.date(view.case.as_of))),))
    for law in view.instruments:
        told = " · ".join(filter(None, (law.published, _in_force(law, say))))
        yield Item(1, (strong(law.name), run(f" {law.title}" + (f". {told}" if told else "")), *_link(law.url)))
    yield _heading(3, say("not verified"))
    if not view.unverified:
        yield Paragraph((run(say("all verified")),))
        return
    rules = say.counted(len(view.unverified), "rule")
    yield Paragraph((run(f"{say('not verified lead', rules=rules, all=str(view.rules))} {say('unverified')}"),))
    for rule in view.unverified:
        yield Item(
            1, (run(f"{rule.first.title or rule.first.rule} ({provisions(rule.first)}) "), code(rule.first.rule))
        )


def _in_force(law: InstrumentLine, say: Say) -> str:
    days = [say(key, date=say.date(day)) for key, day in (("since", law.since), ("until", law.until)) if day]
    return say("in force", days=" ".join(days)) if days else ""


def _receipt(report: Report, say: Say) -> Iterator[Part]:
    receipt = report.receipt
    yield _heading(2, say("receipt"))
    yield Paragraph((run(say("receipt lead")),))
    yield _line(say("program"), run(f"lawcheck {report.lawcheck}"))
    yield _line(say("rules"), code(receipt.rules))
    if receipt.rules_from:
        yield _line(say("rules from"), code(", ".join(receipt.rules_from)))
    hashes = (*receipt.cases, *[""] * len(report.cases))
    for case, hash in zip(report.cases, hashes, strict=False):
        told = (code(case.file), run(f", {say('as of', date=say.date(case.as_of))} "))
        yield _line(say("case file"), *told, *((code(hash),) if hash else ()))
    named = (("rulebooks", receipt.rulebooks), ("believed", receipt.believe), ("least grade", (receipt.min_grade,)))
    for key, values in named:
        if told_values := [value for value in values if value]:
            yield _line(say(key), run(", ".join(told_values)))


def _line(name: str, *runs: Run) -> Item:
    return Item(1, (run(f"{name}: "), *runs))
