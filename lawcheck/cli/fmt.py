"""`lawcheck fmt`: lay rule files out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from lawcheck.cli import console, status
from lawcheck.cli.disk import write_all
from lawcheck.cli.options import Quiet, as_words, refuse
from lawcheck.cli.words import Argument, Option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lawcheck.diagnostics import Diagnostic
    from lawcheck.span import InputFile

_STDIN = "-"


def run(
    paths: Annotated[
        list[str] | None,
        Argument("PATH", "Rule files, or folders with them; by default `rules` here. `-` reads standard input."),
    ] = None,
    check: Annotated[bool, Option(("--check",), "Write nothing; name the files that are not laid out.")] = False,
    diff: Annotated[bool, Option(("--diff",), "Write nothing; show what would change.")] = False,
    quiet: Quiet = False,
) -> int:
    """Lay rule files out in the one way; meaning and comments stay.

    A file with a mistake is shown, and then no file is written. `lawcheck fmt -` reads a file from standard input and
    prints it laid out.

    \b
    Examples:
      lawcheck new rulebook my.rules && lawcheck fmt my/rules
      lawcheck fmt rules/rs/zzpl --diff
      lawcheck fmt --check

    Exit status: 0 done, or nothing to do; 1 with `--check` or `--diff`: something is not laid out; 2 the input is wrong.
    """
    if paths and _STDIN in paths and len(paths) > 1:
        refuse("`-` stands alone: standard input is one file")
    from_stdin = paths == [_STDIN]
    files = [_from_stdin()] if from_stdin else _read(paths, writes=not (check or diff))
    with console.progress("laying out"):
        laid_out = _laid_out(files)
    changed = [(file, text) for file, text in zip(files, laid_out, strict=True) if text != file.text]
    if diff:
        for file, text in changed:
            console.write(difference(file, text))
    elif from_stdin and not check:
        console.write(laid_out[0])
        console.next_step("lawcheck lint", quiet)
        return status.OK
    elif not check:
        write_all({Path(file.name): text for file, text in changed}, force=True)
    _tell(files, [file for file, _ in changed], written=not (check or diff), named=not diff)
    again = as_words(paths)
    unsettled = bool(changed) and (check or diff)
    console.next_step(f"lawcheck fmt{again}" if unsettled else f"lawcheck lint{again}", quiet)
    return status.FOUND if unsettled else status.OK


def _read(words: list[str] | None, *, writes: bool) -> Sequence[InputFile]:
    """The files. What comes with lawcheck can be looked at from any folder, but is written only where it is named."""
    from lawcheck.cli.loading import complain, found_or_shipped
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.files import read_rules

    here = ["rules"] if Path("rules").is_dir() else None
    if not words and not here and writes:
        refuse("there is no folder `rules` here", "name the files, or the folder: `lawcheck fmt FOLDER`")
    named = words or here
    if named and not writes:
        named = [found_or_shipped(word) for word in named]
    found = Diagnostics()
    files = read_rules([Path(word) for word in named] if named else None, found)
    if found:
        complain(found.sorted(), {file.name: file for file in files})
    return files


def _from_stdin() -> InputFile:
    import sys

    from lawcheck.cli.loading import complain
    from lawcheck.decoding import decode
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.files import RULE_LIMIT

    found = Diagnostics()
    data = sys.stdin.buffer.read(RULE_LIMIT + 1)
    if len(data) > RULE_LIMIT:
        refuse(f"standard input has more than {RULE_LIMIT:,} bytes, and no rule file is as long")
    file = decode("<standard input>", data, found)
    if found:
        complain(found.sorted(), {file.name: file})
    return file


def _laid_out(files: Sequence[InputFile]) -> list[str]:
    """Each file's text. Stops where one has a mistake, after showing all."""
    from lawcheck.cli.loading import complain
    from lawcheck.fmt import Refused, format_text

    texts: list[str] = []
    wrong: list[Diagnostic] = []
    for file in files:
        answer = format_text(file)
        if isinstance(answer, Refused):
            wrong += answer.diagnostics
        else:
            texts.append(answer)
    if wrong:
        complain(wrong, {file.name: file for file in files})
    return texts


def difference(file: InputFile, text: str) -> str:
    """What laying out, or mending, changes in a file, as other tools show differences."""
    from difflib import unified_diff

    lines = unified_diff(
        file.text.splitlines(keepends=True),
        text.splitlines(keepends=True),
        file.name,
        file.name,
    )
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _tell(files: Sequence[InputFile], changed: Sequence[InputFile], *, written: bool, named: bool) -> None:
    """The files that were, or would be, laid out, and how many."""
    if named:
        for file in changed:
            console.write(f"{file.name}\n")
    said = "laid out" if written else "to be laid out"
    fine = len(files) - len(changed)
    console.say(
        f"{len(changed):,} file{'' if len(changed) == 1 else 's'} {said}, {fine:,} left as {'it is' if fine == 1 else 'they are'}"
    )
