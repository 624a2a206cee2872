"""A question as plain lines: what is settled, what is asked and why, how it is answered; no colour, no drawing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from lawcheck.finding.finding import Finding, Outcome
from lawcheck.interview.order import Standing
from lawcheck.interview.phrases import say
from lawcheck.interview.question import Kind, Question
from lawcheck.model.ruleset import Severity
from lawcheck.model.vocabulary import Choice, Date, DurationType, EntityType, ListOf, Number, TextType, YesNo
from lawcheck.report.blocks import carrying_provision
from lawcheck.report.from_findings import Words, finding_report
from lawcheck.report.phrases import counted, phrase
from lawcheck.report.typeset import apart, plain, wrap
from lawcheck.text import ENGLISH

_FEW, _MANY = 3, 20  # rules named with a question, and by its help
_TOLD = (Outcome.VIOLATED, Outcome.DISPUTED, Outcome.COMPLIANT)


@dataclass(frozen=True)
class Page:
    """How the interview is laid out: in what words, and how wide."""

    words: Words
    width: int

    @property
    def language(self) -> str:
        """The language that is asked in."""
        return self.words.language

    def wrap(self, text: str, indent: int = 0, hang: int = 0) -> list[str]:
        """The text in lines."""
        return wrap(text, self.width, indent, hang)


def progress(standing: Standing, page: Page) -> str:
    """How many rules are settled, and what the outcomes are so far. A disputed one is settled: no answer changes it."""
    judged = [finding for finding in standing.findings if finding.outcome is not Outcome.NOT_IN_FORCE]
    waiting = {finding.rule.name for finding in judged if finding.outcome is Outcome.UNDETERMINED}
    every = {finding.rule.name for finding in judged}
    counts = Counter(finding.outcome for finding in judged)
    line = say("settled", page.language, settled=str(len(every - waiting)), all=str(len(every)))
    told = [f"{counts[o]} {phrase(o.value, page.language)}" for o in _TOLD if counts[o]]
    return f"{line}; {say('so far', page.language, counts=', '.join(told))}" if told else line


def asked(question: Question, number: int, standing: Standing, page: Page) -> list[str]:
    """The question with the rules that wait for it, and how it is answered."""
    language = page.language
    head = f"{say('number', language, number=str(number))} · {progress(standing, page)}"
    lines = [*page.wrap(head), "", *apart(wording(question, page), ".".join(question.path), page.width, 0)]
    if question.refusals:
        sources = ", ".join(dict.fromkeys(claim.source or "?" for claim in question.refusals))
        lines += page.wrap(plain(say("refused before", language, sources=sources)), 2, 2)
    lines += _then_asked(question, page)
    lines += why(question.waiting, page, _FEW)
    if question.fact.judged:
        factors = question.fact.judged.in_language(language)
        lines += page.wrap(say("weigh", language, factors=factors), 2, 2)
    return lines + answers(question, page)


def wording(question: Question, page: Page) -> str:
    """What is asked. Of what stands at the top of a case the vocabulary has only a title."""
    text = plain(page.words.question(question.fact.question))
    whole = _within_a_sentence(text, page.language) if not text.endswith("?") else ""
    match question.kind:
        case Kind.VALUE:
            return text
        case Kind.THING:
            return say("is there", page.language, title=whole) if whole else text
        case Kind.LIST:
            key = "which" if whole else "which of"
            return say(key, page.language, title=whole, question=text)
        case Kind.MORE:
            return say("others", page.language, title=text)
    assert_never(question.kind)


def _within_a_sentence(title: str, language: str) -> str:
    """The title without its capital, where that is an article's or a phrase's and no name's."""
    first, _, rest = title.partition(" ")
    keeps = (first.isupper() and len(first) > 1) or (language == ENGLISH and rest[:1].isupper())
    return title if keeps else title[:1].lower() + title[1:]


def _then_asked(question: Question, page: Page) -> list[str]:
    """Of a thing at the top of a case, what is meant by it: the first few questions that are asked of it."""
    if question.kind is Kind.VALUE or len(question.path) > 1:
        return []
    vocabulary = page.words.ruleset.vocabulary
    asked = [fact.question.in_language(page.language) for fact in vocabulary.facts_of(question.fact.type).values()]
    told = " ".join(plain(one) for one in asked if one.endswith("?") and "{" not in one)
    first = re.match(r"(?:[^?]+\?){1,3}", told)
    return page.wrap(say("then asked", page.language, questions=first[0].strip()), 2, 2) if first else []


def why(waiting: Sequence[Finding], page: Page, most: int) -> list[str]:
    """How many rules wait for it, and the gravest of them with their provisions."""
    language = page.language
    rules = {finding.rule.name: finding for finding in reversed(waiting)}
    first = list(reversed(rules.values()))
    critical = sum(finding.rule.severity is Severity.CRITICAL for finding in first)
    key = "waits" if critical else "waits none critical"
    number = counted(len(first), "rule", language)
    lines = page.wrap(say(key, language, rules=number, critical=str(critical)), 2, 2)
    for finding in first[:most]:
        told = finding_report(finding, page.words)
        lines += page.wrap(f"– {plain(told.title or told.rule)} ({carrying_provision(told)})", 4, 2)
    if first[most:]:
        key = "more" if most < _MANY else "others wait"
        lines += page.wrap(say(key, language, number=str(len(first) - most)), 4)
    return lines


def answers(question: Question, page: Page) -> list[str]:
    """How it is answered; the choices, each with its number."""
    match question.fact.type:
        case YesNo():
            key = "yes no"
        case Number():
            key = "number type"
        case Date():
            key = "date type"
        case DurationType():
            key = "duration type"
        case TextType():
            key = "text type"
        case Choice(options):
            rows = [(name, plain(label.in_language(page.language))) for name, label in options]
            widest = max(len(name) for name, _ in rows)
            lines: list[str] = []
            for number, (name, label) in enumerate(rows, 1):
                head = f"{number:>4}  {name:<{widest}}  "
                first, *more = page.wrap(label, len(head)) or [""]
                lines += [head + first.lstrip(), *more]
            return [*page.wrap(say("choice type", page.language), 2, 2), *lines]
        case EntityType():
            key = "thing type"
        case ListOf():
            key = "more type" if question.kind is Kind.MORE else "list type"
        case _:
            assert_never(question.fact.type)
    return page.wrap(say(key, page.language), 2, 2)


def help_on(question: Question, page: Page) -> list[str]:
    """More of the rules that wait, what to weigh, how it is answered, and what can be typed instead."""
    lines = why(question.waiting, page, _MANY)
    if question.fact.judged:
        factors = question.fact.judged.in_language(page.language)
        lines += page.wrap(say("weigh", page.language, factors=factors), 2, 2)
    lines += [*answers(question, page), *page.wrap(say("commands", page.language), 2)]
    for name in ("dk", "none", "refused", "back", "skip", "source", "at", "grade", "quit"):
        lines += page.wrap(say(f"command {name}", page.language), 4, 4)
    return lines
