"""A rule with its tests → its entry in the documentation, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from lawcheck.citation import Citation
from lawcheck.doc.phrases import say
from lawcheck.model.condition import And, Condition
from lawcheck.model.ruleset import Clause, Definition, ExceptionRule, Force, Rule, Ruleset, Window
from lawcheck.report.blocks import capital
from lawcheck.report.days import long_date
from lawcheck.report.phrases import party, phrase, pinpoint
from lawcheck.report.said import Lists, Said, Speaker
from lawcheck.span import InputFile, Span
from lawcheck.testing.expected import Test


@dataclass(frozen=True)
class Part:
    """A clause of a rule in words: `head` says which, `otherwise` what its message is where it is not met."""

    head: str
    said: Said
    otherwise: str = ""
    otherwise_head: str = ""


@dataclass(frozen=True)
class ExceptionEntry:
    """An exception, with the exceptions to it."""

    name: str
    title: str
    provisions: tuple[str, ...]
    reading: str
    when: Said
    where: str
    exceptions: tuple[ExceptionEntry, ...]


@dataclass(frozen=True)
class Example:
    """A test as an example: its sentence, what it expects, the day, and its facts as they are written."""

    title: str
    expected: tuple[str, ...]
    day: str
    text: str


@dataclass(frozen=True)
class VersionEntry:
    """One version of a rule. `changed` is the text's difference to the version before it."""

    window: str
    each: str
    parts: tuple[Part, ...]
    exceptions: tuple[ExceptionEntry, ...]
    reading: str
    remedy: str
    where: str
    source: str
    changed: str


