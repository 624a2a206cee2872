"""Runs lints over rules: the one list of them, their levels, and what is silenced."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from inspect import getdoc
from typing import Protocol

from lawcheck.diagnostics import Diagnostic
from lawcheck.lint.ignores import Ignore, Ignored, ignores_in, without_effect
from lawcheck.lint.law import Law, Tested
from lawcheck.lint.lints import (
    always_false,
    always_true,
    answer_compared,
    condition_without_effect,
    double_negation,
    doubled_citation,
    doubled_condition,
    doubled_in_family,
    doubled_rule,
    duty_never_broken,
    encoded_and_left_out,
    exception_never_applies,
    exception_without_effect,
    fact_asked_twice,
    ignored_for_nothing,
    ignored_without_reason,
    implied_rule,
    judged_without_reading,
    left_out_twice,
    long_condition,
    message_is_no_sentence,
    name_style,
    never_verified,
    never_violated,
    no_burden,
    no_family,
    no_message,
    no_question,
    no_remedy,
    no_severity,
    no_such_article,
    no_test,
    nobody_bound,
    nobody_to_ask,
    not_settled,
    number_not_in_message,
    one_of_all,
    one_of_one,
    rule_always_met,
    rule_applies_to_nothing,
    rule_swallowed,
    rules_clash,
    same_message_twice,
    same_title_twice,
    time_without_effect,
    title_is_no_sentence,
    too_much_in_one_rule,
    translation_in_latin,
    translation_names_other_facts,
    unknown_fact_in_message,
    untitled_exception,
    untranslated,
    unused_definition,
    unused_fact,
    unused_instrument,
    unused_use,
    unused_variable,
    verified_in_the_future,
    verified_long_ago,
    versions_with_gap,
    whole_instrument_cited,
    work_left,
)
from lawcheck.lint.manual import Page, page_of
from lawcheck.lint.remark import Level, Remark, Said
from lawcheck.model.consequences import without_consequences
from lawcheck.model.from_ast import resolve
from lawcheck.span import InputFile
from lawcheck.syntax.parse import parse


class Lint(Protocol):
    """A module in `lints/`: its docstring is its manual page; `BAD` is what it speaks of, and `GOOD` what to write."""

    @property
    def __name__(self) -> str: ...
    @property
    def LEVEL(self) -> Level: ...
    @property
    def BAD(self) -> str: ...
    @property
    def GOOD(self) -> str: ...
    def look(self, law: Law) -> Iterator[Remark]:
        """What it has to say."""


# In the order of the manual.
LINTS: tuple[Lint, ...] = (
    # what a rule rests on
    whole_instrument_cited,
    no_such_article,
    doubled_citation,
    verified_in_the_future,
    verified_long_ago,
    never_verified,
    encoded_and_left_out,
    left_out_twice,
    unused_instrument,
    time_without_effect,
    versions_with_gap,
    # what a condition comes to
    always_true,
    always_false,
    never_violated,
    duty_never_broken,
    exception_never_applies,
    doubled_condition,
    condition_without_effect,
    doubled_rule,
    one_of_all,
    unused_variable,
    # how a condition is written
    double_negation,
    one_of_one,
    answer_compared,
    long_condition,
    # what a rule says
    title_is_no_sentence,
    same_title_twice,
    no_message,
    message_is_no_sentence,
    same_message_twice,
    number_not_in_message,
    unknown_fact_in_message,
    untitled_exception,
    untranslated,
    translation_names_other_facts,
    translation_in_latin,
    # what a rule leaves out
    no_severity,
    nobody_bound,
    no_burden,
    judged_without_reading,
    no_remedy,
    nobody_to_ask,
    no_family,
    no_test,
    too_much_in_one_rule,
    # what nobody needs, or everybody has to find
    unused_definition,
    unused_fact,
    unused_use,
    fact_asked_twice,
    no_question,
    doubled_in_family,
    name_style,
    work_left,
    ignored_without_reason,
    ignored_for_nothing,
)

# What has to ask a solver, for `lint --deep`.
DEEP: tuple[Lint, ...] = (
    rules_clash,
    rule_applies_to_nothing,
    rule_always_met,
    rule_swallowed,
    exception_without_effect,
    implied_rule,
    not_settled,
)

PROFILES = ("default", "strict", "errors")


def name_of(lint: Lint) -> str:
    """How people call it: `no_message.py` is `no-message`."""
    return lint.__name__.rpartition(".")[2].replace("_", "-")


NAMES = tuple(name_of(lint) for lint in (*LINTS, *DEEP))
DEEP_NAMES = tuple(name_of(lint) for lint in DEEP)


def page(name: str) -> Page | None:
    """The manual page of a lint."""
    for lint in (*LINTS, *DEEP):
        if name_of(lint) == name:
            return page_of(name, lint.LEVEL, getdoc(lint) or "", lint.BAD, lint.GOOD)
    return None


def levels(
    profile: str, select: Collection[str] = (), ignore: Collection[str] = (), *, deep: bool = False
) -> dict[str, Level]:
    """The lints that run, each with its level.

    `strict` says all there is to say, hints as warnings; `errors` says errors alone. `select`: these and no others.
    `deep`: those that ask a solver run as well.
    """
    chosen: dict[str, Level] = {}
    for lint in (*LINTS, *(DEEP if deep else ())):
        name, level = name_of(lint), lint.LEVEL
        if name in ignore or (select and name not in select):
            continue
        if level is Level.OFF and (select or profile == "strict"):
            level = Level.HINT
        elif level is Level.HINT and profile == "strict":
            level = Level.WARNING
        if level is Level.ERROR or (level is not Level.OFF and profile != "errors"):
            chosen[name] = level
    return chosen


def read(files: Sequence[InputFile], today: date, tested: Tested | None = None) -> Law | tuple[Diagnostic, ...]:
    """What lints look at; or every mistake in the files."""
    parsed = [parse(file) for file in files]
    trees = [tree for tree, _ in parsed]
    ruleset, wrong = resolve(trees)
    syntax = [diagnostic for _, found in parsed for diagnostic in found]
    if syntax or wrong:
        return tuple(sorted(without_consequences(syntax, wrong), key=lambda found: found.span))
    return Law(trees, ruleset, {file.name: file for file in files}, today, tested)


def remarks(law: Law, chosen: Mapping[str, Level]) -> tuple[Said, ...]:
    """All remarks that nothing silences, in the order of the files."""
    ignores = tuple(ignores_in(law))
    used: set[tuple[Ignore, Ignored]] = set()
    found: list[Said] = []
    for lint in (*LINTS, *DEEP):
        name = name_of(lint)
        if name in chosen:
            found += _heard(name, chosen[name], lint.look(law), ignores, used)
    last = "ignored-for-nothing"
    if last in chosen:
        ran = {name: name in DEEP_NAMES for name in chosen}
        idle = without_effect(ignores, used, ran, NAMES, law)
        found += _heard(last, chosen[last], idle, ignores, used)
    return tuple(sorted(found, key=lambda said: (said.remark.span, said.lint, said.remark.message)))


def _heard(
    lint: str, level: Level, said: Iterable[Remark], ignores: Sequence[Ignore], used: set[tuple[Ignore, Ignored]]
) -> Iterator[Said]:
    for remark in said:
        silent = {(i, one) for i in ignores if (one := i.silencing(lint, remark.span, remark.rules))}
        used |= silent
        if not silent:
            yield Said(lint, level, remark)
