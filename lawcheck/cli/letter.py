"""`lawcheck letter`: a letter that one can send, made from what the findings on a case carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, TypeAlias

from lawcheck.cli import console, disk, letter_files, status
from lawcheck.cli.options import (
    AsOf,
    Language,
    Overwrite,
    Quiet,
    Rulebooks,
    Rules,
    again,
    as_word,
    refuse,
    to_choice,
    to_day,
    to_grade,
    to_language,
)
from lawcheck.cli.words import Argument, Option

if TYPE_CHECKING:
    from datetime import date

    from lawcheck.facts.claim import Case, Grade
    from lawcheck.letters.kind import Kind
    from lawcheck.letters.letter import Letter, Loophole
    from lawcheck.letters.preflight import Warning
    from lawcheck.letters.render import Written
    from lawcheck.pipeline import Rules as Law

FORMATS = ("md", "txt", "docx", "pdf")

CaseOrNone: TypeAlias = Annotated[
    str | None, Argument("CASE", "A case file, or the name of a case that comes with lawcheck.")
]
WhichLetter: TypeAlias = Annotated[str, Option(("--letter",), "Which letter; `--list` names them.", "NAME")]
List: TypeAlias = Annotated[bool, Option(("--list",), "Name the letters there are.")]
Format: TypeAlias = Annotated[str, Option(("--format",), "md, txt, docx or pdf; by default as FILE ends.", "FORMAT")]
Output: TypeAlias = Annotated[
    str | None, Option(("--output", "-o"), "Write to this file, which must be new.", "FILE")
]
MinGrade: TypeAlias = Annotated[
    str | None,
    Option(("--min-grade",), "State a fact from this grade on; below it say who says so: B2.", "GRADE"),
]
Set: TypeAlias = Annotated[
    list[str] | None,
    Option(("--set",), "Fill in what only you know: --set name=…; may be repeated.", "KEY=VALUE"),
]
Sender: TypeAlias = Annotated[
    str | None, Option(("--sender",), "A YAML file with the same, kept for the next letter.", "FILE")
]
Templates: TypeAlias = Annotated[
    str | None, Option(("--templates",), "A folder of letters that replace or add to those here.", "DIR")
]
Letterhead: TypeAlias = Annotated[
    str | None, Option(("--letterhead",), "Your own .docx: its header, footer and styles stay.", "FILE")
]
Loopholes: TypeAlias = Annotated[
    str | None,
    Option(("--loopholes",), "What is wrong with a draft law, for `public_comments`: YAML or JSON.", "FILE"),
]


def run(
    case: CaseOrNone = None,
    letter: WhichLetter = "",
    list_: List = False,
    format: Format = "",
    output: Output = None,
    force: Overwrite = False,
    as_of: AsOf = None,
    min_grade: MinGrade = None,
    set_: Set = None,
    sender: Sender = None,
    templates: Templates = None,
    letterhead: Letterhead = None,
    loopholes: Loopholes = None,
    rules: Rules = None,
    rulebook: Rulebooks = None,
    lang: Language = "en",
    quiet: Quiet = False,
) -> int:
    """Write a letter that says what the findings carry, and no more.

    A violation is asserted, a dispute put with both sides, what is not known
    asked. What only you know stands in square brackets, and is listed at the
    end, with the replies that the letter invites.

    \b
    Examples:
      lawcheck letter --list
      lawcheck letter belgrade_safe_city --letter complaint --lang sr
      lawcheck letter belgrade_safe_city --letter demand -o demand.docx
    """
    language = to_language(lang)
    texts = letter_files.templates(templates)
    kinds = _kinds(texts)
    if list_:
        return _list(kinds, language)
    if not case:
        refuse("no case was named", "name a case file; `lawcheck list cases` names the cases that come with lawcheck")
    if not letter:
        refuse("no letter was named", f"say `--letter` and one of {', '.join(kinds)}")
    to_choice("--letter", letter, list(kinds))
    format = format or _ending(output)
    to_choice("--format", format, FORMATS)
    if format in ("docx", "pdf") and output is None:
        refuse(f"`--format {format}` needs a file", f"say `--output {letter}.{format}`")
    if letterhead and format != "docx":
        refuse("a letterhead is for `--format docx`", f"say `--output {letter}.docx`")
    day, grade = to_day(as_of), to_grade(min_grade)
    asked = _Asked(kinds[letter], language, letter_files.given(set_ or [], sender, language), day, grade)
    head, holes = letter_files.letterhead(letterhead), letter_files.loopholes(loopholes)

    from lawcheck.cli.loading import known_rulebooks, load_cases, load_rules

    law = load_rules(rules)
    known_rulebooks(rulebook or (), law)
    one = load_cases([case], law)[0]
    result = _written(one, law, asked, texts, rulebook or [], holes, bool(head))
    content = _laid_out(result, format, head, letterhead or "")
    _deliver(content, output, force, language)
    _say_what_is_left(result)
    step = f"lawcheck check {as_word(one.file)}{again(rules, as_of=as_of, rulebook=rulebook)}"
    console.next_step(step, quiet)
    return status.OK


@dataclass(frozen=True)
class _Asked:
    """What the call asks for."""

    kind: Kind
    language: str
    given: Mapping[str, str]
    day: date | None
    grade: Grade | None


@dataclass(frozen=True)
class _Result:
    """A letter as it was written, with what is told about it."""

    asked: _Asked
    written: Written
    letter: Letter
    day: date
    warnings: tuple[Warning, ...]


def _kinds(texts: Mapping[str, str]) -> dict[str, Kind]:
    from lawcheck.letters.kind import kinds
    from lawcheck.letters.letter import Refused

    try:
        return kinds(texts)
    except Refused as refused:
        letter_files.stop(refused)


def _ending(output: str | None) -> str:
    """The format that a file's name asks for; Markdown where it asks for none. Stops at that of another program."""
    name = (output or "").replace("\\", "/").rpartition("/")[2]
    ending = name.rpartition(".")[2].lower() if "." in name.strip(".") else "md"
    if ending not in FORMATS:
        refuse(f"no letter can be written as .{ending}", f"end the name in {', '.join(f'.{f}' for f in FORMATS)}")
    return ending