@dataclass(frozen=True)
class Entry:
    """A rule in all its versions, the newest first."""

    name: str
    title: str
    rulebook: str
    provisions: tuple[tuple[str, str], ...]  # each with the address of its instrument's page
    severity: str
    force: str
    elsewhere: str
    binds: str
    ask: str
    verified: str
    families: tuple[tuple[str, str], ...]  # name and title
    versions: tuple[VersionEntry, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Word:
    """A definition: what counts as what."""

    name: str
    title: str
    said: Said


def cited(citation: Citation, language: str) -> str:
    """A citation as that language has it: `zzpl art 54 para 1`, zzpl чл. 54. ст. 1."""
    return f"{citation.instrument} {pinpoint(citation.pinpoint, language)}".strip()


class Writer:
    """Writes entries of one ruleset in one language."""

    def __init__(self, ruleset: Ruleset, files: Mapping[str, InputFile], language: str) -> None:
        self.ruleset = ruleset
        self.files = files
        self.language = language
        self.speaker = Speaker(ruleset, language)

    def entry(self, versions: Sequence[Rule], tests: Sequence[tuple[Test, str]]) -> Entry:
        """The entry of a rule; its versions come oldest first, its tests each with its text."""
        rule = versions[-1]
        book = self.ruleset.rulebooks[rule.rulebook]
        pairs = zip(versions, (None, *versions[:-1]), strict=True)
        return Entry(
            name=rule.name,
            title=rule.title.in_language(self.language) or rule.name,
            rulebook=book.title.in_language(self.language) or book.name,
            provisions=tuple(
                (cited(citation, self.language), f"{citation.instrument}.html") for citation in rule.cites
            ),
            severity=phrase(rule.severity, self.language),
            force=phrase(rule.force, self.language),
            elsewhere=self._elsewhere(book.elsewhere, rule.force, book.jurisdictions),
            binds=_listed(rule.binds, self.language),
            ask=_listed(rule.ask, self.language),
            verified=self._say("verified", day=long_date(rule.verified, self.language))
            if rule.verified
            else self._say("unverified"),
            families=tuple(
                (family.name, family.title.in_language(self.language))
                for family in self.ruleset.families.values()
                if rule.name in family.rules
            ),
            versions=tuple(self._version(version, before) for version, before in pairs)[::-1],
            examples=tuple(self._example(test, text) for test, text in tests),
        )

    def word(self, definition: Definition) -> Word:
        """The entry of a definition."""
        lists = self._lists_of(definition.entity)
        return Word(
            definition.name, self.speaker.word(definition.name), self.speaker.said(definition.condition, lists)
        )

    def source(self, span: Span) -> str:
        """The text of the rules at that place."""
        file = self.files.get(span.file)
        return span.text_in(file) if file else ""

    def _version(self, rule: Rule, before: Rule | None) -> VersionEntry:
        lists = (rule.each.list.path,) if rule.each else ()
        parts: list[Part] = []
        if rule.applies:
            parts.append(Part(self._say("applies"), self._all(rule.applies, lists)))
        parts += [self._clause(clause, lists) for clause in rule.clauses]
        parts += [Part(self._say("exempt"), self.speaker.said(exempt, lists)) for exempt in rule.exempt]
        fact = self.ruleset.vocabulary.fact(rule.each.list.path) if rule.each else None
        return VersionEntry(
            window=self.window(rule.window),
            each=self._say("each", list=fact.question.in_language(self.language)) if fact else "",
            parts=tuple(parts),
            exceptions=tuple(self._exception(exception, lists) for exception in rule.exceptions),
            reading=rule.reading.in_language(self.language),
            remedy=self.speaker.filled(rule.remedy.in_language(self.language), rule.mentions, lists),
            where=self._where(rule.span),
            source=self.source(rule.span),
            changed=self._changed(before, rule) if before else "",
        )

    def _clause(self, clause: Clause, lists: Lists) -> Part:
        said = self.speaker.said(clause.required, lists, not clause.forbids)
        return Part(
            self._say("forbids" if clause.forbids else "requires"),
            said,
            self.speaker.filled(clause.message.in_language(self.language), clause.mentions, lists),
            self._say("if so" if clause.forbids else "otherwise"),
        )

    def _exception(self, exception: ExceptionRule, lists: Lists) -> ExceptionEntry:
        return ExceptionEntry(
            exception.name,
            exception.title.in_language(self.language) or exception.name.rpartition(".")[2].replace("_", " "),
            tuple(cited(citation, self.language) for citation in exception.cites),
            exception.reading.in_language(self.language),
            self.speaker.said(exception.when, lists),
            self._where(exception.span),
            tuple(self._exception(inner, lists) for inner in exception.exceptions),
        )

    def _all(self, conditions: tuple[Condition, ...], lists: Lists) -> Said:
        return self.speaker.said(
            conditions[0] if len(conditions) == 1 else And(conditions, conditions[0].span), lists
        )

    def _example(self, test: Test, text: str) -> Example:
        expected = test.expected
        if expected.outcome:
            told: tuple[str, ...] = (phrase(expected.outcome, self.language),)
        else:
            told = tuple(f"{name}: {phrase(outcome, self.language)}" for name, outcome in expected.elements.items())
        return Example(test.title, told, long_date(test.day, self.language), text)

    def _elsewhere(self, elsewhere: Force | None, force: Force, places: Iterable[str]) -> str:
        if elsewhere is None or force is not Force.BINDING:
            return ""
        return self._say("elsewhere", places=", ".join(places), force=phrase(elsewhere, self.language))

    def window(self, window: Window) -> str:
        """Its days in words."""
        since = long_date(window.since, self.language) if window.since else ""
        until = long_date(window.until, self.language) if window.until else ""
        if since and until:
            return self._say("since to", day=since, last=until)
        if since:
            return self._say("since", day=since)
        return self._say("to", day=until) if until else self._say("always in force")

    def _changed(self, before: Rule, after: Rule) -> str:
        old, new = (self.source(rule.span).splitlines() for rule in (before, after))
        return "\n".join(list(unified_diff(old, new, lineterm="", n=1))[2:])

    def _lists_of(self, entity: str | None) -> Lists:
        """Where the things of an entity stand in a case: what a definition's variable is an element of."""
        if entity is None:
            return ()
        listed = self.ruleset.vocabulary.entities[entity].listed_as
        if listed:
            return ((listed,),)
        paths = (
            path for path, fact in self.ruleset.vocabulary.walk() if getattr(fact.type, "entity", None) == entity
        )
        return (next(paths, ()),)

    def _where(self, span: Span) -> str:
        file = self.files.get(span.file)
        return f"{span.file}:{file.position(span.start)[0]}" if file else span.file

    def _say(self, key: str, **values: str) -> str:
        return say(key, self.language, **values)


def _listed(names: Sequence[str], language: str) -> str:
    return capital(", ".join(party(name, language) for name in names)) if names else ""
