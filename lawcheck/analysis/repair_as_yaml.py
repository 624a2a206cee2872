"""Repair → the text of the case file with the changes in it, marked so that nobody takes it for what is known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lawcheck.analysis.repair import Changed, Repair
from lawcheck.analysis.repair_phrases import say
from lawcheck.facts.text_with_fact import with_fact_replaced
from lawcheck.span import InputFile
from lawcheck.text import ENGLISH, SERBIAN
from lawcheck.values import show


@dataclass(frozen=True)
class NotPutIn:
    """A change that cannot be put into the file without touching what else stands there, and how it is written."""

    path: str
    said: str


def render(file: InputFile, repair: Repair, language: str = ENGLISH) -> str | NotPutIn:
    """The text of the case file with the changes, words on what it is in that language, and a title that says so."""
    for change in sorted(repair.changes, key=lambda change: len(change.path)):
        text = with_fact_replaced(file, change.path, said := _said(change))
        if text is None:
            return NotPutIn(".".join(change.path), said)
        file = InputFile(file.name, text)
    return _marked(file.text, language)


def _said(change: Changed) -> str:
    return "{}" if change.value is None else show(change.value)


def _marked(text: str, language: str) -> str:
    """The text with a comment above it; the title as well, if on one line, and what the case calls it in Serbian."""
    if text.lstrip("\ufeff \n\t").startswith("{"):
        return text
    title = re.search(r"(?m)^title: +([\"']?)([^\s\"'#][^\"'#\n]*?)\1 *$(?!\n[ \t])", text)
    if title:
        # The title itself is what its Serbian stands under.
        own = rf"(?m)^([ \t]+)([\"']?){re.escape(title[2])}\2:( +)([\"']?)([^\s\"'#][^\"'#\n]*?)\4 *$"
        text = re.sub(own, lambda found: _translated(found, title[2], language), text, count=1)
        start, end = title.span(2)
        text = f"{text[:start]}{text[start:end]}{say('changed title', language)}{text[end:]}"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return f"{mark}# {say('changed file', language)}\n{text.removeprefix(mark)}"


def _translated(found: re.Match[str], title: str, language: str) -> str:
    indent, quote, space, other, words = found.groups()
    key = f"{quote}{title}{say('changed title', language)}{quote}"
    return f"{indent}{key}:{space}{other}{words}{say('changed title', SERBIAN)}{other}"
