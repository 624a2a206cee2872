"""Letter and template → Markdown. What a template prints is data: escaped, never markup, and never nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import TracebackType

from jinja2 import FunctionLoader, StrictUndefined, UndefinedError
from jinja2.exceptions import SecurityError, TemplateNotFound

from lawcheck.letters.kind import Kind
from lawcheck.letters.letter import Blank, CitedLaws, Letter, Notes, Provision, Refused, SourceNote
from lawcheck.letters.sandbox import check, environment, parsed
from lawcheck.letters.words import refusal, word
from lawcheck.report.as_markdown import escape
from lawcheck.report.days import without_year_dots
from lawcheck.text import ENGLISH, SERBIAN, SERBIAN_LATIN

_BEFORE_MARK = re.compile(r"\s+(?=\[\^\d+\])")  # what is printed as data has its brackets escaped
_GAPS = re.compile(r"(?<=\S) {2,}")
LONGEST = 400_000  # characters; a letter of a hundred pages


@dataclass
class _Annex:
    """Numbers the sources in the order in which the letter comes to them; a loop over it finds those named so far.

    Each assertion has a footnote of its own: which sources it rests on. What a source is stands in the first of them.
    """

    known: Mapping[str, SourceNote]
    language: str
    listed: bool  # whether an annex has the addresses
    numbers: dict[str, int] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)

    def mark(self, notes: Notes) -> str:
        """The mark of a new footnote; nothing where there is nothing to name."""
        if not notes.sources:
            return ""
        text = "; ".join(map(self._named, notes.sources))
        self.texts.append(f"{text}." if self.listed else text)
        return f"[^{len(self.texts)}]"

    def _named(self, name: str) -> str:
        source, number = self.known[name], str(self.numbers.get(name, len(self.numbers) + 1))
        if name in self.numbers:
            return word("source" if self.listed else "above", self.language, number=number)
        self.numbers[name] = int(number)
        title = source.title
        if source.published:
            title = word("published", self.language, title=title, day=source.published)
        address = f", {source.url}" if source.url and not self.listed else ""
        return f"{word('source', self.language, number=number)}: {escape(title + address)}"

    def footnotes(self) -> str:
        """The texts of all footnotes so far, each on its line."""
        return "".join(f"\n[^{number}]: {text}\n" for number, text in enumerate(self.texts, 1))

    def __iter__(self) -> Iterator[SourceNote]:
        for name, number in list(self.numbers.items()):
            yield replace(self.known[name], number=str(number))


@dataclass(frozen=True)
class Written:
    """The letter in Markdown, with the names of what the sender has to fill in, in the order of the gaps.

    `provisions` are those that the template itself has named, in that order.
    """

    markdown: str
    blanks: tuple[str, ...]
    provisions: tuple[Provision, ...] = ()


def render(
    letter: Letter,
    kind: Kind,
    sources: Mapping[str, SourceNote],
    sender: Mapping[str, str],
    templates: Mapping[str, str],
) -> Written:
    """The letter that the template `<letter>/letter.<language>.md.j2` makes; `templates` holds the texts by name.

    Serbian in Latin letters is made from the Cyrillic template, unless it has one of its own.
    Errors: `Refused`: no such template, one that may not run, or a value that is missing.
    """
    name = f"{letter.name}/letter.{letter.language}.md.j2"
    latin = letter.language == SERBIAN_LATIN and name not in templates
    if latin:
        name = f"{letter.name}/letter.{SERBIAN}.md.j2"
    annex = _Annex(sources, letter.language, kind.annex)
    blanks, cited, laws = dict[str, None](), dict[str, Provision](), set[str]()
    written = 0

    def printed(value: object) -> str:
        nonlocal written
        if isinstance(value, CitedLaws) and kind.pages is None:  # a letter that has to be short has titles alone
            value = _cited(value, laws)
        text = annex.mark(value) if isinstance(value, Notes) else _data(value)
        if isinstance(value, Blank):
            blanks[value.field] = None
        if isinstance(value, Provision):
            cited[value.name] = value
            laws.add(value.law)
        written += len(text)
        if written > LONGEST:
            raise _NotPrintable("the letter is too long")
        return text

    def found(wanted: str) -> tuple[str, str, None] | None:
        return (templates[wanted], wanted, None) if wanted in templates else None

    made = environment(latin, undefined=StrictUndefined, finalize=printed, loader=FunctionLoader(found))

    def load(included: str) -> object:
        if included not in templates:
            raise refusal("no template", letter.language, name=included)
        return parsed(made, templates[included], included)

    check(load(name), name, load)  # type: ignore[arg-type]
    try:
        text = made.get_template(name).render(
            letter=letter,
            sender=sender,
            sources=annex,
            law=kind.law(letter.language),
            periods=kind.numbers(),
        )
    except (UndefinedError, SecurityError, _NotPrintable, TypeError) as wrong:
        raise Refused(f"template {_place(wrong.__traceback__, templates) or name}: {wrong}") from None
    except TemplateNotFound as wrong:
        raise Refused(f"there is no template `{wrong.name}`") from None
    whole = _tidy(text) + annex.footnotes()
    if letter.language != ENGLISH:
        whole = without_year_dots(whole)
    return Written(whole, tuple(blanks), tuple(cited.values()))


class _NotPrintable(Exception):
    """A value that has no place in a letter."""


def _cited(value: CitedLaws, known: set[str]) -> str:
    """The provisions; where a law was published stands with it if the letter has not named it yet. `known` grows."""
    told = [str(law) if law.name in known else law.at_first() for law in value.laws]
    known.update(law.name for law in value.laws)
    return "; ".join(told)


def _data(value: object) -> str:
    if isinstance(value, StrictUndefined):
        value._fail_with_undefined_error()
    if not isinstance(value, str):
        raise _NotPrintable(f"what is printed here is no text ({type(value).__name__})")
    text = escape(value)
    if not text:
        raise _NotPrintable("what is printed here is empty")
    return text


def _place(trace: TracebackType | None, templates: Mapping[str, str]) -> str:
    """The innermost place in a template that an error comes from."""
    found = ""
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name in templates:
            found = f"{name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return found


def _tidy(text: str) -> str:
    """Without blank lines that conditions left behind; marks of footnotes stand close to what they are for."""
    lines: list[str] = []
    for line in _GAPS.sub(" ", _BEFORE_MARK.sub("", text)).splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip() + "\n"
