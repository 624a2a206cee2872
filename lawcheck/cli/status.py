"""Exit statuses, as the public interfaces have them, and the one way to leave a command early."""

from __future__ import annotations

from typing import Final

OK: Final = 0
FOUND: Final = 1  # a finding at or above `--fail-on`, a failed test, a report that does not come out again
WRONG_INPUT: Final = 2  # the input or the call
OPEN: Final = 3  # with `--strict`: undetermined or disputed findings, and no violation
INTERRUPTED: Final = 130
OUR_FAULT: Final = 70
PIPE_CLOSED: Final = 141


class Stop(Exception):
    """Ends the command with a status, after what there is to say has been said.

    `next_step`: the next useful command; None where the call itself was wrong, so that its help is that.
    """

    def __init__(self, status: int, next_step: str | None = None) -> None:
        super().__init__(status)
        self.status = status
        self.next_step = next_step
