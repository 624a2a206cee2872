"""Letter and template → Markdown. What a template prints is data: escaped, never markup, and never nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import TracebackType

from jinja2 import FunctionLoader, StrictUndefined, UndefinedError
from jinja2.exceptions import SecurityError, TemplateNotFound

from lawcheck.letters.letter import Blank, Letter, Notes, Refused, SourceNote
from lawcheck.letters.sandbox import check, environment, parsed
from lawcheck.report.as_markdown import escape
from lawcheck.text import SERBIAN, SERBIAN_LATIN

LONGEST = 400_000  # characters; a letter of a hundred pages


@dataclass
class _Annex:
    """Numbers the sources in the order in which the letter comes to them; a loop over it finds those named so far."""

    known: Mapping[str, SourceNote]
    numbers: dict[str, int] = field(default_factory=dict)

    def marks(self, notes: Notes) -> str:
        numbers = sorted(self.numbers.setdefault(name, len(self.numbers) + 1) for name in notes.sources)
        return " ".join(rf"\[{number}\]" for number in numbers)

    def __iter__(self) -> Iterator[SourceNote]:
        for name, number in list(self.numbers.items()):
            yield replace(self.known[name], number=str(number))


@dataclass(frozen=True)
class Written:
    """The letter in Markdown, and the names of what the sender has to fill in, in the order of the gaps."""

    markdown: str
    blanks: tuple[str, ...]


def render(
    letter: Letter, sources: Mapping[str, SourceNote], sender: Mapping[str, str], templates: Mapping[str, str]
) -> Written:
    """The letter that the template `<letter>/letter.<language>.md.j2` makes; `templates` holds the texts by name.

    Serbian in Latin letters is made from the Cyrillic template, unless it has one of its own.
    Errors: `Refused`: no such template, one that may not run, or a value that is missing.
    """
    name = f"{letter.name}/letter.{letter.language}.md.j2"
    latin = letter.language == SERBIAN_LATIN and name not in templates
    if latin:
        name = f"{letter.name}/letter.{SERBIAN}.md.j2"
    annex, blanks = _Annex(sources), dict[str, None]()
    written = 0

    def printed(value: object) -> str:
        nonlocal written
        text = annex.marks(value) if isinstance(value, Notes) else _data(value)
        if isinstance(value, Blank):
            blanks[value.field] = None
        written += len(text)
        if written > LONGEST:
            raise _NotPrintable("the letter is too long")
        return text

    def found(wanted: str) -> tuple[str, str, None] | None:
        return (templates[wanted], wanted, None) if wanted in templates else None

    made = environment(latin, undefined=StrictUndefined, finalize=printed, loader=FunctionLoader(found))

    def load(included: str) -> object:
        if included not in templates:
            raise Refused(f"there is no template `{included}`")
        return parsed(made, templates[included], included)

    check(load(name), name, load)  # type: ignore[arg-type]
    try:
        text = made.get_template(name).render(letter=letter, sender=sender, sources=annex)
    except (UndefinedError, SecurityError, _NotPrintable, TypeError) as wrong:
        raise Refused(f"template {_place(wrong.__traceback__, templates) or name}: {wrong}") from None
    except TemplateNotFound as wrong:
        raise Refused(f"there is no template `{wrong.name}`") from None
    return Written(_tidy(text), tuple(blanks))


class _NotPrintable(Exception):
    """A value that has no place in a letter."""


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
    """Without blank lines that conditions left behind."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines).strip() + "\n"
