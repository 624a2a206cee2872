"""The user's own files, as commands read and write them: what cannot be done is said, and the command stops."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from lawcheck.cli import console
from lawcheck.cli.options import refuse

if TYPE_CHECKING:
    from lawcheck.span import InputFile


def read_text(path: str | Path, limit: int | None = None) -> InputFile:
    """The text file at that path. Stops where it cannot be read, or has more bytes than a case may have, or than `limit`."""
    from lawcheck.cli.loading import complain
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.files import CASE_LIMIT, read

    found = Diagnostics()
    file = read(Path(path), found, limit or CASE_LIMIT)
    if found:
        complain(found.sorted(), {file.name: file})
    return file


def deliver(made: str | bytes, output: str | None, force: bool) -> None:
    """Prints what was made; or writes it to the file, if one is named, and says so."""
    if output is None:
        assert isinstance(made, str), "a command refuses to print what is no text"
        console.write(made)
        return
    write(Path(output), made, force=force)
    console.say(f"written to {output}")


def write(path: Path, made: str | bytes, *, force: bool) -> None:
    """Writes one file, whole. Stops where it cannot be, or where one is there already and nothing forces it."""
    write_all({path: made}, force=force)


def write_all(made: Mapping[Path, str | bytes], *, force: bool) -> None:
    """Writes each file, whole. Stops after the last where one could not be, and names all of those."""
    from lawcheck.cli.loading import complain
    from lawcheck.diagnostics import Diagnostics
    from lawcheck.files import write_new

    found = Diagnostics()
    for path, content in made.items():
        write_new(path, content, found, force=force)
    if found:
        complain(found.sorted(), {})


def make_folder(folder: Path) -> None:
    """Makes the folder where it is not there. Stops where that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        refuse(f"the folder `{folder.as_posix()}` cannot be made: {(trouble.strerror or 'no reason given').lower()}")
