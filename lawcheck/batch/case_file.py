"""A row's case → the text of a case file that says the same, to go on with one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lawcheck.batch.cases import RowCase
from lawcheck.facts.as_yaml import lines_of
from lawcheck.facts.claim import Case, Source
from lawcheck.facts.from_case import FORMAT


def case_file(row: RowCase) -> str:
    """The text; its first line says which row of which table it comes from."""
    case = row.case
    return "\n".join([f"# Line {row.line} of {' '.join(case.file.split())}", *_head(case), *_facts(case), ""])


def _head(case: Case) -> Iterator[str]:
    yield f"lawcheck: {FORMAT}"
    yield f"case: {_quoted(case.name)}"
    if case.title:
        yield f"title: {_quoted(case.title)}"
    if case.as_of:
        yield f"as_of: {case.as_of}"
    if case.jurisdiction:
        yield f"jurisdiction: {case.jurisdiction}"
    if case.rulebooks:
        yield f"rulebooks: [{', '.join(case.rulebooks)}]"
    if case.sources:
        yield "sources:"
        yield from (f"  {_quoted(source.name)}: {_source(source)}" for source in case.sources.values())
    if case.serbian:
        yield "sr:"
        yield from (f"  {_quoted(text)}: {_quoted(words)}" for text, words in case.serbian.items())


def _source(source: Source) -> str:
    parts = [f"title: {_quoted(source.title)}"] if source.title else []
    parts += [f"published: {_quoted(source.published)}"] if source.published else []
    parts += [f"url: {_quoted(source.url)}"] if source.url else []
    parts += [f"grade: {source.grade}"] if source.grade else []
    return f"{{{', '.join(parts)}}}"


def _facts(case: Case) -> Iterator[str]:
    yield "facts:"
    yield from lines_of(case.facts, 2)


def _quoted(text: str) -> str:
    """The text as YAML has it; without quotation marks where it is a plain name."""
    return (
        text
        if text.isascii() and text.isidentifier() and text.lower() not in _WORDS
        else json.dumps(text, ensure_ascii=False)
    )


_WORDS = ("yes", "no", "true", "false", "on", "off", "null", "none", "unknown", "refused", "y", "n")
