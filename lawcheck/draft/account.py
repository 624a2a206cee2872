"""What is said of each requirement, in one language: plain data that texts, pages, JSON and letters are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from lawcheck.draft.check import Answered, Guaranteed, Loophole, NotTouched, Requirement, Unsettled
from lawcheck.draft.deployment import Difference
from lawcheck.draft.phrases import say
from lawcheck.draft.reach import Untouched
from lawcheck.facts.claim import Content, Instance, Items
from lawcheck.model.ruleset import Draft, Force, Rule, Ruleset, is_among
from lawcheck.model.vocabulary import Vocabulary
from lawcheck.report.days import long_date, without_year_dots
from lawcheck.report.phrases import pinpoint
from lawcheck.report.wording import content, message
from lawcheck.span import InputFile, Span
from lawcheck.text import ENGLISH
from lawcheck.values import NONE

_WHY = {Untouched.TEXT: "text", Untouched.ELSEWHERE: "elsewhere", Untouched.NEVER: "never"}
_ORDER = ("loophole", "not_settled", "guaranteed", "not_touched")


@dataclass(frozen=True)
class FactTold:
    """A fact in which a deployment is not as the model: its question, what it is, what it is in the model."""

    path: str
    question: str
    now: str
    was: str


@dataclass(frozen=True)
class Told:
    """A requirement in words.

    `answer`: loophole, not_settled, guaranteed or not_touched. `kind`: why there is a loophole. `articles`: those that
    guarantee it, or that permit the deployment that shows the loophole. `story`: that deployment in a sentence or two.
    `messages`: what the rule says of it. `because`: why it is not touched or not settled, or what a guarantee rests on.
    """

    rule: str
    title: str
    cites: str
    severity: str
    force: str
    answer: str
    kind: str = ""
    articles: tuple[str, ...] = ()
    story: str = ""
    messages: tuple[str, ...] = ()
    facts: tuple[FactTold, ...] = ()
    because: str = ""


@dataclass(frozen=True)
class Account:
    """A draft against a framework, in one language; loopholes first, the gravest of them at the top."""

    draft: str
    title: str
    articles: tuple[tuple[str, str], ...]
    rulebooks: tuple[str, ...]
    day: date
    jurisdiction: str
    language: str
    requirements: tuple[Told, ...]

    def having(self, answer: str) -> tuple[Told, ...]:
        """The requirements answered so."""
        return tuple(told for told in self.requirements if told.answer == answer)

    @property
    def gravest(self) -> tuple[Told, ...]:
        """The loopholes in critical requirements of binding law."""
        return tuple(
            t for t in self.having("loophole") if t.severity == "critical" and t.force == Force.BINDING.value
        )


@dataclass(frozen=True)
class Words:
    """What it takes to put answers into words: the rules, the texts they came from, the day, the language."""

    ruleset: Ruleset
    files: Mapping[str, InputFile]
    day: date
    language: str = "en"
    jurisdiction: str = ""

    @property
    def vocabulary(self) -> Vocabulary:
        """What facts are called."""
        return self.ruleset.vocabulary

    def source(self, span: Span) -> str:
        """What stands at a place in a rule file, on one line."""
        file = self.files.get(span.file)
        return " ".join(file.text[span.start : span.end].split()) if file else ""

    def value(self, path: tuple[str, ...], value: Content | None) -> str:
        """A fact's value in words."""
        fact = self.vocabulary.fact(path)
        match value:
            case None:
                return say("nothing said", self.language)
            case Items(elements):
                return (
                    say("elements", self.language, number=len(elements)) if elements else say("none", self.language)
                )
            case Instance():
                return say("is there", self.language)
            case _ if value is NONE:
                return say("none", self.language)
            case _:
                return content(value, fact.type if fact else None, self.language)

    def fact(self, difference: Difference) -> FactTold:
        """A difference as question and answers."""
        fact = self.vocabulary.fact(difference.path)
        question = fact.question.in_language(self.language) if fact else difference.path[-1]
        now, was = self.value(difference.path, difference.now), self.value(difference.path, difference.was)
        return FactTold(".".join(difference.path), question, now, was)

    def cites(self, rule: Rule) -> str:
        """The provisions that a rule rests on: "zzpl art 54 para 1, art 55 para 1; ustav art 42"."""
        places: dict[str, list[str]] = {}
        for cite in rule.cites:
            places.setdefault(cite.instrument, []).append(pinpoint(cite.pinpoint, self.language))
        return "; ".join(f"{name} {', '.join(filter(None, shown))}".strip() for name, shown in places.items())


