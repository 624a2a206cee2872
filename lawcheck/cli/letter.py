"""`lawcheck letter`: a letter that one can send, made from what the findings on a case carry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, NoReturn

from lawcheck.cli import console, status
from lawcheck.cli.options import (
    AsOf,
    Language,
    Overwrite,
    Quiet,
    Rulebooks,
    Rules,
    again,
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
    from lawcheck.letters.letter import Letter, Refused
    from lawcheck.letters.render import Written
    from lawcheck.pipeline import Rules as Law

FORMATS = ("md", "txt", "docx", "pdf")
_ENDING = ".md.j2"


def run(
    case: Annotated[
        str | None, Argument("CASE", "A case file, or the name of a case that comes with lawcheck.")
    ] = None,
    letter: Annotated[str, Option(("--letter",), "Which letter; `--list` names them.", "NAME")] = "",
    list_: Annotated[bool, Option(("--list",), "Name the letters there are.")] = False,
    format: Annotated[str, Option(("--format",), "md, txt, docx or pdf; by default as FILE ends.", "FORMAT")] = "",
    output: Annotated[
        str | None, Option(("--output", "-o"), "Write to this file, which must be new.", "FILE")
    ] = None,
    force: Overwrite = False,
    as_of: AsOf = None,
    min_grade: Annotated[
        str | None,
        Option(("--min-grade",), "State a fact from this grade on; below it say who says so: B2.", "GRADE"),
    ] = None,
    set_: Annotated[
        list[str] | None,
        Option(("--set",), "Fill in what only you know: --set name=…; may be repeated.", "KEY=VALUE"),
    ] = None,
    sender: Annotated[
        str | None, Option(("--sender",), "A YAML file with the same, kept for the next letter.", "FILE")
    ] = None,
    templates: Annotated[
        str | None, Option(("--templates",), "A folder of letters that replace or add to those here.", "DIR")
    ] = None,
    rules: Rules = None,
    rulebook: Rulebooks = None,
    lang: Language = "en",
    quiet: Quiet = False,
) -> int:
    """Write a letter that says what the findings carry, and no more.

    A violation is asserted, a dispute put with both sides, what is not known
    asked. What only you know stands in square brackets, and is listed at the
    end.

    \b
    Examples:
      lawcheck letter --list
      lawcheck letter belgrade_safe_city --letter complaint --lang sr
      lawcheck letter belgrade_safe_city --letter demand -o demand.docx
    """
    folders = _folders(templates)
    names = sorted({name.partition("/")[0] for name in folders if "/letter." in name})
    if list_:
        return _list(names)
    if not case:
        refuse("no case was named", "name a case file; `lawcheck list cases` names the cases that come with lawcheck")
    if not letter:
        refuse("no letter was named", f"say `--letter` and one of {', '.join(names)}")
    to_choice("--letter", letter, names)
    format = format or _ending(output)
    to_choice("--format", format, FORMATS)
    if format in ("docx", "pdf") and output is None:
        refuse(f"`--format {format}` needs a file", f"say `--output {letter}.{format}`")
    day, grade, language = to_day(as_of), to_grade(min_grade), to_language(lang)
    given = _given(set_ or [], sender)

    from lawcheck.cli.loading import known_rulebooks, load_cases, load_rules

    law = load_rules(rules)
    known_rulebooks(rulebook or (), law)
    one = load_cases([case], law)[0]
    written = _written(one, law, letter, language, day, grade, given, folders, rulebook or [])
    content = _laid_out(written, format, language)
    _deliver(content, output, force)
    _say_what_is_left(written, day, given)
    step = f"lawcheck check {one.file}{again(rules, as_of=as_of, rulebook=rulebook)}"
    console.next_step(step, quiet)
    return status.OK


def _ending(output: str | None) -> str:
    """The format that a file's name asks for; Markdown where it asks for none."""
    ending = (output or "").rpartition(".")[2].lower()
    return ending if ending in FORMATS else "md"


def _list(names: list[str]) -> int:
    from lawcheck.letters.fits import KINDS, OTHER

    width = max(map(len, names), default=0)
    console.write("".join(f"{name:<{width}}  {KINDS.get(name, OTHER).title}\n" for name in names))
    return status.OK


def _folders(own: str | None) -> dict[str, str]:
    """The texts of all templates by their names, the user's instead of those that come with lawcheck."""
    from pathlib import Path

    from lawcheck.cli.loading import complain
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.files import content, read

    found = Diagnostics()
    texts: dict[str, str] = {}
    if own is not None and not Path(own).is_dir():
        refuse(f"`{own}` is no folder", "`--templates` names a folder that holds letters, one folder each")
    for folder in (content() / "templates" / "letters", *([Path(own)] if own is not None else ())):
        for path in sorted(folder.glob(f"*/*{_ENDING}"))[:200]:
            texts[path.relative_to(folder).as_posix()] = read(path, found, limit=100_000).text
    if found:
        complain(found.sorted(), {})
    return texts


