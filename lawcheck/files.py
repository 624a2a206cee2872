"""The core's way to the disk: finds, reads and writes files. (`cache.py` keeps compiled rules; nothing else has a disk.)

What can't be read is a `Diagnostic` in the collector that is handed in, never an exception. A file that was refused
comes back all the same, with as much text as it takes to show the place; what it says is not to be used.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from io import RawIOBase
from pathlib import Path

from lawcheck.decoding import as_utf8, decode
from lawcheck.diagnostics import Diagnostics
from lawcheck.span import InputFile, Span

RULE_LIMIT = 400_000  # bytes; ten times the longest that anybody wrote, and read in a second
CASE_LIMIT = 1_000_000
TABLE_LIMIT = 20_000_000
REPORT_LIMIT = 50_000_000
MOST_RULE_FILES = 5_000
MOST_FILES = 50_000
CASE_ENDINGS = (".yaml", ".yml", ".json")
TABLE_ENDINGS = (".csv", ".tsv")


def content() -> Path:
    """The folder with `rules/`, `cases/` and `templates/`: inside the installed package, or else the source tree."""
    package = Path(__file__).resolve().parent
    installed = package / "content"
    return installed if installed.is_dir() else package.parent


def shipped_cases() -> dict[str, Path]:
    """The cases that come with lawcheck, by their bare names, sorted."""
    paths = (path for path in (content() / "cases").rglob("*.yaml") if not path.stem.endswith(("_test", "_expected")))
    return {path.stem: path for path in sorted(paths, key=lambda path: (path.stem, path))}


# ── reading ────────────────────────────────────────────────────────────────────────────────────────────────


def read_rules(paths: Sequence[Path] | None, found: Diagnostics) -> tuple[InputFile, ...]:
    """All rule files at or below `paths`, each once, sorted by name; None: those that come with lawcheck.

    Shape: a name is the path as given with what lies below it, `/` between the parts; a shipped rule's starts with
    `rules/`, so that reports say the same on every machine. `path_of` leads back. Errors: the codes of `file_codes.py`.
    """
    files: dict[str, InputFile] = {}
    several = paths is not None and len(paths) > 1  # only then may two of them lead to one file
    for path, name in _rule_files(paths, found):
        real = os.path.realpath(path) if several and "\0" not in name else name
        if real not in files:
            files[real] = _read(path, name, RULE_LIMIT, found)
    return tuple(sorted(files.values(), key=lambda file: file.name))


def shipped_rules_stamp() -> str:
    """What changes whenever a rule file that comes with lawcheck does. It costs a tenth of reading them."""
    return stamp(content() / "rules", (".law",))


def stamp(folder: Path, endings: tuple[str, ...], without: Collection[str] = ()) -> str:
    """The paths, sizes and times of all files below with these endings, but for those in folders of the names `without`.

    Whatever is done to a file changes one of them; no program can set the time of its entry on the disk. Errors: none;
    what cannot be looked at is told by its path alone.
    """
    told = []
    folders = [os.fspath(folder)]
    while folders:
        with suppress(OSError), os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in without:
                        folders.append(entry.path)
                elif entry.name.endswith(endings):
                    told.append(f"{entry.path} {_seen(entry)}")
    return "\n".join(sorted(told))


def _seen(entry: os.DirEntry[str]) -> str:
    try:
        about = entry.stat()
    except OSError:  # such as a link to nothing
        return ""
    return f"{about.st_size} {about.st_mtime_ns} {about.st_ctime_ns}"


class ShippedRules(Mapping[str, InputFile]):
    """The texts of the rules that come with lawcheck, by name; read when the first of them is asked for."""

    @cached_property
    def _texts(self) -> dict[str, InputFile]:
        return {file.name: file for file in read_rules(None, Diagnostics())}

    def __getitem__(self, name: str) -> InputFile:
        return self._texts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def read_case(given: Path | str, found: Diagnostics) -> InputFile:
    """The case file at a path or, where nothing is there, the shipped case of that bare name.

    Errors: the codes of `file_codes.py`; a missing file is answered with the nearest name.
    """
    path = Path(given)
    if path.suffix == ".law":
        law = _No("wrong-kind-of-file", "is a rule file, not a case", "rules are given with `--rules`")
        return _refused(law, path.as_posix(), found)
    if os.path.lexists(path) and (no := _no_case(path)):
        return _refused(no, path.as_posix(), found)
    if _is_bare(path) and not os.path.lexists(path):
        shipped = shipped_cases()
        if case := shipped.get(path.name):
            return _read(case, case.relative_to(content()).as_posix(), CASE_LIMIT, found)
        return _refused(_missing(path, shipped), path.as_posix(), found)
    return read(path, found)


def _no_case(path: Path) -> _No | None:
    """Why a file that is there is no case, if its name, or how a report begins, says so; and what to do with it."""
    if path.suffix in TABLE_ENDINGS:
        return _No("wrong-kind-of-file", "is a table, not a case", "`lawcheck batch` judges tables")
    if path.suffix.lower() in _DOCUMENTS and path.is_file():
        ask = f"`lawcheck ask {path.stem}.yaml` asks what there is to know of it, and writes the case"
        return _No("wrong-kind-of-file", "is a document, not a case", ask)
    if path.suffix == ".json" and path.is_file():
        with suppress(OSError), path.open("rb") as file:  # what cannot be read is told by who reads it all
            if _REPORT.match(file.read(200)):
                help = "`lawcheck replay` judges its cases again"
                return _No("wrong-kind-of-file", "is a report, not a case", help)
    return None


def read(path: Path, found: Diagnostics, limit: int = CASE_LIMIT) -> InputFile:
    """Any one text file; its name is the path as given. Errors: the codes of `file_codes.py`."""
    return _read(path, path.as_posix(), limit, found)


def read_table(given: Path | str, found: Diagnostics) -> InputFile:
    """A table as spreadsheets save it, in UTF-8 or UTF-16; where nothing is at the path, that which comes with lawcheck there.

    Errors: the codes of `file_codes.py`.
    """
    path = Path(given)
    name, shipped = path.as_posix(), content() / path
    if path.suffix in CASE_ENDINGS and path.is_file():
        no = _No("wrong-kind-of-file", "is a case file, not a table", "`lawcheck check` judges case files")
        return _refused(no, name, found)
    data = _bytes(path if os.path.lexists(path) or not shipped.is_file() else shipped, TABLE_LIMIT)
    if isinstance(data, _No):
        return _refused(data, name, found)
    return decode(
        name, as_utf8(data), found, again="in the spreadsheet program, save the table as CSV in UTF-8 (`CSV UTF-8`)"
    )


_DOCUMENTS = (".doc", ".docx", ".odt", ".pdf", ".rtf")
_REPORT = re.compile(rb'\s*\{\s*"lawcheck":\s*"[^"]*",\s*"format":')


@dataclass(frozen=True)
class _No:
    """Why a file is refused; the message goes on from its name."""

    code: str
    message: str
    help: str = ""


def _refused(no: _No, name: str, found: Diagnostics) -> InputFile:
    found.add(no.code, f"`{name}` {no.message}", Span(name, 0, 0), help=no.help)
    return InputFile(name, "")


def _is_bare(path: Path) -> bool:
    return len(path.parts) == 1 and path.suffix not in CASE_ENDINGS


def _is_folder(path: Path) -> bool:
    """Whether a folder stands there; of a name that no disk can have, none does."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _rule_files(paths: Sequence[Path] | None, found: Diagnostics) -> Iterator[tuple[Path, str]]:
    """The paths of rule files and the names they go by."""
    shipped = content() / "rules"
    given = [path for path in paths if path != shipped] if paths is not None else []
    named = list(_given_files(given, found))
    if paths is None or shipped in paths:
        taken = {name for _, name in named}
        for path in _below(shipped, found):
            name = path.relative_to(shipped.parent).as_posix()
            yield path, path.as_posix() if name in taken else name
    yield from named


