"""What changed from day to day, for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from lawcheck.finding.finding import Outcome
from lawcheck.report.blocks import Look, capital, colour_of
from lawcheck.report.days import long_date
from lawcheck.report.grouping import listed
from lawcheck.report.over_time import Day
from lawcheck.report.phrases import counted
from lawcheck.report.typeset import finish, glued, paint, plain

_Change: TypeAlias = tuple[Outcome, Outcome | None]  # what it is, and what it was; None where it is new
_MANY = 3
_WORST = (Outcome.VIOLATED, Outcome.DISPUTED)


def render(
    title: str,
    days: Sequence[Day],
    titles: Mapping[str, str],
    last: date,
    *,
    width: int = 80,
    colour: bool = False,
    everything: bool = False,
    language: str = "en",
    only: str = "",
) -> str:
    """Each day on which something changed, with the verdict and the findings that are not as before.

    `titles` are those of the rules by their names; `last` is the last day looked at; `only` says which claims alone
    count. Where many
    findings change alike and say nothing bad, they are only counted, unless `everything` is asked for.
    """
    look = Look(max(width, 40), everything, language)
    lines = [*look.wrap(paint(title, "bold")), *(look.wrap(plain(only)) if only else ())]
    before: Mapping[tuple[str, str], Outcome] | None = None
    for day in days:
        lines += ["", *_headline(day, look), *_changes(day, before, titles, look)]
        before = day.by_name
    if last > days[-1].day:
        lines += ["", *look.wrap(paint(look.say("unchanged", date=long_date(last, language)), "dim"))]
    return finish(lines, colour)


def _headline(day: Day, look: Look) -> list[str]:
    counts = Counter(outcome for _, _, outcome in day.outcomes)
    parts = [glued(f"{counts[outcome]} {look.say(outcome.value)}") for outcome in Outcome if counts[outcome]]
    verdict = look.say(day.verdict.value)
    painted = paint(capital(verdict), "bold", *colour_of(day.verdict))
    head = f"{paint(long_date(day.day, look.language), 'bold')} · {painted}"
    return look.wrap(f"{head} · {', '.join(parts)}" if parts else head, 0, 2)


def _changes(
    day: Day, before: Mapping[tuple[str, str], Outcome] | None, titles: Mapping[str, str], look: Look
) -> list[str]:
    """The findings that are not as before, worst first. Many that say nothing bad are counted together."""
    groups: dict[_Change, dict[str, list[str]]] = {}
    for (rule, element), outcome in day.by_name.items():
        old = before.get((rule, element)) if before is not None else None
        if before is None and outcome not in _WORST:  # of the first day, the headline has told
            continue
        if outcome != old:
            change: _Change = (outcome, None if old is Outcome.NOT_IN_FORCE else old)
            groups.setdefault(change, {}).setdefault(rule, []).append(element)
    lines: list[str] = []
    order = list(Outcome)
    for now in sorted(groups, key=lambda change: (order.index(change[0]), change[1] is None)):
        rules = groups[now]
        word = _word(now, look)
        number = sum(map(len, rules.values()))
        if number > _MANY and not set(now) & set(_WORST) and not look.everything:
            found = counted(number, "finding", look.language)
            lines += look.wrap(f"– {word}: {paint(look.say('only counted', findings=found), 'dim')}", 2, 2)
            continue
        for rule, elements in rules.items():
            names = [element for element in elements if element]
            where = f" ({listed(names)})" if names else ""
            lines += look.wrap(f"– {word}: {plain(titles.get(rule, rule) + where)}", 2, 2)
    return lines


def _word(change: _Change, look: Look) -> str:
    outcome, old = change
    word = paint(look.say(outcome.value), *colour_of(outcome))
    return look.say("was" if old else "newly", outcome=word, **({"before": look.say(old.value)} if old else {}))