def _list(kinds: Mapping[str, Kind], language: str) -> int:
    width = max(map(len, kinds), default=0)
    console.write("".join(f"{name:<{width}}  {kind.titled(language)}\n" for name, kind in kinds.items()))
    return status.OK


def _written(
    case: Case,
    law: Law,
    asked: _Asked,
    templates: Mapping[str, str],
    rulebooks: list[str],
    loopholes: tuple[Loophole, ...],
    letterhead: bool,
) -> _Result:
    from datetime import date

    from lawcheck import pipeline
    from lawcheck.facts.belief import select
    from lawcheck.facts.in_serbian import in_language, words_of
    from lawcheck.letters.fits import written
    from lawcheck.letters.law import belongs_home, binding_law
    from lawcheck.letters.letter import Refused
    from lawcheck.letters.material import material
    from lawcheck.letters.preflight import warnings
    from lawcheck.letters.render import render
    from lawcheck.letters.sender import fields, names
    from lawcheck.letters.weight import known_by, lowest
    from lawcheck.letters.words import refusal
    from lawcheck.report.from_findings import Words

    language, given, kind = asked.language, asked.given, asked.kind
    if not belongs_home(case, law.ruleset):
        letter_files.stop(refusal("other law", language))
    case, own = in_language(case, language), words_of(case, language)
    on, least = asked.day or case.as_of or date.today(), lowest(asked.grade)
    there = known_by(case.sources.values(), on)
    with console.progress("judging"):
        report = pipeline.check(
            case,
            law,
            today=on,
            as_of=on,
            min_grade=least,
            believe=there,
            rulebooks=tuple(rulebooks),
            language=language,
            brief=True,
        )
    facts = select(case.facts, on, frozenset(there), least)
    words = Words(law.ruleset, law.files, on, language, case.jurisdiction, True, facts)
    binding = binding_law(law.ruleset, on, language)
    of = material(report.cases[0], words, binding, asked.grade, {**own, **names(given)}, loopholes)
    try:
        letter = written(kind, of, given)
        translated = letter.case_title in own.values()
        filled = fields(given, letter.case_title, language, translated=translated, letterhead=letterhead)
        text = render(letter, kind, of.sources.annex(), filled, templates)
        return _Result(asked, text, letter, on, warnings(letter, of, kind, given, text.blanks))
    except Refused as refused:
        letter_files.stop(refused)


def _laid_out(result: _Result, format: str, head: bytes | None, head_name: str) -> str | bytes:
    if format == "md":
        return result.written.markdown
    from lawcheck.letters.letter import Refused

    language, kind, day = result.asked.language, result.asked.kind, result.day
    try:
        from lawcheck.letters.blocks import blocks

        parts = blocks(result.written.markdown)
        if format == "txt":
            from lawcheck.letters import as_text

            return as_text.render(parts, language)
        title = next((block.text for block in parts if block.kind == "heading"), result.letter.name)
        if format == "pdf":
            from lawcheck.letters import as_pdf

            return as_pdf.render(parts, title, language, day, most_pages=kind.pages)
        from lawcheck.letters import as_docx
        from lawcheck.letters.words import word

        if head is None:
            return as_docx.render(parts, title, language, day)
        made, left_out = as_docx.on_letterhead(head, parts, title, language, day)
        if left_out:
            console.say(word("body left out", language, file=head_name))
        return made
    except ImportError as missing:
        refuse(
            f"`--format {format}` needs the package `{missing.name}`, which is not installed",
            "install it with `pip install 'lawcheck-rules[letters]'`, or say `--format md`",
        )
    except Refused as refused:
        letter_files.stop(refused)


def _deliver(content: str | bytes, output: str | None, force: bool, language: str) -> None:
    if output is None:
        assert isinstance(content, str)
        console.write(content)
        return
    from pathlib import Path

    from lawcheck.letters.words import word

    disk.write(Path(output), content, force=force)
    console.say(word("written", language, file=output))


def _say_what_is_left(result: _Result) -> None:
    """What the sender still has to do before sending, on standard error."""
    from lawcheck.letters.sender import asked
    from lawcheck.letters.words import word
    from lawcheck.report.days import long_date

    language = result.asked.language
    if result.asked.day is None:
        console.say(word("case date", language, day=long_date(result.day, language)))
    if result.warnings:
        console.say(word("replies", language))
        for one in result.warnings:
            console.say(word("reply", language, reply=one.reply, because=one.because, change=one.change))
    unverified = dict.fromkeys(point.rule for point in result.letter.cited_points if not point.verified)
    cites = result.asked.kind.cites
    named = [
        f"{cites[cited.name].law}: {cited}" for cited in result.written.provisions if not cites[cited.name].verified
    ]
    if unverified or named:
        console.say(word("unverified", language))
        for line in (*named, *unverified):
            console.say(f"  {line}")
    if result.written.blanks:
        console.say(word("to fill in", language))
        width = max(map(len, result.written.blanks))
        for name in result.written.blanks:
            console.say(f"  {name:<{width}}  {asked(name, language)}")
