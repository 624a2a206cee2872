"""`lawcheck repair`: the smallest change of facts after which no rule is violated."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Annotated, TypeAlias

from lawcheck.cli import console, options, status
from lawcheck.cli.disk import deliver
from lawcheck.cli.options import (
    AsOf,
    Believe,
    Language,
    MinGrade,
    OneCase,
    Overwrite,
    Quiet,
    Rulebooks,
    Rules,
    refuse,
    to_choice,
    to_day,
    to_grade,
    to_language,
)
from lawcheck.cli.words import Option

if TYPE_CHECKING:
    from datetime import date

    from lawcheck.analysis.changing import Price
    from lawcheck.analysis.repair import Repair, Repairs
    from lawcheck.analysis.repair_told import RepairsTold
    from lawcheck.facts.claim import Instance
    from lawcheck.finding.finding import FactPath
    from lawcheck.model.vocabulary import Fact, Vocabulary
    from lawcheck.plan.plan import Plan

Keep: TypeAlias = Annotated[
    list[str] | None,
    Option(("--keep",), "Do not change this fact, or what it holds; may be repeated.", "FACT"),
]
Costs: TypeAlias = Annotated[
    list[str] | None,
    Option(("--cost",), "What changing this fact costs; may be repeated.", "FACT=N"),
]
Most: TypeAlias = Annotated[str, Option(("--max",), "Show at most so many ways.", "N")]
Timeout: TypeAlias = Annotated[str, Option(("--timeout",), "Give up after so many seconds.", "S")]
Format: TypeAlias = Annotated[str, Option(("--format",), "text or json.", "FORMAT")]
Write: TypeAlias = Annotated[
    str | None,
    Option(("--write",), "Write the case with the smallest change to this file, which must be new.", "FILE"),
]


def run(
    case: OneCase,
    rules: Rules = None,
    rulebook: Rulebooks = None,
    keep: Keep = None,
    cost: Costs = None,
    max_: Most = "3",
    as_of: AsOf = None,
    believe: Believe = None,
    min_grade: MinGrade = None,
    timeout: Timeout = "30",
    format: Format = "text",
    write: Write = None,
    force: Overwrite = False,
    lang: Language = "en",
    quiet: Quiet = False,
) -> int:
    """Show the smallest change after which no rule is violated.

    What is fixed or past stays as it is; what is not known may stay unknown. A change of what duties ask for costs 1;
    of what also says whether a rule applies 10, or 30 where it mostly does; of anything else 100. `--cost` says otherwise.

    \b
    Examples:
      lawcheck repair cases/serbia/belgrade_safe_city.yaml
      lawcheck repair belgrade_safe_city --cost blanket_coverage=5
      lawcheck repair belgrade_safe_city --keep status --write fixed.yaml
    """
    from lawcheck.cli.solver import need_solver, to_seconds

    day, grade, seconds = to_day(as_of), to_grade(min_grade), to_seconds(timeout)
    language = to_language(lang)
    to_choice("--format", format, ("text", "json"))
    if not re.fullmatch(r"[1-9][0-9]{0,3}", max_):
        refuse(f"`--max {max_}` is not a number", "a number of ways, such as `3`")
    need_solver("repair")

    from datetime import date

    from lawcheck.analysis import repair_told
    from lawcheck.analysis.repair import repairs
    from lawcheck.cli.loading import known_rulebooks, known_sources, load_cases, load_rules
    from lawcheck.facts.belief import select
    from lawcheck.facts.in_serbian import in_language
    from lawcheck.report.from_findings import Words

    law = load_rules(rules)
    books = known_rulebooks(rulebook or (), law)
    (file,) = load_cases([case], law)
    believed = known_sources(believe or (), [file])
    today = day or file.as_of or date.today()
    facts = select(file.facts, today, frozenset(believed), grade)
    chosen = law.ruleset.judging(books or file.rulebooks, file.jurisdiction)
    names, costs = keep or (), _costs(cost or ())
    used: set[str] = set()
    usual = _usual(law.plan, facts, today, chosen)
    price = _price(usual, law.ruleset.vocabulary, names, costs, used)
    with console.progress("looking for the smallest change"):
        found = repairs(law.plan, facts, today, chosen, price, most=int(max_), seconds=seconds)
    words = Words(law.ruleset, law.files, today, language, facts=facts)
    _show(repair_told.told(found, in_language(file, language), words, seconds), format)
    for name in sorted({*names, *costs} - used) if found.violated else ():
        console.say(f"`{name}` names nothing that is known in the case and that the rules ask for")
    if write and found.repairs:
        _write(case, found.repairs[0], write, force, language)
    own = options.again(None, keep=keep, cost=cost)
    again = options.again(rules, rulebook=rulebook, as_of=as_of, believe=believe, min_grade=min_grade, lang=language)
    console.next_step(f"lawcheck {_next(found, case, write, own)}{again}", quiet)
    return status.OK if found.settled and not found.stuck else status.FOUND


def _show(told: RepairsTold, format: str) -> None:
    from lawcheck.analysis import repair_as_text, repair_told

    if format == "json":
        console.write(repair_told.as_json(told))
    else:
        console.write(repair_as_text.render(told, console.width(), console.has_colour()))


def _next(found: Repairs, case: str, write: str | None, own: str) -> str:
    """The command that goes on from there; `own`: what this one was told that only it understands."""
    if found.repairs and not write:
        return f"repair {options.as_word(case)}{own} --write fixed.yaml"
    return f"check {options.as_word(write if write and found.repairs else case)}"


def _usual(plan: Plan, facts: Instance, today: date, rulebooks: Collection[str]) -> Price:
    """The price by what the rules ask for that judge the case."""
    from lawcheck.analysis.repair import usual_price
    from lawcheck.finding.evaluate import outcomes
    from lawcheck.finding.finding import Outcome

    told = outcomes(plan, facts, today, rulebooks)
    violated = {rule for rule, _, outcome in told if outcome is Outcome.VIOLATED}
    judging = {rule for rule, _, _ in told}
    steps = [step for step in plan.steps if step.rule.name in judging and step.window.holds_on(today)]
    return usual_price([step for step in steps if step.rule.name in violated], steps)


def _costs(words: Collection[str]) -> dict[str, int]:
    costs = {}
    for word in words:
        fact, _, number = word.partition("=")
        if not re.fullmatch(r"[1-9][0-9]{0,5}", number):
            refuse(f"`--cost {word}` is not a cost", "a fact and a whole number, such as `retention.period=5`")
        costs[fact] = int(number)
    return costs


def _price(
    usual: Price, vocabulary: Vocabulary, keep: Collection[str], costs: Mapping[str, int], used: set[str]
) -> Price:
    """The usual price, but for the facts that the user names. Stops at a name that no fact has.

    `used` gets the names that a fact of the case goes by.
    """
    known = [".".join(path) for path, _ in vocabulary.walk()]
    for name in (*keep, *costs):
        if "." not in name and not any(_is_named(fact, name) for fact in known):
            _unknown(name, known)

    def price(path: FactPath, pattern: tuple[str, ...], fact: Fact) -> int | None:
        names = ".".join(path), ".".join(pattern)
        kept = {name for name in keep for own in names if _is_named(own, name) or _is_inside(own, name)}
        said = [name for name in costs if any(_is_named(own, name) for own in names)]
        used.update(kept, said)
        if kept:
            return None
        return usual(path, pattern, fact) if not said or fact.fixed else costs[said[-1]]

    return price


def _is_inside(fact: str, name: str) -> bool:
    return f".{name}." in f".{fact}"


def _is_named(fact: str, name: str) -> bool:
    return fact == name or fact.endswith(f".{name}")


def _unknown(name: str, known: Collection[str]) -> None:
    from lawcheck.diagnostics.suggest import did_you_mean

    refuse(f"there is no fact `{name}`", did_you_mean(name, known))


def _write(case: str, repair: Repair, path: str, force: bool, language: str) -> None:
    """Writes the case file with the changes in it. Stops where they cannot be put in without touching what else is there."""
    from lawcheck.analysis.repair_as_yaml import NotPutIn, render
    from lawcheck.cli.loading import found_or_shipped
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.files import read_case

    changed = render(read_case(found_or_shipped(case), Diagnostics()), repair, language)  # it has just been judged
    if isinstance(changed, NotPutIn):
        refuse(
            f"`{changed.path}` cannot be changed in the file without touching what else stands there",
            f"write `{changed.said}` at it by hand",
        )
    deliver(changed, path, force)
