"""The solver, where a command needs it."""

from __future__ import annotations

from lawcheck.cli.options import refuse


def need_solver(command: str) -> None:
    """Nothing where the solver is installed. Stops where it is not."""
    from importlib.util import find_spec

    if find_spec("z3") is None:
        refuse(
            f"`lawcheck {command}` asks a solver, and none is installed",
            "install it with `pip install 'lawcheck-rules[analysis]'`",
        )


def to_seconds(text: str, option: str = "--timeout") -> float:
    """The time in an option's word. Stops where it is none."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 < seconds <= 86400:
        refuse(f"`{option} {text}` is not a time", "a number of seconds, such as `10`")
    return seconds
