"""Runs the command line on many calls, each in a process of its own, and measures it.

Reads a JSON list of calls from standard input and writes a list of what each came to. One process imports all that
is needed; it then forks for each call, which costs milliseconds where a new Python would cost a third of a second.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import traceback
from pathlib import Path

PATIENCE = 20  # seconds until a call is given up


def measured(call: list[str], place: Path) -> dict[str, object]:
    """Exit status, seconds of the processor's time, peak of memory in MB, and what was printed."""
    child = os.fork()
    if child == 0:
        _run(call, place)
    status, seconds, megabytes = _wait(child)
    out, err = ((place / name).read_text(encoding="utf-8", errors="replace") for name in ("out", "err"))
    return {"status": status, "seconds": seconds, "megabytes": megabytes, "out": out, "err": err}


def _run(call: list[str], place: Path) -> None:
    """In the child: the call, its streams in files; never returns."""
    import signal

    signal.alarm(PATIENCE)
    for name, number in (("out", 1), ("err", 2)):
        os.dup2(os.open(place / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    code = 99
    try:
        from lawcheck.cli.app import main

        code = main(call)
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _wait(child: int) -> tuple[int, float, float]:
    """The processor's time, not the clock's: on a busy machine that one says nothing about the program."""
    _, status, used = os.wait4(child, 0)
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss / unit


def main() -> None:
    """The first call is made here, so that all it needs is there for the others."""
    place = Path(sys.argv[1])
    calls = json.load(sys.stdin)
    from lawcheck.cli.app import main

    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        main(calls[0])
    json.dump([measured(call, place) for call in calls], sys.stdout)


if __name__ == "__main__":
    main()
