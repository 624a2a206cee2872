"""Two drafts side by side, for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lawcheck.draft.account import Words
from lawcheck.draft.compare import Change, Changed, Wider
from lawcheck.draft.permission import PERMITS, Permission
from lawcheck.draft.phrases import say
from lawcheck.report.typeset import finish, paint, plain, wrap

_FEW = 6


@dataclass(frozen=True)
class Look:
    """How it is laid out."""

    width: int = 80
    colour: bool = False
    everything: bool = False


def render(
    drafts: tuple[Permission, Permission],
    more: Sequence[Wider],
    fewer: Sequence[Wider],
    changed: Sequence[Changed],
    words: Words,
    look: Look,
) -> str:
    """What each permits that the other does not, then the requirements."""
    language = words.language
    names = [permission.draft.title.in_language(language) or permission.draft.name for permission in drafts]
    lines = wrap(paint(say("diff head", language, before=names[0], after=names[1]), "bold"), look.width)
    lines += _side(say("permits more", language, draft=names[1]), more, drafts[0], words, look)
    lines += _side(say("permits more", language, draft=names[0]), fewer, drafts[1], words, look)
    counts = Counter(one.change for one in changed)
    lines += ["", *wrap(paint(say("requirements", language), "bold"), look.width), ""]
    for change in Change:
        if counts[change]:
            lines += wrap(plain(f"{say(change.name.lower(), language)}: {counts[change]}"), look.width, 2)
        if change in (Change.BETTER, Change.WORSE):
            shown = [one for one in changed if one.change is change]
            lines += _rules(shown, words, look)
    return finish(lines, look.colour)


def _side(title: str, found: Sequence[Wider], other: Permission, words: Words, look: Look) -> list[str]:
    lines = ["", *wrap(paint(title, "bold"), look.width), ""]
    if not found:
        return [*lines, *wrap(plain(say("nothing more", words.language)), look.width, 2)]
    nearest = sorted(found, key=lambda one: len(one.differs))
    shown = nearest if look.everything else nearest[:_FEW]
    for one in shown:
        facts = "; ".join(f"{fact.question} {fact.now}" for fact in map(words.fact, one.differs))
        which = ", ".join(other.ways) if one.clause == PERMITS else one.article
        key = "not allowed" if one.clause == PERMITS else "not demanded"
        text = say(key, words.language, articles=which, facts=facts or say("as the model", words.language))
        lines += wrap(f"– {plain(text)}", look.width, 2, 2)
    if len(found) > len(shown):
        lines += wrap(paint(say("more", words.language, number=len(found) - len(shown)), "dim"), look.width, 2)
    return lines


def _rules(shown: Sequence[Changed], words: Words, look: Look) -> list[str]:
    lines: list[str] = []
    few = shown if look.everything else shown[:_FEW]
    for one in few:
        lines += wrap(
            f"– {plain(one.rule.title.in_language(words.language))} {paint(f'({one.rule.name})', 'dim')}",
            look.width,
            4,
            2,
        )
    if len(shown) > len(few):
        lines += wrap(paint(say("more", words.language, number=len(shown) - len(few)), "dim"), look.width, 4)
    return lines
