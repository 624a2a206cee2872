"""Options that several commands share, and what their words mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeAlias

from lawcheck.cli.console import say
from lawcheck.cli.status import WRONG_INPUT, Stop
from lawcheck.cli.words import Argument, Option
from lawcheck.text import ENGLISH

if TYPE_CHECKING:
    from lawcheck.facts.claim import Grade
    from lawcheck.testing.keyword import Keyword

Cases: TypeAlias = Annotated[list[str], Argument("CASE", "Case files, or names of cases that come with lawcheck.")]
OneCase: TypeAlias = Annotated[str, Argument("CASE", "A case file, or the name of a case that comes with lawcheck.")]
Rules: TypeAlias = Annotated[
    list[str] | None,
    Option(
        ("--rules",),
        "Folder with rules, instead of those that come with lawcheck (beside them, if it has no vocabulary).",
        "DIR",
    ),
]
Rulebooks: TypeAlias = Annotated[
    list[str] | None,
    Option(("--rulebook",), "Judge by this rulebook, or by all below this prefix; may be repeated.", "NAME"),
]
AsOf: TypeAlias = Annotated[
    str | None,
    Option(("--as-of",), "Judge by the law and the facts of this day: 2019-09-30.", "DATE"),
]
Believe: TypeAlias = Annotated[
    list[str] | None,
    Option(("--believe",), "Keep only what this source says; may be repeated.", "SOURCE"),
]
MinGrade: TypeAlias = Annotated[
    str | None, Option(("--min-grade",), "Keep only claims at least this good: B2.", "GRADE")
]
Language: TypeAlias = Annotated[
    str, Option(("--lang",), "The language that readers get: en, sr (or sr-Cyrl), sr-Latn.", "LANGUAGE")
]
Quiet: TypeAlias = Annotated[bool, Option(("--quiet", "-q"), "Say no next command.")]
Output: TypeAlias = Annotated[
    str | None, Option(("--output", "-o"), "Write to this file, which must be new.", "FILE")
]
FailOn: TypeAlias = Annotated[
    str,
    Option(
        ("--fail-on",),
        "Exit status 1 from which severity of a violation on: critical, serious, any; or never.",
        "SEVERITY",
    ),
]
FAILING = {  # the severities of a violation that each word of `--fail-on` stands for
    "critical": ("critical",),
    "serious": ("critical", "serious"),
    "any": ("critical", "serious", "minor"),
    "never": (),
}
Strict: TypeAlias = Annotated[
    bool, Option(("--strict",), "Exit status 3 where findings are undetermined or disputed.")
]
Overwrite: TypeAlias = Annotated[bool, Option(("--force",), "Write over files that are there.")]


def refuse(message: str, help: str = "") -> NoReturn:
    """Says what is wrong with the call, and stops."""
    say(f"error: {message}")
    if help:
        say(f"  help: {help}")
    raise Stop(WRONG_INPUT)


def to_day(text: str | None, option: str = "--as-of") -> date | None:
    """The date in an option's word. Stops where it is none."""
    if text is None:
        return None
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
    except ValueError:
        pass
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.facts.value_from_text import date_from_text
    from lawcheck.span import Span

    found = Diagnostics()
    date_from_text(text, Span("", 0, 0), found)
    why = found.sorted()[0]
    refuse(why.message.replace("`", f"`{option} ", 1), why.help)


def to_grade(text: str | None) -> Grade | None:
    """The grade in an option's word. Stops where it is none."""
    if text is None:
        return None
    from lawcheck.facts.claim import Grade

    if not re.fullmatch(r"[A-Fa-f][1-6]", text):
        what = "a letter for the source from A to F and a number for the information from 1 to 6, such as `B2`"
        refuse(f"`--min-grade {text}` is not a grade", what)
    return Grade(text[0].upper(), int(text[1]))


def to_choice(option: str, text: str, known: Iterable[str]) -> str:
    """The word, if it is one of the known. Stops where it is not, naming those that are."""
    names = tuple(known)
    if text not in names:
        refuse(f"`{option} {text}` is not known", f"one of {', '.join(names)}")
    return text


def to_keyword(text: str | None) -> Keyword | None:
    """What the words of `-k` ask for; None where nothing is. Stops where they cannot be read."""
    from lawcheck.testing.keyword import KeywordError, keyword

    try:
        return None if text is None else keyword(text)
    except KeywordError as wrong:
        refuse(f"`-k {text}` cannot be read: {wrong}", "such as `-k 'deadline and not police'`")


def to_format(text: str, output: str | None, known: Iterable[str]) -> str:
    """The format asked for or, where none is, that which the file's name ends in; else the first of the known.

    Stops at a name that says another program's format.
    """
    names = tuple(known)
    if text:
        return to_choice("--format", text, names)
    ending = (output or "").replace("\\", "/").rpartition("/")[2].rpartition(".")[2].lower()
    if ending in _OTHER_PROGRAMS and ending not in names:
        refuse(f"no report is written as .{ending}", f"say `--format` and one of {', '.join(names)}")
    ending = {"md": "markdown", "htm": "html"}.get(ending, ending)
    return ending if ending in names else names[0]


_OTHER_PROGRAMS = frozenset("csv doc odp ods odt pages ppt pptx rtf xls xlsx xml yaml yml zip".split())


def to_language(text: str) -> str:
    """The language that the word names. Stops where none is known by it."""
    from lawcheck.text import LANGUAGES

    name = {"sr-cyrl": "sr", "sr-latn": "sr-Latn"}.get(text.lower(), text.lower())
    to_choice("--lang", name, LANGUAGES)
    return name


def again(rules: list[str] | None = None, **options: Iterable[str] | str | None) -> str:
    """The options of this call, as they have to be given to the next command as well; empty where there are none.

    English need not be asked for.
    """
    given = {"rules": rules, **options}
    words = []
    for name, value in given.items():
        if name == "lang" and value == ENGLISH:
            continue
        values = (value,) if isinstance(value, str) else value or ()
        words += [f" --{name.replace('_', '-')} {as_word(one)}" for one in values]
    return "".join(words)


def as_word(text: str) -> str:
    """The text as it is typed in a terminal to be one word: a file's name with a space in it stands in quotes."""
    if re.fullmatch(r"[\w@%+=:,./~-]+", text):
        return text
    from shlex import quote

    return quote(text)


def as_words(paths: Iterable[str | Path] | None) -> str:
    """These as further words of a command, each behind a space; empty where there are none."""
    return "".join(f" {as_word(str(path))}" for path in paths or ())


def to_paths(words: list[str] | None) -> list[Path] | None:
    """The paths in an option's words; None where it was not given."""
    return [Path(word) for word in words] if words else None
