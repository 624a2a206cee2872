"""How long a whole `lawcheck check` takes, as a ratio to importing the libraries it is built on.

    python tests/bench/startup.py [CASE]

Runs both in turn, the rules being in the cache, and prints the medians and their ratio. The target is at most 1 and,
beyond that, a half. It measures and judges nothing: a busy machine is no failing test.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence

from lawcheck.files import shipped_cases

ROUNDS = 21
IMPORTS = [sys.executable, "-c", "import lark, pydantic, typer, jinja2"]
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
    """Prints a line for each command, and the ratio."""
    case = sys.argv[1] if len(sys.argv) > 1 else next(iter(shipped_cases()))
    check = [sys.executable, "-m", "lawcheck", "check", case]
    commands = {"python -c pass": NOTHING, "import lark, pydantic, typer, jinja2": IMPORTS, f"check {case}": check}
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "XDG_CACHE_HOME": cache}
        cold = seconds(check, environment)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, command in commands.items():
                times[name].append(seconds(command, environment))
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    for name, median in medians.items():
        print(f"{median * 1000:7.0f} ms  {name}")
    print(f"{cold * 1000:7.0f} ms  the same with an empty cache, once")
    print(f"ratio {medians[f'check {case}'] / medians['import lark, pydantic, typer, jinja2']:.2f}")


if __name__ == "__main__":
    main()
