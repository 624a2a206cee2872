"""What a person typed → an answer of the type that is asked for, a command, or why it is neither."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from lawcheck.diagnostics import Diagnostics
from lawcheck.facts.claim import REFUSED, Claim, Content, Instance, Items
from lawcheck.facts.value_from_text import value_from_text
from lawcheck.interview.question import Kind, Question
from lawcheck.model.vocabulary import Choice, EntityType, ListOf, TextType, YesNo
from lawcheck.script import to_latin
from lawcheck.span import Span
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
}
_UNKNOWN = ("dk", "don't know", "dont know", "unknown", "ne znam", "nz", "nepoznato")
_NONE = ("none", "there is none", "nema")
_REFUSED = ("refused", "odbijeno")
_YES = ("yes", "y", "true", "da")
_NO = ("no", "n", "false", "ne")


def read(text: str, question: Question) -> Read:
    """The answer, in English or Serbian of either script. What stands in double quotes is a text and no command."""
    if not text.replace("\u00a0", " ").isprintable():
        return Nonsense("the answer holds a character that cannot be seen", "type it again")
    if len(text) > _LONGEST:
        return Nonsense(
            f"the answer has more than {_LONGEST} characters", "keep to what the source says on this fact"
        )
    typed = " ".join(text.split())
    if not typed:
        return Nonsense("nothing was typed", "type an answer, `dk` for don't know, or `?` for help")
    word = to_latin(typed).casefold().replace("’", "'")
    first, _, rest = word.partition(" ")
    command = COMMANDS.get(word) or (COMMANDS.get(first) if first in _WITH_MORE else None)
    if command:
        return Ordered(command, typed.partition(" ")[2] if rest else "")
    if word in _UNKNOWN:
        return Answer(None)
    if word in _REFUSED:
        return Answer(REFUSED)
    if question.kind is Kind.VALUE:
        return _value(typed, word, question)
    if word in _NONE or (word in _NO and question.kind is Kind.THING):
        return Answer(Items() if question.kind is Kind.MORE else NONE)
    if question.kind is Kind.THING:
        if word in _YES:
            return Answer(Instance())
        return Nonsense(f"`{_short(typed)}` does not say whether there is one", "`yes` if there is one, or `none`")
    return _names(typed)


_WITH_MORE = ("source", "izvor", "grade", "ocena")


def _value(typed: str, word: str, question: Question) -> Read:
    type_ = question.fact.type
    assert not isinstance(type_, EntityType | ListOf)
    if word in _NONE and not (isinstance(type_, Choice) and word in type_.names):
        if isinstance(type_, YesNo):
            return Nonsense("this is answered yes or no, never none", "`no`, or `dk` if it is not known")
        return Answer(NONE)
    meant = typed
    match type_:
        case YesNo():
            meant = "yes" if word in _YES else "no" if word in _NO else typed
        case Choice():
            meant = _chosen(type_, word) or typed
        case TextType():
            quoted = re.fullmatch(r'"(.*)"', typed)
            return Answer(quoted[1] if quoted else typed)
        case _:
            meant = re.sub(r"(?<=\d)\.$", "", meant) if re.fullmatch(r"\d{4}-\d\d-\d\d\.", meant) else meant
    found = Diagnostics()
    value = value_from_text(type_, meant, Span("", 0, len(meant)), found)
    if value is None:
        (wrong,) = found.sorted()[:1]
        return Nonsense(wrong.message, (wrong.help or "").replace("`unknown`", "`dk`"))
    return Answer(value)


def _chosen(type_: Choice, word: str) -> str | None:
    """The choice by its number, its name or its label in any language; by the beginning of its name if only one has it."""
    if word.isascii() and word.isdigit():
        number = int(word[:4])
        return type_.names[number - 1] if 1 <= number <= len(type_.names) and len(word) <= 4 else None
    name = re.sub(r"[\s-]+", "_", word)
    for option, label in type_.options:
        labels = (label.english, *dict(label.translations).values())
        if name == option or word in (to_latin(one).casefold() for one in labels):
            return option
    like = [option for option in type_.names if option.startswith(name)]
    return like[0] if len(like) == 1 else None


def _names(typed: str) -> Read:
    """Names between commas; dots at the end: there may be more."""
    more = typed.endswith(("...", "…"))
    names = [name.strip() for name in typed.rstrip(".… ").split(",") if name.strip()]
    for name in names:
        if not re.fullmatch(r"[^\W\d][\w-]{0,59}", name):
            help = "a short name for each, in one word, such as `plain_video`, with commas between them"
            return Nonsense(f"`{_short(name)}` cannot be the name of one of them", help)
    if len(set(names)) < len(names):
        return Nonsense("two of them have the same name", "give each a name of its own")
    if any(name.casefold() in (*_YES, *_NO) for name in names):
        return Nonsense("which ones?", "name them in words of your own, such as `plain_video`; or `none`")
    if not names and not more:
        return Nonsense("no name was given", "a short name for each, with commas between them; or `none`")
    return Answer(Items(tuple(Claim(Instance({}, name)) for name in names), more))


def _short(text: str) -> str:
    line = text.replace("`", "'")
    return line if len(line) <= 40 else f"{line[:39]}…"
