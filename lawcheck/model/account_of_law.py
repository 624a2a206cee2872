"""Of every article of an instrument: encoded in rules, left out for a reason, or not yet looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lawcheck.citation import Pinpoint
from lawcheck.model.ruleset import ExceptionRule, Instrument, Outside, Rule, Ruleset


@dataclass(frozen=True)
class ArticleAccount:
    """An article of an instrument, the rules and exceptions that cite it, and the statements that leave it out.

    Neither: nobody has looked at it yet. An article can be both, in part encoded and in part left out.
    """

    article: int
    rules: tuple[str, ...]
    outside: tuple[Outside, ...]

    @property
    def looked_at(self) -> bool:
        """Whether it is encoded or left out."""
        return bool(self.rules or self.outside)


def account_of(instrument: Instrument, ruleset: Ruleset) -> tuple[ArticleAccount, ...]:
    """The account of each article, in order; empty where the instrument does not say how many it has."""
    citing: dict[int, dict[str, None]] = {}
    for name, place in _cited(instrument.name, ruleset):
        number = _article(place)
        if number:
            citing.setdefault(number, {})[name] = None
    left_out = [outside for outside in ruleset.outside if outside.instrument == instrument.name]
    return tuple(
        ArticleAccount(
            number,
            tuple(citing.get(number, ())),
            tuple(o for o in left_out if _article(o.first) <= number <= (_article(o.last) or _article(o.first))),
        )
        for number in range(1, (instrument.articles or 0) + 1)
    )


def _cited(instrument: str, ruleset: Ruleset) -> Iterator[tuple[str, Pinpoint]]:
    def below(exceptions: tuple[ExceptionRule, ...]) -> Iterator[ExceptionRule]:
        for exception in exceptions:
            yield exception
            yield from below(exception.exceptions)

    for rule in ruleset.rules:
        carriers: list[Rule | ExceptionRule] = [rule, *below(rule.exceptions)]
        for carrier in carriers:
            for citation in carrier.cites:
                if citation.instrument == instrument:
                    yield carrier.name, citation.pinpoint


def _article(place: Pinpoint) -> int:
    """The number of the article that the place lies in, without a letter after it; 0 where it lies in none."""
    for unit, number in place.units:
        digits = number.rstrip("abcdefghijklmnopqrstuvwxyz")
        if unit == "art" and digits.isdigit():
            return int(digits)
    return 0
