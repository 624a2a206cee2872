"""A change that a careless drafter could make, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from lawcheck.mutation.near import Near
from lawcheck.plan.meaning import Verdict
from lawcheck.span import InputFile, Span


class Operator(StrEnum):
    """A way to draft carelessly."""

    DROP_EXCEPTION = "drop-exception"
    DROP_CLAUSE = "drop-clause"
    DROP_PART = "drop-part"
    DROP_WHERE = "drop-where"
    DROP_NOT = "drop-not"
    NEGATE = "negate"
    AND_OR = "and-or"
    BOUNDARY = "boundary"
    DIRECTION = "direction"
    BY_ONE = "by-one"
    CHOICE = "choice"
    OPTION = "option"
    FACT = "fact"
    QUANTIFIER = "quantifier"
    SIGN = "sign"
    DUTY = "duty"
    IN_FORCE = "in-force"
    BURDEN = "burden"


@dataclass(frozen=True)
class Mutant:
    """One edit: `text` in place of what stands at `span`. `what` says it in words; `kill`, what test would notice it.

    `statement` is the full name of the rule, exception or definition, or the name of the instrument, that it stands in;
    `owner` the rulebook or vocabulary of that.
    """

    operator: Operator
    owner: str
    statement: str
    span: Span
    text: str
    what: str
    kill: str

    def applied_to(self, file: InputFile) -> str:
        """The text of the file with the change made."""
        return file.text[: self.span.start] + self.text + file.text[self.span.end :]

    def line(self, file: InputFile) -> int:
        """The line that the change begins in, counted from 1."""
        start = self.span.start
        while start < self.span.end and file.text[start].isspace():
            start += 1
        return file.position(start)[0]

    def diff(self, file: InputFile) -> tuple[str, ...]:
        """The lines that change, as they stand (`-`) and as they would (`+`)."""
        whole = file.text
        start = whole.rfind("\n", 0, self.span.start) + 1
        end = whole.find("\n", self.span.end)
        end = len(whole) if end < 0 else end
        before = whole[start:end].split("\n")
        after = (whole[start : self.span.start] + self.text + whole[self.span.end : end]).split("\n")
        while before and after and before[0] == after[0]:
            del before[0], after[0]
        while before and after and before[-1] == after[-1]:
            del before[-1], after[-1]
        return (*(f"-{line}" for line in before), *(f"+{line}" for line in after if line.strip()))


class Bin(StrEnum):
    """What became of a mutant."""

    KILLED = "killed"  # a test notices it
    SURVIVED = "survived"  # no test does
    EQUIVALENT = "equivalent"  # it means the same
    INVALID = "invalid"  # it is no rule that lawcheck reads


@dataclass(frozen=True)
class Judgement:
    """A mutant and its bin.

    `why`: the test that notices it, the reason why it means the same, or the mistake in it. `rules`: the full names of
    those that it bears on; `tests`: how many tests looked at them. `near`: of a survivor, a case that tells it from
    the rule, where one was found; `verdict`: what whoever was asked says of a survivor.
    """

    mutant: Mutant
    bin: Bin
    why: str
    rules: tuple[str, ...]
    tests: int
    near: Near | None = None
    verdict: Verdict = field(default_factory=Verdict)
