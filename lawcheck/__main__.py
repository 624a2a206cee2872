"""`python -m lawcheck` and the command `lawcheck`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Runs the command line and ends with its exit status."""
    # A call makes much and throws little away; looking for garbage as often as Python does costs it a tenth.
    gc.set_threshold(50_000, 20, 20)
    from lawcheck.cli.app import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
