"""`lawcheck timeline`: how the verdict and each finding changed over time."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from lawcheck.cli import console, status
from lawcheck.cli.options import (
    Believe,
    Language,
    MinGrade,
    OneCase,
    Quiet,
    Rulebooks,
    Rules,
    again,
    as_word,
    refuse,
    to_day,
    to_grade,
    to_language,
)
from lawcheck.cli.words import Option

Since: TypeAlias = Annotated[
    str | None,
    Option(("--from",), "The first day; by default that of the first dated claim.", "DATE"),
]
Until: TypeAlias = Annotated[str | None, Option(("--until",), "The last day; by default today.", "DATE")]
Everything: TypeAlias = Annotated[bool, Option(("--all", "-a"), "Name the findings that are only counted, too.")]


def run(
    case: OneCase,
    rules: Rules = None,
    rulebook: Rulebooks = None,
    since: Since = None,
    until: Until = None,
    believe: Believe = None,
    min_grade: MinGrade = None,
    everything: Everything = False,
    lang: Language = "en",
    quiet: Quiet = False,
) -> int:
    """Show how the verdict changed over time.

    And each finding, on every day on which a claim, a deadline or a law changed.

    \b
    Example:
      lawcheck timeline cases/serbia/belgrade_safe_city.yaml
    """
    from datetime import date

    from lawcheck.cli.loading import known_rulebooks, known_sources, load_cases, load_rules
    from lawcheck.facts.belief import days_of, select
    from lawcheck.facts.in_serbian import in_language
    from lawcheck.finding.evaluate import outcomes
    from lawcheck.report import as_timeline
    from lawcheck.report.blocks import counted_only
    from lawcheck.report.over_time import Day, days_to_judge, over_time

    first, last, grade = to_day(since, "--from"), to_day(until, "--until"), to_grade(min_grade)
    language = to_language(lang)
    law = load_rules(rules)
    (file,) = (in_language(one, language) for one in load_cases([case], law))
    named = known_rulebooks(rulebook or (), law) or file.rulebooks
    books = law.ruleset.judging(named, file.jurisdiction)
    believed = known_sources(believe or (), [file])

    def judged(day: date) -> Day:
        facts = select(file.facts, day, frozenset(believed), grade)
        return Day(day, outcomes(law.plan, facts, day, books))

    claims = days_of(file.facts)
    start = first or min(claims, default=file.as_of or date.today())
    end = last or max(date.today(), file.as_of or date.today())
    if end < start:
        refuse(f"the last day, {end}, is before the first, {start}")
    with console.progress("judging each day"):
        days = over_time(days_to_judge(file, claims, law.plan, start, end), judged)
    titles = {rule.name: rule.title.in_language(language) for rule in law.ruleset.rules}
    text = as_timeline.render(
        file.title or file.name,
        days,
        titles,
        end,
        width=console.width(),
        colour=console.has_colour(),
        everything=everything,
        language=language,
        only=counted_only(believed, str(grade) if grade else None, language),
    )
    console.write(text)
    asked = again(rules, believe=believe, min_grade=min_grade, lang=lang)
    console.next_step(f"lawcheck check {as_word(file.file)} --as-of {days[-1].day.isoformat()}{asked}", quiet)
    return status.OK