def account(draft: Draft, found: Iterable[Requirement], rulebooks: Iterable[str], words: Words) -> Account:
    """All that was found, in words."""
    told = [tell(requirement, draft, words) for requirement in found]
    rank = {severity: place for place, severity in enumerate(("critical", "serious", "minor"))}
    forces = {force.value: place for place, force in enumerate(Force)}
    books = list(rulebooks)
    place = {t.rule: next((n for n, book in enumerate(books) if is_among(t.rule, [book])), 0) for t in told}
    told.sort(key=lambda t: (_ORDER.index(t.answer), forces[t.force], rank[t.severity], place[t.rule]))
    return Account(
        draft.name,
        draft.title.in_language(words.language),
        tuple((article.name, article.title.in_language(words.language)) for article in draft.articles),
        tuple(books),
        words.day,
        words.jurisdiction,
        words.language,
        tuple(told),
    )


def tell(requirement: Requirement, draft: Draft, words: Words) -> Told:
    """One requirement in words."""
    rule, answer = requirement.rule, requirement.answer
    told = Told(
        rule.name,
        rule.title.in_language(words.language),
        words.cites(rule),
        rule.severity.value,
        words.ruleset.force_in(rule, words.jurisdiction, words.day).value,
        _named(answer),
    )
    return _with(told, answer, draft, words)


def _named(answer: Answered) -> str:
    match answer:
        case Loophole():
            return "loophole"
        case Guaranteed():
            return "guaranteed"
        case NotTouched():
            return "not_touched"
        case Unsettled():
            return "not_settled"


def _with(told: Told, answer: Answered, draft: Draft, words: Words) -> Told:
    match answer:
        case Guaranteed(by, bounded):
            return replace(told, articles=by, because=say("bounded", words.language) if bounded else "")
        case NotTouched(why):
            return replace(told, because=say(_WHY[why], words.language))
        case Unsettled(seconds):
            return replace(told, because=say("seconds", words.language, seconds=f"{seconds:.1f}"))
        case Loophole():
            facts = tuple(words.fact(difference) for difference in answer.differs)
            said = [
                message(failure, words.vocabulary, lambda c: words.source(c.span), words.day, words.language)
                for failure in answer.finding.failures
            ]
            return replace(
                told,
                kind=answer.kind.value,
                articles=answer.permitted_by,
                facts=facts,
                story=_story(answer, facts, draft, words),
                messages=tuple(dict.fromkeys(said)),
            )


def _story(hole: Loophole, facts: tuple[FactTold, ...], draft: Draft, words: Words) -> str:
    titles = {article.name: article.title.in_language(words.language) for article in draft.articles}
    articles = ", ".join(
        say("quoted", words.language, text=titles[name], name=name) if titles[name] else name
        for name in hole.permitted_by
    )
    parts = "; ".join(f"{fact.question} {fact.now}" for fact in facts)
    if words.language != ENGLISH:  # a Serbian date ends in a full stop, which no other mark follows
        parts = without_year_dots(parts).removesuffix(".")
    key = "story" if facts else "story as is"
    story = say(key, words.language, articles=articles, facts=parts)
    if hole.open:
        story += " " + say(
            "open terms", words.language, terms="; ".join(_question(path, words) for path in hole.open)
        )
    return story


def _question(path: tuple[str, ...], words: Words) -> str:
    fact = words.vocabulary.fact(path)
    return fact.question.in_language(words.language) if fact else ".".join(path)


def day_in_words(account: Account) -> str:
    """The day that the framework was taken of."""
    return long_date(account.day, account.language)
