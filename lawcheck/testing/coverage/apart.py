"""The conditions of a plan told apart again, so that each place can be turned round by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lawcheck.finding.truths import Truths
from lawcheck.model.condition import And, Condition, Or
from lawcheck.plan.plan import Plan
from lawcheck.plan.sharing import Sharing


@dataclass(frozen=True)
class Apart:
    """The functions of a plan in which every condition has a number of its own, where conditions that ask the same share one.

    `questions`: by a condition's own number, the number of what it asks. (An `and` or `or` of one part is that part.)
    """

    truths: Truths
    questions: Mapping[int, int]

    @staticmethod
    def of(plan: Plan) -> Apart:
        """Those of this plan."""
        sharing = plan.sharing
        own = {id(condition): number for number, condition in enumerate(sharing.conditions)}
        numbers = tuple(own[id(_one_part(condition))] for condition in sharing.conditions)
        truths = Truths(Sharing(sharing.conditions, numbers, sharing.reaches))
        return Apart(truths, dict(zip(numbers, sharing.numbers, strict=True)))


def _one_part(condition: Condition) -> Condition:
    while isinstance(condition, And | Or) and len(condition.parts) == 1:
        condition = condition.parts[0]
    return condition
