"""`is one of` names every choice that the fact has.

That says no more than `is not none`; and when a choice is added to the vocabulary, it will say something else.

Write `is not none`, or name the choices that were meant. Where the law itself lists them, they may stand.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, conditions
from lawcheck.lint.remark import Level, Remark
from lawcheck.model.condition import And, Condition, Constant, FactTerm, Not, OneOf, Or, Some
from lawcheck.model.vocabulary import Choice

LEVEL = Level.OFF

BAD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is one of approved, rejected, pending
"""

GOOD = """
rule opinion_given "The Commissioner has given an opinion"
  cites act art 4
  requires assessment.opinion is not none
"""


def look(law: Law) -> Iterator[Remark]:
    """Every such comparison, each place once."""
    seen = set()
    for condition, _ in conditions(law):
        for one in _within(condition):
            match one:
                case OneOf(FactTerm(type=Choice() as choice), options):
                    named = {option.value for option in options if isinstance(option, Constant)}
                    if named >= set(choice.names) and one.span not in seen:
                        seen.add(one.span)
                        yield Remark("these are all the choices there are", one.span, help="write `is not none`")
                case _:
                    continue


def _within(condition: Condition) -> Iterator[Condition]:
    """A condition and all conditions that it is made of, those of a count left out."""
    yield condition
    match condition:
        case Not(part) | Some(_, _, _, part):
            yield from _within(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _within(part)
        case _:
            return
