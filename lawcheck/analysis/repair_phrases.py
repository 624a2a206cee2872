"""What is said of repairs, in English and in Serbian. A table; Serbian is written in Cyrillic, and Latin is made from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lawcheck.script import to_latin
from lawcheck.text import ENGLISH, SERBIAN_LATIN

PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    "head": ("{case}, as of {day}: {findings} violated", "{case}, на дан {day} Повређених налаза: {number}."),
    "nothing": (
        "Nothing is surely violated, so that nothing has to be changed.",
        "Ништа није сигурно повређено, па ништа не мора да се мења.",
    ),
    "but open": (
        "But findings are open ({open}), and any of them may be a violation.",
        "Али има отворених налаза ({open}), и сваки од њих може бити повреда.",
    ),
    "undetermined": ("{findings} undetermined", "{number} неутврђено"),
    "disputed": ("{number} disputed", "{number} спорно"),
    "not settled": (
        "Not settled in {seconds} s: no set of changes was found, nor that there is none.",
        "За {seconds} s није утврђено: није нађен скуп измена, ни да га нема.",
    ),
    "no other": (
        "There is no other way in which no change could be left out.",
        "Нема другог начина у коме се ниједна измена не би могла изоставити.",
    ),
    "maybe others": (
        "There may be other ways, which cost as much or more: `--max` shows more of them.",
        "Можда има и других начина, који коштају исто или више: више њих показује `--max`.",
    ),
    "smallest": (
        "The smallest set of changes: {changes}, at a cost of {cost}",
        "Најмањи скуп измена: {number}, по цени {cost}",
    ),
    "another": ("Another way: {changes}, at a cost of {cost}", "Други начин: број измена {number}, по цени {cost}"),
    "as above": (
        "As above: {places}. And instead of the others:",
        "Као горе: {places}. А уместо осталих:",
    ),
    "judged": (" Only a human can judge that it is so.", " Да је тако, може да процени само човек."),
    "else": ("Else violated: {rules}", "Иначе повређено: {rules}"),
    "open then": ("Open then, and violated now: {rules}", "Тада отворено, а сада повређено: {rules}"),
    "then": ("Then nothing is violated{open}.", "Тада ништа није повређено{open}."),
    "then else": ("Then nothing else is violated{open}.", "Тада ништа друго није повређено{open}."),
    "for want": (
        "; {open} for want of facts or agreement",
        "; остаје отворено, због непознатих или спорних чињеница: {open}",
    ),
    "stuck": ("Cannot be repaired{of}: {title}", "Не може да се поправи{of}: {title}"),
    "against": ("– and it would then go against {rules}", "– а тада би било противно следећем: {rules}"),
    "why open": ("– why is not settled in the time given", "– зашто, није утврђено у датом времену"),
    "whatever": (
        "– whatever is known and could be changed, it is violated",
        "– повређено је, ма шта од познатог могло да се промени",
    ),
    "more": ("; and {number} more", "; и још {number}"),
    "or": ("or", "или"),
    "quoted": ("“{text}”", "„{text}“"),
    "make": ("See to it that there is one.", "Обезбедите да постоји."),
    "happen": ("See to it that it happens {to}.", "Обезбедите да се то догоди {to}."),
    "change": ("{verb} it from {now} {to}.", "{verb}: сада {now}, а треба {to}."),
    "Shorten": ("Shorten", "Скратите"),
    "Lengthen": ("Lengthen", "Продужите"),
    "Lower": ("Lower", "Смањите"),
    "Raise": ("Raise", "Повећајте"),
    "Move": ("Move", "Померите"),
    "Change": ("Change", "Промените"),
    "to": ("to {value}", "{value}"),
    "or to": (", or to {value}", ", или {value}"),
    "another value": ("to another value", "нешто друго"),
    "and": (" and ", " и "),
    "more than": ("more than {value}", "више од {value}"),
    "at least": ("at least {value}", "најмање {value}"),
    "less than": ("less than {value}", "мање од {value}"),
    "at most": ("at most {value}", "највише {value}"),
    "on": ("on {low}", "на дан {low}"),
    "between": ("on or after {low} and on or before {high}", "од {low} до {high}, рачунајући и те дане"),
    "from": ("on or after {low}", "{low} или касније"),
    "until": ("on or before {high}", "најкасније {high}"),
    "fixed": ("nobody can change that any more", "то више нико не може да промени"),
    "past": ("that day is past", "тај дан је прошао"),
    "kept": ("to be kept", "треба да остане"),
    "changed file": (
        "Changed by `lawcheck repair`: what it put here has no source, and would have to become true.",
        "Измењено наредбом `lawcheck repair`: оно што је овде унела нема извор и тек би морало да постане тачно.",
    ),
    "changed title": (" (as changed by repair)", " (са изменама)"),
    "would be past": ("it would have to lie in the past", "морало би да буде у прошлости"),
}


def say(key: str, language: str, **values: str) -> str:
    """The phrase in that language, its `{names}` filled in with what stands as it is."""
    english, serbian = PHRASES[key]
    text = english if language == ENGLISH else to_latin(serbian) if language == SERBIAN_LATIN else serbian
    return text.format(**values)


def count(number: int, noun: str) -> str:
    """So many of them, in English."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
