"""`lawcheck new`: start a case, a table of cases, a rulebook or a letter from a skeleton that works."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

from lawcheck.cli import console, status
from lawcheck.cli.disk import make_folder, write
from lawcheck.cli.options import Overwrite, Quiet, Rulebooks, Rules, again, as_word, refuse, to_choice, to_language
from lawcheck.cli.words import Argument, Option

if TYPE_CHECKING:
    from datetime import date

    from lawcheck.model.ruleset import Ruleset

What: TypeAlias = Annotated[str, Argument("WHAT", "case, table, rulebook or letter.")]
Name: TypeAlias = Annotated[str, Argument("NAME", "The name of what is new, such as `my_case` or `rs.police`.")]
Into: TypeAlias = Annotated[str | None, Option(("--into",), "The folder to write to; by default this one.", "DIR")]
Lang: TypeAlias = Annotated[
    str, Option(("--lang",), "The language of a case's questions: en, sr (or sr-Cyrl), sr-Latn.", "LANGUAGE")
]
Everything: TypeAlias = Annotated[
    bool,
    Option(("--all", "-a"), "A case or table with every question that the rules can ask, to be answered by hand."),
]


def run(
    what: What,
    name: Name,
    rules: Rules = None,
    rulebook: Rulebooks = None,
    into: Into = None,
    lang: Lang = "en",
    everything: Everything = False,
    force: Overwrite = False,
    quiet: Quiet = False,
) -> int:
    """Start a case, a table of cases, a rulebook or a letter.

    A case is an outline that `lawcheck ask` fills, a table the names of the columns for `lawcheck batch`, a rulebook has
    a rule and its tests, a letter a template in English and one in Serbian.

    \b
    Examples:
      lawcheck new case my_city
      lawcheck new case my_city --rulebook rs.zzpl
      lawcheck new case moj_grad --rulebook rs --lang sr --all
      lawcheck new table towns --rulebook rs
      lawcheck new rulebook rs.police
      lawcheck new letter reminder --into my_letters
    """
    to_choice("new", what, ("case", "table", "rulebook", "letter"))
    language = to_language(lang)
    if not re.fullmatch(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*" if what == "rulebook" else r"[a-z][a-z0-9_]*", name):
        example = _as_name(name) or ("rs.police" if what == "rulebook" else "my_city")
        refuse(f"`{name}` cannot be a name", f"small letters, digits and `_`, a letter first, such as `{example}`")

    from datetime import date

    from lawcheck.cli.loading import known_rulebooks, load_rules

    folder = Path(into or ".")
    if what == "letter":
        files = _letter(name, folder)
        case = "belgrade_safe_city"
        step = f"lawcheck letter {case} --letter {name} --templates {folder.as_posix()}"
    elif what == "case":
        law = load_rules(rules)
        named = known_rulebooks(rulebook or (), law)
        files = {folder / f"{name}.yaml": _case(name, law.ruleset, named, date.today(), language, everything)}
        step = f"lawcheck {'check' if everything else 'ask'} {as_word(next(iter(files)).as_posix())}{again(rules, lang=lang)}"
    elif what == "table":
        law = load_rules(rules)
        named = known_rulebooks(rulebook or (), law)
        files = {folder / f"{name}.csv": _table(law.ruleset, named, language, everything)}
        step = f"lawcheck batch {next(iter(files)).as_posix()}{again(rules, rulebook=rulebook)}"
    else:
        law = load_rules(rules)
        home = folder.joinpath(*name.split("."))
        files = _rulebook(name, law.ruleset, home, date.today())
        step = f"lawcheck test {home.as_posix()}{again([*rules, home.as_posix()]) if rules else ''}"
    for path in files:
        if path.exists() and not force:
            refuse(f"`{path.as_posix()}` is there already", "choose another name, or say `--force`")
    for path, text in files.items():
        write(path, text, force=force)
        console.say(f"written: {path.as_posix()}")
    console.next_step(step, quiet)
    return status.OK


def _as_name(typed: str) -> str:
    """A name that is near what was typed, a file's name with spaces in Cyrillic perhaps; empty where nothing is left."""
    from unicodedata import normalize

    from lawcheck.script import to_latin

    stem = re.sub(r"\.ya?ml$", "", to_latin(typed).casefold()).replace("đ", "dj")
    plain = normalize("NFKD", stem).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_").lstrip("0123456789_")


def _case(name: str, ruleset: Ruleset, named: Collection[str], today: date, language: str, everything: bool) -> str:
    """A case for what the rulebooks ask for; all rulebooks if none is named."""
    from lawcheck.facts.skeleton import skeleton

    return skeleton(
        ruleset.vocabulary,
        name,
        as_of=today,
        rulebooks=named,
        wanted=_asked(ruleset, named),
        language=language,
        whole=everything,
    )


def _table(ruleset: Ruleset, named: Collection[str], language: str, everything: bool) -> str:
    """The first row of a table for what the rulebooks ask for, with semicolons where spreadsheets write them."""
    from lawcheck.batch.skeleton import skeleton

    separator = "," if language == "en" else ";"
    return "\ufeff" + skeleton(ruleset.vocabulary, _asked(ruleset, named), separator, whole=everything)


def _asked(ruleset: Ruleset, named: Collection[str]) -> Mapping[tuple[str, ...], int]:
    """The facts that the rulebooks ask for, each with the number of rules that do."""
    from collections import Counter

    from lawcheck.model.ruleset import is_among
    from lawcheck.report.needs import needs

    return Counter(
        path for rule in ruleset.rules if not named or is_among(rule.rulebook, named) for path in needs(rule)
    )


def _letter(name: str, folder: Path) -> dict[Path, str]:
    """The files of a letter, whose folder is made if need be. Stops where it cannot be."""
    from lawcheck.letters.skeleton import letter

    make_folder(folder / name)
    return {folder / name / file: text for file, text in letter(name).items()}


def _rulebook(name: str, ruleset: Ruleset, home: Path, today: date) -> dict[Path, str]:
    """The files of a rulebook, whose folder is made if need be. Stops where it cannot be."""
    from lawcheck.report.skeleton import rulebook

    make_folder(home)
    return {home / file: text for file, text in rulebook(name, ruleset, today).items()}
