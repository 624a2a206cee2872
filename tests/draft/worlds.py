"""Small drafts and frameworks made by chance, and every deployment that their vocabulary has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from random import Random

from lawcheck.draft.ask import Question
from lawcheck.draft.permission import Permission, permission
from lawcheck.facts.claim import Claim, Content, Instance, Items
from lawcheck.plan.plan import Plan
from lawcheck.values import NONE, Duration
from tests.rulesets import plan_of

DAY = date(2026, 11, 24)
WORDS = """
vocabulary words "Words"
entity body "The body"
  police: yes/no "Is it the police?"
entity store "A store"
  limited: yes/no "Is access limited?"
entity order "An order"
  given: yes/no "Is it given?"
entity processing "A processing" listed as processings
  covert: yes/no "Is it covert?"
  mode: one of plain, live, later "How?"
  kept: duration "How long are data kept?"
  order: order "Which order?"
  stores: list of store "Which stores?"
"""
ATOMS = (
    "p.covert",
    "p.mode is live",
    "p.mode is one of plain, later",
    "p.mode is none",
    "p.kept at most 72 hours",
    "p.kept more than 10 days",
    "p.kept is none",
    "p.order.given",
    "p.order is none",
    "body.police",
    "(some s in p.stores has s.limited)",
    "(every s in p.stores has s.limited)",
    "(no s in p.stores has s.limited)",
)
KEPT: tuple[Content, ...] = (NONE, Duration(minutes=60), Duration(minutes=5 * 1440), Duration(minutes=11 * 1440))
STORES: tuple[tuple[bool, ...], ...] = ((), (True,), (False,), (True, False), (True, True), (False, False))


def condition(chance: Random, depth: int = 2) -> str:
    """A condition made by chance."""
    if depth == 0 or chance.random() < 0.4:
        return chance.choice(ATOMS)
    parts = [condition(chance, depth - 1) for _ in range(2)]
    return chance.choice([f"({parts[0]} and {parts[1]})", f"({parts[0]} or {parts[1]})", f"not ({parts[0]})"])


def draft_text(chance: Random, name: str = "small.draft") -> str:
    """A draft of two to four articles."""
    lines = [f'draft {name} "A draft"', "  use words"]
    for number in range(chance.randint(1, 2)):
        lines += [
            f'article may_{number} "May"',
            "  for each p in processings",
            f"  permits p when {condition(chance)}",
        ]
        if chance.random() < 0.4:
            lines.append(f"  applies when {condition(chance, 1)}")
    for number in range(chance.randint(0, 3)):
        lines += [f'article must_{number} "Must"', "  for each p in processings"]
        if chance.random() < 0.5:
            lines.append(f"  applies when {condition(chance, 1)}")
        lines.append(f"  {chance.choice(['requires', 'forbids'])} {condition(chance, 1)}")
    return "\n".join(lines) + "\n"


def rules_text(chance: Random, number: int = 2) -> str:
    """A framework of so many rules."""
    lines = [
        'rulebook law "Law"',
        "  use words",
        'instrument act "Act"',
        '  published "Gazette"',
        "  in force from 2000-01-01",
    ]
    for n in range(number):
        lines += [f'rule r{n} "Rule {n}"', f"  cites act art {n + 1}", "  for each p in processings"]
        if chance.random() < 0.7:
            lines.append(f"  applies when {condition(chance, 1)}")
        lines.append(f"  {chance.choice(['requires', 'forbids'])} {condition(chance)}")
        if chance.random() < 0.3:
            lines.append(f"  exempt when {condition(chance, 1)}")
    return "\n".join(lines) + "\n"


def case(
    police: bool, covert: bool, mode: Content, kept: Content, order: bool | None, stores: tuple[bool, ...]
) -> Instance:
    """One deployment; `order`: None where there is none."""

    def of(**facts: Content) -> Instance:
        return Instance({name: (Claim(value),) for name, value in facts.items()})

    listed = Items(tuple(Claim(of(limited=limited)) for limited in stores))
    there: Content = NONE if order is None else of(given=order)
    element = of(covert=covert, mode=mode, kept=kept, order=there, stores=listed)
    return of(body=of(police=police), processings=Items((Claim(element),)))


def worlds() -> Iterator[Instance]:
    """Every deployment, durations by one of each length that the conditions tell apart, stores up to two."""
    booleans = (False, True)
    for parts in product(booleans, booleans, ("plain", "live", "later", NONE), KEPT, (None, False, True), STORES):
        yield case(*parts)


BASE = case(True, False, "live", Duration(minutes=60), True, (True,))


def asked(chance: Random) -> tuple[Permission, Question, Plan]:
    """A draft, a framework, and what is asked of them."""
    plan = plan_of(WORDS, draft_text(chance), rules_text(chance))
    (draft,) = plan.ruleset.drafts
    return permission(draft, plan.ruleset.vocabulary), Question(plan, DAY, BASE, lambda: 60.0), plan
