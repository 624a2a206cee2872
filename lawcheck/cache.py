"""Compiled rules, cases that were read and reports that were made, kept in the user's own cache folder so that most calls need no parser.

A pickle can run anything, so one is read only from a folder and a file that belong to this user and that nobody else
may write to. Whatever else goes wrong (no folder, a full disk, a damaged entry) means "not kept": the caller compiles.
"""

from __future__ import annotations

import gc
import os
import pickle
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from lawcheck.files import stamp
from lawcheck.span import InputFile

_MOST_ENTRIES = 48
_HEAD = b"lawcheck 1 "
# What a pickle of other code or a damaged one can fail with; its check sum was right, so hardly ever.
_NOT_OURS = (pickle.UnpicklingError, AttributeError, ImportError, EOFError, IndexError, TypeError, ValueError)


def key(files: Iterable[InputFile], *more: str) -> str:
    """What an entry is known by. It changes with the name or text of a file, with Python, and with our own code.

    `more`: what else it depends on, such as another key.
    """
    digest = sha256("\0".join((sys.version, _own_code(), *more)).encode(errors="surrogatepass"))
    for file in files:
        for part in (file.name, file.text):
            data = part.encode(errors="surrogatepass")
            digest.update(b"\0%d\0" % len(data) + data)  # the length, lest a name run on into a text
    return digest.hexdigest()


def load(key: str) -> object | None:
    """What was stored under `key`; None where nothing was, or where it is damaged or not safe to read."""
    try:
        with _folder(make=False) as folder:
            data = folder.read(key)
    except OSError:
        return None
    body = data[len(_HEAD) + 32 :]
    if data[: len(_HEAD) + 32] != _HEAD + sha256(body).digest():
        return None
    collecting = gc.isenabled()
    gc.disable()  # a great many small things at once: the collector's rounds would double the time
    try:
        thing: object = pickle.loads(body)
    except _NOT_OURS:
        return None
    finally:
        if collecting:
            gc.enable()
    return thing


def store(key: str, thing: object) -> None:
    """Keeps `thing` under `key` if it can, and drops the oldest entries. Where it cannot, nothing happens."""
    body = pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL)
    with suppress(OSError), _folder(make=True) as folder:
        folder.write(key, _HEAD + sha256(body).digest() + body)
        folder.prune(_MOST_ENTRIES)


def cache_home() -> Path | None:
    """Where this user's programs keep what they can make again; None where the system names no such place.

    None too where LAWCHECK_NO_CACHE is set, for who wants no copy of a confidential case beside it.
    """
    if os.environ.get("LAWCHECK_NO_CACHE"):
        return None
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        return Path(local) if local else None
    named = os.environ.get("XDG_CACHE_HOME", "")
    if Path(named).is_absolute():
        return Path(named)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache")


@cache
def _own_code() -> str:
    """A stamp of lawcheck's own code. Reading it all would cost far more."""
    return stamp(Path(__file__).parent, (".py", ".lark"), ("__pycache__", "content"))


def _is_private(about: os.stat_result) -> bool:
    """Whether it belongs to this user and nobody else may write to it. (On Windows the folder's own rights say so.)"""
    if sys.platform == "win32":
        return True
    return about.st_uid == os.getuid() and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


@dataclass(frozen=True)
class _Folder:
    """A folder found to be private. By its descriptor, names lead into that very folder, whatever is renamed meanwhile."""

    path: Path
    descriptor: int | None

    def _at(self, name: str) -> str:
        return name if self.descriptor is not None else str(self.path / name)

    def _open(self, name: str, flags: int) -> int:
        flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        return os.open(self._at(name), flags, 0o600, dir_fd=self.descriptor)

    def read(self, name: str) -> bytes:
        """What the entry holds. Errors: `OSError` where it is not there or not private."""
        with os.fdopen(self._open(name, os.O_RDONLY), "rb") as file:
            about = os.fstat(file.fileno())
            if not (stat.S_ISREG(about.st_mode) and _is_private(about)):
                raise PermissionError(name)
            return file.read()

    def write(self, name: str, data: bytes) -> None:
        """Puts the whole entry there at once, so that a reader sees all of it or none."""
        draft = f"{name}.{os.getpid()}"
        try:
            with os.fdopen(self._open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:
                file.write(data)
            os.replace(self._at(draft), self._at(name), src_dir_fd=self.descriptor, dst_dir_fd=self.descriptor)
        except OSError:
            with suppress(OSError):
                os.unlink(self._at(draft), dir_fd=self.descriptor)
            raise

    def prune(self, most: int) -> None:
        """Drops all but the newest entries."""
        where = self.path if self.descriptor is None else self.descriptor
        with os.scandir(where) as entries:
            ages = sorted(((e.stat(follow_symlinks=False).st_mtime_ns, e.name) for e in entries), reverse=True)
        for _, name in ages[most:]:
            os.unlink(self._at(name), dir_fd=self.descriptor)


@contextmanager
def _folder(*, make: bool) -> Iterator[_Folder]:
    """The private folder. Errors: `OSError` where there is none, or where others may write to it."""
    home = cache_home()
    if home is None:
        raise FileNotFoundError("no cache folder")
    path = home / "lawcheck"
    if make:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield _Folder(path, None)
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        if not _is_private(os.fstat(descriptor)):
            raise PermissionError(path)
        yield _Folder(path, descriptor)
    finally:
        os.close(descriptor)
