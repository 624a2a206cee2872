"""What the rules say of one thing by its name: a rule, a fact, an instrument, a rulebook, a family or a definition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import ndiff
from itertools import pairwise
from typing import Literal, TypeAlias, assert_never

from lawcheck.citation import Citation
from lawcheck.model.ruleset import Definition, ExceptionRule, Family, Instrument, Rule, Rulebook, Ruleset, Window
from lawcheck.model.vocabulary import (
    Choice,
    Date,
    DurationType,
    EntityType,
    Fact,
    FactType,
    ListOf,
    Number,
    TextType,
    YesNo,
)
from lawcheck.report.days import long_date
from lawcheck.report.needs import needs
from lawcheck.report.typeset import finish, paint, plain, wrap
from lawcheck.span import InputFile, Span

Kind: TypeAlias = Literal["rule", "exception", "rulebook", "instrument", "family", "definition", "fact"]


@dataclass(frozen=True)
class Thing:
    """Something with a name of its own. `name` is the full one."""

    kind: Kind
    name: str


def things(ruleset: Ruleset) -> Iterator[Thing]:
    """All that can be shown, rules first."""
    yield from (Thing("rule", name) for name in dict.fromkeys(rule.name for rule in ruleset.rules))
    yield from (Thing("exception", e.name) for e in dict.fromkeys(_exceptions(ruleset)))
    yield from (Thing("rulebook", name) for name in ruleset.rulebooks)
    yield from (Thing("instrument", name) for name in ruleset.instruments)
    yield from (Thing("family", name) for name in ruleset.families)
    yield from (Thing("definition", name) for name in ruleset.definitions)
    yield from (Thing("fact", ".".join(path)) for path, _ in ruleset.vocabulary.walk())


def names(ruleset: Ruleset) -> tuple[str, ...]:
    """The full names of all that can be shown."""
    return tuple(thing.name for thing in things(ruleset))


def find(name: str, ruleset: Ruleset) -> tuple[Thing, ...]:
    """The things of that full name, or else those whose name ends so."""
    every = tuple(things(ruleset))
    exact = tuple(thing for thing in every if thing.name == name)
    return exact or tuple(thing for thing in every if thing.name.endswith(f".{name}"))


def next_step(thing: Thing) -> str:
    """The command that goes on from there."""
    match thing.kind:
        case "rule":
            return f"lawcheck explain CASE {thing.name}"
        case "instrument" | "rulebook":
            return f"lawcheck list rules --{thing.kind} {thing.name}"
        case "family":
            return f"lawcheck list facts --family {thing.name}"
        case "exception" | "definition":
            return "lawcheck list rules"
        case "fact":
            return "lawcheck list facts"


def type_name(type: FactType) -> str:
    """The type as a rule author writes it."""
    match type:
        case YesNo():
            return "yes/no"
        case Number():
            return "number"
        case Date():
            return "date"
        case DurationType():
            return "duration"
        case TextType():
            return "text"
        case Choice(options):
            return f"one of {', '.join(name for name, _ in options)}"
        case EntityType(entity):
            return entity
        case ListOf(entity):
            return f"list of {entity}"
        case _:
            assert_never(type)


def _exceptions(ruleset: Ruleset) -> Iterator[ExceptionRule]:
    def below(found: tuple[ExceptionRule, ...]) -> Iterator[ExceptionRule]:
        for exception in found:
            yield exception
            yield from below(exception.exceptions)

    for rule in ruleset.rules:
        yield from below(rule.exceptions)


@dataclass(frozen=True)
class Pages:
    """Lays out pages on the things of a ruleset."""

    ruleset: Ruleset
    files: Mapping[str, InputFile]
    width: int = 80
    language: str = "en"

    def of(self, thing: Thing, *, colour: bool = False) -> str:
        """The page on one thing."""
        match thing.kind:
            case "rule":
                versions = [rule for rule in self.ruleset.rules if rule.name == thing.name]
                lines = [line for rule in versions for line in (*self._rule(rule), "")][:-1]
                for older, newer in pairwise(versions):
                    lines += self._changed(older, newer)
            case "exception":
                lines = self._exception(next(e for e in _exceptions(self.ruleset) if e.name == thing.name))
            case "rulebook":
                lines = self._rulebook(self.ruleset.rulebooks[thing.name])
            case "instrument":
                lines = self._instrument(self.ruleset.instruments[thing.name])
            case "family":
                lines = self._family(self.ruleset.families[thing.name])
            case "definition":
                lines = self._definition(self.ruleset.definitions[thing.name])
            case "fact":
                fact = self.ruleset.vocabulary.fact(tuple(thing.name.split(".")))
                assert fact is not None
                lines = self._fact(thing.name, fact)
        return finish(lines, colour)

    def _line(self, key: str, text: str) -> list[str]:
        return wrap(f"{paint(key + ':', 'dim')} {plain(text)}", self.width, 0, 2) if text else []

    def _head(self, title: str, kind: str, name: str) -> list[str]:
        heading = wrap(paint(title or name, "bold"), self.width)
        return [*heading, *wrap(paint(f"{kind} {name}", "dim"), self.width)]

    def _rule(self, rule: Rule) -> list[str]:
        lines = self._head(rule.title.in_language(self.language), "rule", rule.name)
        lines += [""]
        for citation in rule.cites:
            lines += self._citation(citation)
        lines += self._line("severity", f"{rule.severity.value}; {rule.force.value}")
        lines += self._line("in force", _days(rule.window))
        lines += self._line("binds", ", ".join(rule.binds))
        lines += self._line("burden on", rule.burden or "")
        lines += self._line("read so", rule.reading.in_language(self.language))
        checked = long_date(rule.verified) if rule.verified else "not yet held against the text of the law"
        lines += self._line("verified", checked)
        families = [self.ruleset.families[name] for name in self.ruleset.families_of(rule.name)]
        lines += self._line("families", ", ".join(family.title.in_language(self.language) for family in families))
        lines += ["", *self._source(rule.span)]
        for exception in rule.exceptions:
            title = exception.title.in_language(self.language)
            cites = ", ".join(str(citation) for citation in exception.cites)
            lines += ["", *self._line("exception", f"{exception.name} {title} ({cites})")]
            lines += [*self._source(exception.span)]
        lines += ["", paint("Facts it needs", "bold")]
        for path in needs(rule):
            fact = self.ruleset.vocabulary.fact(path)
            if fact:
                question = f"– {plain(fact.question.in_language(self.language))}"
                lines += wrap(f"{question} {paint('.'.join(path), 'dim')}", self.width, 2, 2)
        return lines

    def _changed(self, older: Rule, newer: Rule) -> list[str]:
        """The lines in which a later version of a rule differs from the one before it."""
        before, after = (
            [line.strip() for line in span.text_in(self.files[span.file]).splitlines()]
            if span.file in self.files
            else []
            for span in (older.span, newer.span)
        )
        marked = [line for line in ndiff(before, after) if line[:2] in ("- ", "+ ")]
        heading = f"What changed {_days(newer.window)}".strip()
        return ["", paint(heading, "bold"), *(f"  {plain_keeping_indent(line)}" for line in marked)] if marked else []

    def _citation(self, citation: Citation) -> list[str]:
        instrument = self.ruleset.instruments.get(citation.instrument)
        title = instrument.title.in_language(self.language) if instrument else ""
        return self._line("provision", f"{citation} · {title}" if title else str(citation))

    def _source(self, span: Span) -> list[str]:
        """The text as its author wrote it, and where it stands."""
        file = self.files.get(span.file)
        if file is None:
            return []
        line, column = file.position(span.start)
        written = f"{' ' * (column - 1)}{span.text_in(file)}".splitlines()
        return [paint(f"{span.file}:{line}", "dim"), *(f"  {plain_keeping_indent(text)}" for text in written)]

    def _exception(self, exception: ExceptionRule) -> list[str]:
        lines = self._head(exception.title.in_language(self.language), "exception", exception.name)
        for citation in exception.cites:
            lines += self._citation(citation)
        lines += self._line("in force", _days(exception.window))
        lines += self._line("read so", exception.reading.in_language(self.language))
        return [*lines, "", *self._source(exception.span)]

    def _rulebook(self, book: Rulebook) -> list[str]:
        lines = self._head(book.title.in_language(self.language), "rulebook", book.name)
        states = [f"{state} {_days(window)}".strip() for state, window in book.jurisdictions.items()]
        lines += self._line("jurisdiction", ", ".join(states))
        lines += self._line("uses", ", ".join(book.uses))
        lines += [""]
        for rule in dict.fromkeys(r for r in self.ruleset.rules if r.rulebook == book.name):
            title = plain(rule.title.in_language(self.language))
            lines += wrap(f"– {title} {paint(rule.name, 'dim')}", self.width, 2, 2)
        for outside in self.ruleset.outside:
            if outside.rulebook == book.name:
                places = " to ".join(dict.fromkeys((str(outside.first), str(outside.last))))
                because = outside.because.in_language(self.language)
                lines += self._line("left out", f"{outside.instrument} {places}: {because}")
        return lines

    def _instrument(self, instrument: Instrument) -> list[str]:
        lines = self._head(instrument.title.in_language(self.language), "instrument", instrument.name)
        lines += self._line("published", instrument.published.in_language(self.language))
        lines += self._line("in force", _days(instrument.window))
        lines += self._line("address", instrument.url)
        lines += ["", paint("Rules that rest on it", "bold")]
        cited = [
            (c.pinpoint.order(), c, r) for r in self.ruleset.rules for c in r.cites if c.instrument == instrument.name
        ]
        for _, citation, rule in sorted(cited, key=lambda entry: entry[0]):
            title = plain(rule.title.in_language(self.language))
            lines += wrap(f"– {citation.pinpoint}: {title} {paint(rule.name, 'dim')}", self.width, 2, 2)
        return lines

    def _family(self, family: Family) -> list[str]:
        lines = self._head(family.title.in_language(self.language), "family", family.name)
        lines += ["", paint("Rules that make this requirement", "bold")]
        for rule in {rule.name: rule for rule in self.ruleset.rules if rule.name in family.rules}.values():
            title = plain(rule.title.in_language(self.language))
            lines += wrap(f"– {title} {paint(rule.name, 'dim')}", self.width, 2, 2)
        return lines

    def _definition(self, definition: Definition) -> list[str]:
        title = definition.title.in_language(self.language)
        return [*self._head(title, "definition", definition.name), "", *self._source(definition.span)]

    def _fact(self, name: str, fact: Fact) -> list[str]:
        lines = self._head(fact.question.in_language(self.language), "fact", name)
        for language, text in fact.question.translations:
            lines += self._line(language, text)
        lines += self._line("type", type_name(fact.type))
        if isinstance(fact.type, Choice):
            for option, label in fact.type.options:
                text = label.in_language(self.language)
                lines += wrap(plain(f"– {option}{': ' + text if text else ''}"), self.width, 2, 2)
        if fact.fixed:
            lines += self._line("fixed", "nobody can change it any more")
        if fact.judged is not None:
            weigh = fact.judged.in_language(self.language)
            lines += self._line("judged", f"only a human can answer it{'; to weigh: ' + weigh if weigh else ''}")
        path = tuple(name.split("."))
        below = self.ruleset.vocabulary.facts_of(fact.type)
        if below:
            lines += ["", paint("Facts it has", "bold")]
            for each in below.values():
                question = f"– {plain(each.question.in_language(self.language))}"
                lines += wrap(f"{question} {paint(f'{name}.{each.name}', 'dim')}", self.width, 2, 2)
        users = dict.fromkeys(rule.name for rule in self.ruleset.rules if path in needs(rule))
        lines += ["", paint("Rules that ask for it", "bold")] if users else []
        for user in users if len(users) <= _MOST_ALONE else _by_rulebook(users):
            lines += wrap(f"– {user}", self.width, 2, 2)
        return lines


_MOST_ALONE = 20  # names with a line each; of more, each rulebook has its first few on one
_FIRST = 3


def _by_rulebook(rules: Iterable[str]) -> Iterator[str]:
    """Each rulebook, with how many of these rules are in it and the first of them."""
    books: dict[str, list[str]] = {}
    for rule in rules:
        book, _, name = rule.rpartition(".")
        books.setdefault(book, []).append(name)
    for book, names in books.items():
        more = len(names) - _FIRST
        rest = f" and {more} more" if more > 0 else ""
        yield f"{book} ({len(names)}): {', '.join(names[:_FIRST])}{rest}"


def plain_keeping_indent(text: str) -> str:
    """A line of source, safe to print, its indentation kept."""
    stripped = text.lstrip()
    return text[: len(text) - len(stripped)].replace("\t", "    ") + plain(stripped)


def _days(window: Window) -> str:
    parts = []
    if window.since:
        parts.append(f"from {long_date(window.since)}")
    if window.until:
        parts.append(f"until {long_date(window.until)}")
    return " ".join(parts)


__all__ = ["Pages", "Thing", "find", "names", "next_step", "things", "type_name"]
