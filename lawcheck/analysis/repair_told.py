"""Repairs in words: what to change, from what to what, for which rule; and the same as JSON."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from lawcheck.analysis.changing import Lever
from lawcheck.analysis.repair import Changed, Repair, Repairs, Stuck, Target
from lawcheck.analysis.repair_phrases import say
from lawcheck.analysis.room import Room
from lawcheck.facts.claim import Case, Content
from lawcheck.finding.finding import FactPath, Outcome
from lawcheck.model.vocabulary import Fact, FactType, ListOf
from lawcheck.report.days import without_year_dots
from lawcheck.report.from_findings import Words
from lawcheck.report.wording import content
from lawcheck.text import ENGLISH
from lawcheck.values import NONE, Duration, Value
from lawcheck.values.value import show


@dataclass(frozen=True)
class RuleLine:
    """A rule that is meant: its name, the thing it is judged of, and the provisions that it stands on."""

    rule: str
    element: str
    cites: tuple[str, ...]


@dataclass(frozen=True)
class ChangeLine:
    """One change. `to` is the nearest value that will do, as a case file has it (`{}`: it comes into being);
    `at_least`, `at_most` and `one_of` say what else will. `judged`: only a human can say that it is so.
    """

    fact: str
    question: str
    of: str
    now: tuple[str, ...]
    to: str
    at_least: str | None
    at_most: str | None
    one_of: tuple[str, ...]
    advice: str
    judged: bool
    cost: int
    without_it: tuple[RuleLine, ...]


@dataclass(frozen=True)
class RepairLine:
    """One set of changes, and what stays open after it: rules that may still be violated, those violated now apart."""

    cost: int
    changes: tuple[ChangeLine, ...]
    undetermined: int
    disputed: int
    still_to_show: tuple[RuleLine, ...]


@dataclass(frozen=True)
class StuckLine:
    """A rule that cannot be repaired, and what makes it so."""

    rule: RuleLine
    title: str
    because: tuple[str, ...]
    against: tuple[RuleLine, ...]
    settled: bool


@dataclass(frozen=True)
class RepairsTold:
    """All of it. `settled`: proven; `all`: there are no other sets of which none can be left out; `undetermined` and
    `disputed`: how many findings are, before any change.
    """

    case: str
    title: str
    as_of: str
    violated: tuple[RuleLine, ...]
    undetermined: int
    disputed: int
    repairs: tuple[RepairLine, ...]
    cannot_be_repaired: tuple[StuckLine, ...]
    all: bool
    settled: bool
    seconds: float
    language: str = "en"


def told(found: Repairs, case: Case, words: Words, seconds: float) -> RepairsTold:
    """The repairs of a case in words. `seconds`: the time that they were given."""
    telling = _Telling(words)
    before = list(found.before.values())
    return RepairsTold(
        case=case.name,
        title=case.title,
        as_of=words.today.isoformat(),
        violated=telling.rules(found.violated),
        undetermined=before.count(Outcome.UNDETERMINED),
        disputed=before.count(Outcome.DISPUTED),
        repairs=tuple(telling.repair(repair, found) for repair in found.repairs),
        cannot_be_repaired=tuple(map(telling.stuck, found.stuck)),
        all=found.all,
        settled=found.settled,
        seconds=seconds,
        language=words.language,
    )


def as_json(repairs: RepairsTold) -> str:
    """The same as JSON."""
    return json.dumps(asdict(repairs), ensure_ascii=False, indent=1) + "\n"


class _Telling:
    def __init__(self, words: Words) -> None:
        self.words = words
        self.titles = {rule.name: rule for rule in words.ruleset.rules if rule.window.holds_on(words.today)}

    def rule(self, target: Target) -> RuleLine:
        name, element = target
        rule = self.titles[name]
        provisions = [self.words.provision(citation) for citation in rule.cites]
        return RuleLine(name, element, tuple(f"{p.instrument} {p.shown}".strip() for p in provisions))

    def rules(self, targets: Collection[Target]) -> tuple[RuleLine, ...]:
        return tuple(map(self.rule, targets))

    def of(self, path: FactPath) -> str:
        """What the fact is of, for a reader: the elements and entities on the way, without the names of lists."""
        vocabulary, names = self.words.ruleset.vocabulary, []
        for length in range(1, len(path)):
            fact = vocabulary.fact(vocabulary.pattern(path[:length]))
            is_new = vocabulary.pattern(path[:length]) != vocabulary.pattern(path[: length - 1])
            if not (is_new and fact is not None and isinstance(fact.type, ListOf)):
                names.append(path[length - 1])
        return " · ".join(names)

    def repair(self, repair: Repair, found: Repairs) -> RepairLine:
        outcomes = list(repair.outcomes.values())
        open_ = (Outcome.UNDETERMINED, Outcome.DISPUTED)
        return RepairLine(
            cost=repair.cost,
            changes=tuple(map(self.change, repair.changes)),
            undetermined=outcomes.count(Outcome.UNDETERMINED),
            disputed=outcomes.count(Outcome.DISPUTED),
            still_to_show=self.rules([t for t in found.violated if repair.outcomes.get(t) in open_]),
        )

    def change(self, change: Changed) -> ChangeLine:
        fact, room = change.fact, change.room
        return ChangeLine(
            fact=".".join(change.path),
            question=self.words.question(fact.question),
            of=self.of(change.path),
            now=tuple(_written(value) for value in change.said),
            to="{}" if change.value is None else show(change.value),
            at_least=None if room.low is None else show(room.low),
            at_most=None if room.high is None else show(room.high),
            one_of=tuple(show(value) for value in room.others),
            advice=self._advice(change),
            judged=fact.judged is not None,
            cost=change.cost,
            without_it=self.rules(change.meets),
        )

    def _advice(self, change: Changed) -> str:
        """What to do, in the imperative."""
        if change.value is None:
            return self._say("make")
        type, room = change.fact.type, change.room
        now = self._or(change.said, type)
        to = self._range(room, type) or self._any(room.others, type)
        if change.said == (NONE,) and isinstance(change.value, date):
            return self._sentence("happen", to=to)
        return self._sentence("change", verb=self._say(_verb(change)), now=now, to=to)

    def _say(self, key: str, **values: str) -> str:
        return say(key, self.words.language, **values)

    def _sentence(self, key: str, **values: str) -> str:
        """A whole sentence; a Serbian date at its end has the full stop already."""
        told = self._say(key, **values)
        return told if self.words.language == ENGLISH else without_year_dots(told).replace("..", ".")

    def _or(self, values: Sequence[Content], type: FactType) -> str:
        return f" {self._say('or')} ".join(self._shown(value, type) for value in values)

    def _range(self, room: Room, type: FactType) -> str:
        """Such as: to at most 72 hours; where others will do as well, they follow."""
        low, high = room.low, room.high
        if low is None and high is None:
            return ""
        others = self._say("or to", value=self._any_of(room.others, type)) if room.others else ""
        if isinstance(low or high, date):
            return self._days(self._shown(low, type), self._shown(high, type), low, high) + others
        if low == high and low is not None:
            return self._say("to", value=self._shown(low, type)) + others
        ends = []
        if low is not None:
            ends.append(self._say("more than" if room.open_low else "at least", value=self._shown(low, type)))
        if high is not None:
            under, end = _just_under(high) if not room.open_high else (True, high)
            ends.append(self._say("less than" if under else "at most", value=self._shown(end, type)))
        return self._say("to", value=self._say("and").join(ends)) + others

    def _any(self, others: Sequence[Value], type: FactType) -> str:
        if not others:
            return self._say("another value")
        return self._say("to", value=self._any_of(others, type))

    def _any_of(self, others: Sequence[Value], type: FactType) -> str:
        *first, last = [self._shown(value, type) for value in others]
        return f"{', '.join(first)} {self._say('or')} {last}" if first else last

    def _days(self, low: str, high: str, first: Value | None, last: Value | None) -> str:
        if first is not None and first == last:
            return self._say("on", low=low)
        if first is not None and last is not None:
            return self._say("between", low=low, high=high)
        return self._say("from", low=low) if first is not None else self._say("until", high=high)

    def _shown(self, value: Content | None, type: FactType) -> str:
        if value is None:
            return ""
        told = content(value, type, self.words.language)
        return self._say("quoted", text=told) if isinstance(value, str) else told

    def stuck(self, stuck: Stuck) -> StuckLine:
        rule = self.titles[stuck.target[0]]
        title = rule.title.in_language(self.words.language)
        because = tuple(map(self._kept, stuck.because))
        return StuckLine(self.rule(stuck.target), title, because, self.rules(stuck.against), stuck.settled)

    def _kept(self, lever: Lever) -> str:
        """Why a fact stays: such as “When was the contract made? 3 May 2019 (past)”."""
        now = self._or(tuple(lever.said), lever.fact.type)
        of = f"{self.of(lever.path)}: " if self.of(lever.path) else ""
        told = f"{of}{self.words.question(lever.fact.question)} {now}"
        return f"{told} ({self._say(_why_kept(lever, self.words.today))})"


def _why_kept(lever: Lever, today: date) -> str:
    fact: Fact = lever.fact
    if fact.fixed:
        return "fixed"
    if any(isinstance(value, date) and value < today for value in lever.said):
        return "past"
    return "kept" if lever.cost is None else "would be past"


def _verb(change: Changed) -> str:
    now = change.said[0] if change.said else None
    match now, change.value:
        case Duration(), Duration():
            return "Shorten" if change.value.bounds()[1] < now.bounds()[0] else "Lengthen"
        case Decimal(), Decimal():
            return "Lower" if change.value < now else "Raise"
        case date(), date():
            return "Move"
        case _:
            return "Change"


def _just_under(high: Value) -> tuple[bool, Value]:
    """A duration that ends a minute short of a round one is less than that one."""
    if isinstance(high, Duration) and high.minutes % 60 and not (high.minutes + 1) % 60:
        return True, Duration(high.months, high.minutes + 1)
    return False, high


def _written(value: Content) -> str:
    return show(value) if not hasattr(value, "facts") else "{}"  # type: ignore[arg-type]
