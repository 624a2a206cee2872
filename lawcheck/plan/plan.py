"""The plan of a ruleset: flat, frozen, picklable, the same for every case and every day.

Source: language.md, section 4. Of a rule in force on the day judged:

    violation = applies and not excused and not (all of required)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from lawcheck.model.condition import Condition, FactTerm
from lawcheck.model.ruleset import Rule, Ruleset, Window
from lawcheck.plan.sharing import Sharing


class Step(NamedTuple):
    """One version of one rule.

    `excused` is the `or` of its `exempt when` and its exceptions, each with the exceptions to itself taken off and
    bound to its own time in force. `each` is the list of which every element is judged, bound at depth 0.
    """

    rule: Rule
    window: Window
    each: FactTerm | None
    applies: Condition
    excused: Condition
    required: tuple[Condition, ...]


@dataclass(frozen=True, eq=False)
class Plan:
    """Steps in the order of the rules; the versions of one rule follow each other. Known by its identity.

    `sharing`: which of their conditions say the same.
    """

    ruleset: Ruleset
    steps: tuple[Step, ...]
    sharing: Sharing
