"""How wide a draft's power is, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from lawcheck.draft.account import Words
from lawcheck.draft.envelope import Envelope
from lawcheck.draft.phrases import say
from lawcheck.model.ruleset import Draft
from lawcheck.report.typeset import finish, paint, plain, wrap

_FEW = 8


def render(
    found: Envelope,
    draft: Draft,
    than: Draft | None,
    rulebooks: Sequence[str],
    words: Words,
    width: int,
    colour: bool,
    *,
    everything: bool = False,
) -> str:
    """The counts, what makes the difference, what is permitted, and the vocabulary."""
    language = words.language
    title = draft.title.in_language(language) or draft.name
    other = (
        than.title.in_language(language) if than else say("present law", language, rules=", ".join(rulebooks) or "–")
    )
    lines = [*wrap(paint(title, "bold"), width), ""]
    counts = {"every": found.every, "permitted": found.permitted, "other": found.other, "both": found.both}
    shown = {name: f"{number:,}".replace(",", "\xa0" if language != "en" else ",") for name, number in counts.items()}
    share = {name: f"{100 * number / found.every:.3g}" for name, number in counts.items()} if found.every else {}
    only = f"{found.permitted - found.both:,}"
    for key in ("counted every", "counted permitted", "counted than" if than else "counted law", "counted only"):
        text = say(
            key,
            language,
            **shown,
            only=only,
            share=share.get("permitted", "–"),
            name=other,
            part=share.get("other", "–"),
        )
        lines += wrap(plain(text), width)
    lines += ["", *wrap(paint(say("envelope meaning", language), "dim"), width)]
    if found.bars:
        lines += ["", *wrap(paint(say("difference", language), "bold"), width), ""]
        bars = found.bars if everything else found.bars[:_FEW]
        for bar in bars:
            rule = f"{plain(bar.rule.title.in_language(language))} {paint(f'({bar.rule.name})', 'dim')}"
            lines += wrap(f"– {rule}: {bar.number:,}", width, 0, 2)
        lines += _more(len(found.bars) - len(bars), language, width)
    lines += ["", *wrap(paint(say("ways", language, number=len(found.ways)), "bold"), width), ""]
    ways = found.ways if everything else found.ways[:_FEW]
    always = [part for part in found.ways[0] if all(part in way for way in found.ways)] if len(found.ways) > 1 else []
    if always:
        lines += wrap(plain(f"{say('in every way', language)}: {'; '.join(always)}"), width)
    for number, way in enumerate(ways, 1):
        lines += wrap(plain(f"{number}. {'; '.join(part for part in way if part not in always)}"), width, 0, 3)
    lines += _more(len(found.ways) - len(ways), language, width)
    vocabulary = "; ".join(f"{', '.join(one.facts)} ({one.regions})" for one in found.vocabulary)
    lines += ["", *wrap(paint(say("vocabulary", language), "bold"), width), "", *wrap(plain(vocabulary), width)]
    if found.left_out:
        lines += ["", *wrap(plain(say("left out", language, rules=", ".join(found.left_out))), width)]
    return finish(lines, colour)


def _more(number: int, language: str, width: int) -> list[str]:
    return wrap(paint(say("more", language, number=number), "dim"), width, 2) if number > 0 else []
