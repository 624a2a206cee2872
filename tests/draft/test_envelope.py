"""Deployments are counted as trying each of them counts them."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from lawcheck.draft.ask import Question
from lawcheck.draft.diagram import ALL, NONE, Diagrams
from lawcheck.draft.envelope import envelope
from lawcheck.draft.permission import permission
from lawcheck.facts.claim import Claim, Content, Instance, Items
from lawcheck.finding.evaluate import outcomes
from lawcheck.finding.finding import Outcome
from tests.draft.worlds import DAY
from tests.rulesets import plan_of

NAMES = "abcde"
WORDS = 'vocabulary words "Words"\nentity processing "A processing" listed as processings\n' + "".join(
    f'  {name}: yes/no "Is it {name}?"\n' for name in (*NAMES, "other")
)
LAW = 'rulebook law "Law"\n  use words\ninstrument act "Act"\n  published "G"\n  in force from 2000-01-01\n'


def world(facts: dict[str, bool]) -> Instance:
    element: dict[str, Content] = {**facts}
    inside = Instance({name: (Claim(value),) for name, value in element.items()})
    return Instance({"processings": (Claim(Items((Claim(inside),))),)})


def condition(chance: Random, names: str, depth: int = 2) -> str:
    if depth == 0 or chance.random() < 0.3:
        return f"p.{chance.choice(names)}"
    a, b = condition(chance, names, depth - 1), condition(chance, names, depth - 1)
    return chance.choice([f"({a} and {b})", f"({a} or {b})", f"not {a}"])


def draft(chance: Random, name: str) -> str:
    mention = " or ".join(f"p.{n} or not p.{n}" for n in NAMES)  # so that all are told apart
    return (
        f'draft {name} "D"\n  use words\narticle one "One"\n  for each p in processings\n'
        f"  permits p when {condition(chance, NAMES)}\n  requires {condition(chance, NAMES)}\n  requires {mention}\n"
    )


@pytest.mark.parametrize("seed", range(40))
def test_the_counts_are_those_of_trying_all(seed: int) -> None:
    chance = Random(seed)
    rule = f'rule r "R"\n  cites act art 1\n  for each p in processings\n  requires {condition(chance, NAMES)} or p.other\n'
    plan = plan_of(WORDS, draft(chance, "x.a"), draft(chance, "x.b"), LAW + rule)
    a, b = (permission(one, plan.ruleset.vocabulary) for one in plan.ruleset.drafts)
    every = [dict(zip(NAMES, values, strict=True)) for values in product((False, True), repeat=len(NAMES))]
    base = world(dict.fromkeys((*NAMES, "other"), False))
    question = Question(plan, DAY, base, lambda: 60.0)
    in_a = {tuple(w.values()) for w in every if question.judge.permits(a, world(w))}
    in_b = {tuple(w.values()) for w in every if question.judge.permits(b, world(w))}
    lawful = {
        tuple(w.values())
        for w in every
        if outcomes(plan, world({**w, "other": False}), DAY)[0][2] is not Outcome.VIOLATED
    }

    beside_law, beside_b = envelope(a, question, []), envelope(a, question, [], b)

    assert (beside_law.every, beside_law.permitted, beside_law.other) == (len(every), len(in_a), len(lawful))
    assert beside_law.both == len(in_a & lawful)
    assert (beside_b.permitted, beside_b.other, beside_b.both) == (len(in_a), len(in_b), len(in_a & in_b))
    assert [bar.number for bar in beside_law.bars] == ([len(in_a - lawful)] if in_a - lawful else [])


@pytest.mark.parametrize("seed", range(40))
def test_the_boxes_are_the_set_and_none_can_be_widened_or_left_out(seed: int) -> None:
    chance = Random(seed)
    sizes = [2, 3, 2, 4]
    sets = Diagrams(sizes)
    cells = [cell for cell in product(*map(range, sizes)) if chance.random() < 0.5]
    made = sets.any_of([sets.box({v: {value} for v, value in enumerate(cell)}) for cell in cells])

    boxes = sets.implicants(made)

    assert sets.size(made, range(4)) == len(cells)
    assert sets.any_of([sets.box(box) for box in boxes]) == made
    for box in boxes:
        others = sets.any_of([sets.box(one) for one in boxes if one is not box])
        assert others != made or made == NONE
        for v, values in box.items():
            for value in set(range(sizes[v])) - values:
                wider = sets.box({**box, v: values | {value}})
                assert sets.both(wider, sets.other(made)) != NONE


def test_the_cheapest_cell_costs_no_more_than_any_other() -> None:
    chance = Random(7)
    sizes = [3, 2, 3]
    for _ in range(50):
        sets = Diagrams(sizes)
        cost = [[chance.randint(0, 4) for _ in range(size)] for size in sizes]
        cells = [cell for cell in product(*map(range, sizes)) if chance.random() < 0.4]
        made = sets.any_of([sets.box({v: {value} for v, value in enumerate(cell)}) for cell in cells])
        found = sets.cheapest(made, cost)
        assert (found is None) is (made == NONE)
        if found is not None:
            price = sum(cost[v][found[v]] if v in found else min(cost[v]) for v in range(len(sizes)))
            assert price == min(sum(cost[v][value] for v, value in enumerate(cell)) for cell in cells)
    assert Diagrams([2]).where(0, {0, 1}) == ALL
