"""How long a whole `lawcheck check` takes, as a ratio to importing the libraries it is built on.

    python tests/bench/startup.py [CASE]

Runs them in turn and prints the medians and their ratios: of the case as it stands, whose report is kept; of the same case
with a comment more each time, so that it is read and judged anew with the rules in the cache; and once with an empty cache.
The target is at most 1 and, beyond that, a half. It measures and judges nothing: a busy machine is no failing test.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from lawcheck.files import shipped_cases

ROUNDS = 21
LIBRARIES = "import lark, pydantic, typer, jinja2"
IMPORTS = [sys.executable, "-c", LIBRARIES]
NOTHING = [sys.executable, "-c", "pass"]


def seconds(command: Sequence[str], environment: dict[str, str]) -> float:
    """Time from start to end of the process."""
    start = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - start
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return taken


def main() -> None:
    """Prints a line for each command, and the ratios."""
    case = sys.argv[1] if len(sys.argv) > 1 else next(iter(shipped_cases()))
    text = shipped_cases()[case].read_text(encoding="utf-8")
    again, changed = f"check {case}", f"check {case}, changed since"
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / f"{case}.yaml"
        # As where it is installed: all code is compiled once, on both sides.
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["XDG_CACHE_HOME"] = folder
        check = [sys.executable, "-m", "lawcheck", "check"]
        cold = seconds([*check, case], environment)
        times: dict[str, list[float]] = {}
        for number in range(ROUNDS):
            own.write_text(f"{text}# {number}\n", encoding="utf-8")
            commands = {
                "python -c pass": NOTHING,
                LIBRARIES: IMPORTS,
                again: [*check, case],
                changed: [*check, str(own)],
            }
            for name, command in commands.items():
                times.setdefault(name, []).append(seconds(command, environment))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    for name, median in medians.items():
        print(f"{median * 1000:7.0f} ms  {name}")
    print(f"{cold * 1000:7.0f} ms  the same with an empty cache, once")
    for name in (again, changed):
        print(f"ratio {medians[name] / medians[LIBRARIES]:.2f}  {name}")


if __name__ == "__main__":
    main()
