"""`lawcheck show`: look one thing up: a rule, a fact, an instrument, a rulebook, a family, or the code of an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from lawcheck.cli import console, status
from lawcheck.cli.options import Quiet, Rules, again, refuse, to_language
from lawcheck.cli.words import Argument, Option

if TYPE_CHECKING:
    from lawcheck.lint.manual import Page
    from lawcheck.pipeline import Rules as Law


def run(
    name: Annotated[str, Argument("NAME", "A rule, fact, instrument, rulebook, family, error code, or lint.")],
    rules: Rules = None,
    lang: Annotated[
        str, Option(("--lang",), "The language of titles and questions: en, sr (or sr-Cyrl), sr-Latn.", "LANGUAGE")
    ] = "en",
    quiet: Quiet = False,
) -> int:
    """Look one thing up by its name.

    A rule with its law, text and facts; a fact, an instrument, a rulebook, a
    family of requirements; or what an error code or a lint means.

    \b
    Examples:
      lawcheck show databases_kept_apart
      lawcheck show zzpl
      lawcheck show unknown-fact
    """
    language = to_language(lang)

    from lawcheck.diagnostics.catalogue import CATALOGUE

    if name in CATALOGUE:
        console.write(_code(name))
        console.next_step("lawcheck list codes", quiet)
        return status.OK

    if "-" in name and (lint := _page(name)):  # no rule or fact has such a name
        console.write(_lint(lint))
        console.next_step(f"lawcheck lint --select {name}", quiet)
        return status.OK

    from lawcheck.cli.loading import load_rules
    from lawcheck.diagnostics.suggest import nearest
    from lawcheck.report import as_page

    law = load_rules(rules)
    pages = as_page.Pages(law.ruleset, law.files, console.width(), language)
    found = as_page.find(name, law.ruleset)
    if not found:
        from lawcheck.lint.run import NAMES

        close = nearest(name, [*as_page.names(law.ruleset), *CATALOGUE, *NAMES])
        refuse(
            f"nothing is called `{name}`",
            f"did you mean `{close}`?" if close else "`lawcheck list` says what there is",
        )
    if len(found) > 1:
        refuse(f"several things are called `{name}`", f"say which: {', '.join(f'`{thing.name}`' for thing in found)}")
    console.write(pages.of(found[0], colour=console.has_colour()))
    if found[0].kind == "rule":
        console.write(_tests(found[0].name, law))
    console.next_step(f"{as_page.next_step(found[0])}{again(rules)}", quiet)
    return status.OK


def _tests(name: str, law: Law) -> str:
    """The sentences of the rule's tests, each with what it expects, from the file beside the rule; empty without one."""
    from dataclasses import replace
    from pathlib import Path

    from lawcheck import files
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.report.typeset import finish, paint, plain, wrap
    from lawcheck.testing.from_file import RuleNames, tests_in

    lines: list[str] = []
    written = dict.fromkeys(rule.span.file for rule in law.ruleset.rules if rule.name == name)
    for own in (Path(rules.removesuffix(".law") + "_test.yaml") for rules in written):
        path = files.path_of(own.as_posix())
        if not path.is_file():
            continue
        file = replace(files.read(path, Diagnostics()), name=own.as_posix())  # a short name is one of its folder
        tests, _ = tests_in(file, None, law.ruleset, RuleNames.of(law.ruleset))
        for test in tests:
            if test.rule == name:
                expected = test.expected.outcome
                outcomes = [expected] if expected else list(dict.fromkeys(test.expected.elements.values()))
                told = paint(", ".join(outcome.value.replace("_", " ") for outcome in outcomes), "dim")
                lines += wrap(f"– {plain(test.title)}: {told}", console.width(), 2, 2)
    return finish(["", paint("Its tests", "bold"), *lines], console.has_colour()) if lines else ""


def _code(name: str) -> str:
    """What a code means, laid out."""
    from lawcheck.diagnostics.catalogue import CATALOGUE
    from lawcheck.report.typeset import finish, paint, plain, wrap

    code = CATALOGUE[name]
    lines = [paint(name, "bold"), *wrap(plain(code.title), console.width())]
    for paragraph in code.explanation.split("\n\n"):
        lines += ["", *wrap(plain(paragraph), console.width())]
    return finish(lines, console.has_colour())


def _page(name: str) -> Page | None:
    """The manual page of the lint of that name."""
    from lawcheck.lint.run import page

    return page(name)


def _lint(page: Page) -> str:
    """The manual page of a lint, laid out; its examples stand as they are."""
    from lawcheck.report.typeset import finish, paint, plain, wrap

    level = "said with `--profile strict`" if page.level == "off" else page.level
    lines = [paint(page.name, "bold"), *wrap(plain(f"{page.title} ({level})"), console.width())]
    for paragraph in page.explanation:
        lines += ["", *wrap(plain(paragraph), console.width())]
    for word, example in (("Instead of", page.bad), ("write", page.good)):
        lines += ["", paint(word, "bold"), *(f"  {plain(line)}".rstrip() for line in example.splitlines())]
    return finish(lines, console.has_colour())
