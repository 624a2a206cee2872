"""A ruleset with its tests → what stands on each page of its documentation, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lawcheck.doc.entry import Entry, Word, Writer, cited
from lawcheck.model.ruleset import Instrument, Rule, Ruleset
from lawcheck.report.phrases import pinpoint
from lawcheck.report.said import Said
from lawcheck.span import InputFile
from lawcheck.testing.expected import Test

# The tests of each rule, by its full name, each with its text.
Tests = Mapping[str, Sequence[tuple[Test, str]]]


@dataclass(frozen=True)
class LeftOut:
    """Provisions that no rule was made of, and why."""

    provisions: str
    because: str


@dataclass(frozen=True)
class Page:
    """An instrument: its rules in the order of its text, what they mean by their words, and what was left out."""

    name: str
    title: str
    published: str
    window: str
    url: str
    entries: tuple[Entry, ...]
    words: tuple[Word, ...]
    left_out: tuple[LeftOut, ...]
    citing: tuple[tuple[str, str, str], ...]  # rules of other pages that cite it: address, title, provision


@dataclass(frozen=True)
class FamilyLine:
    """A requirement that several laws make, with its rules: address, title and provision of each."""

    name: str
    title: str
    rules: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Site:
    """All of it."""

    language: str
    pages: tuple[Page, ...]
    families: tuple[FamilyLine, ...]


def site_of(ruleset: Ruleset, files: Mapping[str, InputFile], tests: Tests, language: str) -> Site:
    """The documentation of the rules: a page for each instrument that carries some, in the order of the rulebooks."""
    writer = Writer(ruleset, files, language)
    versions: dict[str, list[Rule]] = {}
    for rule in ruleset.rules:
        versions.setdefault(rule.name, []).append(rule)
    carried: dict[str, list[list[Rule]]] = {}
    for same in versions.values():
        carried.setdefault(same[-1].cites[0].instrument, []).append(same)
    links = {name: _link(same[-1], language) for name, same in versions.items()}
    pages = tuple(
        _page(ruleset.instruments[name], rules, tests, writer, links)
        for name, rules in carried.items()
        if name in ruleset.instruments
    )
    families = tuple(
        FamilyLine(f.name, f.title.in_language(language), tuple(links[r] for r in f.rules if r in links))
        for f in ruleset.families.values()
    )
    return Site(language, pages, families)


def _page(
    instrument: Instrument,
    rules: list[list[Rule]],
    tests: Tests,
    writer: Writer,
    links: Mapping[str, tuple[str, str, str]],
) -> Page:
    language, ruleset = writer.language, writer.ruleset
    in_order = sorted(rules, key=lambda same: same[-1].cites[0].pinpoint.order())
    entries = tuple(writer.entry(same, tests.get(same[-1].name, ())) for same in in_order)
    own = {entry.name for entry in entries}
    citing = (
        links[rule.name]
        for rule in ruleset.rules
        if rule.name not in own and any(citation.instrument == instrument.name for citation in rule.cites)
    )
    return Page(
        name=instrument.name,
        title=instrument.title.in_language(language) or instrument.name,
        published=instrument.published.in_language(language),
        window=writer.window(instrument.window),
        url=instrument.url,
        entries=entries,
        words=_words(entries, writer),
        left_out=tuple(
            LeftOut(
                " – ".join(dict.fromkeys(pinpoint(place, language) for place in (out.first, out.last))),
                out.because.in_language(language),
            )
            for out in sorted(ruleset.outside, key=lambda out: out.first.order())
            if out.instrument == instrument.name
        ),
        citing=tuple(dict.fromkeys(citing)),
    )


def _link(rule: Rule, language: str) -> tuple[str, str, str]:
    return (
        f"{rule.cites[0].instrument}.html#{rule.name}",
        rule.title.in_language(language) or rule.name,
        cited(rule.cites[0], language),
    )


def _words(entries: Sequence[Entry], writer: Writer) -> tuple[Word, ...]:
    """The definitions that the entries use, and those that these use."""
    found: dict[str, Word] = {}
    ahead = [name for entry in entries for said in _all_said(entry) for name in _named(said)]
    while ahead:
        name = ahead.pop(0)
        definition = writer.ruleset.definitions.get(name)
        if name not in found and definition is not None:
            found[name] = writer.word(definition)
            ahead += _named(found[name].said)
    return tuple(sorted(found.values(), key=lambda word: word.title))


def _all_said(entry: Entry) -> Iterator[Said]:
    for version in entry.versions:
        yield from (part.said for part in version.parts)
        ahead = list(version.exceptions)
        while ahead:
            exception = ahead.pop()
            yield exception.when
            ahead += exception.exceptions


def _named(said: Said) -> Iterator[str]:
    if said.definition:
        yield said.definition
    for part in said.parts:
        yield from _named(part)
