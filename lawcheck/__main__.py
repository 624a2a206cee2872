"""`python -m lawcheck` and the command `lawcheck`."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line and ends with its exit status."""
    from lawcheck.cli.app import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
