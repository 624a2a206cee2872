"""How many questions `lawcheck ask` puts, against asking everything, for every case that comes with lawcheck.

    python tests/bench/questions.py [CASE ...]

Somebody who knows what the case file says is asked from an empty file on, and says "don't know" of all the rest.
"Everything" is what a form would ask that leaves out the parts of what there is none of or nobody knows of: every
fact that some rule in force by the case's rulebooks asks for. "Half settled after" counts the
questions until half of the rules are settled that get settled at all; "in order" is the same where only what can still
change an outcome is asked, but in the order of the vocabulary. Times are of the
processor, from one answer to the next question.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date

from lawcheck import pipeline
from lawcheck.facts.belief import select
from lawcheck.facts.claim import REFUSED, Claim, Content, Instance, Items
from lawcheck.files import shipped_cases
from lawcheck.finding.evaluate import Result, outcomes
from lawcheck.finding.finding import FactPath, Outcome
from lawcheck.interview.order import Standing, next_question
from lawcheck.interview.question import Kind, Question
from lawcheck.model.vocabulary import Fact, Vocabulary
from lawcheck.report.needs import needs

Choose = Callable[[Standing, Collection[FactPath], FactPath], "Question | None"]


@dataclass(frozen=True)
class Asked:
    """What came of an interview: the questions in their order, the facts it left, seconds for each question, and how
    many rules were settled before the first, and after each."""

    paths: tuple[FactPath, ...]
    facts: Instance
    seconds: tuple[float, ...]
    settled: tuple[int, ...]

    @property
    def half(self) -> int:
        """After how many questions half of the rules are settled that get settled at all."""
        first, last = self.settled[0], self.settled[-1]
        return next(n for n, settled in enumerate(self.settled) if settled - first >= (last - first) / 2)


def interview(known: Instance, standing: Standing, choose: Choose = next_question) -> Asked:
    """Asks from nothing on; `known` answers, disputes and all."""
    aside: set[FactPath] = set()
    paths: list[FactPath] = []
    seconds: list[float] = []
    settled = [_settled(standing)]
    start = time.process_time()
    while question := choose(standing, aside, paths[-1] if paths else ()):
        seconds.append(time.process_time() - start)
        paths.append(question.path)
        claims = claims_at(known, question.path)
        start = time.process_time()
        if question.kind is not Kind.MORE and any(claim.value is not REFUSED for claim in claims):
            told = put(standing.facts, question.path, tuple(map(_opened, claims)))
            standing = standing.after(told, question)
        else:
            aside.add(question.path)
        settled.append(_settled(standing))
    return Asked(tuple(paths), standing.facts, tuple(seconds), tuple(settled))


def _settled(standing: Standing) -> int:
    waiting = {finding.rule.name for finding in standing.findings if finding.outcome is Outcome.UNDETERMINED}
    return len({finding.rule.name for finding in standing.findings} - waiting)


def in_order(standing: Standing, aside: Collection[FactPath], last: FactPath) -> Question | None:
    """The first open question of the vocabulary."""
    return next((question for question in standing.open() if question.path not in aside), None)


def _opened(claim: Claim) -> Claim:
    """The claim with what one question can tell of it: that there is such a thing, and not what it is like.

    Of a thing that several give an account of, the whole of it: no single question could tell those apart.
    """
    match claim.value:
        case Instance(_, name):
            return replace(claim, value=Instance({}, name))
        case Items(elements, incomplete):
            return replace(claim, value=Items(tuple(map(_opened, elements)), incomplete))
        case _:
            return claim


def claims_at(facts: Instance, path: FactPath) -> tuple[Claim, ...]:
    """The claims that stand at a path; none where nothing does."""
    name, *rest = path
    claims = facts.facts.get(name, ())
    if not rest:
        return claims
    for claim in claims:
        if isinstance(claim.value, Items):
            for number, element in enumerate(claim.value.elements, 1):
                if isinstance(element.value, Instance) and rest[0] == (element.value.name or f"#{number}"):
                    return claims_at(element.value, tuple(rest[1:]))
        elif isinstance(claim.value, Instance):
            return claims_at(claim.value, tuple(rest))
    return ()


def put(facts: Instance, path: FactPath, claims: tuple[Claim, ...]) -> Instance:
    """The facts with these claims at a path."""
    name, *rest = path
    if not rest:
        return replace(facts, facts={**facts.facts, name: claims})
    told = tuple(replace(claim, value=_put(claim.value, tuple(rest), claims)) for claim in facts.facts[name])
    return replace(facts, facts={**facts.facts, name: told})


def _put(there: Content, path: FactPath, claims: tuple[Claim, ...]) -> Content:
    match there:
        case Instance():
            return put(there, path, claims)
        case Items(elements):
            return replace(there, elements=tuple(_element(e, n, path, claims) for n, e in enumerate(elements, 1)))
    return there


def _element(claim: Claim, number: int, path: FactPath, claims: tuple[Claim, ...]) -> Claim:
    there = claim.value
    if isinstance(there, Instance) and path[0] in (there.name, f"#{number}"):
        return replace(claim, value=put(there, path[1:], claims))
    return claim


def everything(known: Instance, vocabulary: Vocabulary, wanted: Collection[tuple[str, ...]]) -> int:
    """How many questions a form has that asks for every wanted fact, part by part of what there is."""
    ways = {path[:n] for path in wanted for n in range(1, len(path) + 1)}

    def below(here: Instance, facts: dict[str, Fact], pattern: tuple[str, ...]) -> int:
        count = 0
        for name, fact in facts.items():
            if (way := (*pattern, name)) not in ways:
                continue
            count += 1
            inner = dict(vocabulary.facts_of(fact.type))
            for claim in here.facts.get(name, ())[:1]:
                if isinstance(claim.value, Instance):
                    count += below(claim.value, inner, way)
                elif isinstance(claim.value, Items):
                    each = [e.value for e in claim.value.elements if isinstance(e.value, Instance)]
                    count += sum(below(element, inner, way) for element in each)
        return count

    return below(known, dict(vocabulary.roots), ())


def open_or_worse(facts: Instance, standing: Standing) -> list[Result]:
    """What is violated, disputed or undetermined. Why a rule is not violated, may stay unasked once that is settled."""
    found = outcomes(standing.plan, facts, standing.today, standing.rulebooks)
    return [one for one in found if one[2] in (Outcome.VIOLATED, Outcome.DISPUTED, Outcome.UNDETERMINED)]


def main() -> None:
    """Prints a line of a table for each case."""
    rules = pipeline.load_rules()
    total = [0, 0, 0, 0]
    slowest = 0.0
    print(
        "| case | everything | asked | saved | half settled after | in order | slowest |\n|---|---|---|---|---|---|---|"
    )
    for name in sys.argv[1:] or list(shipped_cases()):
        try:
            case = pipeline.load_case(name, rules)
        except pipeline.Refused as refused:
            print(f"{name}: {refused}", file=sys.stderr)
            continue
        day = case.as_of or date(2026, 11, 24)
        known = select(case.facts, day)
        empty = Standing.of(rules.plan, Instance(), day, case.rulebooks)
        names = {finding.rule.name for finding in empty.findings}
        wanted = {path for rule in rules.ruleset.rules if rule.name in names for path in needs(rule)}
        asked, plain = interview(known, empty), interview(known, empty, in_order)
        whole = everything(known, rules.ruleset.vocabulary, wanted)
        same = open_or_worse(known, empty) == open_or_worse(asked.facts, empty)
        for n, count in enumerate((whole, len(asked.paths), asked.half, plain.half)):
            total[n] += count
        slowest = max(slowest, *asked.seconds, 0.0)
        saved = f"{100 * (1 - len(asked.paths) / whole):.0f} %"
        note = "" if same else " (outcomes differ)"
        slow = f"{1000 * max(asked.seconds, default=0):.0f} ms"
        print(
            f"| `{case.name}` | {whole} | {len(asked.paths)} | {saved} | {asked.half} | {plain.half} | {slow} |{note}"
        )
    saved = f"{100 * (1 - total[1] / total[0]):.0f} %"
    print(f"| all | {total[0]} | {total[1]} | {saved} | {total[2]} | {total[3]} | {slowest * 1000:.0f} ms |")


if __name__ == "__main__":
    main()
