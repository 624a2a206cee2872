"""What changed from day to day, for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from lawcheck.finding.finding import Outcome
from lawcheck.report.as_text import COLOURS, Look
from lawcheck.report.grouping import listed
from lawcheck.report.over_time import Day
from lawcheck.report.typeset import finish, glued, paint, plain
from lawcheck.report.wording import long_date

_SHOWN_AT_FIRST = (Outcome.VIOLATED, Outcome.DISPUTED)


def render(
    title: str,
    days: Sequence[Day],
    titles: Mapping[str, str],
    last: date,
    *,
    width: int = 80,
    colour: bool = False,
    language: str = "en",
) -> str:
    """Each day on which something changed, with the verdict and the findings that are not as before.

    `titles` are those of the rules by their names; `last` is the last day looked at.
    """
    look = Look(max(width, 40), True, language)
    lines = look.wrap(paint(title, "bold"))
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
    painted = paint(verdict[:1].upper() + verdict[1:], "bold", *_colour(day.verdict))
    head = f"{paint(long_date(day.day, look.language), 'bold')} · {painted}"
    return look.wrap(f"{head} · {', '.join(parts)}" if parts else head, 0, 2)


def _changes(
    day: Day, before: Mapping[tuple[str, str], Outcome] | None, titles: Mapping[str, str], look: Look
) -> list[str]:
    """The findings that are not as before, worst first; of the first day those that are violated or disputed."""
    groups: dict[tuple[Outcome, Outcome | None, str], list[str]] = {}
    for (rule, element), outcome in day.by_name.items():
        old = before.get((rule, element)) if before is not None else None
        if outcome != old if before is not None else outcome in _SHOWN_AT_FIRST:
            groups.setdefault((outcome, old, rule), []).append(element)
    order = list(Outcome)
    lines: list[str] = []
    for (outcome, old, rule), elements in sorted(groups.items(), key=lambda group: order.index(group[0][0])):
        word = paint(look.say(outcome.value), *_colour(outcome))
        change = look.say("was", outcome=word, before=look.say(old.value)) if old else word
        names = [element for element in elements if element]
        where = f" ({listed(names)})" if names else ""
        lines += look.wrap(f"– {change}: {plain(titles.get(rule, rule) + where)}", 2, 2)
    return lines


def _colour(outcome: Outcome) -> tuple[str, ...]:
    return (COLOURS[outcome.value],) if outcome.value in COLOURS else ()
