"""`lawcheck lint`: what could be better about rules that have no mistake."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

from lawcheck.cli import console, status
from lawcheck.cli.disk import deliver, read_text, write, write_all
from lawcheck.cli.options import Output, Overwrite, Quiet, Rules, again, as_words, refuse, to_choice
from lawcheck.cli.solver import need_solver, to_seconds
from lawcheck.cli.words import Argument, Option

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lawcheck.lint.law import Law, Proven, Tested
    from lawcheck.lint.remark import Level, Said
    from lawcheck.span import InputFile
    from lawcheck.testing.from_file import RuleNames

_FORMATS = ("text", "lines", "json", "sarif", "github")
_TESTED = re.compile(r"^[ \t-]*rule:[ \t]*[\"']?([\w.]+)", re.MULTILINE)

Paths: TypeAlias = Annotated[
    list[str] | None,
    Argument("PATH", "Files or folders to speak of; by default `rules` here, or what comes with lawcheck."),
]
Profile: TypeAlias = Annotated[
    str, Option(("--profile",), "default; strict (all there is to say); errors (errors alone).", "NAME")
]
Select: TypeAlias = Annotated[
    list[str] | None,
    Option(("--select",), "This lint and no other; may be repeated, or names joined by commas.", "LINT"),
]
Ignore: TypeAlias = Annotated[list[str] | None, Option(("--ignore",), "Not this lint; likewise.", "LINT")]
Deep: TypeAlias = Annotated[
    bool, Option(("--deep",), "Ask a solver too, as `rules check` does: what clashes, what is never violated.")
]
Timeout: TypeAlias = Annotated[str, Option(("--timeout",), "With --deep: give up after so many seconds in all.", "S")]
Fix: TypeAlias = Annotated[bool, Option(("--fix",), "Put right what can be, and lay those files out.")]
Diff: TypeAlias = Annotated[bool, Option(("--diff",), "Show what --fix would change, and write nothing.")]
Baseline: TypeAlias = Annotated[
    str | None, Option(("--baseline",), "Leave out the remarks that this file knows.", "FILE")
]
WriteBaseline: TypeAlias = Annotated[
    str | None, Option(("--write-baseline",), "Write the remarks of now to this file.", "FILE")
]
Format: TypeAlias = Annotated[
    str, Option(("--format",), "text, lines, json, sarif or github (annotations).", "FORMAT")
]
Strict: TypeAlias = Annotated[bool, Option(("--strict",), "Fail on warnings too.")]


def run(
    paths: Paths = None,
    rules: Rules = None,
    profile: Profile = "default",
    select: Select = None,
    ignore: Ignore = None,
    deep: Deep = False,
    timeout: Timeout = "60",
    fix: Fix = False,
    diff: Diff = False,
    baseline: Baseline = None,
    write_baseline: WriteBaseline = None,
    format: Format = "text",
    output: Output = None,
    force: Overwrite = False,
    strict: Strict = False,
    quiet: Quiet = False,
) -> int:
    """Say what could be better about rules that have no mistake.

    `lawcheck show LINT` explains a remark, and `lawcheck list lints` has them all.
    One that is not to be said: `# lawcheck: ignore[LINT] reason`, above or behind.

    \b
    Examples:
      lawcheck lint
      lawcheck lint rules/rs/zzpl --profile strict
      lawcheck lint --select no-test,no-message --format json
      lawcheck lint rules/rs/zzpl --deep

    Exit status: 0 no error; 1 an error, with --strict a warning, or with --diff something to put right; 2 the
    input is wrong.
    """
    from lawcheck.lint.run import PROFILES, levels

    to_choice("--format", format, _FORMATS)
    to_choice("--profile", profile, PROFILES)
    again_ = as_words(paths) + again(rules)
    seconds = to_seconds(timeout)
    if deep and (fix or diff):
        refuse("`--deep` finds nothing that `--fix` could put right", "ask for one after the other")
    if deep:
        need_solver("lint --deep")
    chosen = levels(profile, _lints(select, "--select", deep), _lints(ignore, "--ignore"), deep=deep)
    with console.progress("reading the rules"):
        files, allowed, home = _files(paths, rules)
        desk = _Desk(allowed, chosen, home, seconds if deep else None)
        law, found = desk.mend(files) if fix and not diff else desk.look(files)
    if diff:
        return desk.preview(files, again_, quiet=quiet)
    if write_baseline:
        return _write_baseline(write_baseline, found, again_, force=force, quiet=quiet)
    if baseline:
        found = _new(found, baseline)
    deliver(_shown(format, law, found, chosen, plain=bool(output)), output, force)
    step = f"lawcheck show {min(found, key=_weight).lint}" if found else f"lawcheck test{again_}"
    console.next_step(step, quiet)
    failing = ("error", "warning") if strict else ("error",)
    return status.FOUND if any(said.level in failing for said in found) else status.OK


def _weight(said: Said) -> int:
    """How far down the list of levels it stands."""
    return list(type(said.level)).index(said.level)


def _lints(words: list[str] | None, option: str, deep: bool = True) -> list[str]:
    """The lints named. Stops at one that is none."""
    from lawcheck.diagnostics.suggest import did_you_mean
    from lawcheck.lint.run import DEEP_NAMES, NAMES

    names = [name.strip() for word in words or () for name in word.split(",") if name.strip()]
    for name in names:
        if name not in NAMES:
            refuse(
                f"`{option} {name}`: no lint has this name",
                did_you_mean(name, NAMES) or "`lawcheck list lints` has them",
            )
        if name in DEEP_NAMES and not deep:
            refuse(f"`{option} {name}`: this lint asks a solver", "add `--deep`")
    return names


def _files(
    words: list[str] | None, rules: list[str] | None
) -> tuple[tuple[InputFile, ...], frozenset[str], Path | None]:
    """All rule files that are needed, the names of those to speak of, and the folder that the names start from."""
    from lawcheck import files
    from lawcheck.cli.loading import complain, found_or_shipped, rules_here, with_vocabulary
    from lawcheck.cli.options import to_paths
    from lawcheck.diagnostics import Diagnostics

    found = Diagnostics()
    named = [Path(found_or_shipped(word)) for word in words or rules or rules_here()]
    if named:
        files.read_rules(named, found)  # what is wrong with the words is said of them, as they were typed
    roots = with_vocabulary(to_paths(rules) or named or None)
    law = files.read_rules(roots, found)
    if found:
        complain(found.sorted(), {file.name: file for file in law})
    home = files.content() if roots is None else None
    real = [os.path.realpath(path) for path in named]
    allowed = [file.name for file in law if not named or _below(os.path.realpath(files.path_of(file.name)), real)]
    return law, frozenset(allowed), home


def _below(path: str, roots: Sequence[str]) -> bool:
    return any(path == root or path.startswith(root + os.sep) for root in roots)


class _Desk:
    """Lints files as often as is wanted, and writes what was mended."""

    def __init__(
        self, allowed: frozenset[str], chosen: Mapping[str, Level], home: Path | None, seconds: float | None
    ) -> None:
        self._seconds = seconds
        self._allowed = allowed
        self._chosen = chosen
        self._home = home
        self._tests: tuple[str, ...] | None = None

    def look(self, files: Sequence[InputFile]) -> tuple[Law, list[Said]]:
        """What there is to say of the files that are spoken of. Stops where there are mistakes."""
        from dataclasses import replace

        from lawcheck.cli.loading import complain
        from lawcheck.lint.law import Law
        from lawcheck.lint.run import read, remarks

        law = read(files, date.today())
        if not isinstance(law, Law):
            complain(law, {file.name: file for file in files})
        if "no-test" in self._chosen:
            law = replace(law, tested=self._tested(law))
        if self._seconds is not None:
            law = replace(law, proven=self._proven(law, self._seconds))
        return law, [said for said in remarks(law, self._chosen) if said.remark.span.file in self._allowed]

    def _proven(self, law: Law, seconds: float) -> Proven:
        """What the solver proves of the rules that are spoken of."""
        from lawcheck.analysis.flaws import flaws
        from lawcheck.lint.flawed import named
        from lawcheck.lint.law import Proven
        from lawcheck.plan.from_model import from_model

        plan = from_model(law.ruleset)
        steps = [step for step in plan.steps if step.rule.span.file in self._allowed]
        found = flaws(plan, law.today, steps, seconds=seconds, named=named(law))
        return Proven.of(found, steps, law.today)

    def mend(self, files: Sequence[InputFile]) -> tuple[Law, list[Said]]:
        """What is left to say when all fixes are in, and written."""
        from lawcheck.lint.mend import mend

        mended = mend(files, self._allowed, self.look)
        home = self._home or Path()
        write_all({home / file.name: file.text for file in mended.files if file.name in mended.changed}, force=True)
        number = len(mended.fixed)
        console.say(f"{number:,} put right in {len(mended.changed):,} file{'' if len(mended.changed) == 1 else 's'}")
        return self.look(mended.files)

    def preview(self, files: Sequence[InputFile], again: str, *, quiet: bool) -> int:
        """Shows what mending would change."""
        from lawcheck.cli.fmt import difference
        from lawcheck.lint.mend import mend

        mended = mend(files, self._allowed, self.look)
        now = {file.name: file.text for file in mended.files}
        for file in files:
            if file.name in mended.changed:
                console.write(difference(file, now[file.name]))
        console.say(f"{len(mended.fixed):,} would be put right")
        console.next_step(f"lawcheck lint{again} --fix" if mended.fixed else f"lawcheck lint{again}", quiet)
        return status.FOUND if mended.fixed else status.OK

    def _tested(self, law: Law) -> Tested:
        """The rules that a test beside the rules names; the files are searched, not read whole, for that is fast."""
        from lawcheck.lint.law import Tested
        from lawcheck.testing.from_file import RuleNames

        if self._tests is None:
            folders = dict.fromkeys(Path(name).parent for name in law.files)
            self._tests = tuple(text for folder in folders for text in self._texts(folder))
        names = RuleNames.of(law.ruleset)
        return Tested(frozenset(rule for text in self._tests for rule in _named(text, names)))

    def _texts(self, folder: Path) -> list[str]:
        from lawcheck.diagnostics import Diagnostics
        from lawcheck.files import read

        paths = sorted(((self._home or Path()) / folder).glob("*_test.yaml"))
        return [f"{folder.as_posix()}\0{read(path, Diagnostics()).text}" for path in paths]


def _named(text: str, names: RuleNames) -> list[str]:
    folder, _, tests = text.partition("\0")
    return [rule for name in dict.fromkeys(_TESTED.findall(tests)) for rule in names.meant(name, folder)]


def _new(found: list[Said], path: str) -> list[Said]:
    """The remarks that the baseline does not know. Stops where it is none."""
    from lawcheck.lint import baseline

    known = baseline.read(read_text(path).text)
    if known is None:
        refuse(f"`{path}` is no baseline", "`lawcheck lint --write-baseline FILE` writes one")
    compared = baseline.compare(found, known)
    if compared.gone:
        console.say(f"{compared.gone:,} of the remarks in `{path}` are no longer made; write it anew")
    return list(compared.new)


def _write_baseline(path: str, found: Sequence[Said], again: str, *, force: bool, quiet: bool) -> int:
    from lawcheck.lint import baseline

    write(Path(path), baseline.written(found), force=force)
    console.say(f"{len(found):,} remark{'' if len(found) == 1 else 's'} written to {path}")
    console.next_step(f"lawcheck lint{again} --baseline {path}", quiet)
    return status.OK


def _shown(format: str, law: Law, found: Sequence[Said], chosen: Mapping[str, Level], *, plain: bool) -> str:
    import sys

    from lawcheck.lint import formats
    from lawcheck.lint.run import page

    match format:
        case "lines":
            return formats.as_lines(found, law.files)
        case "json":
            return formats.as_json(found, law.files)
        case "sarif":
            return formats.as_sarif(found, law.files, [known for name in chosen if (known := page(name))])
        case "github":
            return formats.as_github(found, law.files)
        case _:
            colour = console.has_colour() and not plain
            width = None if plain else console.terminal_width(sys.stdout)
            return formats.as_text(found, law.files, colour=colour, width=width)
