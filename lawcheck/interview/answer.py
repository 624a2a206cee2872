"""What a person typed → an answer of the type that is asked for, a command, or why it is neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from lawcheck.diagnostics import Diagnostics
from lawcheck.diagnostics.suggest import nearest
from lawcheck.facts.claim import REFUSED, Claim, Content, Instance, Items
from lawcheck.facts.value_from_text import PlainType, value_from_text
from lawcheck.interview.phrases import say
from lawcheck.interview.question import Kind, Question
from lawcheck.model.vocabulary import Choice, Date, DurationType, EntityType, ListOf, TextType, YesNo
from lawcheck.script import to_latin
from lawcheck.span import Span
from lawcheck.text import ENGLISH
from lawcheck.values import NONE

_LONGEST = 2000  # of an answer


class Command(Enum):
    """What can be typed in place of an answer."""

    HELP = auto()
    BACK = auto()
    SKIP = auto()
    QUIT = auto()
    SOURCE = auto()
    GRADE = auto()
    AT = auto()


@dataclass(frozen=True)
class Answer:
    """What is said of the fact; None: nobody knows. Of a list, its elements' names in `Items`."""

    content: Content | None


@dataclass(frozen=True)
class Ordered:
    """A command and what follows it: `source ministry`."""

    command: Command
    rest: str = ""


@dataclass(frozen=True)
class Nonsense:
    """What was typed is no answer to this: what is wrong, and what was probably meant."""

    message: str
    help: str = ""


Read: TypeAlias = Answer | Ordered | Nonsense

COMMANDS: Mapping[str, Command] = {
    **dict.fromkeys(("?", "help", "pomoć", "pomoc"), Command.HELP),
    **dict.fromkeys(("back", "nazad"), Command.BACK),
    **dict.fromkeys(("skip", "preskoči", "preskoci"), Command.SKIP),
    **dict.fromkeys(("quit", "exit", "kraj"), Command.QUIT),
    **dict.fromkeys(("source", "izvor"), Command.SOURCE),
    **dict.fromkeys(("grade", "ocena"), Command.GRADE),
    **dict.fromkeys(("at", "mesto"), Command.AT),
}
_UNKNOWN = ("dk", "don't know", "dont know", "unknown", "ne znam", "nz", "nepoznato")
_NONE = ("none", "there is none", "nema")
_REFUSED = ("refused", "odbijeno")
_YES = ("yes", "y", "true", "da")
_NO = ("no", "n", "false", "ne")


def read(text: str, question: Question, language: str = "en") -> Read:
    """The answer, in English or Serbian of either script. What stands in double quotes is a text and no command.

    Why it is none is told in `language`.
    """
    if not text.replace("\u00a0", " ").isprintable():
        return _no("unseen", language)
    if len(text) > _LONGEST:
        return _no("too long", language, most=str(_LONGEST))
    typed = " ".join(text.split())
    if not typed:
        return _no("nothing", language)
    word = _word(typed)
    first, _, rest = word.partition(" ")
    command = COMMANDS.get(word) or (COMMANDS.get(first) if first in _WITH_MORE else None)
    if command:
        return Ordered(command, typed.partition(" ")[2] if rest else "")
    return answer(typed, question, language)


def answer(text: str, question: Question, language: str = "en") -> Answer | Nonsense:
    """The same of a text that is no command, such as a cell of a table."""
    typed = " ".join(text.split())
    word = _word(typed)
    if word in _UNKNOWN:
        return Answer(None)
    if word in _REFUSED:
        return Answer(REFUSED)
    if question.kind is Kind.VALUE:
        return _value(typed, word, question, language)
    if word in _NONE or (word in _NO and question.kind is Kind.THING):
        return Answer(Items() if question.kind is Kind.MORE else NONE)
    if question.kind is Kind.THING:
        return Answer(Instance()) if word in _YES else _no("not a thing", language, typed=_short(typed))
    return _names(typed, language)


_WITH_MORE = ("source", "izvor", "grade", "ocena", "at", "mesto")


def _no(key: str, language: str, **values: str) -> Nonsense:
    """Why it is no answer, and what would be one."""
    return Nonsense(say(f"no: {key}", language, **values), say(f"do: {key}", language, **values))


def _word(typed: str) -> str:
    return to_latin(typed).casefold().replace("’", "'")


def _value(typed: str, word: str, question: Question, language: str) -> Answer | Nonsense:
    type_ = question.fact.type
    assert not isinstance(type_, EntityType | ListOf)
    if _is_none(type_, word):
        return _no("never none", language) if isinstance(type_, YesNo) else Answer(NONE)
    if isinstance(type_, TextType):
        quoted = re.fullmatch(r'"(.*)"', typed)
        return Answer(quoted[1] if quoted else typed)
    meant = (_picked(type_, word) if isinstance(type_, Choice) else None) or _meant(type_, typed, word)
    found = Diagnostics()
    value = value_from_text(type_, meant, Span("", 0, len(meant)), found)
    if value is None:
        (wrong,) = found.sorted()[:1]
        if language == ENGLISH:
            return Nonsense(wrong.message, (wrong.help or "").replace("`unknown`", "`dk`"))
        return (
            _no(wrong.code, language, typed=_short(typed))
            if not isinstance(type_, Choice)
            else _no_choice(type_, typed, word, language)
        )
    return Answer(value)


