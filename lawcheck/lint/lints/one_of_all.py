"""`is one of` names every choice that the fact has.

That says no more than `is not none`; and when a choice is added to the vocabulary, it will say something else.

Write `is not none`, or name the choices that were meant. Where the law itself lists them, they may stand.
"""

from __future__ import annotations

from collections.abc import Iterator

from lawcheck.lint.law import Law, conditions
from lawcheck.lint.remark import Level, Remark
from lawcheck.lint.uses import parts_of
from lawcheck.model.condition import Constant, FactTerm, OneOf
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
        for one in parts_of(condition):
            match one:
                case OneOf(FactTerm(type=Choice() as choice), options):
                    named = {option.value for option in options if isinstance(option, Constant)}
                    if named >= set(choice.names) and one.span not in seen:
                        seen.add(one.span)
                        yield Remark("these are all the choices there are", one.span, help="write `is not none`")
                case _:
                    continue