def path_of(name: str) -> Path:
    """Where the rule file, or what lies beside it, stands that goes by this name."""
    return here if (here := Path(name)).is_file() else content() / name


def _given_files(paths: Iterable[Path], found: Diagnostics) -> Iterator[tuple[Path, str]]:
    for path in paths:
        if _is_folder(path):
            yield from ((file, file.as_posix()) for file in _below(path, found))
        elif path.suffix in CASE_ENDINGS and os.path.lexists(path):
            _refused(_No("wrong-kind-of-file", "is a case file, not a rule file"), path.as_posix(), found)
        else:
            yield path, path.as_posix()


def _below(folder: Path, found: Diagnostics) -> list[Path]:
    """The `.law` files in a folder and below it; linked and hidden folders are left out, so this comes to an end."""
    laws: list[Path] = []
    seen = 0
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        seen += len(names)
        laws += (Path(here, name) for name in names if name.endswith(".law") and not name.startswith("."))
        if len(laws) > MOST_RULE_FILES or seen > MOST_FILES:
            no = _No("too-many-files", "holds more files than any rulebook needs", "name the rulebooks' own folder")
            _refused(no, folder.as_posix(), found)
            return []
    if not laws:
        no = _No("no-rules", "holds no rule file; their names end in `.law`")
        _refused(no, folder.as_posix(), found)
    return laws


def _read(path: Path, name: str, limit: int, found: Diagnostics) -> InputFile:
    """The file, under the name it goes by."""
    data = _bytes(path, limit)
    return _refused(data, name, found) if isinstance(data, _No) else decode(name, data, found)


_NO_FILE = _No("special-file", "is a device, a pipe or a socket", "save the text in an ordinary file first")


