"""The terminal: findings to standard output, all else to standard error, colour only where it is wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, TextIO

_WIDEST = 100  # longer lines are hard to read, however wide the window
_PATIENCE = 0.4  # seconds before a reader wonders


class OutputLost(Exception):
    """Standard output cannot be written: the disk is full, say, or the caller has closed it."""


def prepare() -> None:
    """Both streams in UTF-8, whatever the system's language; what cannot be shown becomes a mark, never an error.

    A caller may have closed them: nobody is there then to answer, or to be told. Errors: `OutputLost`, where findings
    have nowhere to go.
    """
    sys.stdin = sys.stdin or _nowhere("r")
    sys.stderr = sys.stderr or _nowhere("w")
    if sys.stdout is None:
        sys.stdout = _nowhere("w")
        raise OutputLost("it is closed")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _nowhere(mode: Literal["r", "w"]) -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8")


def has_colour(stream: TextIO | None = None) -> bool:
    """Whether to write in colour: on a terminal that has it, and never with NO_COLOR."""
    stream = stream or sys.stdout
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns to lay text out in: those of the terminal up to a readable width; 80 where there is no terminal."""
    return terminal_width(sys.stdout) or 80


def terminal_width(stream: TextIO) -> int | None:
    """The columns of the terminal that the stream goes to, up to a readable width; None where it goes elsewhere."""
    if not stream.isatty():
        return None
    from shutil import get_terminal_size

    return min(get_terminal_size().columns, _WIDEST)


def write(text: str) -> None:
    """Findings: to standard output, as they stand. Errors: `OutputLost`; `BrokenPipeError`, where a reader has left."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as trouble:
        raise lost(trouble) from None


def lost(trouble: OSError) -> OutputLost:
    """That standard output cannot be written, with the reason that the system gives."""
    return OutputLost((trouble.strerror or "no reason given").lower())


def say(text: str) -> None:
    """Anything else: a line to standard error."""
    print(text, file=sys.stderr, flush=True)


def next_step(command: str, quiet: bool = False) -> None:
    """The last line on standard error: the next useful command."""
    if not quiet:
        say(f"next: {command}")


def how_far(what: str, done: int, total: int) -> None:
    """Says how far a long work is on standard error, on one line that goes away, if somebody is looking."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K" if done >= total else f"\r\x1b[K{what}: {done:,} of {total:,}")
        sys.stderr.flush()


@contextmanager
def progress(what: str) -> Iterator[None]:
    """Says what takes so long on standard error, if it does take long and somebody is looking."""
    if not sys.stderr.isatty():
        yield
        return
    from threading import Timer

    shown = []

    def show() -> None:
        shown.append(True)
        sys.stderr.write(f"{what} …")
        sys.stderr.flush()

    timer = Timer(_PATIENCE, show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