def as_written(type_: PlainType, text: str) -> str:
    """A value, or `none`, `unknown` or `refused`, as a case file has it, of what somebody wrote in words of theirs.

    What means nothing stays as it is. A choice is named in full: nobody sees which was meant by a number or a beginning.
    """
    typed = " ".join(text.split())
    word = _word(typed)
    if word in _UNKNOWN or word in _REFUSED:
        return "unknown" if word in _UNKNOWN else "refused"
    return "none" if _is_none(type_, word) else _meant(type_, typed, word)


def _is_none(type_: PlainType, word: str) -> bool:
    return word in _NONE and not (isinstance(type_, Choice) and word in type_.names)


def _meant(type_: PlainType, typed: str, word: str) -> str:
    match type_:
        case YesNo():
            return "yes" if word in _YES else "no" if word in _NO else typed
        case Choice():
            return _named(type_, word) or typed
        case Date():
            return written_date(typed)
        case DurationType():
            return _written_duration(word)
        case _:
            return typed


def _no_choice(type_: Choice, typed: str, word: str, language: str) -> Nonsense:
    close = nearest(_as_name(word), type_.names)
    refused = _no("unknown-choice", language, typed=_short(typed))
    return Nonsense(refused.message, say("do you mean", language, name=close)) if close else refused


def written_date(typed: str) -> str:
    """A date as people write it in Serbia, 31. 1. 2026., as a case file has it; any other text as it stands."""
    if match := re.fullmatch(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\.?", typed):
        day, month, year = match.groups()
        return f"{year}-{int(month):02}-{int(day):02}"
    return typed.removesuffix(".") if re.fullmatch(r"\d{4}-\d\d-\d\d\.", typed) else typed


def _written_duration(word: str) -> str:
    """A length of time with its units in English: `30 dana` is `30 days`."""
    parts = re.split(r" (?:and|i) ", word)
    for place, part in enumerate(parts):
        if (match := re.fullmatch(r"(\d+) ?(\w+)", part)) and match[2] in _UNITS:
            parts[place] = f"{match[1]} {_UNITS[match[2]]}"
    return " and ".join(parts)


_UNITS: Mapping[str, str] = {
    **dict.fromkeys(("minut", "minuta", "minuti"), "minutes"),
    **dict.fromkeys(("sat", "sata", "sati", "čas", "časa", "časova"), "hours"),
    **dict.fromkeys(("dan", "dana"), "days"),
    **dict.fromkeys(("nedelja", "nedelje", "sedmica", "sedmice"), "weeks"),
    **dict.fromkeys(("mesec", "meseca", "meseci"), "months"),
    **dict.fromkeys(("godina", "godine"), "years"),
}


def _picked(type_: Choice, word: str) -> str | None:
    """The choice by its number; by its name or label; by the beginning of its name if only one has it."""
    if word.isascii() and word.isdigit():
        number = int(word[:4])
        return type_.names[number - 1] if 1 <= number <= len(type_.names) and len(word) <= 4 else None
    like = [option for option in type_.names if option.startswith(_as_name(word))]
    return _named(type_, word) or (like[0] if len(like) == 1 else None)


def _named(type_: Choice, word: str) -> str | None:
    """The choice by its name, or its label in any language."""
    for option, label in type_.options:
        labels = (label.english, *dict(label.translations).values())
        if option == _as_name(word) or word in (to_latin(one).casefold() for one in labels):
            return option
    return None


def _as_name(word: str) -> str:
    return re.sub(r"[\s-]+", "_", word)


def _names(typed: str, language: str) -> Answer | Nonsense:
    """Names between commas; dots at the end: there may be more."""
    more = typed.endswith(("...", "…"))
    names = [name.strip() for name in typed.rstrip(".… ").split(",") if name.strip()]
    for name in names:
        if not re.fullmatch(r"[^\W\d][\w-]{0,59}", name):
            return _no("no name of one", language, typed=_short(name), names=_as_names(names, language))
    if len(set(names)) < len(names):
        return _no("same name", language)
    if any(to_latin(name).casefold() in (*_YES, *_NO) for name in names):
        return _no("which", language)
    if not names and not more:
        return _no("no name", language)
    return Answer(Items(tuple(Claim(Instance({}, name)) for name in names), more))


def _as_names(typed: Iterable[str], language: str) -> str:
    """What was typed as names that a case file can have; the usual example where nothing is left of it."""
    words = (re.sub(r"\W+", "_", word.casefold()).strip("_").lstrip("0123456789_")[:60].rstrip("_") for word in typed)
    return ", ".join(dict.fromkeys(filter(None, words))) or say("such a name", language)


def _short(text: str) -> str:
    line = text.replace("`", "'")
    return line if len(line) <= 40 else f"{line[:39]}…"
