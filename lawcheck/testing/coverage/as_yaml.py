"""A missing test as YAML ready to paste: what to expect of it, and its name, are left for whoever knows the law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lawcheck.facts.as_yaml import lines_of
from lawcheck.span import InputFile, Span
from lawcheck.testing.answers import in_words
from lawcheck.testing.coverage.missing import MissingTest, NotFound
from lawcheck.testing.coverage.places import Kind
from lawcheck.values import Truth

# What a place does in the test that shows it.
_HOW = {
    Kind.CONDITION: {Truth.TRUE: "decides as true", Truth.FALSE: "decides as false"},
    Kind.CLAUSE: {Truth.TRUE: "is met", Truth.FALSE: "is broken"},
    Kind.EXCEPTION: {Truth.TRUE: "exempts", Truth.FALSE: "does not exempt"},
}


def render(one: MissingTest | NotFound, files: Mapping[str, InputFile]) -> str:
    """The test, or a comment that none was found."""
    match one:
        case MissingTest():
            return "\n".join([*_test(one, files), ""]) + "\n"
        case NotFound():
            where = "near the tests that there are" if one.has_tests else "and no test of the rule passes"
            return f"# {_shows(one, files)}: nothing found {where}\n\n"


def _test(one: MissingTest, files: Mapping[str, InputFile]) -> Iterator[str]:
    yield f"# {_shows(one, files)}"
    changed = "; ".join(in_words(change) for change in one.changes)
    if one.start is None:
        yield f"# no test of the rule passes; from nothing known, with {changed or 'nothing'}"
    else:
        yield f"# as in “{one.start.title}”, but {changed or 'one thing alone'}"
    yield "- test:"
    yield f"  rule: {one.rule}"
    yield f"  as_of: {one.day.isoformat()}"
    lines = list(lines_of(one.facts, 4))
    yield "  facts:" if lines else "  facts: {}"
    yield from lines
    of = f" of {one.element}" if one.element else ""
    yield f"  # the judge says{of}: {one.outcome.value}; hold it against the law"
    yield "  expect:"


def _shows(one: MissingTest | NotFound, files: Mapping[str, InputFile]) -> str:
    place = one.place
    text = " ".join(place.span.text_in(files[place.span.file]).split()) if place.span.file in files else ""
    short = text if len(text) <= 80 else f"{text[:79]}…"
    what = "" if place.kind is Kind.CONDITION else f"{place.kind.value} "
    return f"{place.owner} ({_where(place.span, files)}): {what}`{short}` {_HOW[place.kind][one.truth]}"


def _where(span: Span, files: Mapping[str, InputFile]) -> str:
    file = files.get(span.file)
    return f"{span.file}:{file.position(span.start)[0]}" if file else span.file
