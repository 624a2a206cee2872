"""The program `lawcheck`: finds the command, runs it, and turns whatever happens into an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from lawcheck.cli import status
from lawcheck.cli.console import next_step, prepare, say

# In the order of the help; each is a module here with a function `run`.
COMMANDS = ("check", "explain", "timeline", "replay", "test", "list", "show", "new", "schema")

_ABOUT = """Judges what is done, or planned, against the law: rule by rule, why, on what evidence, and what to do.

\b
Example:
  lawcheck check cases/serbia/belgrade_safe_city.yaml

This is no legal advice.
"""


class _AsWritten:
    """Hands a word of the command line on as it is."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value; an empty list where a repeatable option was not given."""
        return () if value is None and (param.multiple or param.nargs == -1) else value


def _no_type(ctx: Any) -> None:
    """What the help says of an argument's Python type: nothing, its name says it."""


def _quick(params: list[Any]) -> list[Any]:
    """The same parameters, whose words stay text.

    typer from 0.29 sends even plain text through pydantic, whose import alone takes as long as a whole `check`. This
    spares it. Where typer's insides have changed, nothing happens here but that it takes longer; a test watches.
    """
    for param in params:
        if param.param_type_name == "argument":
            param.display_type_rich = _no_type
        if getattr(param, "_runtime_param", ...) is None:
            param._runtime_param = _AsWritten()
    return params


class QuickCommand(TyperCommand):
    """A command that starts without pydantic."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its parameters."""
        return _quick(super().get_params(ctx))


class QuickGroup(TyperGroup):
    """The same of the program itself."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its parameters."""
        return _quick(super().get_params(ctx))


def application(words: Sequence[str] = ()) -> typer.Typer:
    """The command line. Of the commands, only the one that `words` begin with, or all where they name none."""
    app = typer.Typer(
        name="lawcheck",
        cls=QuickGroup,
        help=_ABOUT,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
    )
    app.callback()(_top)
    named = [word for word in words[:1] if word in COMMANDS]
    for name in named or COMMANDS:
        app.command(name, cls=QuickCommand, no_args_is_help=False)(import_module(f"lawcheck.cli.{name}").run)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        from lawcheck.version import VERSION

        print(f"lawcheck {VERSION}")
        raise typer.Exit


def _top(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and stop.")
    ] = False,
) -> None:
    pass


_top.__doc__ = _ABOUT


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command in `arguments` and gives its exit status. Nothing is raised."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    prepare()
    try:
        return _run(words)
    except status.Stop as stop:
        if stop.misused:
            _help_next(words)
        return stop.status
    except KeyboardInterrupt:
        return status.INTERRUPTED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        _silence()
        return status.PIPE_CLOSED
    except Exception as fault:
        if os.environ.get("LAWCHECK_DEBUG"):
            raise
        _confess(fault, words)
        return status.OUR_FAULT


def _run(words: list[str]) -> int:
    app = application(words)
    try:
        code = app(args=words, prog_name="lawcheck", standalone_mode=False)
    except typer.Abort:
        return status.INTERRUPTED
    except Exception as wrong:
        show = getattr(wrong, "show", None)  # typer does not name the class of its usage errors
        if show is None:
            raise
        show()
        _help_next(words)
        return status.WRONG_INPUT
    sys.stdout.flush()
    return code if isinstance(code, int) else status.OK


def _help_next(words: Sequence[str]) -> None:
    """The last line after a wrong call."""
    command = f"{words[0]} " if words and words[0] in COMMANDS else ""
    next_step(f"lawcheck {command}--help", quiet="--quiet" in words or "-q" in words)


def _silence() -> None:
    """Lets Python end without a second complaint about the closed pipe."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())


def _confess(fault: Exception, words: Sequence[str]) -> None:
    """What to report of a fault of our own."""
    import platform
    import traceback
    from pathlib import Path

    from lawcheck.version import VERSION

    package = Path(__file__).resolve().parent.parent
    place = ""
    for frame in reversed(traceback.extract_tb(fault.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(package):
            place = f" at {path.relative_to(package).as_posix()}:{frame.lineno}"
            break
    python = f"Python {platform.python_version()}, {platform.system()}"
    told = " ".join(str(fault).split())[:300]
    say("lawcheck has failed through a fault of its own; your files are not to blame.")
    say(f"Please report: lawcheck {VERSION}, {python}: {type(fault).__name__}{place}: {told}")
    say(f"together with the command: lawcheck {' '.join(words)}")
    say("With LAWCHECK_DEBUG=1 in the environment it shows the whole trace.")