def _bytes(path: Path, limit: int) -> bytes | _No:
    """What the file holds. A pipe or a device is neither read from nor waited for."""
    try:
        kind = path.stat().st_mode  # before it is opened, for that can set a device going
        if stat.S_ISDIR(kind):
            return _No("is-a-directory", "is a folder, not a file", "name a file in it")
        if not stat.S_ISREG(kind):
            return _NO_FILE
        with open(path, "rb", buffering=0, opener=_without_waiting) as file:
            now = os.fstat(file.fileno())
            if not stat.S_ISREG(now.st_mode):
                return _NO_FILE
            data = _up_to(limit + 1, file, now.st_size)
    except FileNotFoundError:
        if path.is_symlink():
            return _No("broken-link", f"is a link to `{path.readlink().as_posix()}`, and that does not exist")
        return _missing(path)
    except ValueError:  # such as a name with a zero byte in it, which no disk has
        return _No("no-such-file", "cannot be the name of a file")
    except OSError as trouble:
        return _told_by(trouble, path)
    if len(data) > limit:
        size = max(now.st_size, len(data)) / 1e6
        return _No("file-too-large", f"has {size:,.1f} MB, and at most {limit / 1e6:g} MB are read")
    return data


def _up_to(most: int, file: RawIOBase, size: int) -> bytes:
    """What the file holds, or as much of it."""
    data = file.read(min(most, size + 1)) or b""
    while len(data) < most and (more := file.read(most - len(data))):
        data += more
    return data


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _told_by(trouble: OSError, path: Path) -> _No:
    """What the operating system reports, in our words where we have some."""
    match trouble.errno:
        case errno.ELOOP:
            return _No("broken-link", "is a link that leads back to itself")
        case errno.ENOTDIR:
            file = next(above for above in path.parents if os.path.lexists(above))
            return _No("no-such-file", f"does not exist: `{file.as_posix()}` is a file, not a folder")
        case errno.ENAMETOOLONG:
            return _No("no-such-file", "does not exist: no file has so long a name")
        case _:
            return _No("unreadable-file", f"cannot be read: {_words(trouble)}")


def _words(trouble: OSError) -> str:
    return (trouble.strerror or str(trouble)).lower()


def _missing(path: Path, known: Collection[str] = ()) -> _No:
    """Why a file that is not there is refused, with the nearest name in its folder or among the `known`."""
    from lawcheck.diagnostics.suggest import nearest

    folder = path.parent
    if not _is_folder(folder):
        case = shipped_cases().get(path.stem)
        help = f"that case comes with lawcheck: name it `{path.stem}`" if case else ""
        return _No("no-such-file", f"does not exist, and neither does the folder `{folder.as_posix()}`", help)
    beside: dict[str, str] = {}
    with suppress(OSError):
        beside = {path.name: path.as_posix() for path in sorted(folder.iterdir())[:MOST_RULE_FILES]}
    beside |= {name: name for name in known}
    whole = f"{path.name}.yaml"
    close = whole if whole in beside else nearest(path.name, beside)
    if close:
        help = f"did you mean `{beside[close]}`?"
    else:
        help = "`lawcheck list cases` names the cases that come with lawcheck" if known else ""
    return _No("no-such-file", "does not exist", help)


# ── writing ────────────────────────────────────────────────────────────────────────────────────────────────


def write_new(path: Path, text: str | bytes, found: Diagnostics, *, force: bool = False) -> bool:
    """Whether the text, or the bytes, now stand at `path`: all of it, or nothing changed. Only `force` writes over a file.

    Errors: `file-exists`, `cannot-write`.
    """
    whole = text.encode() if isinstance(text, str) else text
    try:
        if force and path.exists() and not path.is_file():  # such as /dev/stdout: nothing to keep, nothing to move
            path.write_bytes(whole)
        else:
            _write_whole(path, whole, force)
    except FileExistsError:
        no = _No("file-exists", "is there already", "choose another name, or say `--force`")
    except FileNotFoundError:
        no = _No("cannot-write", "cannot be written: its folder does not exist", "make the folder first")
    except OSError as trouble:
        no = _No("cannot-write", f"cannot be written: {_words(trouble)}")
    else:
        return True
    _refused(no, path.as_posix(), found)
    return False


def _write_whole(path: Path, whole: bytes, force: bool) -> None:
    """Writes a draft in the same folder, then gives it the name in one step."""
    if not force and os.path.lexists(path):
        raise FileExistsError(path)
    target = Path(os.path.realpath(path))
    draft = target.with_name(f".{target.name[:40]}.{os.getpid()}.draft")
    try:
        with draft.open("xb") as file:
            file.write(whole)
        if force:
            if target.exists():
                draft.chmod(stat.S_IMODE(target.stat().st_mode))
            draft.replace(target)
            return
        try:
            target.hardlink_to(draft)  # unlike a renaming, it fails where somebody was faster
        except FileExistsError:
            raise
        except OSError:  # a disk without such links
            draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)
