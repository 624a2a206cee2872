"""What came of all mutants: how many of each bin, by rulebook and by operator, and what is kept of it.

The score is a fraction, killed of those that could be: killed and survived. It is never rounded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from lawcheck.mutation.mutant import Bin, Judgement, Operator

Record: TypeAlias = dict[str, tuple[int, int]]  # by rulebook: killed, and of how many


@dataclass(frozen=True)
class Score:
    """How many mutants there are in each bin."""

    counts: Mapping[Bin, int]

    @property
    def killed(self) -> int:
        """How many a test notices."""
        return self.counts.get(Bin.KILLED, 0)

    @property
    def of(self) -> int:
        """How many a test could notice: those that are rules and mean something else."""
        return self.killed + self.counts.get(Bin.SURVIVED, 0)

    def __str__(self) -> str:
        return f"{self.killed:,} of {self.of:,}"


def score(judged: Iterable[Judgement]) -> Score:
    """That of these mutants together."""
    return Score(Counter(one.bin for one in judged))


def by_rulebook(judged: Iterable[Judgement]) -> dict[str, Score]:
    """By the rulebook or vocabulary that the changed statement stands in, sorted by name."""
    return _grouped(judged, lambda one: one.mutant.owner)


def by_operator(judged: Iterable[Judgement]) -> dict[str, Score]:
    """By the way to draft carelessly, most survivors first."""
    scores = _grouped(judged, lambda one: one.mutant.operator)
    return dict(sorted(scores.items(), key=lambda item: item[1].killed - item[1].of))


def _grouped(judged: Iterable[Judgement], key: Callable[[Judgement], str]) -> dict[str, Score]:
    counts: dict[str, Counter[Bin]] = {}
    for one in judged:
        counts.setdefault(str(key(one)), Counter())[one.bin] += 1
    return {name: Score(counts[name]) for name in sorted(counts)}


def record(judged: Iterable[Judgement]) -> Record:
    """What is kept of a run."""
    return {name: (one.killed, one.of) for name, one in by_rulebook(judged).items()}


def fallen(before: Record, now: Record) -> tuple[str, ...]:
    """The rulebooks whose fraction is smaller than it was, a line each; those not looked at now are left out."""
    lines = []
    for name, (killed, of) in sorted(before.items()):
        if name in now and now[name][0] * of < killed * now[name][1]:
            lines.append(f"{name}: {now[name][0]:,} of {now[name][1]:,}, and it was {killed:,} of {of:,}")
    return tuple(lines)


# What leaves the most in doubt if no test notices it: whole exceptions and duties first, words last.
_GRAVITY = (
    Operator.DROP_EXCEPTION,
    Operator.DROP_CLAUSE,
    Operator.DUTY,
    Operator.BY_ONE,
    Operator.BOUNDARY,
    Operator.DIRECTION,
    Operator.SIGN,
    Operator.NEGATE,
    Operator.DROP_NOT,
    Operator.QUANTIFIER,
    Operator.DROP_WHERE,
    Operator.AND_OR,
    Operator.DROP_PART,
    Operator.IN_FORCE,
    Operator.OPTION,
    Operator.CHOICE,
    Operator.FACT,
    Operator.BURDEN,
)


def survivors(judged: Iterable[Judgement]) -> list[Judgement]:
    """Those that no test notices, the gravest first; of like ones, first what bears on most rules, then by place."""

    def gravity(one: Judgement) -> tuple[int, int, str, int]:
        mutant = one.mutant
        return _GRAVITY.index(mutant.operator), -len(one.rules), mutant.span.file, mutant.span.start

    return sorted((one for one in judged if one.bin is Bin.SURVIVED), key=gravity)
