"""`lawcheck list`: what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeAlias

from lawcheck.cli import console, status
from lawcheck.cli.options import Language, Quiet, Rules, again, refuse, to_choice, to_day, to_language
from lawcheck.cli.words import Argument, Option

if TYPE_CHECKING:
    from datetime import date

    from lawcheck.model.ruleset import Rule, Rulebook, Ruleset
    from lawcheck.pipeline import Rules as Law

_OF_RULES = ("rules", "rulebooks", "instruments", "families", "facts")
_OF = (*_OF_RULES, "cases", "codes", "lints")

_Rows: TypeAlias = list[tuple[str, str]]  # the name of each thing, and what it is


def run(
    of: Annotated[
        str, Argument("OF", "rules, rulebooks, instruments, families, facts, cases, codes or lints.")
    ] = "rules",
    about: Annotated[
        list[str] | None,
        Option(("--about",), "What has this in its name or description; may be repeated, for all of them.", "TEXT"),
    ] = None,
    rules: Rules = None,
    rulebook: Annotated[
        str | None, Option(("--rulebook",), "Rules of this rulebook, or of all below this prefix.", "NAME")
    ] = None,
    jurisdiction: Annotated[str | None, Option(("--jurisdiction",), "Rules that bind there: RS, FR.", "CODE")] = None,
    instrument: Annotated[str | None, Option(("--instrument",), "Rules that cite it.", "NAME")] = None,
    force: Annotated[str | None, Option(("--force",), "binding, benchmark, guidance or policy.", "FORCE")] = None,
    family: Annotated[str | None, Option(("--family",), "Rules of this family of requirements.", "NAME")] = None,
    severity: Annotated[str | None, Option(("--severity",), "critical, serious or minor.", "SEVERITY")] = None,
    on: Annotated[str | None, Option(("--on",), "Rules in force on this day.", "DATE")] = None,
    verified: Annotated[bool, Option(("--verified",), "Rules held against the text of the law.")] = False,
    unverified: Annotated[bool, Option(("--unverified",), "Rules not yet held against it.")] = False,
    lang: Language = "en",
    quiet: Quiet = False,
) -> int:
    """List what there is.

    One to a line: its name, then what it is. Rules can be chosen by what they
    are; several options together choose those that are all of it. Then the
    facts, rulebooks, instruments and families are those of these rules.

    \b
    Examples:
      lawcheck list rules
      lawcheck list rules --family transparency --severity critical
      lawcheck list facts --family retention
      lawcheck list facts --about fingerprint
      lawcheck list cases
    """
    to_choice("list", of, _OF)
    day, language = to_day(on, "--on"), to_language(lang)
    wanted = _Wanted(rulebook, jurisdiction, instrument, force, family, severity, day, verified, unverified)
    if of in _OF_RULES:
        from lawcheck.cli.loading import load_rules

        law = load_rules(rules)
        chosen = None if wanted == _Wanted() else wanted.of(law)
        rows, step = _of_ruleset(of, law.ruleset, chosen, language), f"lawcheck show {{}}{again(rules)}"
    elif wanted != _Wanted():
        refuse(f"{of} are not of rules, and not chosen by them", "choose by words: `--about TEXT`")
    else:
        rows, step = _of_program(of)
    words = [word.casefold() for word in about or ()]
    rows = [(name, what) for name, what in rows if all(word in f"{name} {what}".casefold() for word in words)]
    if not rows:
        console.say(f"there are no such {of}" if words or wanted != _Wanted() else f"there are no {of}")
        return status.OK
    width = min(max(len(name) for name, _ in rows), 48)
    console.write("".join(f"{name.ljust(width)}  {what}".rstrip() + "\n" for name, what in rows))
    console.next_step(step.format(rows[0][0]), quiet)
    return status.OK


class _Wanted(NamedTuple):
    """The rules that are all that the options say."""

    rulebook: str | None = None
    jurisdiction: str | None = None
    instrument: str | None = None
    force: str | None = None
    family: str | None = None
    severity: str | None = None
    on: date | None = None
    verified: bool = False
    unverified: bool = False

    def of(self, law: Law) -> list[Rule]:
        """Those rules. Stops at a name that is not known."""
        from lawcheck.cli.loading import known_rulebooks, unknown
        from lawcheck.model.ruleset import Force, Severity

        ruleset = law.ruleset
        for option, given, kinds in (("--force", self.force, Force), ("--severity", self.severity, Severity)):
            if given is not None:
                to_choice(option, given, [str(one) for one in kinds])
        known_rulebooks([self.rulebook] if self.rulebook else [], law)
        if self.instrument is not None and self.instrument not in ruleset.instruments:
            unknown("instrument", self.instrument, ruleset.instruments, "lawcheck list instruments")
        if self.family is not None and self.family not in ruleset.families:
            unknown("family", self.family, ruleset.families, "lawcheck list families")
        states = {state for book in ruleset.rulebooks.values() for state in book.jurisdictions}
        if self.jurisdiction is not None and self.jurisdiction not in states:
            unknown("jurisdiction", self.jurisdiction, states, "")
        return [rule for rule in ruleset.rules if self._is(rule, ruleset)]

    def _is(self, rule: Rule, ruleset: Ruleset) -> bool:
        from lawcheck.model.ruleset import is_among

        return (
            (self.rulebook is None or is_among(rule.rulebook, (self.rulebook,)))
            and (self.jurisdiction is None or self._binds(ruleset.rulebooks[rule.rulebook], self.jurisdiction))
            and (self.instrument is None or any(cited.instrument == self.instrument for cited in rule.cites))
            and (self.force is None or rule.force == self.force)
            and (self.family is None or self.family in ruleset.families_of(rule.name))
            and (self.severity is None or rule.severity == self.severity)
            and (self.on is None or rule.window.holds_on(self.on))
            and not (self.verified and rule.verified is None)
            and not (self.unverified and rule.verified is not None)
        )

    def _binds(self, book: Rulebook, state: str) -> bool:
        """Whether that state is bound by it: ever, or on the day asked for."""
        days = book.jurisdictions.get(state)
        return days is not None and (self.on is None or days.holds_on(self.on))


def _of_ruleset(of: str, ruleset: Ruleset, chosen: list[Rule] | None, language: str) -> _Rows:
    """`chosen`: only what belongs to these rules; None for all there is."""
    from lawcheck.report.as_page import type_name
    from lawcheck.report.needs import needs
    from lawcheck.report.typeset import plain

    rules = ruleset.rules if chosen is None else chosen
    rows: _Rows
    match of:
        case "rules":
            rows = [(r.name, f"{r.severity.value.ljust(8)}  {r.title.in_language(language)}") for r in rules]
        case "rulebooks":
            used = {rule.rulebook for rule in rules}
            books = [book for book in ruleset.rulebooks.values() if chosen is None or book.name in used]
            rows = [(book.name, book.title.in_language(language)) for book in books]
        case "instruments":
            cited = {cite.instrument for rule in rules for cite in rule.cites}
            acts = [one for _, one in sorted(ruleset.instruments.items()) if chosen is None or one.name in cited]
            rows = [(one.name, one.title.in_language(language)) for one in acts]
        case "families":
            of_rules = {name for rule in rules for name in ruleset.families_of(rule.name)}
            families = [one for one in ruleset.families.values() if chosen is None or one.name in of_rules]
            rows = [(one.name, one.title.in_language(language)) for one in families]
        case _:
            asked = {path for rule in rules for path in needs(rule)}
            facts = [(path, fact) for path, fact in ruleset.vocabulary.walk() if chosen is None or path in asked]
            rows = [
                (".".join(path), f"{fact.question.in_language(language)} ({type_name(fact.type)})")
                for path, fact in facts
            ]
    return [(name, plain(what)) for name, what in dict(rows).items()]


def _of_program(of: str) -> tuple[_Rows, str]:
    """What does not come out of the rules, and the command that shows one of them."""
    if of == "cases":
        return _cases(), "lawcheck check {}"
    if of == "codes":
        from lawcheck.diagnostics.catalogue import CATALOGUE

        return [(name, code.title) for name, code in sorted(CATALOGUE.items())], "lawcheck show {}"
    from lawcheck.lint.run import NAMES, page

    pages = [told for name in NAMES if (told := page(name))]
    return [(told.name, f"{told.level.ljust(7)}  {told.title}") for told in pages], "lawcheck show {}"


def _cases() -> _Rows:
    """The cases that come with lawcheck and the titles in their files, found without reading all of each."""
    import re

    from lawcheck.diagnostics import Diagnostics
    from lawcheck.files import read, shipped_cases

    rows = []
    for name, path in shipped_cases().items():
        title = re.search(r"^title: *(.+?) *$", read(path, Diagnostics()).text, re.MULTILINE)
        rows.append((name, title[1].strip("\"'") if title else ""))
    return rows
