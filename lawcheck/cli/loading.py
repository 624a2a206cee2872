"""Rules and cases for a command; what is wrong with them goes to standard error, all of it, and the command stops."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from lawcheck.cli.console import has_colour, progress, terminal_width
from lawcheck.cli.options import refuse, to_paths
from lawcheck.cli.status import WRONG_INPUT, Stop

if TYPE_CHECKING:
    from pathlib import Path
    from typing import NoReturn

    from lawcheck.diagnostics import Diagnostic
    from lawcheck.facts.claim import Case
    from lawcheck.pipeline import Rules
    from lawcheck.report.report import Report
    from lawcheck.span import InputFile


def load_rules(words: list[str] | None, beside: Sequence[Path] = ()) -> Rules:
    """The rules in the folders of `--rules`, or those that come with lawcheck. Stops where anything is wrong.

    Folders that have no vocabulary of their own are read beside those that come with lawcheck. `beside`: further files.
    """
    from lawcheck import pipeline
    from lawcheck.files import content

    paths = with_vocabulary(to_paths(words))
    if beside:
        paths = [*(paths or [content() / "rules"]), *beside]
    try:
        with progress("reading the rules"):
            return pipeline.load_rules(paths)
    except pipeline.Refused as refused:
        complain(refused.diagnostics, refused.files)


def found_or_shipped(word: str) -> str:
    """The path as given or, where nothing is there, that of the file which comes with lawcheck under this name.

    So what a report calls a shipped case, `cases/serbia/….yaml`, can be named from any folder.
    """
    from pathlib import Path

    from lawcheck.files import content

    path = Path(word)
    shipped = content() / path
    if (
        path.is_absolute()
        or os.path.lexists(path)
        or not path.parts[1:]
        or ".." in path.parts
        or not shipped.exists()
    ):
        return word
    return path.stem if shipped.is_file() else str(shipped)


def with_vocabulary(paths: list[Path] | None) -> list[Path] | None:
    """The folders; where they have no vocabulary, the folders `rules` that they lie in and that have one, or else they
    beside those that come with lawcheck. None: these alone.
    """
    if paths is None:
        return None
    from pathlib import Path

    from lawcheck.files import content

    shipped = Path(os.path.realpath(content() / "rules"))
    real = [Path(os.path.realpath(path)) for path in paths]  # unlike resolve(), it never raises
    if all(path.is_relative_to(shipped) and path != shipped for path in real):
        return None  # a part of what comes with lawcheck
    if _have_vocabulary(paths, if_none=True):
        return paths
    homes = list(dict.fromkeys(filter(None, map(_home_of, paths))))
    if homes and len(homes) == len({_home_of(path) for path in paths}) and _have_vocabulary(homes):
        return homes
    return [content() / "rules", *paths]


def _have_vocabulary(paths: Sequence[Path], *, if_none: bool = False) -> bool:
    """Whether a rule file there begins a vocabulary; `if_none`: what is said where there is no rule file."""
    import re

    from lawcheck.diagnostics import Diagnostics
    from lawcheck.files import read_rules

    texts = read_rules(paths, Diagnostics())
    return any(re.search(r"^\s*vocabulary\b", file.text, re.MULTILINE) for file in texts) if texts else if_none


def _home_of(path: Path) -> Path | None:
    """The nearest folder above that is called `rules`, as the path is written; None where there is none."""
    from pathlib import Path

    above = (folder for folder in Path(os.path.realpath(path)).parents if folder.name == "rules")
    home = next(above, None)
    return home if home is None or path.is_absolute() else Path(os.path.relpath(home))


def rules_here() -> list[str]:
    """What the author of rules works on: the folder `rules` here, or this one where it lies in such a folder; none where
    that holds no rules or comes with lawcheck.
    """
    from pathlib import Path

    from lawcheck.files import content

    inside = _home_of(Path("here")) is not None
    here = Path("rules") if Path("rules").is_dir() else Path() if inside else None
    shipped = os.path.realpath(content() / "rules")
    if here is None or Path(os.path.realpath(here)).is_relative_to(shipped) or not next(here.rglob("*.law"), None):
        return []
    return [here.as_posix()]


def load_cases(words: Sequence[str], rules: Rules) -> list[Case]:
    """The cases named, each checked against the vocabulary. Stops where anything is wrong, after naming all of it."""
    from lawcheck import pipeline

    cases: list[Case] = []
    wrong: list[Diagnostic] = []
    files: dict[str, InputFile] = {}
    with progress("reading the cases"):
        for word in dict.fromkeys(words):
            try:
                cases.append(pipeline.load_case(found_or_shipped(word), rules))
            except pipeline.Refused as refused:
                wrong += refused.diagnostics
                files |= refused.files
    if wrong:
        _one_name(words)
        complain(wrong, files)
    return cases


_MOST_WORDS = 6  # in one file's name


def _one_name(words: Sequence[str]) -> None:
    """Stops where neighbouring words are the name of one file, which has a space in it and lost its quotes."""
    from pathlib import Path

    from lawcheck.cli.options import as_word

    for start in range(len(words)):
        for end in range(start + 2, min(start + _MOST_WORDS, len(words)) + 1):
            name = " ".join(parts := words[start:end])
            if Path(name).is_file() and not all(map(os.path.lexists, parts)):
                told = ", ".join(f"`{part}`" for part in parts[:-1])
                refuse(
                    f"{told} and `{parts[-1]}` are one name with a space in it",
                    f"put it in quotes: `{as_word(name)}`",
                )


def report_kept(cases: Sequence[str], call: object) -> tuple[str, Report | None]:
    """What a report by the shipped rules on these very texts is known by, and the report, where it was made and kept.

    The key is empty where a file cannot be read: then the ordinary way says what is wrong.
    """
    from lawcheck import cache, files
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.report.report import Report

    found = Diagnostics()
    told = [files.read_case(found_or_shipped(case), found) for case in cases]
    if found:
        return "", None
    key = cache.key(told, files.shipped_rules_stamp(), repr(call))
    kept = cache.load(key)
    return key, kept if isinstance(kept, Report) else None


def complain(diagnostics: Sequence[Diagnostic], files: Mapping[str, InputFile]) -> NoReturn:
    """Shows what is wrong with files, and stops."""
    import sys

    from lawcheck.diagnostics.render import as_text

    sys.stderr.write(as_text(diagnostics, files, colour=has_colour(sys.stderr), width=terminal_width(sys.stderr)))
    raise Stop(WRONG_INPUT, f"lawcheck show {diagnostics[0].code}")


def known_rulebooks(names: Sequence[str], rules: Rules) -> tuple[str, ...]:
    """The names, each a rulebook or the beginning of one. Stops at one that is neither."""
    known = rules.ruleset.rulebooks
    for name in names:
        if not any(book == name or book.startswith(f"{name}.") for book in known):
            unknown("rulebook", name, known, "lawcheck list rulebooks")
    return tuple(names)


def known_sources(names: Sequence[str], cases: Iterable[Case]) -> tuple[str, ...]:
    """The names, each a source of at least one case. Stops at one that is not."""
    known = {source for case in cases for source in case.sources}
    for name in names:
        if name not in known:
            unknown("source", name, known, "")
    return tuple(names)


def unknown(kind: str, name: str, known: Iterable[str], command: str) -> NoReturn:
    """Says that nothing of the kind has the name, and what was probably meant, or the command that lists them; stops."""
    from lawcheck.diagnostics.suggest import nearest

    close = nearest(name, known)
    help = f"did you mean `{close}`?" if close else f"`{command}` names them" if command else ""
    if not help and known:
        help = f"there are {', '.join(f'`{one}`' for one in sorted(known))}"
    refuse(f"there is no {kind} `{name}`", help)
