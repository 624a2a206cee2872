"""How far what a case tells of has come: what has not started yet can still comply."""

from __future__ import annotations

from typing import Final

from lawcheck.facts.claim import Instance, Items

IN_USE: Final = "in_use"  # of `status`: what is told of a processing is then told as it happens
PLANNED: Final = "planned"  # of `status`: what is told of it may still change before it starts


def only_planned(facts: Instance) -> bool:
    """Whether all that is processed in the case is known to be no more than a plan, and nobody says otherwise."""
    lists = [claim.value for claim in facts.facts.get("processings", ())]
    stages = [_stages(element.value) for items in lists if isinstance(items, Items) for element in items.elements]
    return bool(stages) and all(stage == {PLANNED} for stage in stages)


def _stages(processing: object) -> set[object]:
    claims = processing.facts.get("status", ()) if isinstance(processing, Instance) else ()
    return {claim.value for claim in claims}
