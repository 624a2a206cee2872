"""`python -m lawcheck` and the command `lawcheck`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Runs the command line and ends with its exit status."""
    # A call makes much and throws little away; looking for garbage as often as Python does costs it a fifth.
    gc.set_threshold(500_000, 20, 20)
    from lawcheck.cli.app import main as run

    status = run()
    gc.freeze()  # or Python would look through all of it once more before it ends, which takes a sixth of a call
    sys.exit(status)


if __name__ == "__main__":
    main()