def _given(words: list[str], path: str | None) -> Mapping[str, str]:
    """What the sender fills in: the file's, and over that what stands in the call."""
    from lawcheck.letters.letter import Refused
    from lawcheck.letters.sender import checked

    fields = _sender_file(path) if path is not None else {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            refuse(f"`--set {word}` sets nothing", "write `--set name=…`")
        fields[name.strip()] = value
    try:
        return checked(fields)
    except Refused as refused:
        _stop(refused)


def _sender_file(path: str) -> dict[str, str]:
    from pathlib import Path

    from lawcheck.cli.loading import complain
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.facts.read_yaml import read_yaml
    from lawcheck.facts.tree import Mapping as Tree
    from lawcheck.facts.tree import Scalar
    from lawcheck.files import read

    found = Diagnostics()
    file = read(Path(path), found, limit=50_000)
    tree = None if found else read_yaml(file, found)
    if found:
        complain(found.sorted(), {file.name: file})
    if not isinstance(tree, Tree) or any(not isinstance(entry.value, Scalar) for entry in tree.entries):
        refuse(f"`{path}` is no sender file", "write one line for each field, such as `name: Jelena Jelić`")
    texts = ((entry.key.text, entry.value) for entry in tree.entries)
    return {name: value.text for name, value in texts if isinstance(value, Scalar) and not value.is_empty}


class _Result:
    """A letter as it was written, with what is told about it."""

    def __init__(self, written: Written, letter: Letter, day: date) -> None:
        self.written, self.letter, self.day = written, letter, day


def _written(
    case: Case,
    law: Law,
    name: str,
    language: str,
    day: date | None,
    grade: Grade | None,
    given: Mapping[str, str],
    templates: Mapping[str, str],
    rulebooks: list[str],
) -> _Result:
    from datetime import date

    from lawcheck import pipeline
    from lawcheck.facts.belief import select
    from lawcheck.letters.compose import material
    from lawcheck.letters.fits import written
    from lawcheck.letters.law import belongs_home, binding_law
    from lawcheck.letters.letter import Refused
    from lawcheck.letters.render import render
    from lawcheck.letters.sender import fields, names
    from lawcheck.letters.weight import lowest
    from lawcheck.report.from_findings import Words

    if not belongs_home(case, law.ruleset):
        refuse("these letters go to authorities in Serbia, and the case is not one of Serbian law")
    on, least = day or case.as_of or date.today(), lowest(grade)
    with console.progress("judging"):
        report = pipeline.check(
            case,
            law,
            today=on,
            as_of=on,
            min_grade=least,
            rulebooks=tuple(rulebooks),
            language=language,
            brief=True,
        )
    facts = select(case.facts, on, min_grade=least)
    words = Words(law.ruleset, law.files, on, language, case.jurisdiction, True, facts)
    of = material(report.cases[0], words, binding_law(law.ruleset, on, language), grade, names(given))
    try:
        letter = written(name, of, given)
        filled = fields(given, letter.case_title, language)
        return _Result(render(letter, of.sources.annex(), filled, templates), letter, on)
    except Refused as refused:
        _stop(refused)


def _laid_out(result: _Result, format: str, language: str) -> str | bytes:
    if format == "md":
        return result.written.markdown
    from lawcheck.letters.letter import Refused

    try:
        from lawcheck.letters.blocks import blocks

        parts = blocks(result.written.markdown)
        if format == "txt":
            from lawcheck.letters import as_text

            return as_text.render(parts)
        title = next((block.text for block in parts if block.kind == "heading"), result.letter.name)
        if format == "pdf":
            from lawcheck.letters import as_pdf

            return as_pdf.render(parts, title, language, result.day)
        from lawcheck.letters import as_docx

        return as_docx.render(parts, title, language, result.day)
    except ImportError as missing:
        refuse(
            f"`--format {format}` needs the package `{missing.name}`, which is not installed",
            "install it with `pip install 'lawcheck-rules[letters]'`, or say `--format md`",
        )
    except Refused as refused:
        _stop(refused)


def _deliver(content: str | bytes, output: str | None, force: bool) -> None:
    if output is None:
        assert isinstance(content, str)
        console.write(content)
        return
    from pathlib import Path

    from lawcheck.cli.loading import complain
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.files import write_new

    found = Diagnostics()
    if not write_new(Path(output), content, found, force=force):
        complain(found.sorted(), {})
    console.say(f"written to {output}")


def _say_what_is_left(result: _Result, asked: date | None, given: Mapping[str, str]) -> None:
    """What the sender still has to do before sending, on standard error."""
    from lawcheck.letters.sender import NEEDED, advice

    if asked is None:
        console.say(f"The letter has the date of the case, {result.day.isoformat()}; `--as-of` gives it another.")
    for sentence in advice(result.letter.name, given):
        console.say(sentence)
    unverified = [point.rule for point in result.letter.points if not point.verified]
    if unverified:
        console.say("Provisions not yet held against the text of the law, to be checked before sending:")
        for rule in unverified:
            console.say(f"  {rule}")
    if result.written.blanks:
        console.say("To fill in, in the letter or with `--set KEY=VALUE` or a `--sender` file:")
        width = max(map(len, result.written.blanks))
        for name in result.written.blanks:
            console.say(f"  {name:<{width}}  {NEEDED[name][0]}")


def _stop(refused: Refused) -> NoReturn:
    refuse(refused.reason, refused.help)
